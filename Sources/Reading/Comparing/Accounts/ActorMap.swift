import Reading

/// Which names of parties in one account stand for which in the other.
///
/// Names are alike by their words or by how these sound; what is not alike is learned from the conclusions that were
/// paired. A name without a counterpart proves nothing.
struct ActorMap {
    /// A subject stands within so many words from the beginning.
    private static let subject = 4
    private var toRight: [String: String] = [:]
    private var toLeft: [String: String] = [:]

    init(_ pairs: [(left: Finding, right: Finding)]) {
        var joint: [String: [String: Double]] = [:]
        var counts: [[String: Double]] = [[:], [:]]
        for pair in pairs where !pair.left.actors.isEmpty && !pair.right.actors.isEmpty {
            // One name beside one name teaches more than lists do.
            let weight = pair.left.actors.count == 1 && pair.right.actors.count == 1 ? 3.0 : 1.0
            for actor in Set(pair.left.actors) { counts[0][actor, default: 0] += weight }
            for actor in Set(pair.right.actors) { counts[1][actor, default: 0] += weight }
            for one in Set(pair.left.actors) {
                for two in Set(pair.right.actors) { joint[one, default: [:]][two, default: 0] += weight }
            }
        }
        var candidates: [(left: String, right: String, worth: Double)] = []
        for (one, partners) in joint {
            for (two, weight) in partners {
                let likeness = Self.likeness(one, two)
                let together = 2 * weight / ((counts[0][one] ?? 0) + (counts[1][two] ?? 0))
                guard likeness >= 0.3 || (together >= 0.6 && weight >= 3) else { continue }
                candidates.append((one, two, 1.5 * likeness + together))
            }
        }
        candidates.sort { ($0.worth, $1.left, $1.right) > ($1.worth, $0.left, $0.right) }
        for candidate in candidates where toRight[candidate.left] == nil && toLeft[candidate.right] == nil {
            toRight[candidate.left] = candidate.right
            toLeft[candidate.right] = candidate.left
        }
    }

    /// Whether two lists name different parties, as far as their names are known.
    ///
    /// What a reader concluded from a pronoun is no difference between texts: a name that makes the difference must be
    /// printed where the conclusion begins.
    ///
    /// - Parameters:
    ///   - one: a conclusion of the left account.
    ///   - two: the conclusion of the right account that was paired with it.
    ///   - words: the words of either.
    ///   - sameLanguage: whether unknown names can be held against each other.
    /// - Returns: whether they do.
    func differ(
        _ one: Finding,
        _ two: Finding,
        words: (left: [ComparedWord], right: [ComparedWord]),
        sameLanguage: Bool
    ) -> Bool {
        let (left, right) = (one.actors, two.actors)
        guard !left.isEmpty, !right.isEmpty, left != right else { return false }
        func printed(_ names: [String], _ words: [ComparedWord]) -> [String] {
            names.filter { name in
                let keys = Self.keys(name)
                return words.prefix(Self.subject).contains { word in keys.contains { SoundKey.alike($0, word.key) } }
            }
        }
        let named = (printed(left, words.left), printed(right, words.right))
        // «The Confederation» on both sides, read as one party here and as both there.
        if !named.0.isEmpty, named.0.count == named.1.count,
            named.0.allSatisfy({ hasAlike(toRight[$0] ?? $0, in: named.1) })
        {
            return false
        }
        let missingRight = named.0.contains { name in
            guard let other = toRight[name] else { return sameLanguage && !hasAlike(name, in: right) }
            return !hasAlike(other, in: right) && !hasAlike(name, in: right)
        }
        let missingLeft = named.1.contains { name in
            guard let other = toLeft[name] else { return sameLanguage && !hasAlike(name, in: left) }
            return !hasAlike(other, in: left) && !hasAlike(name, in: left)
        }
        return missingRight || missingLeft
    }

    private func hasAlike(_ name: String, in names: [String]) -> Bool {
        names.contains { $0 == name || Self.likeness($0, name) >= 0.6 }
    }

    /// The share of the words of the longer name that sound like words of the other.
    private static func likeness(_ one: String, _ two: String) -> Double {
        let first = keys(one)
        let second = keys(two)
        guard !first.isEmpty, !second.isEmpty else { return 0 }
        let found = first.count { key in second.contains { SoundKey.alike(key, $0) } }
        return Double(found) / Double(max(first.count, second.count))
    }

    private static func keys(_ name: String) -> [String] {
        let utf8 = Array(name.utf8.prefix(200))
        return WordReader.words(utf8, in: 0..<utf8.count).filter { $0.text.unicodeScalars.count >= 4 }.map(\.key)
    }
}
