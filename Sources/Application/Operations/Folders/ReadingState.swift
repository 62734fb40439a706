import CanonicalBytes
import Comparing
import Consultations
import Glibc
import Reading
import Signing

/// The file that remembers what a reading of a folder has done, so that a stop loses nothing.
///
/// It is lines of canonical JSON: a head, then a line for each content that was read and one for each place at which
/// it stands. A line is written in one piece behind the others; a torn last line is cut off at the next opening, and a
/// line that can't be read costs only that its file is read once more.
final class ReadingState {
    /// A place at which a content stands, as it was when it was read.
    struct Place: Hashable {
        let size: Int
        let modified: Int
        let sha256: Digest
    }

    private(set) var contents: [Digest: FileNotes] = [:]
    private(set) var places: [FolderPath: Place] = [:]
    /// Where the line of a content stands in the file.
    private var lines: [Digest: (start: Int, count: Int)] = [:]
    private let path: String
    private let file: Int32
    private var size = 0
    private var unsynchronised = 0

    /// A power cut costs at most the last so many lines.
    private static let batch = 64
    private static let longestLine = 16 << 20
    private static let mostItems = 2_000
    private static let limits = CanonicalJSON.Limits(
        bytes: longestLine,
        depth: 8,
        elements: mostItems,
        stringBytes: 65_536
    )

    /// Opens a state, or begins one.
    ///
    /// - Parameters:
    ///   - path: Where it lies; nothing for one that is gone when the program ends.
    ///   - reader: What read: with other lexicons all is read anew.
    /// - Throws: where the file can't be read or written, or is another than a state.
    init(path: String?, reader: String) throws(OperationError) {
        let head = CanonicalJSON.print(.object(["suivi_reading": .integer(1), "reader": .string(reader)])) + [0x0A]
        guard let path else {
            self.path = "temporary file"
            file = try Self.temporary()
            try append(head)
            return
        }
        self.path = path
        var found = open(path, O_RDWR | O_CLOEXEC | O_NOFOLLOW | O_NONBLOCK | O_NOCTTY)
        if found < 0, errno == ENOENT {
            do { try DurableFile.write(head, to: path, replacing: false) } catch { throw .file(error) }
            found = open(path, O_RDWR | O_CLOEXEC | O_NOFOLLOW | O_NONBLOCK | O_NOCTTY)
        }
        guard found >= 0 else {
            throw .file(FileError(path: path, attempt: "reading the file", code: errno))
        }
        file = found
        try load(head: head)
    }

    deinit { close(file) }

    /// Whether bytes are the state of a reading, of whichever program.
    static func isState(_ bytes: [UInt8]) -> Bool {
        guard bytes.first == UInt8(ascii: "{"), let end = bytes.prefix(4_096).firstIndex(of: 0x0A),
            let head = try? CanonicalJSON.parse(Array(bytes[..<end]), limits: limits)
        else { return false }
        return head["suivi_reading"] != nil
    }

    private static func temporary() throws(OperationError) -> Int32 {
        let folder = getenv("TMPDIR").map { String(cString: $0) } ?? "/tmp"
        var template = FolderWalk.terminated(Array("\(folder)/suivi-reading-XXXXXX".utf8))
        let file = mkstemp(&template)
        guard file >= 0 else { throw .file(FileError(path: folder, attempt: "writing the file", code: errno)) }
        unlink(template)
        return file
    }

    // MARK: writing

    /// Notes what a content says; it stands in the file when this returns.
    func note(_ notes: FileNotes, items: [SessionItem]) throws(OperationError) {
        var members = notes.json
        members["items"] = .array(items.prefix(Self.mostItems).map(\.folderJSON))
        var line = CanonicalJSON.print(.object(members))
        if line.count >= Self.longestLine {
            members["items"] = .array([])
            line = CanonicalJSON.print(.object(members))
        }
        lines[notes.sha256] = (size, line.count)
        try append(line + [0x0A])
        contents[notes.sha256] = notes
    }

    /// Notes where a content stands.
    func note(_ path: FolderPath, at place: Place) throws(OperationError) {
        let line: JSONValue = .object([
            "path": .string(path.description), "size": .integer(place.size),
            "modified": .string(String(place.modified)), "of": .string(place.sha256.hexadecimal),
        ])
        try append(CanonicalJSON.print(line) + [0x0A])
        places[path] = place
    }

    private func append(_ bytes: [UInt8]) throws(OperationError) {
        var written = 0
        while written < bytes.count {
            let count = bytes[written...].withUnsafeBytes {
                pwrite(file, $0.baseAddress, $0.count, off_t(size + written))
            }
            if count > 0 {
                written += count
            } else if errno != EINTR {
                throw .file(FileError(path: path, attempt: "writing the file", code: count == 0 ? ENOSPC : errno))
            }
        }
        size += bytes.count
        unsynchronised += 1
        if unsynchronised >= Self.batch { try synchronise() }
    }

    /// Returns when everything is safe on the disk.
    func synchronise() throws(OperationError) {
        unsynchronised = 0
        guard fdatasync(file) == 0 else {
            throw .file(FileError(path: path, attempt: "writing the file", code: errno))
        }
    }

    // MARK: reading

    /// The conclusions of a content, as sessions are compared by them.
    func items(of sha256: Digest) -> [SessionItem] {
        guard let (start, count) = lines[sha256], let language = contents[sha256]?.facts.language,
            let bytes = read(at: start, count: count),
            let line = try? CanonicalJSON.parse(bytes, limits: Self.limits)
        else { return [] }
        return line["items"]?.array?.compactMap { SessionItem(json: $0, language: language) } ?? []
    }

    private func read(at start: Int, count: Int) -> [UInt8]? {
        var bytes = [UInt8](repeating: 0, count: count)
        var done = 0
        while done < count {
            let got = bytes[done...].withUnsafeMutableBytes {
                pread(file, $0.baseAddress, $0.count, off_t(start + done))
            }
            if got > 0 { done += got } else if got == 0 || errno != EINTR { return nil }
        }
        return bytes
    }

    private func load(head: [UInt8]) throws(OperationError) {
        var status = stat()
        guard fstat(file, &status) == 0 else {
            throw .file(FileError(path: path, attempt: "reading the file", code: errno))
        }
        guard status.st_mode & S_IFMT == S_IFREG else {
            throw .file(FileError(path: path, attempt: "reading the file", reason: .notAFile))
        }
        let length = Int(status.st_size)
        guard let first = read(at: 0, count: min(length, 4_096)),
            let end = first.firstIndex(of: 0x0A),
            (try? CanonicalJSON.parse(Array(first[..<end])))?["suivi_reading"]?.integer == 1
        else { throw .proposal(.notAState(path: path)) }
        guard Array(first[...end]) == head else {
            // Another reader would find other things: all is read anew.
            guard ftruncate(file, 0) == 0 else {
                throw .file(FileError(path: path, attempt: "writing the file", code: errno))
            }
            return try append(head)
        }
        size = head.count
        try loadLines(length: length)
        guard ftruncate(file, off_t(size)) == 0 else {
            throw .file(FileError(path: path, attempt: "writing the file", code: errno))
        }
    }

    /// Takes in the lines behind the head; `size` ends behind the last whole one.
    private func loadLines(length: Int) throws(OperationError) {
        var line: [UInt8] = []
        var position = size
        while position < length {
            guard let piece = read(at: position, count: min(1 << 20, length - position)) else {
                throw .file(FileError(path: path, attempt: "reading the file", code: EIO))
            }
            position += piece.count
            var start = 0
            while let end = piece[start...].firstIndex(of: 0x0A) {
                if line.count <= Self.longestLine { take(line + piece[start..<end], at: size) }
                size += line.count + (end - start) + 1
                line.removeAll(keepingCapacity: true)
                start = end + 1
            }
            line += piece[start...]
        }
    }

    private func take(_ line: [UInt8], at start: Int) {
        guard let value = try? CanonicalJSON.parse(line, limits: Self.limits) else { return }
        if let notes = FileNotes(json: value) {
            contents[notes.sha256] = notes
            lines[notes.sha256] = (start, line.count)
        } else if let path = value["path"]?.string.flatMap(FolderPath.init),
            let size = value["size"]?.integer, let modified = value["modified"]?.string.flatMap(Int.init),
            let sha256 = value["of"]?.string.flatMap(Digest.init(hexadecimal:)), contents[sha256] != nil
        {
            places[path] = Place(size: size, modified: modified, sha256: sha256)
        }
    }
}
