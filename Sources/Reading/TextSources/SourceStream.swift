import Glibc

/// A file, pipe or terminal that is read piece by piece.
///
/// ```swift
/// var stream = try SourceStream(path: "long.txt")
/// while let piece = try stream.read(atMost: 1 << 18) { … }
/// ```
public struct SourceStream: ~Copyable {
    private let descriptor: Int32
    private let isOwn: Bool
    private let name: String
    /// Whether it can be read from its beginning again.
    public let isFile: Bool

    /// Opens a regular file.
    public init(path: String) throws(TextSourceError) {
        (descriptor, _) = try SourceFile.open(path)
        isOwn = true
        isFile = true
        name = path
    }

    /// Reads on from an open pipe or terminal; `name` stands for it in errors.
    public init(descriptor: Int32, name: String) {
        self.descriptor = descriptor
        isOwn = false
        isFile = false
        self.name = name
    }

    deinit { if isOwn { close(descriptor) } }

    /// Appends so many bytes, fewer only at the end; says how many they were.
    @discardableResult
    public mutating func read(_ count: Int, into bytes: inout [UInt8]) throws(TextSourceError) -> Int {
        var piece = [UInt8](repeating: 0, count: min(count, 1 << 18))
        var rest = count
        while rest > 0 {
            let got = Glibc.read(descriptor, &piece, min(piece.count, rest))
            if got < 0 {
                if errno == EINTR { continue }
                throw .unreadable(name: name, code: errno)
            }
            if got == 0 { break }
            bytes += piece.prefix(got)
            rest -= got
        }
        return count - rest
    }

    /// Appends what is there, and waits only where nothing is; says how many bytes it was, 0 at the end.
    public mutating func readSome(into bytes: inout [UInt8]) throws(TextSourceError) -> Int {
        var piece = [UInt8](repeating: 0, count: 1 << 16)
        while true {
            let got = Glibc.read(descriptor, &piece, piece.count)
            if got < 0 {
                if errno == EINTR { continue }
                throw .unreadable(name: name, code: errno)
            }
            bytes += piece.prefix(got)
            return got
        }
    }

    /// Goes back to the beginning of a file.
    public mutating func rewind() throws(TextSourceError) {
        guard lseek(descriptor, 0, SEEK_SET) == 0 else { throw .unreadable(name: name, code: errno) }
    }
}
