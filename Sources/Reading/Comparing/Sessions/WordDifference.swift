import Consultations

/// The words in which two wordings of one thing differ, in their order; case and diacritics don't count.
public struct WordDifference: Hashable, Sendable {
    /// Runs of words that only the first wording has.
    public let one: [String]
    public let two: [String]

    /// More words are not compared one by one.
    private static let longest = 400

    public init(_ one: String, _ two: String) {
        let texts = (Array(one.utf8), Array(two.utf8))
        let words = (
            Array(WordReader.words(texts.0, in: 0..<texts.0.count).prefix(Self.longest)),
            Array(WordReader.words(texts.1, in: 0..<texts.1.count).prefix(Self.longest))
        )
        let common = Self.common(words.0.map(\.text), words.1.map(\.text))
        self.one = Self.runs(texts.0, words.0, without: Set(common.map(\.0)))
        self.two = Self.runs(texts.1, words.1, without: Set(common.map(\.1)))
    }

    /// The places of the longest common run of words with gaps.
    private static func common(_ one: [String], _ two: [String]) -> [(Int, Int)] {
        var lengths = Array(repeating: Array(repeating: 0, count: two.count + 1), count: one.count + 1)
        for first in one.indices.reversed() {
            for second in two.indices.reversed() {
                lengths[first][second] =
                    one[first] == two[second]
                    ? lengths[first + 1][second + 1] + 1 : max(lengths[first + 1][second], lengths[first][second + 1])
            }
        }
        var places: [(Int, Int)] = []
        var (first, second) = (0, 0)
        while first < one.count, second < two.count {
            if one[first] == two[second] {
                places.append((first, second))
                (first, second) = (first + 1, second + 1)
            } else if lengths[first + 1][second] >= lengths[first][second + 1] {
                first += 1
            } else {
                second += 1
            }
        }
        return places
    }

    private static func runs(_ utf8: [UInt8], _ words: [ComparedWord], without common: Set<Int>) -> [String] {
        var runs: [Range<Int>] = []
        var last = -2
        for (place, word) in words.enumerated() where !common.contains(place) {
            if place == last + 1, let run = runs.last {
                runs[runs.count - 1] = run.lowerBound..<word.range.upperBound
            } else {
                runs.append(word.range)
            }
            last = place
        }
        return runs.map { String(decoding: utf8[$0], as: UTF8.self) }
    }
}
