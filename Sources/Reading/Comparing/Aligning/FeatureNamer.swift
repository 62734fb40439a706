/// Names the features by which passages of two texts meet.
struct FeatureNamer {
    let sameLanguage: Bool
    private var leftTerms: [String: String] = [:]
    private var rightTerms: [String: String] = [:]

    init(sameLanguage: Bool, terms: [TermPair] = []) {
        self.sameLanguage = sameLanguage
        for pair in terms {
            let name = "t:\(pair.left)=\(pair.right)"
            leftTerms[pair.left] = name
            rightTerms[pair.right] = name
        }
    }

    /// The features of a passage of the left text, each with its weight.
    func left(_ facts: ClauseFacts) -> [String: Double] { names(of: facts, terms: leftTerms) }

    /// The features of a passage of the right text, each with its weight.
    func right(_ facts: ClauseFacts) -> [String: Double] { names(of: facts, terms: rightTerms) }

    /// Dice's share of the features of two passages, from 0 to 1.
    func likeness(_ one: ClauseFacts, _ two: ClauseFacts) -> Double {
        let first = left(one)
        let second = right(two)
        let all = first.values.reduce(0, +) + second.values.reduce(0, +)
        guard all > 0 else { return 0 }
        // In the order of their names, so that sums are the same on every machine.
        let shared = first.keys.sorted().reduce(0.0) { $0 + min(first[$1] ?? 0, second[$1] ?? 0) }
        return min(1, 2 * shared / all)
    }

    private func names(of facts: ClauseFacts, terms: [String: String]) -> [String: Double] {
        var names: [String: Double] = [:]
        for quantity in facts.quantities where !quantity.isWeak { names["n:\(quantity.value)"] = 2 }
        for date in facts.dates {
            names["d:\(date.year ?? 0)-\(date.month ?? 0)-\(date.day ?? 0)"] = 3
            if let year = date.year { names["n:\(year)"] = 1 }
        }
        for word in facts.words.prefix(400) {
            let isName = word.isCapital && !word.isFirst
            if sameLanguage {
                if word.text.unicodeScalars.count >= 3 { names["w:" + word.stem] = isName ? 2 : 1 }
                continue
            }
            if let term = terms[word.stem] { names[term] = 1 }
            // Short words sound alike by chance; names don't.
            if word.key.utf8.count >= (isName ? 3 : 5) { names["k:" + word.soundStem] = isName ? 2 : 1 }
        }
        return names
    }
}
