public import CanonicalBytes
public import Journal

/// A stretch of one journal on its way: acts from a number on, up to a signed head.
///
/// It may be anything that somebody sent; what it claims is found out by ``checked(by:verifier:hashing:)``.
public struct JournalPart: Hashable, Sendable {
    /// The journal.
    public let journal: JournalName
    /// The public key that the part claims signs its head, as a line of text without its end.
    ///
    /// The receiver compares it with the one it knows.
    public let key: String
    /// The signed note, bytes as received.
    public let head: [UInt8]
    /// The number of the first act.
    public let first: Int
    /// The hashes of the complete subtrees of the tree of size `first`, largest first.
    ///
    /// With them the root is computed without the earlier acts.
    public let before: [Digest]
    /// The acts, in order; with `first` they are as many as the head says.
    public let acts: [PartAct]

    /// Makes a part.
    public init(
        journal: JournalName,
        key: String,
        head: [UInt8],
        first: Int,
        before: [Digest],
        acts: [PartAct]
    ) {
        self.journal = journal
        self.key = key
        self.head = head
        self.first = first
        self.before = before
        self.acts = acts
    }

    /// The number after that of the last act.
    public var end: Int { first.addingReportingOverflow(acts.count).partialValue }

    /// How many of its acts come without their bodies.
    public var withheld: Int { acts.count { $0.body == nil } }
}

/// One act on its way: its header, and its body where that is shown.
public struct PartAct: Hashable, Sendable {
    /// The bytes of the header.
    public let leaf: [UInt8]
    /// What opens the header's commitment; nothing where the body is withheld, or went along earlier.
    public let body: OpenedBody?

    /// Makes an act.
    public init(leaf: [UInt8], body: OpenedBody?) {
        self.leaf = leaf
        self.body = body
    }
}

/// A body together with the salt that opens its commitment.
public struct OpenedBody: Hashable, Sendable {
    /// The salt.
    public let salt: BodySalt
    /// The bytes of the body: canonical JSON.
    public let bytes: [UInt8]

    /// Makes an opened body.
    public init(salt: BodySalt, bytes: [UInt8]) {
        self.salt = salt
        self.bytes = bytes
    }
}
