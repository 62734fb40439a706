/// How much of a document is taken before it is refused.
///
/// Every document comes from somebody else. The limits make the work that one document can cause proportional to its
/// size, and its size bounded.
public struct MarkupLimits: Hashable, Sendable {
    /// The greatest size of the document in bytes.
    public var bytes: Int
    /// The greatest number of elements open at once.
    public var depth: Int
    /// The greatest number of events.
    public var events: Int
    /// The greatest size of all texts and attributes together, in bytes of UTF-8.
    public var textBytes: Int
    /// About the greatest number of attributes of one element.
    public var attributes: Int

    /// Makes limits; the defaults fit a page of a web site with a wide margin.
    public init(
        bytes: Int = 16 << 20,
        depth: Int = 512,
        events: Int = 1_000_000,
        textBytes: Int = 16 << 20,
        attributes: Int = 1_000
    ) {
        self.bytes = bytes
        self.depth = depth
        self.events = events
        self.textBytes = textBytes
        self.attributes = attributes
    }
}
