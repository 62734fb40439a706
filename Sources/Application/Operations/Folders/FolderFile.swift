import Glibc
import TextSources

/// Opens a file of a folder: the bytes of its name need not be UTF-8.
///
/// Links are not followed, neither in the place of the file nor of a folder on the way: a proposal that came from
/// elsewhere can name nothing outside its folder.
struct FolderFile {
    let root: String
    let path: FolderPath

    func bytes() throws(OperationError) -> [UInt8] {
        let name = path.description
        let file = try descriptor(name)
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

    private func descriptor(_ name: String) throws(OperationError) -> Int32 {
        let flags = O_RDONLY | O_CLOEXEC | O_NONBLOCK | O_NOCTTY
        var file = open(FolderWalk.terminated(Array(root.utf8)), flags | O_DIRECTORY)
        guard file >= 0 else { throw Self.failure(root, code: errno) }
        for part in path.bytes.split(separator: 0x2F) {
            let next = openat(file, FolderWalk.terminated(Array(part)), flags | O_NOFOLLOW)
            let code = errno
            close(file)
            guard next >= 0 else { throw Self.failure(name, code: code) }
            file = next
        }
        return file
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
