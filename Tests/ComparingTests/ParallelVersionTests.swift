import Comparing
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
        let all = comparison.passages.flatMap(\.differences)
        let flags = all.count { $0.code != .unread }
        print(
            "\(name): \(comparison.pairedCount) of \(comparison.passages.count) passages aligned, \(flags) differences,",
            "\(all.count - flags) conclusions read in one version only"
        )
        #expect(comparison.pairedCount * 20 >= comparison.passages.count * 19)
        #expect(flags <= 4, "\(comparison.listed)")
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
