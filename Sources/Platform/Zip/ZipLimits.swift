/// How much of an archive is taken before it is refused.
///
/// An archive of a few kilobytes can claim to hold gigabytes; the limits are checked against what really comes out, not
/// against what the archive says of itself.
public struct ZipLimits: Hashable, Sendable {
    /// The greatest number of members.
    public var members: Int
    /// The greatest size of one member in bytes, unpacked.
    public var memberBytes: Int
    /// The greatest size in bytes, unpacked, of all members that are read.
    public var totalBytes: Int
    /// How many times larger than packed a member may be, once it has more than a mebibyte.
    ///
    /// Deflate reaches 1032; the XML of long documents 10 to 30.
    public var ratio: Int

    /// Makes limits; the defaults fit a text document with a wide margin.
    public init(
        members: Int = 10_000,
        memberBytes: Int = 64 << 20,
        totalBytes: Int = 128 << 20,
        ratio: Int = 400
    ) {
        self.members = members
        self.memberBytes = memberBytes
        self.totalBytes = totalBytes
        self.ratio = ratio
    }
}
