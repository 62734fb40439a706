public import CanonicalBytes

/// What one pouch, or one exchange over a line, brings: stretches of journals, and the files that their acts name.
public struct Delivery: Hashable, Sendable {
    /// The stretches, in the order of their journals' names.
    ///
    /// A journal stands here twice where it has two histories.
    public let parts: [JournalPart]
    /// Files by their SHA-256.
    public let files: [Digest: [UInt8]]

    /// Makes a delivery.
    public init(parts: [JournalPart], files: [Digest: [UInt8]] = [:]) {
        self.parts = parts
        self.files = files
    }
}
