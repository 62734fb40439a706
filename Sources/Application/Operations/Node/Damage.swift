public import Consultations
public import Journal

/// What does not hold together in a journal.
public enum Damage: Hashable, Sendable {
    case leaf(journal: String, number: Int, LeafFlaw)
    case body(journal: String, number: Int)
    case root(journal: String, size: Int)
    case signature(journal: String, SignatureFlaw)
    case readBack(journal: String, number: Int)

    /// What is wrong with the header of an act.
    public enum LeafFlaw: Hashable, Sendable {
        case missing
        /// It names another journal or another number than those of its place.
        case misplaced
        /// It stands first and is no founding act.
        case notFounding
        case unreadable(RecordError)
    }

    /// What is wrong with a signed head.
    public enum SignatureFlaw: Hashable, Sendable {
        case missing
        /// The founding act names no key that could check it.
        case noKey
        case notOpened(CheckpointError)
        /// It could not be made, for a reason in English.
        case notMade(String)
    }
}

extension Damage: CustomStringConvertible {
    public var description: String {
        switch self {
        case .leaf(let journal, let number, let flaw):
            "act \(number) of \(journal) is damaged: \(flaw); restore the register from a backup"
        case .body(let journal, let number):
            "the body of act \(number) of \(journal) is not the one that its header names; restore the register from a backup"
        case .root(let journal, let size):
            "the first \(size) acts of \(journal) are not those that were signed; restore the register from a backup"
        case .signature(let journal, let flaw): "the signed head of \(journal) does not verify: \(flaw)"
        case .readBack(let journal, let number):
            "act \(number) of \(journal) came back from the disk with other bytes; nothing was signed, check the disk"
        }
    }
}

extension Damage.LeafFlaw: CustomStringConvertible {
    public var description: String {
        switch self {
        case .missing: "it is missing"
        case .misplaced: "it belongs to another place"
        case .notFounding: "it does not found the journal"
        case .unreadable(let error): error.description
        }
    }
}

extension Damage.SignatureFlaw: CustomStringConvertible {
    public var description: String {
        switch self {
        case .missing: "there is none"
        case .noKey: "the founding act names no key"
        case .notOpened(let error): error.description
        case .notMade(let reason): reason
        }
    }
}
