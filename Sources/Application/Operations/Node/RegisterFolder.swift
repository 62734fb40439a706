import Glibc

/// Where the parts of a register lie in its folder.
///
/// `register.sqlite`, `files/` and `private.sqlite` are written by the stores; `keys/` holds the sealed key and, beside
/// it, the mark of the last signed head. Backups take neither `keys/` nor `private.sqlite`.
public struct RegisterFolder: Hashable, Sendable {
    public let path: String

    public init(_ path: String) { self.path = path }

    /// The folder of keys, readable by its owner only.
    public var keys: String { path + "/keys" }
    /// The sealed key that signs the heads of the journal.
    public var logKey: String { Keys(path: keys).logKey }
    /// The sealed key that signs what the participant agrees to.
    var consentKey: String { keys + "/consent.key" }
    /// The participant's own card, once it is made.
    var ownCard: String { keys + "/own.card" }
    /// The mark of the last signed head: kept beside the key so that an old backup is noticed.
    public var headMark: String { Keys(path: keys).headMark }
    /// The head that is about to be signed, while acts are being written.
    public var announcedHead: String { Keys(path: keys).announcedHead }

    /// Up to which number a person has said that acts of the own journal, which others claim to have, do not exist.
    var refusedCitation: String { keys + "/cited.refused" }
    /// Second histories of journals, where their owners have signed two.
    var branchFolder: String { path + "/branches" }

    /// Whether a store is there.
    public var holdsRegister: Bool { Self.exists(path + "/register.sqlite") }

    static func exists(_ path: String) -> Bool {
        var status = stat()
        return lstat(path, &status) == 0
    }

    /// Where the parts of a folder of keys lie.
    struct Keys {
        let path: String

        var logKey: String { path + "/log.key" }
        var headMark: String { path + "/head.mark" }
        var announcedHead: String { path + "/head.next" }
    }
}
