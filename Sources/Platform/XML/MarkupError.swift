/// Why a marked-up document was not read.
public enum MarkupError: Error, Hashable, Sendable, CustomStringConvertible {
    /// The document has more bytes than allowed.
    case tooLarge(bytes: Int, limit: Int)
    /// The document isn't UTF-8.
    case notUTF8
    /// More elements are open at once than allowed.
    case tooDeep(limit: Int)
    /// The document has more elements and texts than allowed.
    case tooManyEvents(limit: Int)
    /// The texts and attributes are longer than allowed.
    case tooMuchText(limit: Int)
    /// One element has more attributes than allowed.
    case tooManyAttributes(limit: Int)
    /// The document is not well-formed XML; `code` is libxml2's.
    case notWellFormed(line: Int, code: Int)
    /// The document declares entities, which can make it grow without bound or name other files.
    case entities
    /// The parser could not be set up, or gave up.
    case parserFailed(code: Int)

    public var description: String {
        switch self {
        case .tooLarge(let bytes, let limit):
            "the document has \(bytes) bytes and at most \(limit) are read; take the part that matters"
        case .notUTF8: "the document is not UTF-8; convert it first"
        case .tooDeep(let limit):
            "the document has more than \(limit) elements inside each other; check where it comes from"
        case .tooManyEvents(let limit):
            "the document has more than \(limit) elements and texts; take the part that matters"
        case .tooMuchText(let limit): "the document has more than \(limit) bytes of text; take the part that matters"
        case .tooManyAttributes(let limit):
            "an element of the document has more than \(limit) attributes; check where it comes from"
        case .notWellFormed(let line, let code):
            "the document is not XML at line \(line) (code \(code) of libxml2); check that it is whole"
        case .entities: "the document declares entities, which are not read; check where it comes from"
        case .parserFailed(let code): "the parser gave up with code \(code) of libxml2; check that the file is whole"
        }
    }
}
