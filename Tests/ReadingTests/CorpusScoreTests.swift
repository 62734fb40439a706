import Foundation
import Reading
import Testing

@Suite("Score on annotated texts (only where the corpus stands beside the checkout)", .enabled(if: corpus != nil))
struct CorpusScoreTests {
    private func scores() throws -> [(name: String, score: Score, findings: Int)] {
        let corpus = try #require(corpus)
        let names = try FileManager.default.contentsOfDirectory(atPath: corpus.appendingPathComponent("gold").path)
        return try names.filter { $0.hasSuffix(".jsonl") }.sorted().map { file in
            let name = String(file.dropLast(6))
            let text = try [UInt8](Data(contentsOf: corpus.appendingPathComponent("texts/\(name).txt")))
            let answers = try Answer.read(corpus.appendingPathComponent("gold/\(file)"))
            let findings = try carried.get().read(text).findings
            return (name, Score(findings, text: text, answers: answers), findings.count)
        }
    }

    @Test(
        "Over all texts F1 is at least 0.88, 0.85 in the languages read to the full, and the kind is right in 90 of 100"
    )
    func allTexts() throws {
        let scores = try scores()
        for (name, score, _) in scores { print("\(name): \(score.line)") }
        let all = scores.map(\.score).reduce(Score(), +)
        print("all: \(all.line)")
        #expect(scores.count >= 16)
        #expect(all.f1 >= 0.88)
        #expect(all.kind >= 0.90)
        for language in ["fr", "en", "ru"] {
            let own = scores.filter { $0.name.hasPrefix(language) }.map(\.score).reduce(Score(), +)
            #expect(own.f1 >= 0.85, "\(language)")
        }
    }

    @Test("On the first communiqué F1 and kind are at least 0.85")
    func firstCommuniqué() throws {
        let seed = try #require(try scores().first { $0.name.hasPrefix("fr-00") })
        #expect(seed.score.f1 >= 0.85)
        #expect(seed.score.kind >= 0.85)
    }

    @Test("Texts without conclusions stay quiet")
    func quietTexts() throws {
        let scores = try scores()
        #expect(scores.first { $0.name.hasPrefix("en-07") }?.findings == 0)
        #expect(scores.first { $0.name.hasPrefix("fr-12") }?.score.alarms == 0)
    }

    @Test("From the first communiqué follow the mechanism's facts")
    func facts() throws {
        let corpus = try #require(corpus)
        let text = try [UInt8](Data(contentsOf: corpus.appendingPathComponent("texts/fr-00-seed.txt")))
        let result = try carried.get().read(text)
        #expect(result.facts.rhythm?.value == .yearly)
        #expect(result.facts.alternating?.value == true)
        #expect(result.facts.byDiplomaticChannel?.value == true)
        #expect(result.facts.nextSession?.value == 2)
        let identifiers = Set(result.findings.map(\.id))
        #expect(result.facts.nextSession.map { identifiers.contains($0.finding) } == true)
    }
}
