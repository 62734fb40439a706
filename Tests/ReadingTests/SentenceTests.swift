import Consultations
import Foundation
import Reading
import Testing

@Suite("Sentences")
struct SentenceTests {
    /// Paragraphs of a set, each a list of its sentences; a line that begins with a dash is an item on a line of its own.
    private func paragraphs(_ language: String) throws -> [[String]] {
        let file = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
            .appendingPathComponent("Sentences/\(language).txt")
        let lines = try String(contentsOf: file, encoding: .utf8).split(
            separator: "\n",
            omittingEmptySubsequences: false
        )
        return lines.split(separator: "").map { $0.map(String.init) }
    }

    /// How many characters other than spaces and marks of lists end each sentence.
    private func ends(_ sentences: [String]) -> Set<Int> {
        var count = 0
        return Set(
            sentences.map { sentence in
                count += sentence.unicodeScalars.count { !$0.properties.isWhitespace && $0 != "-" }
                return count
            }
        )
    }

    @Test(
        "Abbreviations, initials, ordinals, quotations and lists are split where a reader would",
        arguments: ["fr", "en", "ru"]
    )
    func split(language: String) throws {
        let reader = Reader(lexicons: try Lexicon.carried())
        let tongue = try #require(Language(language))
        var (right, found, wanted) = (0, 0, 0)
        var misses: [String] = []
        for sentences in try paragraphs(language) {
            let text = sentences.map { ($0.hasPrefix("- ") ? "\n" : " ") + $0 }.joined()
            let bytes = Array(text.utf8)
            let ranges = try reader.sentences(bytes, language: tongue).map(\.range)
            var count = 0
            var mine: Set<Int> = []
            var start = 0
            for range in ranges {
                let words = String(decoding: bytes[start..<range.upperBound], as: UTF8.self)
                count += words.unicodeScalars.count { !$0.properties.isWhitespace && $0 != "-" }
                mine.insert(count)
                start = range.upperBound
            }
            let gold = ends(sentences)
            right += mine.intersection(gold).count
            found += mine.count
            wanted += gold.count
            if mine != gold {
                misses.append(ranges.map { String(decoding: bytes[$0], as: UTF8.self) }.joined(separator: " | "))
            }
        }
        let score = 2 * Double(right) / Double(found + wanted)
        print("sentences \(language): F1 \(score)")
        #expect(score >= 0.99, "\(misses.joined(separator: "\n"))")
    }
}
