import Consultations
import Reading
import Testing

@testable import Comparing

@Suite("Accounts that nobody wrote in good faith")
struct HostileAccountTests {
    private func account(_ text: String) throws -> Account {
        let utf8 = Array(text.utf8)
        let whole = TextSentence(range: 0..<utf8.count, paragraph: 0, role: .paragraph)
        return Account(
            name: "hostile",
            language: try #require(Language("en")),
            utf8: utf8,
            sentences: utf8.isEmpty ? [] : [whole],
            findings: []
        )
    }

    @Test(
        "Nothing stops a comparison or a check",
        arguments: [
            "", " ", "[", "]", String(repeating: "[", count: 20_000), String(repeating: "hundred ", count: 5_000),
            String(repeating: "1,", count: 5_000), String(repeating: "9", count: 20_000) + " million million",
            "31 February 2026/2026-13-45 99.99.9999 1-1-1", String(repeating: "_", count: 20_000),
            "\u{202E}May 2026\u{200B}\u{0301}", String(repeating: "ё\u{0301}", count: 5_000), "ß Æ Œ ŉ ſ ǅ",
            String(repeating: "not ", count: 5_000),
        ]
    )
    func survives(text: String) throws {
        let hostile = try account(text)
        let good = try Texts.account(try Texts.example("en"))
        for comparison in [AccountComparison(hostile, good), AccountComparison(good, hostile)] {
            // Each passage of either side stands in exactly one place.
            #expect(comparison.passages.allSatisfy { $0.left != nil || $0.right != nil })
            let ranges = comparison.passages.compactMap(\.right).sorted { $0.lowerBound < $1.lowerBound }
            #expect(zip(ranges, ranges.dropFirst()).allSatisfy { $0.upperBound <= $1.lowerBound })
        }
        #expect(DraftCheck(hostile).advice.count <= 1)
    }

    @Test("Sentences are aligned in a band around the diagonal, and none is lost")
    func band() {
        let words = ["river", "bridge", "tariff", "school", "seed", "lock", "freight", "tide", "channel", "harbour"]
        func facts(_ numbers: [Int]) -> [ClauseFacts] {
            numbers.map { number in
                let utf8 = Array("The \(words[number % 10]) by the \(words[number / 10 % 10]) is number \(number)".utf8)
                return FactsReader(utf8: utf8, language: .english).facts(in: 0..<utf8.count)
            }
        }
        let one = (1_000..<1_400).filter { !$0.isMultiple(of: 20) }
        let two = Array(1_000..<1_400)
        let aligner = SentenceAligner(
            left: one.map { _ in 40 },
            right: two.map { _ in 40 },
            features: FeatureTable(facts(one), facts(two), sameLanguage: true),
            mostCells: 20_000
        )
        let beads = aligner.beads()
        #expect(beads.flatMap { Array($0.left) } == Array(one.indices))
        #expect(beads.flatMap { Array($0.right) } == Array(two.indices))
        let right = beads.count { bead in
            bead.left.count == 1 && bead.right.count == 1 && one[bead.left.lowerBound] == two[bead.right.lowerBound]
        }
        #expect(right >= 350)
    }
}
