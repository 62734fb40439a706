/// Reads a subject in which no lexicon knows a party; writes for an office whose it is, and for a name that only the text
/// has the name itself.
extension PartyReader {
    /// So many words are looked for in the whole text, no more: a hostile one stays linear.
    private static let mostProperNames = 24
    /// How far back a bare title finds the same title with its party.
    private static let officeReach = 400

    /// «le Ministre», «le Chef de l’État»: the party with which the text last named that office; else that of which it
    /// tells by far the most.
    mutating func office(in subject: Range<Int>) -> Int? {
        guard !subject.contains(where: { passage.token($0, in: .joint) || passage.token($0, in: .and) }),
            let title = subject.first(where: { passage.token($0, in: .titleName) })
        else { return nil }
        let word = passage.folded(title, letters: 12)
        var searched = 0
        for place in stride(from: title - 1, through: max(0, title - Self.officeReach), by: -1)
        where passage.token(place, in: .titleName) && passage.folded(place, letters: 12) == word {
            let found = named(in: max(0, place - 1)..<min(title, place + 6))
            if found.count == 1 { return found[0] }
            searched += 1
            if searched > 4 { break }
        }
        let ranked = names.parties.indices.filter { !names.parties[$0].isOrganisation }
            .sorted { (names.parties[$1].count, $0) < (names.parties[$0].count, $1) }
        guard let most = ranked.first, names.parties[most].count > 3 else { return nil }
        return ranked.count == 1 || names.parties[most].count > 3 * names.parties[ranked[1]].count ? most : nil
    }

    /// «Norvane will open…»: one word with a capital that the text gives to no person and nowhere writes small.
    mutating func name(_ subject: Range<Int>) -> String? {
        var low = subject.lowerBound
        while low < subject.upperBound, passage.token(low, in: .article) { low += 1 }
        guard low + 1 == subject.upperBound, passage.tokens[low].isWord, passage.tokens[low].capital,
            passage.tokens[low].length > 3, !passage.token(low, in: .function), !passage.token(low, in: .document),
            !passage.token(low, in: .meeting), !passage.token(low, in: .pronoun), !passage.token(low, in: .titleName),
            !passage.token(low, in: .determiner), !passage.token(low, in: .some), !passage.token(low, in: .filler)
        else { return nil }
        let word = passage.folded(low, letters: 12)
        if let known = properNames[word] { return known ? passage.words(low..<low + 1) : nil }
        guard properNames.count < Self.mostProperNames else { return nil }
        let isProper = isProperName(word)
        properNames[word] = isProper
        return isProper ? passage.words(low..<low + 1) : nil
    }

    private func isProperName(_ word: [UInt8]) -> Bool {
        guard let first = word.first else { return false }
        for place in passage.tokens.indices
        where passage.tokens[place].isWord && passage.firstLetter(place) == first
            && passage.folded(place, letters: 12) == word
        {
            if !passage.tokens[place].capital { return false }
            guard place > 0, passage.tokens[place - 1].isWord else { continue }
            // «N. Untel», «Mme Untel»: a person.
            let isOfState =
                passage.token(place - 1, in: .statehood) || passage.token(place - 1, in: .statePrefix)
                || passage.token(place - 1, in: .function) || passage.token(place - 1, in: .article)
                || passage.token(place - 1, in: .preposition) || passage.token(place - 1, in: .and)
                || passage.token(place - 1, in: .of) || passage.token(place - 1, in: .filler)
            if passage.token(place - 1, in: .titleName) || passage.tokens[place - 1].capital && !isOfState {
                return false
            }
        }
        return true
    }
}
