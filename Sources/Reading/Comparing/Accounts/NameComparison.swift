/// Names that stand in one of two aligned passages and not in the other.
///
/// A name counts as lacking only where the other account has it elsewhere, or has another name instead: languages
/// translate some names, and nothing is known of those.
struct NameComparison {
    let sameLanguage: Bool
    private let leftNames: [String]
    private let rightNames: [String]
    private var known: [String: Bool] = [:]

    init(left: PreparedAccount, right: PreparedAccount, sameLanguage: Bool) {
        self.sameLanguage = sameLanguage
        func names(_ account: PreparedAccount) -> [String] {
            Set(account.units.flatMap { unit in unit.facts.names.map(\.key) }).sorted().prefix(3_000).map { $0 }
        }
        leftNames = names(left)
        rightNames = names(right)
    }

    /// Names without counterpart on either side; nothing where that shows no difference.
    mutating func difference(_ left: ClauseFacts, _ right: ClauseFacts) -> (left: [ComparedWord], right: [ComparedWord])? {
        let lone = (
            left.names.filter { name in !right.words.contains { SoundKey.alike(name.key, $0.key) } },
            right.names.filter { name in !left.words.contains { SoundKey.alike(name.key, $0.key) } }
        )
        guard !lone.0.isEmpty, !lone.1.isEmpty else { return nil }
        if sameLanguage { return lone }
        let expected = (
            lone.0.filter { isKnown($0.key, side: .left) }, lone.1.filter { isKnown($0.key, side: .right) }
        )
        guard !expected.0.isEmpty || !expected.1.isEmpty else { return nil }
        return (expected.0.isEmpty ? lone.0 : expected.0, expected.1.isEmpty ? lone.1 : expected.1)
    }

    /// Whether the other account has a name like this anywhere.
    private mutating func isKnown(_ key: String, side: Side) -> Bool {
        let place = side.rawValue + key
        if let answer = known[place] { return answer }
        let names = side == .left ? rightNames : leftNames
        let answer = names.contains { SoundKey.alike(key, $0) }
        known[place] = answer
        return answer
    }
}
