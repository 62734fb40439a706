import CanonicalBytes
import Messages
import Storage

extension Console {
    func message(_ error: StoreError) -> Message {
        switch error {
        case .absent(let path): Message("no register is at {path}; make one with 'suivi init'", ["path": path])
        case .alreadyThere(let path):
            Message("{path} holds a register already; nothing was changed", ["path": path])
        case .newerForm(let path, let form):
            Message(
                "{path} was written by a newer version of the program (form {form}); use that version",
                ["path": path, "form": String(form)]
            )
        case .busy(let path):
            Message("another program is writing to {path}; wait until it is done, then try again", ["path": path])
        case .conflict(let journal, let expected, let found):
            Message(
                "the journal {journal} has {found} acts, not {expected}: somebody wrote meanwhile; nothing was written, try again",
                ["journal": journal, "found": String(found), "expected": String(expected)]
            )
        case .unknownJournal(let journal):
            Message("there is no journal {journal} in this register", ["journal": journal])
        case .missingHash(let journal, let level, let index):
            Message(
                "the hash {place} of the journal {journal} is missing; restore the register from a backup",
                ["place": "\(level)/\(index)", "journal": journal]
            )
        case .missingFile(let digest):
            Message("the file {digest} is missing; restore it from a backup", ["digest": digest.hexadecimal])
        case .damagedFile(let digest, let path):
            Message(
                "the file {path} is damaged: its SHA-256 is not {digest}; restore it from a backup",
                ["path": path, "digest": digest.hexadecimal]
            )
        case .damaged(let path, let reason):
            Message(
                "{path} is damaged ({reason}); restore it from a backup",
                ["path": path, "reason": catalogue.text(key: reason, context: "reason")]
            )
        case .full(let path):
            Message("no room is left for {path}; nothing was written, make room and try again", ["path": path])
        case .readOnly(let path):
            Message("{path} can't be written to; check its rights, nothing was written", ["path": path])
        case .system(let path, let doing, let reason):
            Message(
                "{path}: {attempt} failed: {reason}; nothing was written",
                [
                    "path": path, "attempt": attempt(doing),
                    "reason": catalogue.text(key: reason, context: "reason"),
                ]
            )
        }
    }

    /// What was tried, as in "writing the file"; English where the words are new.
    func attempt(_ words: String) -> String { catalogue.text(key: words, context: "attempt") }
}

/// English words of lower modules that the catalogues know by a context.
///
/// What is not here, such as SQLite's own words, is shown as it is.
enum KnownWords {
    static let attempts = [
        "writing the file", "putting the file in its place", "synchronising the folder", "reading the file",
        "making the folder", "opening the folder", "reading", "writing", "copying to", "making", "opening", "keeping",
        "writing to the folder", "naming", "removing", "reading the folder", "locking",
    ]
    /// The codes by which the headers of acts name them.
    static let acts = [
        "found", "party", "membership", "presidency", "office", "post", "tenure", "mechanism", "session", "deposit",
        "review",
        "conclusion", "reading", "assign", "report", "merge", "renumber", "link", "concordance",
        "constitute", "acknowledge", "propose", "consent", "object", "withdraw", "declare", "hand over", "recognise",
        "statement", "mark", "agreed status", "release",
    ]
    static let reasons = [
        "an index names a conclusion that is not there", "a row does not have the check value of its columns",
        "it is not a file of this program", "its tables are not those of this program",
        "a tree can't be as large as that", "there is no memory left",
        "this file system can't share memory between programs", "it is not a plain file",
        "Permission denied", "No such file or directory", "Input/output error", "Too many open files",
        "Disk quota exceeded",
    ]
}
