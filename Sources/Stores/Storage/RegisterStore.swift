public import CanonicalBytes
public import Consultations
public import Journal

/// Where journals, bodies, files and projections of one node are kept.
///
/// A store keeps bytes and gives the same bytes back. It knows no rules: what may be written was decided before. Every
/// change is one transaction that is durable when the call returns, or has not happened. One program at a time writes;
/// readers are never blocked. The conformance suite tells the whole contract.
public protocol RegisterStore: Sendable {
    /// The journals that the store holds, by name.
    func journals() throws(StoreError) -> [StoredJournal]

    /// The journals and how many bodies there are, at one moment.
    func extent() throws(StoreError) -> StoreExtent

    /// The leaves of a journal from a number on, in order: at most `limit` of them.
    func leaves(of journal: JournalName, from number: Int, limit: Int) throws(StoreError) -> [StoredLeaf]

    /// The hash of a complete subtree of a journal's tree.
    func hash(of journal: JournalName, level: Int, index: UInt64) throws(StoreError) -> Digest

    /// The body with a commitment; nothing where the store has only the commitment.
    func body(_ commitment: Digest) throws(StoreError) -> StoredBody?

    /// The latest signed checkpoint of a journal; nothing before the first.
    func checkpoint(of journal: JournalName) throws(StoreError) -> [UInt8]?

    /// Appends acts to a journal, all or none, with their bodies, hashes and what they change in the projections.
    ///
    /// The append is refused with ``StoreError/conflict(journal:expected:found:)`` where the journal does not have the
    /// size on which the acts were built.
    func append(_ append: JournalAppend) throws(StoreError)

    /// Appends what others wrote to their journals and keeps the signed checkpoints that cover it; all of it or nothing.
    ///
    /// - Parameters:
    ///   - appends: For each journal the acts that are new here.
    ///   - bodies: Bodies, by their commitments, of acts that came without them earlier.
    ///   - checkpoints: The checkpoint of each journal that has one.
    /// - Throws: A conflict where a journal does not have the size on which its acts were built.
    func receive(
        _ appends: [JournalAppend],
        bodies: [Digest: StoredBody],
        checkpoints: [JournalName: [UInt8]]
    ) throws(StoreError)

    /// Keeps the signed checkpoint of a journal.
    ///
    /// It may be lost with the power until the next change, and then the one before is found: who has the key signs the
    /// same again, to the bit.
    func keep(checkpoint: [UInt8], of journal: JournalName) throws(StoreError)

    /// Keeps a file by its SHA-256; the same file twice is kept once.
    func keep(file: [UInt8], as digest: Digest) throws(StoreError)

    /// The bytes of a file, checked against its SHA-256.
    func file(_ digest: Digest) throws(StoreError) -> [UInt8]

    /// The files that are kept.
    func files() throws(StoreError) -> [Digest]

    /// The rows that pass a filter, in order; from an offset on, at most `limit`.
    func rows(
        _ filter: ConclusionFilter,
        order: ConclusionOrder,
        offset: Int,
        limit: Int
    ) throws(StoreError) -> RowPage

    /// The row of one conclusion.
    func row(_ number: ConclusionNumber) throws(StoreError) -> ConclusionRow?

    /// How many conclusions there are of each kind, domain, status and session.
    func counters() throws(StoreError) -> Counters

    /// Throws all projections away and writes these instead; says whether they were equal before.
    func rebuild(rows: [ConclusionRow]) throws(StoreError) -> RebuildOutcome

    /// Checks the store itself: the pages of its files, its indexes, its foreign keys. Returns what is wrong, in words.
    func integrityFindings() throws(StoreError) -> [String]

    /// Writes a consistent copy of everything but keys and private data into an empty folder.
    func copy(to folder: String) throws(StoreError)
}

/// One journal in a store.
public struct StoredJournal: Hashable, Sendable {
    public let name: JournalName
    /// How many leaves it has.
    public let size: Int

    public init(name: JournalName, size: Int) {
        self.name = name
        self.size = size
    }
}

/// How much a store holds: what it held before is still there, so whoever has read it reads what is new.
public struct StoreExtent: Hashable, Sendable {
    /// The journals by name, the one that was begun first at the head.
    public let journals: [StoredJournal]
    /// How many bodies there are; more than come with new acts where bodies came later than theirs.
    public let bodies: Int

    public init(journals: [StoredJournal], bodies: Int) {
        self.journals = journals
        self.bodies = bodies
    }
}

/// One leaf of a journal: the bytes of the header.
public struct StoredLeaf: Hashable, Sendable {
    public let number: Int
    public let bytes: [UInt8]
    /// Whether it came with its body; one that did and has none now has lost it.
    public let hadBody: Bool

    public init(number: Int, bytes: [UInt8], hadBody: Bool = true) {
        self.number = number
        self.bytes = bytes
        self.hadBody = hadBody
    }
}

/// A body and the salt with which its commitment was made.
public struct StoredBody: Hashable, Sendable {
    /// 32 random bytes.
    public let salt: [UInt8]
    public let bytes: [UInt8]

    public init(salt: [UInt8], bytes: [UInt8]) {
        self.salt = salt
        self.bytes = bytes
    }
}

/// Acts that are appended together.
public struct JournalAppend: Sendable {
    public let journal: JournalName
    /// The size of the journal on which the acts were built.
    public let expectedSize: Int
    public let acts: [NewAct]
    /// The hashes of complete subtrees that the acts complete.
    public let hashes: [SubtreeHash]
    /// The rows that the acts make or change.
    public let rows: [ConclusionRow]
    /// The numbers whose conclusions have other numbers now.
    public let gone: [ConclusionNumber]

    public init(
        journal: JournalName,
        expectedSize: Int,
        acts: [NewAct],
        hashes: [SubtreeHash],
        rows: [ConclusionRow],
        gone: [ConclusionNumber] = []
    ) {
        self.journal = journal
        self.expectedSize = expectedSize
        self.acts = acts
        self.hashes = hashes
        self.rows = rows
        self.gone = gone
    }

    /// One act: its leaf, and the body that belongs to it; nothing where others withhold it.
    public struct NewAct: Hashable, Sendable {
        public let leaf: [UInt8]
        public let commitment: Digest
        public let body: StoredBody?

        public init(leaf: [UInt8], commitment: Digest, body: StoredBody?) {
            self.leaf = leaf
            self.commitment = commitment
            self.body = body
        }
    }
}

/// The hash of a complete subtree: 2^level leaves from index × 2^level on.
public struct SubtreeHash: Hashable, Sendable {
    public let level: Int
    public let index: UInt64
    public let hash: Digest

    public init(level: Int, index: UInt64, hash: Digest) {
        self.level = level
        self.index = index
        self.hash = hash
    }
}

/// A part of a list, and how long the whole is.
public struct RowPage: Hashable, Sendable {
    public let rows: [ConclusionRow]
    /// How many rows pass the filter.
    public let total: Int

    public init(rows: [ConclusionRow], total: Int) {
        self.rows = rows
        self.total = total
    }
}

/// What came of computing the projections again.
public struct RebuildOutcome: Hashable, Sendable {
    public let rows: Int
    /// The conclusions whose kept rows differed from the computed ones.
    public let differing: [ConclusionNumber]

    public init(rows: Int, differing: [ConclusionNumber]) {
        self.rows = rows
        self.differing = differing
    }
}
