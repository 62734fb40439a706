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
///
/// Of words that always stand together, those that sound alike or stand at the same place of their sentences are paired:
/// «trois» with «three» and «rivières» with «rivers».
struct TermLearner {
    /// The words of each sentence, and how they are printed.
    let left: Side
    let right: Side

    struct Side {
        let facts: [ClauseFacts]
        let utf8: [UInt8]

        /// The word as it is printed, in small letters.
        func spelling(_ word: ComparedWord) -> String {
            String(decoding: utf8[word.range], as: UTF8.self).lowercased()
        }
    }

    /// More passages teach nothing new.
    private static let mostBeads = 4_000
    private static let mostWords = 60

    /// How often two words met, and how far apart they stood, as a share of their sentences.
    private struct Meeting {
        var count = 0
        var distance = 0.0
    }

    func pairs(_ beads: [Bead], least: Int = 2) -> [TermPair] {
        var counts: [[String: Int]] = [[:], [:]]
        var forms: [[String: [String: Int]]] = [[:], [:]]
        var keys: [[String: String]] = [[:], [:]]
        var joint: [String: [String: Meeting]] = [:]
        for bead in beads.filter(\.isPaired).prefix(Self.mostBeads) {
            let sides = [bead.left.flatMap { left.facts[$0].words }, bead.right.flatMap { right.facts[$0].words }]
            let places = sides.map(Self.places)
            for (number, side) in [left, right].enumerated() {
                for stem in places[number].keys { counts[number][stem, default: 0] += 1 }
                for word in sides[number] where places[number][word.stem] != nil {
                    forms[number][word.stem, default: [:]][side.spelling(word), default: 0] += 1
                    if keys[number][word.stem] == nil { keys[number][word.stem] = word.key }
                }
            }
            for (one, place) in places[0] {
                for (two, other) in places[1] {
                    joint[one, default: [:]][two, default: Meeting()].count += 1
                    joint[one]?[two]?.distance += abs(place - other)
                }
            }
        }
        var candidates: [(pair: TermPair, worth: Double)] = []
        for (one, partners) in joint {
            for (two, meeting) in partners where meeting.count >= least {
                let all = (counts[0][one] ?? 0) + (counts[1][two] ?? 0)
                let strength = 2 * Double(meeting.count) / Double(max(1, all))
                guard strength >= 0.5 else { continue }
                let soundsAlike = SoundKey.alike(keys[0][one] ?? "", keys[1][two] ?? "")
                let distance = meeting.distance / Double(meeting.count)
                // What met twice may have met by chance.
                if meeting.count == 2, !soundsAlike, strength < 0.8 || distance > 0.25 { continue }
                let pair = TermPair(
                    left: one,
                    right: two,
                    leftWord: Self.commonest(forms[0][one]) ?? one,
                    rightWord: Self.commonest(forms[1][two]) ?? two,
                    count: meeting.count,
                    strength: strength
                )
                let trust = strength * (1 - 1 / Double(meeting.count + 1))
                let beginAlike = (keys[0][one] ?? "").commonPrefix(with: keys[1][two] ?? "") >= 3
                candidates.append((pair, trust + (soundsAlike ? 0.2 : beginAlike ? 0.1 : 0) - 0.4 * distance))
            }
        }
        // A fixed order, so that every machine learns the same.
        candidates.sort {
            ($0.worth, $0.pair.count, $1.pair.left, $1.pair.right)
                > ($1.worth, $1.pair.count, $0.pair.left, $0.pair.right)
        }
        var taken: [Set<String>] = [[], []]
        return candidates.map(\.pair).filter { pair in
            guard !taken[0].contains(pair.left), !taken[1].contains(pair.right) else { return false }
            taken[0].insert(pair.left)
            taken[1].insert(pair.right)
            return true
        }
    }

    /// Where each word of a passage stands first, from 0 to 1; short words teach little.
    private static func places(_ words: [ComparedWord]) -> [String: Double] {
        var places: [String: Double] = [:]
        for (number, word) in words.enumerated() where word.text.unicodeScalars.count >= 4 {
            guard places.count < mostWords, places[word.stem] == nil else { continue }
            places[word.stem] = Double(number) / Double(max(1, words.count))
        }
        return places
    }

    private static func commonest(_ forms: [String: Int]?) -> String? {
        forms?.max { ($0.value, $1.key) < ($1.value, $0.key) }?.key
    }
}

extension String {
    /// How many characters two words begin with alike.
    fileprivate func commonPrefix(with other: String) -> Int {
        zip(unicodeScalars, other.unicodeScalars).prefix { $0 == $1 }.count
    }
}
