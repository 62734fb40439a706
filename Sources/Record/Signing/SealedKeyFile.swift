import CSodium
import CanonicalBytes
public import Journal

/// A private key in a file, sealed with a passphrase.
///
/// ```
/// suivi/sealed-key/v1
/// key north.example/alda/1+1f2e3d4c+AQ…         the public key, as a C2SP vkey
/// argon2id m=65536 t=3 p=1 <salt, 16 bytes>     memory in KiB, passes, lanes (RFC 9106)
/// xchacha20-poly1305 <nonce, 24 bytes>          all lines to here are bound to the key as additional data
/// sealed <seed, 32 bytes, and tag, 16 bytes>
/// sha256 <checksum of the lines above>          tells a damaged file from a wrong passphrase
/// ```
///
/// Bytes are base64. The passphrase counts as its UTF-8 bytes, as typed.
public struct SealedKeyFile: Hashable, Sendable {
    /// The public key of the sealed key; believe it only after opening.
    public let verifierKey: VerifierKey
    /// What opening costs.
    public let cost: Cost
    /// The file from which it was read, if it was.
    public let path: String?
    let salt: [UInt8]
    let nonce: [UInt8]
    let sealed: [UInt8]

    /// Seals a key with a passphrase.
    ///
    /// - Throws: ``KeyError/emptyPassphrase`` or ``KeyError/tooLittleMemory(bytes:)``.
    public init(sealing key: SigningKey, passphrase: String, cost: Cost = .usual) throws(KeyError) {
        if passphrase.isEmpty { throw .emptyPassphrase }
        verifierKey = key.verifierKey
        self.cost = cost
        path = nil
        salt = RandomBytes.make(Int(crypto_pwhash_SALTBYTES))
        nonce = RandomBytes.make(SealedKeyText.nonceLength)
        let header = SealedKeyText.header(key: verifierKey, cost: cost, salt: salt, nonce: nonce)
        let wrapping = try cost.wrappingKey(passphrase: passphrase, salt: salt)
        let nonce = nonce
        var sealed = [UInt8](repeating: 0, count: SealedKeyText.sealedLength)
        wrapping.withBytes { wrapping in
            key.withSeed { seed in
                // It has no way to fail: the lengths are fixed.
                _ = crypto_aead_xchacha20poly1305_ietf_encrypt(
                    &sealed,
                    nil,
                    seed,
                    UInt64(crypto_sign_SEEDBYTES),
                    header,
                    UInt64(header.count),
                    nil,
                    nonce,
                    wrapping
                )
            }
        }
        self.sealed = sealed
    }

    /// Opens the key.
    ///
    /// - Parameters:
    ///   - passphrase: What it was sealed with.
    ///   - path: The file to name in errors; by default the one that it was read from.
    /// - Returns: The key, whose public half is the one that the file names.
    /// - Throws: ``KeyError/wrongPassphrase(path:)``, or ``KeyError/tooLittleMemory(bytes:)``. A file that somebody
    ///   changed on purpose, checksum included, can't be told from a wrong passphrase.
    public func open(passphrase: String, path: String? = nil) throws(KeyError) -> SigningKey {
        let header = SealedKeyText.header(key: verifierKey, cost: cost, salt: salt, nonce: nonce)
        let wrapping = try cost.wrappingKey(passphrase: passphrase, salt: salt)
        let seed = SecretBytes(count: Int(crypto_sign_SEEDBYTES)) { seed in
            wrapping.withBytes { wrapping in
                crypto_aead_xchacha20poly1305_ietf_decrypt(
                    seed,
                    nil,
                    nil,
                    sealed,
                    UInt64(sealed.count),
                    header,
                    UInt64(header.count),
                    nonce,
                    wrapping
                ) == 0
            }
        }
        let name = path ?? self.path ?? "the key file"
        guard let seed else { throw .wrongPassphrase(path: name) }
        let key = try SigningKey(name: verifierKey.name, kind: verifierKey.kind, secretSeed: seed)
        guard key.verifierKey == verifierKey else { throw .damaged(path: name) }
        return key
    }
}
