// In which order parties are named.

extension Register {
    /// The party of the mechanism on whose side a party stands: itself, or the confederation of which it is a member.
    public func side(of party: PartyID) -> PartyID {
        let sides = mechanism?.parties ?? []
        if sides.contains(party) { return party }
        let confederation = self.party(of: party)
        if confederation != party { return confederation }
        return sides.first { members(of: $0).contains(party) } ?? party
    }

    /// Parties in the order in which a reader's own copy names them.
    ///
    /// By the alternat, and where no rule says otherwise, each side's copy names that side first, and the others in the
    /// order of the mechanism. In alphabetical order it is that of the language in which they are named; parties may also
    /// have agreed on the order of the mechanism for all copies. Members stand with their confederation. Records know no
    /// order: this is display only.
    ///
    /// - Parameters:
    ///   - parties: The parties or members to be named.
    ///   - reader: The party whose copy it is.
    ///   - language: The language of the copy.
    /// - Returns: All of them, in that order.
    public func inOrder(_ parties: [PartyID], for reader: PartyID, in language: Language) -> [PartyID] {
        let sides = mechanism?.parties ?? []
        let ownSide = side(of: reader)
        let rule = mechanism?.rules[.partyOrder] ?? "alternat"
        func key(_ party: PartyID) -> OrderKey {
            let side = side(of: party)
            return OrderKey(
                isOther: rule == "alternat" && side != ownSide,
                place: rule == "alphabetical" ? 0 : sides.firstIndex(of: side) ?? sides.count,
                sideName: rule == "alphabetical" ? sortName(of: side, in: language) : "",
                isMember: party != side,
                // Among members of one side, too, the reader comes first.
                name: rule == "alternat" && party == reader ? "" : sortName(of: party, in: language),
                code: party.text
            )
        }
        return parties.map { (key: key($0), party: $0) }.sorted { $0.key < $1.key }.map(\.party)
    }

    /// The name of a party in a language, or its code where no name is on record.
    public func name(of party: PartyID, in language: Language) -> String {
        parties[party]?.names.name(in: language) ?? party.text
    }

    /// A name without capitals and accents, so that «Émeraude» does not come after «Zenda».
    private func sortName(of party: PartyID, in language: Language) -> String {
        String(name(of: party, in: language).lowercased().map { Self.plainLetters[$0] ?? $0 })
    }

    private static let plainLetters: [Character: Character] = {
        let accented: [(Character, String)] = [
            ("a", "àáâãäå"), ("c", "ç"), ("e", "èéêë"), ("i", "ìíîï"), ("n", "ñ"), ("o", "òóôõö"), ("u", "ùúûü"),
            ("y", "ýÿ"), ("е", "ё"),
        ]
        return Dictionary(accented.flatMap { plain, letters in letters.map { ($0, plain) } }) { first, _ in first }
    }()
}

/// By what parties are put in order: the side first, then its members.
private struct OrderKey: Comparable {
    /// Whether the side is not the reader's own, where that comes first.
    let isOther: Bool
    /// The place of the side in the mechanism, where that counts.
    let place: Int
    /// The name of the side, where that counts.
    let sideName: String
    /// Whether it is a member and not the side itself.
    let isMember: Bool
    let name: String
    let code: String

    static func < (left: Self, right: Self) -> Bool {
        if left.isOther != right.isOther { return right.isOther }
        return (left.place, left.sideName, left.isMember ? 1 : 0, left.name, left.code)
            < (right.place, right.sideName, right.isMember ? 1 : 0, right.name, right.code)
    }
}
