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
        var rest = count
        while rest > 0 {
            let got = readOnce(min(rest, 1 << 16), into: &bytes)
            if got < 0 {
                if errno == EINTR { continue }
                throw .unreadable(name: name, code: errno)
            }
            if got == 0 { break }
            rest -= got
        }
        return count - rest
    }

    /// Appends what one call gives, so many bytes at most; says what the call said.
    private func readOnce(_ most: Int, into bytes: inout [UInt8]) -> Int {
        var got = 0
        bytes.append(addingCapacity: most) { output in
            output.withUnsafeMutableBufferPointer { buffer, count in
                got = Glibc.read(descriptor, buffer.baseAddress, most)
                count = max(got, 0)
            }
        }
        return got
    }

    /// Appends what is there, and waits only where nothing is; says how many bytes it was, 0 at the end.
    public mutating func readSome(into bytes: inout [UInt8]) throws(TextSourceError) -> Int {
        while true {
            let got = readOnce(1 << 16, into: &bytes)
            if got < 0 {
                if errno == EINTR { continue }
                throw .unreadable(name: name, code: errno)
            }
            return got
        }
    }

    /// Goes back to the beginning of a file.
    public mutating func rewind() throws(TextSourceError) {
        guard lseek(descriptor, 0, SEEK_SET) == 0 else { throw .unreadable(name: name, code: errno) }
    }
}
