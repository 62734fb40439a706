/// Two words of two languages that stand for each other in aligned texts.
public struct TermPair: Hashable, Sendable {
    /// The beginning of the word in the left text, folded.
    public let left: String
    public let right: String
    /// The word as the left text most often has it.
    public let leftWord: String
    public let rightWord: String
    /// In how many aligned passages both stand.
    public let count: Int
    /// Dice's coefficient: 1 where neither stands without the other.
    public let strength: Double

    public init(
        left: String,
        right: String,
        leftWord: String,
        rightWord: String,
        count: Int,
        strength: Double
    ) {
        self.left = left
        self.right = right
        self.leftWord = leftWord
        self.rightWord = rightWord
        self.count = count
        self.strength = strength
    }
}

/// Learns pairs of terms from aligned sentences: the strongest first, each word once (competitive linking, Melamed,
/// Computational Linguistics 26:2, 2000).
enum TermLearner {
    /// More passages teach nothing new.
    private static let mostBeads = 4_000
    private static let mostWords = 60

    static func pairs(_ beads: [Bead], left: [ClauseFacts], right: [ClauseFacts], least: Int = 2) -> [TermPair] {
        var counts: [[String: Int]] = [[:], [:]]
        var forms: [[String: [String: Int]]] = [[:], [:]]
        var joint: [String: [String: Int]] = [:]
        for bead in beads.filter(\.isPaired).prefix(mostBeads) {
            let sides = [bead.left.flatMap { left[$0].words }, bead.right.flatMap { right[$0].words }]
            let stems = sides.map { words in
                Set(words.filter { $0.text.unicodeScalars.count >= 4 }.map(\.stem).prefix(mostWords))
            }
            for side in 0...1 {
                for stem in stems[side] { counts[side][stem, default: 0] += 1 }
                for word in sides[side] { forms[side][word.stem, default: [:]][word.text, default: 0] += 1 }
            }
            for one in stems[0] { for two in stems[1] { joint[one, default: [:]][two, default: 0] += 1 } }
        }
        var candidates: [TermPair] = []
        for (one, partners) in joint {
            for (two, count) in partners where count >= least {
                let all = (counts[0][one] ?? 0) + (counts[1][two] ?? 0)
                let strength = 2 * Double(count) / Double(max(1, all))
                guard strength >= 0.5 else { continue }
                candidates.append(
                    TermPair(
                        left: one,
                        right: two,
                        leftWord: commonest(forms[0][one]) ?? one,
                        rightWord: commonest(forms[1][two]) ?? two,
                        count: count,
                        strength: strength
                    )
                )
            }
        }
        // A fixed order, so that every machine learns the same.
        candidates.sort {
            ($0.worth, $0.count, $1.left, $1.right) > ($1.worth, $1.count, $0.left, $0.right)
        }
        var taken: [Set<String>] = [[], []]
        return candidates.filter { pair in
            guard !taken[0].contains(pair.left), !taken[1].contains(pair.right) else { return false }
            taken[0].insert(pair.left)
            taken[1].insert(pair.right)
            return true
        }
    }

    private static func commonest(_ forms: [String: Int]?) -> String? {
        forms?.max { ($0.value, $1.key) < ($1.value, $0.key) }?.key
    }
}

extension TermPair {
    /// Strength, more trusted the more often it was seen.
    fileprivate var worth: Double { strength * (1 - 1 / Double(count + 1)) }
}
