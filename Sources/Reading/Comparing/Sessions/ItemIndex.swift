import Consultations

/// The words of a conclusion: by their stems within a language, by how they sound across languages.
struct ItemFeatures {
    let language: Substring
    let words: Set<String>
    let sounds: Set<String>
    let facts: ClauseFacts

    init(_ item: SessionItem) {
        let utf8 = Array(item.words.utf8.prefix(20_000))
        facts = FactsReader(utf8: utf8, language: item.language).facts(in: 0..<utf8.count)
        language = item.language.primary
        var words: Set<String> = []
        var sounds: Set<String> = []
        for word in facts.words {
            if word.text.unicodeScalars.count >= 3 { words.insert("\(language):\(word.stem)") }
            if word.key.utf8.count >= 5 || (word.isCapital && !word.isFirst && word.key.utf8.count >= 3) {
                sounds.insert("*:\(word.soundStem)")
            }
        }
        for quantity in facts.quantities where !quantity.isWeak { sounds.insert("#:\(quantity.value)") }
        self.words = words
        self.sounds = sounds
    }
}

/// Finds conclusions that share rare words, without comparing each with each.
///
/// Lists of places are kept for each word; a search follows only the rarest words of a conclusion, and of each list
/// only so much that the work grows with the number of conclusions and no faster.
struct ItemIndex {
    private var ids: [String: Int] = [:]
    /// In which conclusions a word stands.
    private var places: [[Int]] = []
    private var weights: [Double] = []
    private var items: [Item] = []

    /// A conclusion as numbers of words, in order, and what they weigh together.
    private struct Item {
        let language: Substring
        let words: [Int]
        let sounds: [Int]
        let wordsWeight: Double
        let soundsWeight: Double
    }

    /// How many words a search follows.
    private static let mostWords = 8
    /// How many places of each word it follows.
    private static let mostPlaces = 64

    init(_ list: [ItemFeatures]) {
        for (place, item) in list.enumerated() {
            for name in item.words.union(item.sounds) {
                let id = ids[name] ?? places.count
                if id == places.count {
                    ids[name] = id
                    places.append([])
                }
                places[id].append(place)
            }
        }
        weights = places.map { 1 / Double(1 + $0.count).squareRoot() }
        items = list.map { encoded($0) }
    }

    private func encoded(_ item: ItemFeatures) -> Item {
        func encoded(_ names: Set<String>) -> ([Int], Double) {
            let known = names.compactMap { ids[$0] }.sorted()
            // A word that no conclusion of the list has weighs as much as a word can.
            let weight = known.reduce(Double(names.count - known.count)) { $0 + weights[$1] }
            return (known, weight)
        }
        let (words, wordsWeight) = encoded(item.words)
        let (sounds, soundsWeight) = encoded(item.sounds)
        return Item(
            language: item.language,
            words: words,
            sounds: sounds,
            wordsWeight: wordsWeight,
            soundsWeight: soundsWeight
        )
    }

    /// The conclusions of the list that may be about the same, with their likeness, the likest first.
    func alike(_ features: ItemFeatures, least: Double) -> [(place: Int, likeness: Double)] {
        alike(encoded(features), least: least)
    }

    /// The others that may be about the same as one of the list.
    func alike(_ place: Int, least: Double) -> [(place: Int, likeness: Double)] {
        alike(items[place], least: least).filter { $0.place != place }
    }

    private func alike(_ item: Item, least: Double) -> [(place: Int, likeness: Double)] {
        let rarest = (item.words + item.sounds).sorted { (places[$0].count, $0) < (places[$1].count, $1) }
        var candidates: [Int] = []
        for id in rarest.prefix(Self.mostWords) { candidates += places[id].suffix(Self.mostPlaces) }
        candidates.sort()
        var found: [(place: Int, likeness: Double)] = []
        var last = -1
        for place in candidates where place != last {
            last = place
            let likeness = likeness(item, items[place])
            if likeness >= least { found.append((place, likeness)) }
        }
        return found.sorted { ($1.likeness, $0.place) < ($0.likeness, $1.place) }
    }

    /// Dice's share of the words, weighted by their rarity in the list.
    private func likeness(_ one: Item, _ two: Item) -> Double {
        if one.language == two.language {
            return share(one.words, two.words, of: one.wordsWeight + two.wordsWeight)
        }
        return share(one.sounds, two.sounds, of: one.soundsWeight + two.soundsWeight)
    }

    private func share(_ one: [Int], _ two: [Int], of all: Double) -> Double {
        var shared = 0.0
        var first = 0
        var second = 0
        while first < one.count, second < two.count {
            if one[first] == two[second] {
                shared += weights[one[first]]
                first += 1
                second += 1
            } else if one[first] < two[second] {
                first += 1
            } else {
                second += 1
            }
        }
        return all > 0 ? 2 * shared / all : 0
    }
}
