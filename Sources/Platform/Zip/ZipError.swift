/// Why an archive, or a member of it, was not read.
public enum ZipError: Error, Hashable, Sendable, CustomStringConvertible {
    /// The bytes are no archive, or its directory is damaged; `code` is libzip's.
    case notAnArchive(code: Int)
    /// The archive has more members than allowed.
    case tooManyMembers(limit: Int)
    /// Two members have the same name, so that two programs might read two different documents.
    case ambiguous(member: String)
    /// Members claim more bytes of the archive than it has: they lie over each other.
    case overlapping
    /// There is no such member.
    case missing(member: String)
    /// The member is packed with a password.
    case encrypted(member: String)
    /// The member is packed in a way that documents don't use.
    case unknownMethod(member: String, method: Int)
    /// The member, or all that were read, are larger than allowed, or the member grows too much when unpacked.
    case tooLarge(member: String, limit: Int)
    /// The member can't be unpacked, or its checksum is wrong; `code` is libzip's.
    case damaged(member: String, code: Int)

    public var description: String {
        switch self {
        case .notAnArchive(let code):
            "the archive is damaged (code \(code) of libzip); check that the file was copied whole"
        case .tooManyMembers(let limit): "the archive has more than \(limit) members; check where it comes from"
        case .ambiguous(let member):
            "the archive has '\(member)' twice; open the document in its own program and save it again"
        case .overlapping: "the members of the archive lie over each other; check where it comes from"
        case .missing(let member): "the archive has no '\(member)'; check that it is a document"
        case .encrypted(let member): "'\(member)' is locked with a password; save the document without one"
        case .unknownMethod(let member, let method):
            "'\(member)' is packed by method \(method), which is not read; save the document again"
        case .tooLarge(let member, let limit):
            "'\(member)' unpacks to more than \(limit) bytes; check where it comes from"
        case .damaged(let member, let code):
            "'\(member)' is damaged (code \(code) of libzip); check that the file was copied whole"
        }
    }
}
