/// What is wrong with a message catalogue.
public enum CatalogueError: Error, Hashable, Sendable, CustomStringConvertible {
    /// The file is longer than the limit, in bytes.
    case tooLong(language: String, limit: Int)
    /// The bytes are not UTF-8.
    case notUTF8(language: String)
    /// A line cannot be read.
    case line(language: String, number: Int, problem: Problem)
    /// No plural rule is known for the language.
    case unknownLanguage(String)

    /// What is wrong with a line.
    public enum Problem: Hashable, Sendable {
        /// The line is neither a comment nor a keyword with a string.
        case notUnderstood
        /// A string is not closed, or something follows it.
        case badString
        /// A backslash is followed by something else than `n`, `t`, `"` or a backslash.
        case badEscape
        /// A keyword stands where another is needed.
        case misplaced(keyword: String)
        /// The entry has no translation line.
        case incomplete
        /// The entry was there before, at this line.
        case repeated(firstLine: Int)
        /// The first entry is not a header with `Content-Type: …charset=UTF-8`.
        case noHeader
        /// The header names another language.
        case otherLanguage(String)
        /// The header does not announce this number of plural forms.
        case pluralFormsInHeader(needed: Int)
        /// The entry has not this number of plural forms.
        case pluralForms(needed: Int)
    }

    public var description: String {
        switch self {
        case .tooLong(let language, let limit):
            "The catalogue '\(language)' is longer than \(limit) bytes; split or shorten it"
        case .notUTF8(let language):
            "The catalogue '\(language)' is not UTF-8; save it in that encoding"
        case .line(let language, let number, let problem):
            "\(language).po, line \(number): \(problem)"
        case .unknownLanguage(let language):
            "No plural rule is known for '\(language)'; add one to PluralRule before its catalogue"
        }
    }
}

extension CatalogueError.Problem: CustomStringConvertible {
    public var description: String {
        switch self {
        case .notUnderstood:
            "neither a comment nor msgctxt, msgid, msgid_plural or msgstr with a string; correct the line"
        case .badString:
            "the string is not closed or something follows it; end the line with one quotation mark"
        case .badEscape:
            "unknown escape; write \\n, \\t, \\\" or \\\\"
        case .misplaced(let keyword):
            "\(keyword) stands in the wrong place; the order is msgctxt, msgid, msgid_plural, msgstr"
        case .incomplete:
            "the entry has no msgstr; add one, if need be an empty one"
        case .repeated(let firstLine):
            "the entry stands at line \(firstLine) already; keep one of the two"
        case .noHeader:
            "the first entry is not a header; write msgid \"\" with Content-Type: text/plain; charset=UTF-8"
        case .otherLanguage(let language):
            "the header names the language '\(language)'; it must be that of the file's name"
        case .pluralFormsInHeader(let needed):
            "the header must announce nplurals=\(needed)"
        case .pluralForms(let needed):
            "the entry must have the forms msgstr[0] to msgstr[\(needed - 1)]"
        }
    }
}
