public import CanonicalBytes

/// What a header says about a body that is kept beside the journal: SHA-256(salt ‖ body).
///
/// The header binds its author to the body without showing it. Whoever is given salt and body checks them with
/// `sha256sum`; withholding them leaves every proof valid.
public enum BodyCommitment {
    /// The commitment to a body.
    public static func commitment(salt: BodySalt, body: [UInt8], hashing: some MerkleHashing) -> Digest {
        hashing.digest(file(salt: salt, body: body))
    }

    /// The file that opens a commitment: the salt followed by the body; its SHA-256 is its name.
    public static func file(salt: BodySalt, body: [UInt8]) -> [UInt8] {
        salt.bytes + body
    }

    /// Splits a file that opens a commitment, or gives nothing if it is too short or doesn't open it.
    public static func open(
        file: [UInt8],
        commitment: Digest,
        hashing: some MerkleHashing
    ) -> (salt: BodySalt, body: [UInt8])? {
        guard let salt = BodySalt(bytes: file.prefix(BodySalt.length)), hashing.digest(file) == commitment else {
            return nil
        }
        return (salt, Array(file.dropFirst(BodySalt.length)))
    }
}
