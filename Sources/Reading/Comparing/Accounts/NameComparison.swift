/// Names that stand in one of two aligned passages and not in the other.
///
/// Across languages a name counts only where both accounts have it, about as often, and never as a common word:
/// languages translate the other names, and nothing is known of those.
struct NameComparison {
    let sameLanguage: Bool
    /// How often each name stands in an account, by how it sounds; nothing for a word that is no name as well.
    private let counts: (left: [String: Int], right: [String: Int])
    private var known: [String: Bool] = [:]

    private static let most = 3_000

    init(left: PreparedAccount, right: PreparedAccount, sameLanguage: Bool) {
        self.sameLanguage = sameLanguage
        counts = (Self.counts(left), Self.counts(right))
    }

    private static func counts(_ account: PreparedAccount) -> [String: Int] {
        var names: [String: Int] = [:]
        var common: Set<String> = []
        for unit in account.units {
            for name in unit.facts.names { names[name.key, default: 0] += 1 }
            for word in unit.facts.words where !word.isCapital { common.insert(word.key) }
        }
        let rare = names.keys.sorted().filter { !common.contains($0) }.prefix(most)
        return names.filter { rare.contains($0.key) }
    }

    /// Names without counterpart on either side; nothing where that shows no difference.
    mutating func difference(
        _ left: ClauseFacts,
        _ right: ClauseFacts
    ) -> (left: [ComparedWord], right: [ComparedWord])? {
        let lone = (
            left.names.filter { name in !right.words.contains { SoundKey.alike(name.key, $0.key) } },
            right.names.filter { name in !left.words.contains { SoundKey.alike(name.key, $0.key) } }
        )
        guard !lone.0.isEmpty, !lone.1.isEmpty else { return nil }
        if sameLanguage { return lone }
        let expected = (
            lone.0.filter { isKnown($0.key, side: .left) }, lone.1.filter { isKnown($0.key, side: .right) }
        )
        if !expected.0.isEmpty, !expected.1.isEmpty { return expected }
        // One known name, and in its place one that stands nowhere else.
        guard lone.0.count == 1, lone.1.count == 1 else { return nil }
        let isReplaced =
            !expected.0.isEmpty && counts.right[lone.1[0].key] == 1
            || !expected.1.isEmpty && counts.left[lone.0[0].key] == 1
        return isReplaced ? lone : nil
    }

    /// Whether the other account has this very name, about as often.
    private mutating func isKnown(_ key: String, side: Side) -> Bool {
        let place = side.rawValue + key
        if let answer = known[place] { return answer }
        let (own, other) = side == .left ? (counts.left, counts.right) : (counts.right, counts.left)
        var answer = false
        if key.utf8.count >= 4, own[key] != nil {
            func sum(_ names: [String: Int]) -> Int {
                names.reduce(0) { $0 + (Self.isSame(key, $1.key) ? $1.value : 0) }
            }
            let (here, there) = (sum(own), sum(other))
            answer = there > 0 && abs(here - there) <= max(1, (here + there) / 8)
        }
        known[place] = answer
        return answer
    }

    /// The same name but for a short ending.
    private static func isSame(_ one: String, _ two: String) -> Bool {
        let common = zip(one.utf8, two.utf8).prefix { $0 == $1 }.count
        let rest = (one.utf8.count - common, two.utf8.count - common)
        return common >= 4 && min(rest.0, rest.1) == 0 && max(rest.0, rest.1) <= 2
    }
}
