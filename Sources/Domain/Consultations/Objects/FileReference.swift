public import CanonicalBytes

/// A file that the record keeps by the SHA-256 of its bytes; the bytes are never altered.
public struct FileReference: Hashable, Sendable {
    /// The SHA-256 of the bytes.
    public let sha256: Digest
    /// How many bytes the file has.
    public let size: Int
    /// The name that it came with, without folders.
    public let name: String

    public init(sha256: Digest, size: Int, name: String) {
        self.sha256 = sha256
        self.size = size
        self.name = name
    }
}
