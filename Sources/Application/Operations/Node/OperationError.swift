public import Consultations
public import Reading
public import Signing
public import Storage
public import TextSources

/// Why an operation was not done. Nothing was written, unless the description says so.
public enum OperationError: Error, Sendable {
    case store(StoreError)
    /// The register refuses the act.
    case refused(Refusal)
    case source(TextSourceError)
    case reading(ReadingError)
    case review(ReviewError)
    case key(KeyError)
    case mark(HeadMarkError)
    /// The register is behind, or beside, the head that its own key has signed last.
    case quarantine(Quarantine)
    /// The journal's own bytes don't hold together.
    case damaged(Damage)
    /// A file that was to be read or written.
    case file(FileError)
    /// The folder for a backup or a new register is not empty.
    case folderNotEmpty(path: String)
    /// What was asked for can't be given a sense.
    case invalid(String)

    /// How the program ends when it meets the error.
    public enum Severity: Hashable, Sendable {
        /// Refused, or not found.
        case refused
        /// Damaged or hostile input.
        case damaged
        /// The machine failed: a full disk, a missing right.
        case failed
    }

    public var severity: Severity {
        switch self {
        case .refused, .review, .quarantine, .folderNotEmpty, .invalid: .refused
        case .source(let error):
            switch error {
            case .missing, .folder, .notAFile, .unclearEncoding: .refused
            case .forbidden, .unreadable: .failed
            case .tooLarge, .empty, .noReadableText, .binary, .invalidBytes, .unsupportedEncoding: .damaged
            }
        case .reading: .damaged
        case .damaged: .damaged
        case .key, .mark: .refused
        case .file: .failed
        case .store(let error):
            switch error {
            case .absent, .alreadyThere, .newerForm, .busy, .conflict, .unknownJournal: .refused
            case .missingHash, .missingFile, .damagedFile, .damaged: .damaged
            case .full, .readOnly, .system: .failed
            }
        }
    }
}

extension OperationError: CustomStringConvertible {
    public var description: String {
        switch self {
        case .store(let error): error.description
        case .refused(let refusal): refusal.description
        case .source(let error): error.description
        case .reading(let error): error.description
        case .review(let error): error.description
        case .key(let error): error.description
        case .mark(let error): error.description
        case .quarantine(let state): state.description
        case .damaged(let damage): damage.description
        case .file(let error): error.description
        case .folderNotEmpty(let path): "\(path) is not empty; name a new folder, nothing was written"
        case .invalid(let reason): reason
        }
    }
}

/// A register that only reads, because writing might sign a second history.
public enum Quarantine: Hashable, Sendable, CustomStringConvertible {
    /// The key has signed more than the register holds: the register comes from an older backup.
    case behind(signed: Int, held: Int)
    /// The key has signed another history of the same length.
    case fork(size: Int)
    /// There are acts after the signed head that this program did not announce before writing them.
    case unannounced(signed: Int, held: Int)
    /// The mark of the last head is gone, so nobody can say whether the register is the latest.
    case noMark

    public var description: String {
        switch self {
        case .behind(let signed, let held):
            "the register holds \(held) acts, but its key has signed \(signed): it comes from an older backup. "
                + "It can be read; it writes again once the missing acts are back (restore the latest backup)"
        case .fork(let size):
            "the register's first \(size) acts are not those that its key has signed. It can be read; restore a backup"
        case .unannounced(let signed, let held):
            "the register holds \(held) acts of which its key has signed \(signed), and nothing announced the others. "
                + "It can be read; restore a backup"
        case .noMark:
            "the mark of the last signed head (keys/head.mark) is missing, so this may be an older copy. "
                + "It can be read; put the mark back from the machine where the register was last written, or run "
                + "'suivi doctor --trust-this-copy' if this is certainly the latest"
        }
    }
}

/// What does not hold together in a journal.
public enum Damage: Hashable, Sendable, CustomStringConvertible {
    case leaf(journal: String, number: Int, reason: String)
    case body(journal: String, number: Int)
    case root(journal: String, size: Int)
    case signature(journal: String, reason: String)
    case readBack(journal: String, number: Int)

    public var description: String {
        switch self {
        case .leaf(let journal, let number, let reason):
            "act \(number) of \(journal) is damaged: \(reason); restore the register from a backup"
        case .body(let journal, let number):
            "the body of act \(number) of \(journal) is not the one that its header names; restore the register from a backup"
        case .root(let journal, let size):
            "the first \(size) acts of \(journal) are not those that were signed; restore the register from a backup"
        case .signature(let journal, let reason): "the signed head of \(journal) does not verify: \(reason)"
        case .readBack(let journal, let number):
            "act \(number) of \(journal) came back from the disk with other bytes; nothing was signed, check the disk"
        }
    }
}
