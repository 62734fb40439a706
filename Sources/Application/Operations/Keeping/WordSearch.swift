import CanonicalBytes

/// Looks for words as a person would: in any case, over the end of a line, and however accents are composed.
struct WordSearch {
    private let words: String

    init(_ words: String) { self.words = Self.plain(words) }

    /// Whether there is nothing to look for.
    var isEmpty: Bool { words.isEmpty }

    func finds(_ text: String) -> Bool { Self.plain(text).contains(words) }

    /// Whether a text or a name in canonical JSON says them.
    func finds(inBody body: [UInt8]) -> Bool {
        guard let value = try? CanonicalJSON.parse(body, limits: .body) else { return finds(inFile: body) }
        return finds(in: value)
    }

    /// Whether a file of plain text says them.
    func finds(inFile bytes: [UInt8]) -> Bool {
        String(validating: bytes, as: UTF8.self).map(finds) ?? false
    }

    private func finds(in value: JSONValue) -> Bool {
        switch value {
        case .string(let text): finds(text)
        case .array(let values): values.contains(where: finds)
        case .object(let members): members.contains { finds($0.key) || finds(in: $0.value) }
        case .integer, .boolean: false
        }
    }

    private static func plain(_ text: String) -> String {
        text.lowercased().split { $0.isWhitespace }.joined(separator: " ")
    }
}
