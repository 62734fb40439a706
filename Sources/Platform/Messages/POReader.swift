/// Reads the bytes of a GNU gettext PO file into its entries, strictly.
///
/// Known are `msgctxt`, `msgid`, `msgid_plural`, `msgstr`, `msgstr[n]`, strings over several lines, comments, the flag
/// `fuzzy` and obsolete entries (`#~`), which are skipped. Anything else is an error that names its line.
/// Source: GNU gettext manual, "The Format of PO Files".
struct POReader {
    /// The longest file that is read, in bytes.
    static let longestFile = 4_000_000

    private let language: String
    private var entries: [POEntry] = []
    private var draft = Draft()
    private var number = 0
    private var fuzzyComes = false

    /// The fields of the entry that is being read.
    private struct Draft {
        var line = 0
        var context: [UInt8]?
        var id: [UInt8]?
        var plural: [UInt8]?
        var translations: [[UInt8]] = []
        var isFuzzy = false
        var isEmpty: Bool { context == nil && id == nil }
    }

    private init(language: String) { self.language = language }

    /// The entries of a file in their order, the header first.
    static func entries(of bytes: some Sequence<UInt8>, language: String) throws(CatalogueError) -> [POEntry] {
        let bytes = Array(bytes.prefix(longestFile + 1))
        guard bytes.count <= longestFile else { throw .tooLong(language: language, limit: longestFile) }
        guard String(validating: bytes, as: UTF8.self) != nil else { throw .notUTF8(language: language) }
        var reader = POReader(language: language)
        for line in bytes.split(separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false) {
            reader.number += 1
            try reader.read(line)
        }
        try reader.finishEntry()
        return reader.entries
    }

    private func problem(_ problem: CatalogueError.Problem, line: Int? = nil) -> CatalogueError {
        .line(language: language, number: line ?? number, problem: problem)
    }

    private mutating func read(_ line: ArraySlice<UInt8>) throws(CatalogueError) {
        let line = line.trimmingBlanks()
        guard let first = line.first else { return }
        switch first {
        case UInt8(ascii: "#"):
            try readComment(line)
        case UInt8(ascii: "\""):
            try append(string(line))
        default:
            let keyword = line.prefix { $0 != UInt8(ascii: " ") && $0 != UInt8(ascii: "\"") }
            let value = try string(line.dropFirst(keyword.count).trimmingBlanks())
            try start(String(decoding: keyword, as: UTF8.self), value)
        }
    }

    private mutating func readComment(_ line: ArraySlice<UInt8>) throws(CatalogueError) {
        try finishEntry()
        if line.starts(with: Array("#,".utf8)) {
            let flags = line.dropFirst(2).split(separator: UInt8(ascii: ","))
            fuzzyComes = fuzzyComes || flags.contains { $0.trimmingBlanks().elementsEqual("fuzzy".utf8) }
        }
    }

    private mutating func start(_ keyword: String, _ value: [UInt8]) throws(CatalogueError) {
        switch keyword {
        case "msgctxt":
            try finishEntry()
            draft.line = number
            draft.context = value
        case "msgid":
            if draft.id != nil { try finishEntry() }
            draft.line = number
            draft.id = value
            draft.isFuzzy = fuzzyComes
            fuzzyComes = false
        case "msgid_plural":
            guard draft.id != nil, draft.plural == nil, draft.translations.isEmpty else {
                throw problem(.misplaced(keyword: keyword))
            }
            draft.plural = value
        case "msgstr":
            guard draft.id != nil, draft.plural == nil, draft.translations.isEmpty else {
                throw problem(.misplaced(keyword: keyword))
            }
            draft.translations = [value]
        default:
            guard keyword.hasPrefix("msgstr[") else { throw problem(.notUnderstood) }
            guard draft.plural != nil, keyword == "msgstr[\(draft.translations.count)]" else {
                throw problem(.misplaced(keyword: keyword))
            }
            draft.translations.append(value)
        }
    }

    /// Continues the string that was begun last.
    private mutating func append(_ value: [UInt8]) throws(CatalogueError) {
        if let last = draft.translations.indices.last {
            draft.translations[last] += value
        } else if draft.plural != nil {
            draft.plural?.append(contentsOf: value)
        } else if draft.id != nil {
            draft.id?.append(contentsOf: value)
        } else if draft.context != nil {
            draft.context?.append(contentsOf: value)
        } else {
            throw problem(.notUnderstood)
        }
    }

    private mutating func finishEntry() throws(CatalogueError) {
        guard !draft.isEmpty else { return }
        guard let id = draft.id, !draft.translations.isEmpty else { throw problem(.incomplete, line: draft.line) }
        entries.append(
            POEntry(
                line: draft.line,
                context: draft.context.map { String(decoding: $0, as: UTF8.self) },
                id: String(decoding: id, as: UTF8.self),
                plural: draft.plural.map { String(decoding: $0, as: UTF8.self) },
                translations: draft.translations.map { String(decoding: $0, as: UTF8.self) },
                isFuzzy: draft.isFuzzy
            )
        )
        draft = Draft()
    }

    /// The bytes between the two quotation marks of a line, escapes resolved.
    private func string(_ line: ArraySlice<UInt8>) throws(CatalogueError) -> [UInt8] {
        guard line.count >= 2, line.first == UInt8(ascii: "\""), line.last == UInt8(ascii: "\"") else {
            throw problem(line.first == UInt8(ascii: "\"") ? .badString : .notUnderstood)
        }
        var value: [UInt8] = []
        var rest = line.dropFirst().dropLast()
        while let byte = rest.popFirst() {
            switch byte {
            case UInt8(ascii: "\""):
                throw problem(.badString)
            case UInt8(ascii: "\\"):
                switch rest.popFirst() {
                case UInt8(ascii: "n"): value.append(UInt8(ascii: "\n"))
                case UInt8(ascii: "t"): value.append(UInt8(ascii: "\t"))
                case UInt8(ascii: "\""): value.append(UInt8(ascii: "\""))
                case UInt8(ascii: "\\"): value.append(UInt8(ascii: "\\"))
                case nil: throw problem(.badString)
                default: throw problem(.badEscape)
                }
            default:
                value.append(byte)
            }
        }
        return value
    }
}

extension ArraySlice<UInt8> {
    /// The slice without the spaces, tabs and carriage returns at both ends.
    fileprivate func trimmingBlanks() -> ArraySlice<UInt8> {
        func isBlank(_ byte: UInt8) -> Bool {
            byte == UInt8(ascii: " ") || byte == UInt8(ascii: "\t") || byte == UInt8(ascii: "\r")
        }
        guard let first = firstIndex(where: { !isBlank($0) }), let last = lastIndex(where: { !isBlank($0) }) else {
            return []
        }
        return self[first...last]
    }
}
