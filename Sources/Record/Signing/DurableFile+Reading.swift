import Glibc

extension DurableFile {
    /// Reads a whole file, or answers nothing if there is none.
    ///
    /// A folder, a device or a pipe is refused, and so is a file longer than `limit` bytes: no file makes the program
    /// wait or fill its memory.
    public static func read(_ path: String, limit: Int) throws(FileError) -> [UInt8]? {
        var bytes: [UInt8] = []
        do {
            try readPieces(path, pieceLength: min(limit, 1 << 20) + 1) { piece throws(FileError) in
                guard piece.count <= limit - bytes.count else {
                    throw FileError(path: path, attempt: "reading the file", reason: .tooLong(limit: limit))
                }
                bytes += piece
            }
        } catch  where error.reason == .system(code: ENOENT) {
            return nil
        }
        return bytes
    }

    /// Reads a file from its beginning to its end, a piece at a time.
    static func readPieces(
        _ path: String,
        pieceLength: Int = 1 << 20,
        _ take: (UnsafeRawBufferPointer) throws(FileError) -> Void
    ) throws(FileError) {
        // Without O_NONBLOCK a pipe would wait here for somebody to write into it.
        let file = open(path, O_RDONLY | O_CLOEXEC | O_NONBLOCK)
        guard file >= 0 else { throw FileError(path: path, attempt: "reading the file", code: errno) }
        defer { close(file) }
        var status = stat()
        guard fstat(file, &status) == 0 else {
            throw FileError(path: path, attempt: "reading the file", code: errno)
        }
        guard status.st_mode & S_IFMT == S_IFREG else {
            throw FileError(path: path, attempt: "reading the file", reason: .notAFile)
        }
        let buffer = UnsafeMutableRawBufferPointer.allocate(byteCount: max(pieceLength, 1), alignment: 16)
        defer { buffer.deallocate() }
        while true {
            let count = Glibc.read(file, buffer.baseAddress, buffer.count)
            if count == 0 { return }
            if count > 0 {
                try take(UnsafeRawBufferPointer(rebasing: buffer[..<count]))
            } else if errno != EINTR {
                throw FileError(path: path, attempt: "reading the file", code: errno)
            }
        }
    }
}
