import CSodium
public import Journal

/// Ed25519 (RFC 8032 §5.1) by libsodium's strict rule.
///
/// A signature is valid if S is below the order of the group, R and the key are canonically written, neither is a point
/// of small order, and the equation holds without the cofactor. Verifiers that are laxer accept everything that this
/// one accepts, so what it accepts is accepted everywhere.
public struct Ed25519: SignatureVerifying, Sendable {
    /// Makes a verifier.
    public init() {}

    /// Whether a signature of 64 bytes is valid for a message and a public key of 32 bytes.
    public func isValid(signature: [UInt8], message: [UInt8], publicKey: [UInt8]) -> Bool {
        guard Sodium.isReady, signature.count == Int(crypto_sign_BYTES),
            publicKey.count == Int(crypto_sign_PUBLICKEYBYTES)
        else { return false }
        return crypto_sign_verify_detached(signature, message, UInt64(message.count), publicKey) == 0
    }

    /// Whether 32 bytes are a public key that may be enrolled: a canonical point of the main group.
    ///
    /// A point of small order would let its owner sign once for all messages; one outside the main group lets verifiers
    /// differ.
    public func isSound(publicKey: [UInt8]) -> Bool {
        Sodium.isReady && publicKey.count == Int(crypto_sign_PUBLICKEYBYTES)
            && crypto_core_ed25519_is_valid_point(publicKey) == 1
    }
}
