public import CanonicalBytes

/// What can go wrong with a store.
///
/// Every case names the thing and says what to do.
public enum StoreError: Error, Hashable, Sendable {
    /// No store is at this place.
    case absent(path: String)
    /// There is a store already where a new one was to be made.
    case alreadyThere(path: String)
    /// The store was written by a newer version of the program.
    case newerForm(path: String, form: Int)
    /// Another program is writing.
    case busy(path: String)
    /// The journal has grown since the acts were built.
    case conflict(journal: String, expected: Int, found: Int)
    case unknownJournal(String)
    /// A hash of the tree is not there.
    case missingHash(journal: String, level: Int, index: UInt64)
    case missingFile(Digest)
    /// The bytes are not those that the SHA-256 names.
    case damagedFile(Digest, path: String)
    /// The store's own files are damaged.
    case damaged(path: String, reason: String)
    /// There is no room left.
    case full(path: String)
    /// The place can't be written to.
    case readOnly(path: String)
    /// Anything else that the system refused, in its own words.
    case system(path: String, doing: String, reason: String)
}

extension StoreError: CustomStringConvertible {
    public var description: String {
        switch self {
        case .absent(let path): "no register is at \(path); make one with 'suivi init'"
        case .alreadyThere(let path): "\(path) holds a register already; nothing was changed"
        case .newerForm(let path, let form):
            "\(path) was written by a newer version of the program (form \(form)); use that version"
        case .busy(let path): "another program is writing to \(path); wait until it is done, then try again"
        case .conflict(let journal, let expected, let found):
            "the journal \(journal) has \(found) acts, not \(expected): somebody wrote meanwhile; nothing was written, try again"
        case .unknownJournal(let journal): "there is no journal \(journal) in this register"
        case .missingHash(let journal, let level, let index):
            "the hash \(level)/\(index) of the journal \(journal) is missing; restore the register from a backup"
        case .missingFile(let digest):
            "the file \(digest.hexadecimal) is missing; restore it from a backup"
        case .damagedFile(let digest, let path):
            "the file \(path) is damaged: its SHA-256 is not \(digest.hexadecimal); restore it from a backup"
        case .damaged(let path, let reason): "\(path) is damaged (\(reason)); restore it from a backup"
        case .full(let path): "no room is left for \(path); nothing was written, make room and try again"
        case .readOnly(let path): "\(path) can't be written to; check its rights, nothing was written"
        case .system(let path, let doing, let reason): "\(doing) \(path) failed: \(reason); nothing was written"
        }
    }
}
