import Consultations
import Foundation
import Reading
import Testing

/// Invented communiqués in which each conclusion stands between «[[kind|» and «]]».
@Suite("Score on invented communiqués")
struct CommuniqueScoreTests {
    @Test("F1 and kind are at least 0.75", arguments: [("es", Language.spanish), ("pt", .portuguese), ("ar", .arabic)])
    func communique(_ name: String, _ language: Language) throws {
        let url = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
            .appendingPathComponent("Communiques/\(name).txt")
        let (text, answers) = try unmarked(String(contentsOf: url, encoding: .utf8))
        let score = Score(try read(text, language: language).findings, text: Array(text.utf8), answers: answers)
        #expect(answers.count >= 15)
        #expect(score.f1 >= 0.75, "\(score.line)")
        #expect(score.kind >= 0.75, "\(score.line)")
    }

    private func unmarked(_ marked: String) throws -> (text: String, answers: [Answer]) {
        var text = ""
        var answers: [Answer] = []
        for (place, piece) in marked.components(separatedBy: "[[").enumerated() {
            guard place > 0 else {
                text += piece
                continue
            }
            let parts = piece.components(separatedBy: "]]")
            let mark = try #require(parts.first).split(separator: "|", maxSplits: 1)
            let (kind, words) = (try #require(mark.first), try #require(mark.last))
            let start = text.unicodeScalars.count
            text += words
            answers.append(
                Answer(start: start, end: text.unicodeScalars.count, kinds: [String(kind)], isOptional: false)
            )
            text += try #require(parts.last)
        }
        return (text, answers)
    }
}
