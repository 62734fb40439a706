import Foundation
import Reading
import Testing

@Suite("Score on the examples")
struct ExampleScoreTests {
    @Test(
        "On each example F1 and kind are at least 0.85",
        arguments: [
            "communique/communique-fr", "communique/communique-en", "communique/communique-ru", "press/press-fr",
        ]
    )
    func example(_ name: String) throws {
        let folder = checkout.appendingPathComponent("Examples")
        let text = try [UInt8](Data(contentsOf: folder.appendingPathComponent(name + ".txt")))
        let answers = try Answer.read(folder.appendingPathComponent(name + ".expected.jsonl"))
        let score = Score(try carried.get().read(text).findings, text: text, answers: answers)
        #expect(!answers.isEmpty)
        #expect(score.f1 >= 0.85, "\(score.line)")
        #expect(score.kind >= 0.85, "\(score.line)")
    }
}
