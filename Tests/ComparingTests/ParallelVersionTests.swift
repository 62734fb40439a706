import Comparing
import Foundation
import Testing

@Suite("Versions of one text")
struct ParallelVersionTests {
    @Test("The three versions of the example align sentence by sentence", arguments: [("fr", "en"), ("en", "ru"), ("fr", "ru")])
    func examples(left: String, right: String) throws {
        let comparison = AccountComparison(
            try Texts.account(try Texts.example(left)),
            try Texts.account(try Texts.example(right))
        )
        print(left, right, comparison.passages.count, comparison.pairedCount, comparison.pairedConclusions)
        print(comparison.listed)
    }

    @Test("The declaration", .enabled(if: Texts.corpus != nil), arguments: [("en-17-los-angeles-declaration", "fr-28-declaration-los-angeles"), ("en-17-los-angeles-declaration", "es-01-declaracion-los-angeles"), ("en-17-los-angeles-declaration", "pt-01-declaracao-los-angeles")])
    func declaration(left: String, right: String) throws {
        let corpus = try #require(Texts.corpus)
        func text(_ name: String) throws -> String {
            try String(contentsOf: corpus.appendingPathComponent(name + ".txt"), encoding: .utf8)
        }
        let comparison = AccountComparison(try Texts.account(try text(left)), try Texts.account(try text(right)))
        print(left, right, comparison.passages.count, comparison.pairedCount, comparison.pairedConclusions)
        print(comparison.listed)
        print(comparison.terms.prefix(60).map { "\($0.leftWord)=\($0.rightWord)" })
    }
}
