/// How much of a pouch is taken before it is refused.
public struct PouchLimits: Hashable, Sendable {
    /// The greatest number of journals, further histories included.
    public var journals = 1_000
    /// The greatest number of files.
    public var files = 2_000_000
    /// The greatest number of acts of one journal.
    public var acts = 50_000_000
    /// The greatest size of one file that an act names, in bytes.
    public var fileBytes = 256 << 20

    /// The limits that fit any mechanism with a wide margin.
    public init() {}
}
