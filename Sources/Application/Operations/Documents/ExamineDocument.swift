import CanonicalBytes
public import Consultations
import Glibc
public import Reading
import Signing
public import TextSources

/// Reads a file and finds its conclusions, without any register.
public struct ExamineDocument: Sendable {
    /// What reads: the lexicons are loaded once for many files.
    public let reader: Reader
    public var encoding: TextEncoding?
    public var language: Language?
    /// The language of texts whose words don't tell theirs.
    public var otherwise: Language?
    /// Whether what was considered and left is told as well.
    public var explains = false

    public init(reader: Reader, encoding: TextEncoding? = nil, language: Language? = nil) {
        self.reader = reader
        self.encoding = encoding
        self.language = language
    }

    /// The reader with the lexicons that the program carries.
    public static func carriedReader() throws(OperationError) -> Reader {
        do { return Reader(sources: try LexiconSource.carried()) } catch { throw .lexicon(error) }
    }

    /// The reader with the lexicons that the program carries and one from a file, whose name is a language code:
    /// `de.lexicon`.
    ///
    /// It takes the place of a carried lexicon of its language.
    public static func reader(withLexiconAt path: String) throws(OperationError) -> Reader {
        let bytes: [UInt8]
        do { bytes = try SourceReader().bytes(path: path) } catch { throw .source(error) }
        let name = path.split(separator: "/").last.map(String.init) ?? path
        let stem = name.hasSuffix(".lexicon") ? String(name.dropLast(8)) : name
        guard let language = Language(stem) else {
            throw .lexicon(
                LexiconError(
                    lexicon: stem,
                    line: 1,
                    reason: "the name of the file is no language code; call it, say, de.lexicon"
                )
            )
        }
        let lexicon: Lexicon
        do { lexicon = try Lexicon(String(decoding: bytes, as: UTF8.self), language: language) } catch {
            throw .lexicon(error)
        }
        let carried = try carriedReader().lexicons.filter { $0.language != language }
        return Reader(sources: carried + [LexiconSource(lexicon)])
    }

    /// Reads the file at a path.
    public func perform(path: String) throws(OperationError) -> ExaminedDocument {
        let bytes: [UInt8]
        do { bytes = try SourceReader().bytes(path: path) } catch { throw .source(error) }
        return try perform(bytes: bytes, name: path)
    }

    /// Reads standard input to its end, under a name that a person gives.
    public func performOnStandardInput(named name: String = "-") throws(OperationError) -> ExaminedDocument {
        let bytes: [UInt8]
        do { bytes = try SourceReader().bytes(descriptor: STDIN_FILENO, name: name) } catch { throw .source(error) }
        return try perform(bytes: bytes, name: name)
    }

    /// Reads bytes that came under a name.
    public func perform(bytes: [UInt8], name: String) throws(OperationError) -> ExaminedDocument {
        var memory = ReadingMemory()
        return try perform(bytes: bytes, name: name, &memory)
    }

    /// Reads bytes that came under a name, as one of many documents.
    public func perform(
        bytes: [UInt8],
        name: String,
        _ memory: inout ReadingMemory
    ) throws(OperationError) -> ExaminedDocument {
        let source: SourceText
        do { source = try SourceReader(encoding: encoding).read(bytes, name: name) } catch { throw .source(error) }
        return try perform(source, bytes: bytes, name: name, &memory)
    }

    /// Reads a text that was taken out of bytes before.
    func perform(_ source: SourceText, bytes: [UInt8], name: String) throws(OperationError) -> ExaminedDocument {
        var memory = ReadingMemory()
        return try perform(source, bytes: bytes, name: name, &memory)
    }

    private func perform(
        _ source: SourceText,
        bytes: [UInt8],
        name: String,
        _ memory: inout ReadingMemory
    ) throws(OperationError) -> ExaminedDocument {
        let (result, rejections) = try read(source, inUnclearLanguage: otherwise, &memory)
        let shortName = name.split(separator: "/").last.map(String.init) ?? name
        return ExaminedDocument(
            name: shortName,
            bytes: bytes,
            sha256: SHA256().digest(bytes),
            source: source,
            result: result,
            rejections: rejections
        )
    }

    private func read(
        _ source: SourceText,
        inUnclearLanguage otherwise: Language?,
        _ memory: inout ReadingMemory
    ) throws(OperationError) -> (result: ReadingResult, rejections: [Rejection]) {
        do { return try read(source, in: language, &memory) } catch {
            guard let otherwise, language == nil, case .reading(.unknownLanguage) = error else { throw error }
            return try read(source, in: otherwise, &memory)
        }
    }

    private func read(
        _ source: SourceText,
        in language: Language?,
        _ memory: inout ReadingMemory
    ) throws(OperationError) -> (result: ReadingResult, rejections: [Rejection]) {
        let (utf8, apart, headings, items) = (source.utf8, source.apart, source.headings, source.items)
        do {
            guard explains else {
                let result = try reader.read(
                    utf8,
                    apart: apart,
                    headings: headings,
                    items: items,
                    language: language,
                    &memory
                )
                return (result, [])
            }
            let explanation = try reader.explain(
                utf8,
                apart: apart,
                headings: headings,
                items: items,
                language: language
            )
            return (explanation.result, explanation.rejections)
        } catch { throw .reading(error) }
    }
}
