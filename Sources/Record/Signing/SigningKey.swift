import CSodium
public import Journal

/// A private Ed25519 key that signs notes.
///
/// Its bytes lie in locked memory, can't be printed, and are wiped when the last owner lets go of it.
public final class SigningKey: NoteSigning, Sendable {
    /// The public key that checks the signatures.
    public let verifierKey: VerifierKey
    /// Seed and public key, 64 bytes, as libsodium keeps them.
    private let secret: SecretBytes

    /// Makes a key of random bytes.
    ///
    /// - Parameters:
    ///   - name: The name in its signature lines; for a journal's key the journal's name.
    ///   - kind: What it signs: notes, or as a witness the checkpoints of others.
    /// - Returns: A key that nobody else has.
    /// - Throws: ``KeyError/noMemory`` if the machine has no memory for secrets.
    public static func random(name: KeyName, kind: VerifierKey.Kind = .ed25519) throws(KeyError) -> SigningKey {
        let seed = SecretBytes(count: Int(crypto_sign_SEEDBYTES)) { start in
            randombytes_buf(start, Int(crypto_sign_SEEDBYTES))
            return true
        }
        guard let seed else { throw .noMemory }
        return try SigningKey(name: name, kind: kind, secretSeed: seed)
    }

    /// Makes the key of a seed of 32 bytes (RFC 8032 §5.1.5).
    ///
    /// The caller's copy of the seed stays in the caller's memory; so this is for known test keys and for importing.
    ///
    /// - Throws: ``KeyError/noMemory``, also for a seed of another length.
    public convenience init(
        name: KeyName,
        kind: VerifierKey.Kind = .ed25519,
        seed: [UInt8]
    ) throws(KeyError) {
        let secretSeed = SecretBytes(count: Int(crypto_sign_SEEDBYTES)) { start in
            guard seed.count == Int(crypto_sign_SEEDBYTES) else { return false }
            start.initialize(from: seed, count: seed.count)
            return true
        }
        guard let secretSeed else { throw .noMemory }
        try self.init(name: name, kind: kind, secretSeed: secretSeed)
    }

    init(name: KeyName, kind: VerifierKey.Kind, secretSeed: SecretBytes) throws(KeyError) {
        var publicKey = [UInt8](repeating: 0, count: Int(crypto_sign_PUBLICKEYBYTES))
        let secret = SecretBytes(count: Int(crypto_sign_SECRETKEYBYTES)) { start in
            secretSeed.withBytes { crypto_sign_seed_keypair(&publicKey, start, $0) == 0 }
        }
        guard let secret,
            let key = VerifierKey(name: name, kind: kind, publicKey: publicKey, hashing: SHA256())
        else { throw .noMemory }
        self.secret = secret
        verifierKey = key
    }

    /// The Ed25519 signature over a message, 64 bytes; the same message always has the same signature.
    ///
    /// It is checked before it is returned: a bit that flipped in memory must not leave the machine, and a wrong
    /// signature can give the key away.
    ///
    /// - Throws: ``KeyError/signatureNotValid`` if the check fails.
    public func signature(over message: [UInt8]) throws(KeyError) -> [UInt8] {
        var signature = [UInt8](repeating: 0, count: Int(crypto_sign_BYTES))
        let code = secret.withBytes {
            crypto_sign_detached(&signature, nil, message, UInt64(message.count), $0)
        }
        guard code == 0,
            Ed25519().isValid(signature: signature, message: message, publicKey: verifierKey.publicKey)
        else { throw .signatureNotValid }
        return signature
    }

    /// The seed, 32 bytes, to be sealed.
    func withSeed<Result>(_ read: (UnsafePointer<UInt8>) -> Result) -> Result {
        // The secret key begins with its seed.
        secret.withBytes(read)
    }
}
