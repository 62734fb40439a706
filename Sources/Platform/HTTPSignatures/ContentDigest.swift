import CanonicalBytes

/// The field `Content-Digest` (RFC 9530 section 2) with SHA-256.
public enum ContentDigest {
    /// The field's name.
    public static let name = "Content-Digest"

    /// The field's value for a SHA-256 of the content.
    public static func value(sha256: [UInt8]) -> String { "sha-256=\(StructuredItem.bytes(sha256))" }

    /// The SHA-256 that a field's value states; nothing where it states none.
    public static func sha256(in value: String) -> [UInt8]? {
        guard case .item(.bytes(let bytes), _)? = StructuredDictionary(value)?["sha-256"], bytes.count == 32 else {
            return nil
        }
        return bytes
    }
}
