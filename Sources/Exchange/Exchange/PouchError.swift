public import CanonicalBytes
public import Consultations
public import Journal

/// Why a pouch, or a journal in it, is refused; every case names the file or the act.
public enum PouchError: Error, Hashable, Sendable {
    /// A file that has no place in a pouch.
    case unexpected(path: String)
    /// A file without which the others can't be checked.
    case missing(path: String)
    /// A file that could not be read, and why.
    case unreadable(path: String, reason: String)
    /// A file, or a number of them, beyond what is taken.
    case tooLarge(path: String, limit: Int)
    /// The file of a journal's key is no key of this journal.
    case key(path: String)
    /// The signed head does not verify under the key that lies beside it.
    case head(path: String, CheckpointError)
    /// A tile of acts can't be taken apart.
    case entries(path: String, EntryBundleError)
    /// A tile of hashes has not the length that its name says.
    case tileLength(path: String)
    /// The acts lead to the signed root; this tile has another hash than they.
    case hash(path: String)
    /// The stored hashes lead to the signed root; this act is the first that does not fit its hash.
    case damagedAct(journal: JournalName, number: Int)
    /// The acts do not lead to the signed root; the first act that differs from its stored hash, if one does.
    case root(journal: JournalName, firstDifference: Int?)
    /// There are more or fewer acts than the head and the first number say.
    case length(journal: JournalName, expected: UInt64, found: Int)
    /// The hashes before the first act are not as many as its number needs.
    case before(journal: JournalName)
    /// An act whose header can't be read.
    case header(journal: JournalName, number: Int, RecordError)
    /// An act that belongs to another journal or to another place.
    case place(journal: JournalName, number: Int)
    /// The body of an act does not open its header's commitment.
    case body(journal: JournalName, number: Int)
    /// A file of a body whose SHA-256 is not its name.
    case bodyFile(path: String)
    /// A file of a body that no act of this journal has.
    case bodyOfNoAct(path: String)
    /// A file of a body that is no canonical JSON.
    case bodyForm(path: String, CanonicalJSONError)
    /// A file whose SHA-256 is not its name.
    case file(path: String)
    /// The proof of an act does not hold.
    case proof(path: String, InclusionProofError)
    /// A pouch is to begin in the middle of a journal whose earlier acts were not handed in.
    case earlierActsNeeded(journal: JournalName, before: Int)
}

extension PouchError: CustomStringConvertible {
    public var description: String {
        switch self {
        case .unexpected(let path):
            "'\(path)' has no place in a pouch or an exported journal; ask the sender what it is"
        case .missing(let path): "'\(path)' is missing; ask the sender for all the files"
        case .unreadable(let path, let reason): "'\(path)' can't be read: \(reason)"
        case .tooLarge(let path, let limit): "'\(path)' goes beyond \(limit), which is all that is taken"
        case .key(let path): "'\(path)' is no public key of its journal; ask the owner for it"
        case .head(let path, let error): "'\(path)' does not verify: \(error)"
        case .entries(let path, _), .tileLength(let path), .bodyFile(let path), .file(let path):
            "'\(path)' is damaged; ask the sender for it once more"
        case .hash(let path):
            "'\(path)' has other hashes than the acts, which are whole; ask the sender for it once more"
        case .damagedAct(let journal, let number):
            "act \(number) of \(journal) is damaged; ask the sender once more, or another party"
        case .root(let journal, .some(let number)):
            "the acts of \(journal) don't lead to the signed root; act \(number) is the first that differs from its hash"
        case .root(let journal, .none):
            "the acts of \(journal) don't lead to the signed root; compare them with another party's copy"
        case .length(let journal, let expected, let found):
            "the head of \(journal) is signed over \(expected) acts, but there are \(found); ask for all of them"
        case .before(let journal):
            "what leads from the earlier acts of \(journal) to the root is missing; ask for the journal from act 0 on"
        case .header(let journal, let number, let error): "act \(number) of \(journal) can't be read: \(error)"
        case .place(let journal, let number):
            "act \(number) of \(journal) belongs to another journal or place; ask its owner"
        case .body(let journal, let number):
            "the body of act \(number) of \(journal) is not the one that its header names; ask for it once more"
        case .bodyOfNoAct(let path): "'\(path)' belongs to no act of its journal; ask the sender what it is"
        case .bodyForm(let path, let error): "'\(path)' is no canonical JSON: \(error)"
        case .proof(let path, _): "the proof '\(path)' does not hold; ask the sender for it once more"
        case .earlierActsNeeded(let journal, let number):
            "a pouch with acts of \(journal) from \(number) on needs the hashes of the earlier ones"
        }
    }
}
