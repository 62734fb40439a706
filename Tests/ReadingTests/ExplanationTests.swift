import Consultations
import Foundation
import Reading
import Testing

@Suite("What was considered and left")
struct ExplanationTests {
    private func explain(_ text: String, _ language: Language) throws -> Explanation {
        try carried.get().explain(Array(text.utf8), language: language)
    }

    @Test(
        "words that conclude nothing are told with the cause",
        arguments: [
            ("The Parties did not agree to open the port.", Language.english, Rejection.Cause.negated),
            ("The driver agreed to wait.", .english, .subject),
            ("The treaty that the Parties agreed to sign is long.", .english, .relative),
            ("Les Parties ne se sont pas engagées à ouvrir le port.", .french, .negated),
        ]
    )
    func causes(text: String, language: Language, cause: Rejection.Cause) throws {
        let explanation = try explain(text, language)
        #expect(explanation.result.findings.isEmpty)
        #expect(explanation.rejections.contains { $0.cause == cause }, "\(explanation.rejections)")
    }

    @Test("asking for reasons changes no finding, and every place stands in the text", arguments: ["fr", "en", "ru"])
    func sameFindings(language: String) throws {
        let file = checkout.appendingPathComponent("Examples/communique/communique-\(language).txt")
        let text = try [UInt8](Data(contentsOf: file))
        let reader = try carried.get()
        let explanation = try reader.explain(text)
        #expect(explanation.result == (try reader.read(text)))
        let starts = explanation.rejections.map(\.range.lowerBound)
        #expect(starts == starts.sorted())
        #expect(explanation.rejections.allSatisfy { !$0.range.isEmpty && $0.range.upperBound <= text.count })
    }
}
