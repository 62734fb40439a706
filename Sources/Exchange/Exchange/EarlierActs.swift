public import CanonicalBytes
import Journal

/// What the packer's store has of a journal before the acts that are to be packed.
///
/// A pouch begins at a multiple of 256 acts and carries the hashes to the left of it, so a few acts before the first one
/// go along again, without their bodies.
public protocol EarlierActs {
    /// The header of an act before the part's first one.
    func leaf(_ number: Int, before part: JournalPart) throws -> [UInt8]

    /// The hash of the complete subtree of 2^level leaves that begins at leaf index · 2^level, before the part's first act.
    func hash(level: Int, index: UInt64, before part: JournalPart) throws -> Digest
}

/// For deliveries whose parts all begin with act 0.
public struct NoEarlierActs: EarlierActs, Sendable {
    public init() {}

    public func leaf(_ number: Int, before part: JournalPart) throws -> [UInt8] {
        throw PouchError.earlierActsNeeded(journal: part.journal, before: part.first)
    }

    public func hash(level: Int, index: UInt64, before part: JournalPart) throws -> Digest {
        throw PouchError.earlierActsNeeded(journal: part.journal, before: part.first)
    }
}
