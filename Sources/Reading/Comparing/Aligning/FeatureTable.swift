/// What the sentences of two texts have in common: numbers, dates, names, related words and learned pairs of terms.
///
/// Each sentence becomes a short list of features with weights; what both texts often have weighs little.
struct FeatureTable {
    struct Feature {
        let id: Int
        let weight: Double
    }

    private(set) var left: [[Feature]] = []
    private(set) var right: [[Feature]] = []

    /// Gathers the features of two texts.
    ///
    /// - Parameters:
    ///   - one: what each sentence of the left text says.
    ///   - two: what each sentence of the right text says.
    ///   - sameLanguage: words meet by their stems; else by how they sound.
    ///   - terms: pairs of stems that an earlier alignment taught.
    init(_ one: [ClauseFacts], _ two: [ClauseFacts], sameLanguage: Bool, terms: [TermPair] = []) {
        let namer = FeatureNamer(sameLanguage: sameLanguage, terms: terms)
        let names = [one.map(namer.left), two.map(namer.right)]
        var ids: [String: Int] = [:]
        var counts: [(left: Int, right: Int)] = []
        for (side, sentences) in names.enumerated() {
            for sentence in sentences {
                for name in sentence.keys {
                    let id = ids[name] ?? counts.count
                    if id == counts.count {
                        ids[name] = id
                        counts.append((0, 0))
                    }
                    if side == 0 { counts[id].left += 1 } else { counts[id].right += 1 }
                }
            }
        }
        func features(_ sentences: [[String: Double]]) -> [[Feature]] {
            sentences.map { sentence in
                var features: [Feature] = []
                for (name, base) in sentence {
                    guard let id = ids[name], counts[id].left > 0, counts[id].right > 0 else { continue }
                    let spread = Double(counts[id].left + counts[id].right) / 2
                    features.append(Feature(id: id, weight: base / spread.squareRoot()))
                }
                return features.sorted { $0.id < $1.id }
            }
        }
        left = features(names[0])
        right = features(names[1])
    }

    /// The weight that a sentence of the left text and one of the right have in common.
    func common(_ one: Int, _ two: Int) -> Double {
        let first = left[one]
        let second = right[two]
        var sum = 0.0
        var index = 0
        var other = 0
        while index < first.count, other < second.count {
            if first[index].id == second[other].id {
                sum += min(first[index].weight, second[other].weight)
                index += 1
                other += 1
            } else if first[index].id < second[other].id {
                index += 1
            } else {
                other += 1
            }
        }
        return sum
    }

    static func weight(_ features: [Feature]) -> Double { features.reduce(0) { $0 + $1.weight } }
}
