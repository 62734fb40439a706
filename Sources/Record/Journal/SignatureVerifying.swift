/// Checks Ed25519 signatures; handed in so that this module needs no cryptographic library.
public protocol SignatureVerifying {
    /// Whether a signature is valid by the strict rule: everything canonical, nothing of small order.
    func isValid(signature: [UInt8], message: [UInt8], publicKey: [UInt8]) -> Bool
}

/// Something that can sign a note: a key, or a device that holds one.
public protocol NoteSigning {
    /// The public key that checks the signatures.
    var verifierKey: VerifierKey { get }

    /// The Ed25519 signature over a message, 64 bytes.
    func signature(over message: [UInt8]) throws -> [UInt8]
}
