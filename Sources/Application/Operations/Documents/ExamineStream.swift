public import CanonicalBytes
public import Consultations
import Glibc
public import Reading
import Signing
import TextSources

/// Reads documents one after the other for whoever takes findings as they come; a long plain text is read as a stream,
/// in constant memory and whatever its length.
public struct ExamineStream: Sendable {
    public let examine: ExamineDocument
    private var memory = ReadingMemory()
    /// How many bytes are read at once.
    private static let piece = 1 << 18

    public init(_ examine: ExamineDocument) { self.examine = examine }

    /// What a document gives, piece by piece.
    public enum Piece: Sendable {
        /// The document was read as a whole; nothing else follows.
        case document(ExaminedDocument)
        /// A long text in UTF-8 begins, under this name.
        case begins(name: String)
        /// The next findings of the long text, in its order.
        case findings([StreamedFinding])
        /// The long text has ended.
        case ends(language: Language, sha256: Digest)
    }

    /// Reads the file at a path, or standard input for `-`.
    ///
    /// A file is checked to its end before its first finding is given. What comes through a pipe can be checked only as it
    /// comes: an error may be thrown behind the first findings.
    public mutating func perform(path: String, _ take: (Piece) -> Void) throws(OperationError) {
        do {
            var stream =
                path == "-" ? SourceStream(descriptor: STDIN_FILENO, name: "-") : try SourceStream(path: path)
            var beginning: [UInt8] = []
            try stream.read(StreamedReading.shortest, into: &beginning)
            guard beginning.count == StreamedReading.shortest,
                PlainTextCheck.isPlainText(beginning, encoding: examine.encoding, name: path)
            else {
                let limit = SourceReader().byteLimit
                if beginning.count == StreamedReading.shortest {
                    try stream.read(limit + 1 - beginning.count, into: &beginning)
                }
                guard beginning.count <= limit else { throw TextSourceError.tooLarge(name: path, limit: limit) }
                take(.document(try examine.perform(bytes: beginning, name: path, &memory)))
                return
            }
            if stream.isFile {
                try stream.rewind()
                try check(&stream, name: path)
                try stream.rewind()
                beginning = []
            }
            try read(&stream, after: beginning, name: path, take)
        } catch let error as OperationError {
            throw error
        } catch let error as TextSourceError {
            throw .source(error)
        } catch let error as ReadingError {
            throw .reading(error)
        } catch { throw .invalid("\(path): \(error)") }
    }

    /// Reads bytes that came under a name.
    mutating func perform(bytes: [UInt8], name: String) throws(OperationError) -> ExaminedDocument {
        try examine.perform(bytes: bytes, name: name, &memory)
    }

    private func check(_ stream: inout SourceStream, name: String) throws {
        var check = PlainTextCheck(name: name)
        var piece: [UInt8] = []
        while try stream.read(Self.piece, into: &piece) > 0 {
            try check.take(piece)
            piece.removeAll(keepingCapacity: true)
        }
        try check.finish()
    }

    private func read(
        _ stream: inout SourceStream,
        after beginning: [UInt8],
        name: String,
        _ take: (Piece) -> Void
    ) throws {
        var check = PlainTextCheck(name: name)
        var hash = SHA256.Stream()
        var reading = StreamedReading(examine.reader, language: examine.language)
        var hasBegun = false
        var isFirst = true
        func begin() {
            take(.begins(name: name.split(separator: "/").last.map(String.init) ?? name))
            hasBegun = true
        }
        // Nothing is found before the language is told.
        func give(_ findings: [StreamedFinding]) {
            guard !findings.isEmpty else { return }
            if !hasBegun { begin() }
            take(.findings(findings))
        }
        var piece = beginning
        while true {
            if piece.isEmpty, try stream.read(Self.piece, into: &piece) == 0 { break }
            if !stream.isFile { try check.take(piece) }
            hash.append(piece)
            let mark = isFirst ? PlainTextCheck.markLength(of: piece) : 0
            isFirst = false
            try reading.read(piece[mark...], give)
            if !hasBegun, reading.language != nil { begin() }
            piece.removeAll(keepingCapacity: true)
        }
        if !stream.isFile { try check.finish() }
        try reading.finish(give)
        guard let language = reading.language else { return }
        if !hasBegun { begin() }
        take(.ends(language: language, sha256: hash.digest()))
    }
}
