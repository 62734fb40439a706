public import Consultations
public import Reading

/// One account of a session: a communiqué in one language, a press article, minutes.
public struct Account: Sendable {
    /// The name under which people know it; shown, never compared.
    public let name: String
    public let language: Language
    /// The text in valid UTF-8, to which all ranges belong.
    public let utf8: [UInt8]
    /// Its sentences in order.
    public let sentences: [TextSentence]
    /// What a reader found in it, in the order of the text.
    public let findings: [Finding]

    public init(
        name: String,
        language: Language,
        utf8: [UInt8],
        sentences: [TextSentence],
        findings: [Finding]
    ) {
        self.name = name
        self.language = language
        self.utf8 = utf8
        self.sentences = sentences
        self.findings = findings
    }

    /// The words in a range, on one line.
    public func words(in range: Range<Int>) -> String {
        let range = range.clamped(to: 0..<utf8.count)
        return String(decoding: utf8[range], as: UTF8.self)
            .split(whereSeparator: \.isWhitespace).joined(separator: " ")
    }
}

/// An account whose sentences are ready to be aligned.
struct PreparedAccount {
    let account: Account
    var units: [Unit] = []

    /// A sentence with what it says.
    struct Unit {
        let range: Range<Int>
        let isHeading: Bool
        let facts: ClauseFacts
        /// Characters, for the comparison of lengths.
        let length: Int
        /// Places in the list of findings that begin in this sentence.
        var findings: [Int] = []
    }

    /// Texts with more sentences are compared as far as this.
    static let longest = 100_000

    init(_ account: Account) {
        self.account = account
        let reader = FactsReader(utf8: account.utf8, language: account.language)
        for sentence in account.sentences.prefix(Self.longest) {
            let facts = reader.facts(in: sentence.range)
            guard !facts.words.isEmpty || !facts.dates.isEmpty else { continue }
            units.append(
                Unit(
                    range: sentence.range,
                    isHeading: sentence.role == .heading,
                    facts: facts,
                    length: account.utf8[sentence.range].count { $0 & 0xC0 != 0x80 }
                )
            )
        }
        var unit = 0
        let order = account.findings.indices.sorted {
            account.findings[$0].range.lowerBound < account.findings[$1].range.lowerBound
        }
        for index in order {
            let start = account.findings[index].range.lowerBound
            while unit < units.count, units[unit].range.upperBound <= start { unit += 1 }
            guard unit < units.count else { break }
            units[unit].findings.append(index)
        }
    }

    /// The range from the first of some neighbouring sentences to the last.
    func range(of places: Range<Int>) -> Range<Int>? {
        guard let first = places.first, let last = places.last else { return nil }
        return units[first].range.lowerBound..<units[last].range.upperBound
    }
}
