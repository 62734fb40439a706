import Consultations
import Reading
import Testing

@Suite("Whatever the text")
struct PropertyTests {
    private static let words: [Language: [String]] = [
        .french: [
            "les", "Parties", "sont", "convenues", "de", "d’", "ouvrir", "et", "à", "«", "»", ",", ";", ":", ".", "\n",
            "\n\n", "ont", "réaffirmé", "leur", "volonté", "condamnent", "qui", "que", "si", "(", ")", "a)", "- ",
            "1. ",
            "la", "deuxième", "session", "se", "tiendra", "avant", "le", "31", "février", "2027", "É", "œuvrer",
            "tandis",
            "exprimé", "s’engageant", "n’", "pas", "avait", "Halvik", "\u{00A0}", "\"", "—",
        ],
        .english: [
            "the", "Parties", "agreed", "to", "open", "and", ";", ",", ".", "will", "(i)", "(ii)", "reaffirmed",
            "their",
            "commitment", "that", "which", "had", "by", "May", "14", "2027", "condemn", "“", "”", "\n", "U.S.", "as",
            "well",
        ],
        .russian: [
            "Стороны", "договорились", "открыть", "и", "что", ",", ".", ";", "«", "»", "будут", "до", "1", "мая",
            "2027",
            "года", "осуждают", "который", "должны", "\n", "- ", "не", "ё", "Ё",
        ],
    ]

    private func check(_ text: String, _ language: Language) throws {
        let bytes = Array(text.utf8)
        let result = try carried.get().read(bytes, language: language)
        var last = -1
        for (index, finding) in result.findings.enumerated() {
            #expect(finding.id == index + 1)
            #expect(finding.range.lowerBound >= 0 && finding.range.upperBound <= bytes.count)
            #expect(!finding.range.isEmpty)
            #expect(finding.range.lowerBound >= last)
            last = finding.range.lowerBound
            #expect(bytes[finding.range.lowerBound] & 0xC0 != 0x80)
            #expect(finding.range.upperBound == bytes.count || bytes[finding.range.upperBound] & 0xC0 != 0x80)
            #expect(!finding.because.isEmpty)
            for reason in finding.because { #expect(!reason.matched.isEmpty && text.contains(reason.matched)) }
            // Initials, adjectives and capitals stand for a name of the lexicon.
            for actor in finding.actors { #expect(text.contains(actor) || actor == "United States") }
            if let due = finding.due { #expect(text.contains(due.text)) }
            if let edtf = finding.due?.edtf { #expect(throws: Never.self) { _ = try ExtendedDate(edtf) } }
            if let restates = finding.restates { #expect(restates != finding.id && restates <= result.findings.count) }
        }
        let again = try carried.get().read(bytes, language: language)
        #expect(again == result)
    }

    @Test(
        "Formula words in any order are read the same twice, with ranges and reasons that stand in the text",
        arguments: [1, 2, 3]
    )
    func recombined(_ seed: Int) throws {
        var generator = SeededGenerator(seed: UInt64(seed))
        for (language, words) in Self.words.sorted(by: { $0.key < $1.key }) {
            for _ in 0..<60 {
                let count = Int.random(in: 1...120, using: &generator)
                let text = (0..<count).compactMap { _ in words.randomElement(using: &generator) }.joined(separator: " ")
                try check(text, language)
            }
        }
    }

    @Test("Any valid UTF-8 is read", arguments: [11, 12])
    func anyBytes(_ seed: Int) throws {
        var generator = SeededGenerator(seed: UInt64(seed))
        for _ in 0..<60 {
            let bytes = (0..<Int.random(in: 0...400, using: &generator)).map { _ in
                UInt8.random(in: 0...255, using: &generator)
            }
            try check(String(decoding: bytes, as: UTF8.self), .french)
        }
    }

    @Test("A sentence added at the end changes no finding before it")
    func appended() throws {
        let text = """
            Les Parties sont convenues d’ouvrir un poste et de publier un tarif. Elles condamnent l’attaque de Dovrel. La \
            deuxième session se tiendra à Halvik.
            """
        let before = try read(text, language: .french).findings
        let after = try read(text + " Il faisait beau ce jour-là.", language: .french).findings
        #expect(before.count == 4)
        #expect(before == after)
    }
}
