import Glibc

/// Reads files, and only files, up to a limit.
enum SourceFile {
    /// The bytes of a regular file.
    static func bytes(atPath path: String, limit: Int) throws(TextSourceError) -> [UInt8] {
        let (descriptor, size) = try open(path)
        defer { close(descriptor) }
        guard size <= limit else { throw .tooLarge(name: path, limit: limit) }
        return try bytes(from: descriptor, limit: limit, name: path, expected: size)
    }

    /// Opens a regular file; gives its size, too.
    static func open(_ path: String) throws(TextSourceError) -> (descriptor: Int32, size: Int) {
        // A path with a zero byte would be cut there by the system and name another file.
        guard !path.utf8.contains(0), !path.isEmpty else { throw .missing(name: path) }
        // Without waiting: opening a pipe would hang until somebody writes. A terminal must not become ours.
        let descriptor = Glibc.open(path, O_RDONLY | O_CLOEXEC | O_NONBLOCK | O_NOCTTY)
        guard descriptor >= 0 else { throw failure(of: path, code: errno) }
        // The open file is asked, not the path, which may lead elsewhere by now.
        var status = stat()
        let error: TextSourceError
        if fstat(descriptor, &status) != 0 {
            error = .unreadable(name: path, code: errno)
        } else if status.st_mode & S_IFMT == S_IFREG {
            return (descriptor, Int(status.st_size))
        } else {
            error = status.st_mode & S_IFMT == S_IFDIR ? .folder(name: path) : .notAFile(name: path)
        }
        close(descriptor)
        throw error
    }

    /// Everything up to the end of an open file, pipe or terminal.
    static func bytes(
        from descriptor: Int32,
        limit: Int,
        name: String,
        expected: Int = 0
    ) throws(TextSourceError) -> [UInt8] {
        var result: [UInt8] = []
        result.reserveCapacity(max(min(expected, limit), 0))
        var piece = [UInt8](repeating: 0, count: 1 << 16)
        while true {
            let count = Glibc.read(descriptor, &piece, piece.count)
            if count < 0 {
                if errno == EINTR { continue }
                throw .unreadable(name: name, code: errno)
            }
            if count == 0 { return result }
            // A file may grow while it's read, and a pipe has no size.
            guard result.count + count <= limit else { throw .tooLarge(name: name, limit: limit) }
            result.append(contentsOf: piece.prefix(count))
        }
    }

    private static func failure(of path: String, code: Int32) -> TextSourceError {
        switch code {
        case ENOENT, ENOTDIR: .missing(name: path)
        case EACCES, EPERM: .forbidden(name: path)
        // A socket can't be opened.
        case ENXIO, ENODEV: .notAFile(name: path)
        default: .unreadable(name: path, code: code)
        }
    }
}
