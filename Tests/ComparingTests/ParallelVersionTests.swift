import Comparing
import Consultations
import Foundation
import Testing

@Suite("Versions of one text")
struct ParallelVersionTests {
    @Test(
        "The versions of the example align without remainder and differ where their drafters made them differ",
        arguments: [("fr", "en", ["kind", "strength"]), ("en", "ru", []), ("fr", "ru", ["kind", "strength"])]
    )
    func examples(left: String, right: String, codes: [String]) throws {
        let comparison = AccountComparison(
            try Texts.account(try Texts.example(left)),
            try Texts.account(try Texts.example(right))
        )
        #expect(comparison.pairedCount == comparison.passages.count)
        #expect(comparison.pairedConclusions >= 34)
        let found = comparison.passages.flatMap(\.differences).map(\.code.rawValue).filter { $0 != "unread" }
        #expect(found.sorted() == codes, "\(comparison.listed)")
    }

    @Test(
        "The versions of a declaration in four languages align clause by clause with few false alarms",
        .enabled(if: Texts.corpus != nil, "needs the shared corpus"),
        arguments: ["fr-28-declaration-los-angeles", "es-01-declaracion-los-angeles", "pt-01-declaracao-los-angeles"]
    )
    func declaration(name: String) throws {
        let corpus = try #require(Texts.corpus)
        func account(_ name: String) throws -> Account {
            let url = corpus.appendingPathComponent(name + ".txt")
            return try Texts.account(try String(contentsOf: url, encoding: .utf8), name: name)
        }
        let comparison = AccountComparison(try account("en-17-los-angeles-declaration"), try account(name))
        let entries = comparison.differing
        let flags = entries.count { $0.differences.contains { $0.code != .unread } }
        print(
            "\(name): \(comparison.pairedCount) of \(comparison.passages.count) passages aligned, \(flags) differ,",
            "\(entries.count - flags) conclusions read in one version only"
        )
        #expect(comparison.pairedCount * 20 >= comparison.passages.count * 19)
        #expect(flags <= 4, "\(comparison.listed)")
    }

    @Test("An account of the press is held against the communiqué conclusion by conclusion", arguments: ["fr", "en"])
    func press(language: String) throws {
        let comparison = AccountComparison(
            try Texts.account(try Texts.file("press/press-fr")),
            try Texts.account(try Texts.example(language))
        )
        #expect(!comparison.isOneText)
        func pairs(_ words: String) -> [ComparedConclusion] {
            comparison.passages.flatMap(\.conclusions).filter { entry in
                entry.left.map { comparison.left.words(in: $0).contains(words) } ?? false
            }
        }
        // What the press tells in its own words stands beside what was agreed.
        let offer = language == "fr" ? "former chaque année" : "train twenty"
        let trade = try #require(pairs("lutte contre le trafic").first)
        #expect(
            trade.right.map { comparison.right.words(in: $0).contains(language == "fr" ? "trafic" : "trafficking") }
                == true
        )
        // What it leaves out is missing there, and nothing that it says is.
        let missing = comparison.differing.filter { $0.differences.contains(.missing(in: .left)) }
            .compactMap { $0.right.map { comparison.right.words(in: $0) } }
        #expect(missing.contains { $0.contains(language == "fr" ? "bourses" : "scholarships") })
        #expect(!missing.contains { $0.contains(offer) })
    }

    @Test("A text held against itself shows no difference", arguments: ["fr", "en", "ru"])
    func itself(language: String) throws {
        let account = try Texts.account(try Texts.example(language))
        let comparison = AccountComparison(account, account)
        #expect(comparison.pairedCount == comparison.passages.count)
        #expect(comparison.differing.isEmpty, "\(comparison.listed)")
    }

    @Test("Words that stand for each other are learned from the versions themselves")
    func terms() throws {
        let comparison = AccountComparison(
            try Texts.account(try Texts.example("en")),
            try Texts.account(try Texts.example("ru"))
        )
        let pairs = Set(comparison.terms.map { "\($0.leftWord) \($0.rightWord)" })
        #expect(pairs.contains("parties стороны"), "\(pairs.sorted())")
        #expect(pairs.contains { $0.hasPrefix("ministers министр") }, "\(pairs.sorted())")
    }
}
