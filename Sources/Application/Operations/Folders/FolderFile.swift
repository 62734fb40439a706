import Glibc
import TextSources

/// Opens a file of a folder: the bytes of its name need not be UTF-8, and a link put in its place is not followed.
struct FolderFile {
    let root: String
    let path: FolderPath

    func bytes() throws(OperationError) -> [UInt8] {
        let name = path.description
        let place = FolderWalk.terminated(Array(root.utf8) + [0x2F] + path.bytes)
        let file = open(place, O_RDONLY | O_CLOEXEC | O_NONBLOCK | O_NOCTTY | O_NOFOLLOW)
        guard file >= 0 else { throw Self.failure(name, code: errno) }
        defer { close(file) }
        var status = stat()
        guard fstat(file, &status) == 0 else { throw Self.failure(name, code: errno) }
        guard status.st_mode & S_IFMT == S_IFREG else { throw .source(.notAFile(name: name)) }
        let reader = SourceReader()
        guard Int(status.st_size) <= reader.byteLimit else {
            throw .source(.tooLarge(name: name, limit: reader.byteLimit))
        }
        do { return try reader.bytes(descriptor: file, name: name) } catch { throw .source(error) }
    }

    static func failure(_ name: String, code: Int32) -> OperationError {
        switch code {
        case ENOENT, ENOTDIR: .source(.missing(name: name))
        case EACCES, EPERM: .source(.forbidden(name: name))
        case ELOOP, ENXIO, ENODEV: .source(.notAFile(name: name))
        default: .source(.unreadable(name: name, code: code))
        }
    }
}
