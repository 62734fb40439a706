import Glibc

/// A small file that is written often: in place, in two places in turn, and synchronised.
///
/// A file that is written beside its place and renamed costs the disk several writes in order; this one costs one. While
/// one place is written the other holds what was written before, so that power may fail at any moment: then one place may
/// be damaged, and the reader is told, since a damaged place looks the same whether it was torn or changed later.
///
/// The file has two places of 4096 bytes, which no disk writes together. Each is
///
/// ```
/// turn 17
/// <content>
/// sha256 <base64 of the SHA-256 of the lines above>
/// ```
///
/// and blanks and a line feed up to its length; only blanks where nothing has been written yet. The place with the higher
/// turn counts.
public struct TwoPlaceFile: Sendable {
    /// What a file holds.
    public struct Reading: Hashable, Sendable {
        /// What was written last, as far as it can be known.
        public let content: [UInt8]
        /// Whether the other place is damaged: it may have held something later.
        public let isDoubtful: Bool
    }

    private static let placeLength = 4096
    /// The length of every such file in bytes; a file of another length is none.
    public static let length = 2 * placeLength
    /// The longest content in bytes.
    public static let longestContent = 3072

    /// The file.
    public let path: String

    /// Names a file; it is not touched.
    public init(path: String) { self.path = path }

    /// Reads what the bytes of a file hold; nothing where neither place can be read.
    public static func read(_ bytes: [UInt8]) -> Reading? {
        guard bytes.count == length else { return nil }
        let places = [Place(bytes[..<placeLength]), Place(bytes[placeLength...])]
        guard let last = latest(of: places), case .written(_, let content) = places[last] else { return nil }
        return Reading(content: content, isDoubtful: places.contains(.damaged))
    }

    /// Writes a content, and returns when it is safe on the disk.
    ///
    /// After an error, or a failure of the power, the file holds the old content or the new one. A file of another form,
    /// a link, or one that another name leads to is replaced by a new one.
    public func write(_ content: [UInt8]) throws(FileError) {
        guard content.count <= Self.longestContent else {
            throw FileError(
                path: path,
                attempt: "writing the file",
                reason: .tooLong(limit: Self.longestContent)
            )
        }
        let file = open(path, O_RDWR | O_CLOEXEC | O_NONBLOCK | O_NOFOLLOW)
        guard file >= 0 else {
            guard errno == ENOENT || errno == ELOOP else { throw failure(errno) }
            return try replace(with: content)
        }
        defer { close(file) }
        var status = stat()
        guard fstat(file, &status) == 0 else { throw failure(errno) }
        guard status.st_mode & S_IFMT == S_IFREG, status.st_nlink == 1, status.st_size == Self.length else {
            return try replace(with: content)
        }
        let places = [try place(0, of: file), try place(1, of: file)]
        guard let last = Self.latest(of: places), case .written(let turn, _) = places[last], turn < .max else {
            return try replace(with: content)
        }
        let bytes = Place.written(turn: turn + 1, content: content).bytes
        let start = (1 - last) * Self.placeLength
        let count = bytes.withUnsafeBytes { pwrite(file, $0.baseAddress, $0.count, off_t(start)) }
        guard count == bytes.count else { throw failure(count < 0 ? errno : ENOSPC) }
        // The length stays, so the data alone has to reach the disk.
        guard fdatasync(file) == 0 else { throw failure(errno) }
    }

    private func replace(with content: [UInt8]) throws(FileError) {
        try DurableFile.write(Place.written(turn: 1, content: content).bytes + Place.blank.bytes, to: path)
    }

    private func place(_ number: Int, of file: Int32) throws(FileError) -> Place {
        var bytes = [UInt8](repeating: 0, count: Self.placeLength)
        let count = bytes.withUnsafeMutableBytes {
            pread(file, $0.baseAddress, $0.count, off_t(number * Self.placeLength))
        }
        guard count == bytes.count else { throw failure(count < 0 ? errno : EIO) }
        return Place(bytes[...])
    }

    private func failure(_ code: Int32) -> FileError { FileError(path: path, attempt: "writing the file", code: code) }

    private static func latest(of places: [Place]) -> Int? {
        places.indices.filter { places[$0].turn != nil }.max { (places[$0].turn ?? 0) < (places[$1].turn ?? 0) }
    }

    /// What stands in one of the two places.
    private enum Place: Hashable {
        case blank
        case damaged
        case written(turn: UInt64, content: [UInt8])

        private static let label = Array("turn ".utf8)

        /// Reads the bytes of a place: exactly those that would be written.
        init(_ bytes: ArraySlice<UInt8>) {
            self = Self.parsed(bytes) ?? .damaged
            if self.bytes != Array(bytes) { self = .damaged }
        }

        private static func parsed(_ bytes: ArraySlice<UInt8>) -> Place? {
            guard bytes.last == UInt8(ascii: "\n") else { return nil }
            let end = bytes.dropLast().lastIndex { $0 != UInt8(ascii: " ") }
            guard let end else { return .blank }
            guard let lines = Checksum.content(of: Array(bytes[...end])), lines.starts(with: label),
                let lineEnd = lines.firstIndex(of: UInt8(ascii: "\n")),
                let turn = UInt64(String(decoding: lines[label.count..<lineEnd], as: UTF8.self))
            else { return nil }
            return .written(turn: turn, content: Array(lines[(lineEnd + 1)...]))
        }

        var turn: UInt64? { if case .written(let turn, _) = self { turn } else { nil } }

        /// All bytes of the place; a damaged one has none.
        var bytes: [UInt8] {
            let written: [UInt8]
            switch self {
            case .damaged: return []
            case .blank: written = []
            case .written(let turn, let content):
                written = Checksum.append(to: Self.label + Array("\(turn)\n".utf8) + content)
            }
            let blanks = TwoPlaceFile.placeLength - written.count - 1
            return written + [UInt8](repeating: UInt8(ascii: " "), count: max(0, blanks)) + [UInt8(ascii: "\n")]
        }
    }
}
