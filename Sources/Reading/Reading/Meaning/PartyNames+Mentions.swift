/// What words are names: those of the lexicon, those with a word for a State or a company, those that the text gave before.
extension PartyNames {
    /// The name of the lexicon to which a token belongs as a name.
    func entry(_ index: Int) -> KnownNames.Entry? {
        let token = passage.tokens[index]
        guard token.marks.contains(.name) else { return nil }
        for place in Int(token.atoms)..<Int(token.atoms) + Int(token.atomCount) {
            if let entry = passage.lexicon.names.entry(passage.atoms[place]), entry.role != .adjective,
                entry.role != .seat
            {
                return entry
            }
        }
        return nil
    }

    /// The party of which a token is the adjective; where nouns decline, also a stem of its name in another word.
    func adjective(_ index: Int) -> KnownNames.Entry? {
        let token = passage.tokens[index]
        guard token.marks.contains(.name), token.isWord, !isPartOfContinent(index) else { return nil }
        var stem: KnownNames.Entry?
        for place in Int(token.atoms)..<Int(token.atoms) + Int(token.atomCount) {
            guard let entry = passage.lexicon.names.entry(passage.atoms[place]) else { continue }
            if entry.role == .adjective { return entry }
            if entry.role != .seat, passage.token(index, in: .adjectival) { stem = entry }
        }
        return stem
    }

    /// «latino-américain», "pan-American": the word before the hyphen makes it another region.
    private func isPartOfContinent(_ index: Int) -> Bool {
        passage.tokens[index].joined && index > 0 && passage.token(index - 1, in: .regional)
    }

    /// The party for which a capital or a palace stands.
    func seat(_ index: Int) -> KnownNames.Entry? {
        let token = passage.tokens[index]
        guard token.marks.contains(.name), token.isWord, passage.mayBeName(index) || token.joined
        else { return nil }
        for place in Int(token.atoms)..<Int(token.atoms) + Int(token.atomCount) {
            if let entry = passage.lexicon.names.entry(passage.atoms[place]), entry.role == .seat { return entry }
        }
        return compound(index, role: .seat)
    }

    private func compound(_ index: Int, role: KnownNames.Role? = nil) -> KnownNames.Entry? {
        guard passage.tokens[index].marks.contains(.name), index + 1 < passage.tokens.count,
            passage.tokens[index + 1].isWord
        else { return nil }
        let (first, second) = (passage.tokens[index], passage.tokens[index + 1])
        guard first.atomCount > 0, second.atomCount > 0 else { return nil }
        for place in Int(first.atoms)..<Int(first.atoms) + Int(first.atomCount)
        where passage.lexicon.names.mayName(passage.atoms[place]) {
            for other in Int(second.atoms)..<Int(second.atoms) + Int(second.atomCount) {
                if let entry = passage.lexicon.names.compound(passage.atoms[place], passage.atoms[other]),
                    role == nil ? entry.role != .seat && entry.role != .adjective : entry.role == role
                {
                    return entry
                }
            }
        }
        return nil
    }

    /// A name that begins at a token: «République de Norvane», «États-Unis», «AES», «АО «Канал»».
    func mention(at index: Int, end: Int) -> Mention? {
        let token = passage.tokens[index]
        guard token.isWord, passage.mayBeName(index) else { return nil }
        if let company = company(at: index, end: end) { return company }
        if let statehood = statehood(at: index, end: end) { return statehood }
        // "U.S."
        if token.length == 1, index + 2 < end, passage.tokens[index + 1].shape == .period, passage.touches(index),
            passage.touches(index + 1), passage.tokens[index + 2].length == 1, passage.tokens[index + 2].capital
        {
            let letters = [passage.utf8[Int(token.start)], passage.utf8[Int(passage.tokens[index + 2].start)]]
            let folded = Fold.word(Substring(String(decoding: letters, as: UTF8.self)))
            let entry = passage.lexicon.vocabulary.atoms(of: folded).lazy.compactMap { passage.lexicon.names.entry($0) }
                .first { $0.role == .name }
            guard let entry else { return nil }
            let closed = index + 3 < end && passage.tokens[index + 3].shape == .period && passage.touches(index + 2)
            return Mention(tokens: index..<index + (closed ? 4 : 3), known: entry, key: folded, isShort: true)
        }
        if let entry = compound(index), index + 1 < end {
            return Mention(tokens: index..<index + 2, known: entry, key: key(of: index + 1..<index + 2))
        }
        if let entry = entry(index), !passage.token(index, in: .adjectival) {
            return Mention(
                tokens: index..<index + 1,
                known: entry,
                key: key(of: index..<index + 1),
                isShort: isAcronym(index)
            )
        }
        // A name that the text has given before: «Norvane» after «République de Norvane».
        guard !byKey.isEmpty, let letter = passage.firstLetter(index), firsts[Int(letter)]
        else { return nil }
        let key = key(of: index..<index + 1)
        guard byKey[key] != nil else { return nil }
        return Mention(tokens: index..<index + 1, known: nil, key: key, isShort: isAcronym(index))
    }

    /// «АО «Канал»», «Canal plc»: the form of a company and its name in quotation marks.
    private func company(at index: Int, end: Int) -> Mention? {
        // The end of a subject may have lost the closing mark.
        let end = min(end + 1, passage.tokens.count)
        guard passage.token(index, in: .company), index + 3 < end,
            passage.tokens[index + 1].shape == .opening || passage.tokens[index + 1].shape == .quote
        else { return nil }
        var close = index + 2
        while close < end, close < index + 6, passage.tokens[close].isWord || passage.tokens[close].shape == .dash {
            close += 1
        }
        guard close < end, close > index + 2,
            passage.tokens[close].shape == .closing || passage.tokens[close].shape == .quote
        else { return nil }
        return Mention(tokens: index..<close + 1, known: nil, key: key(of: index + 2..<close))
    }

    /// «République de Norvane», «Confédération AES», "Government of Halvik".
    private func statehood(at index: Int, end: Int) -> Mention? {
        guard passage.token(index, in: .statehood) else { return nil }
        if passage.isCaseless(index) { return definite(at: index, end: end) }
        var next = index + 1
        while next < end, next < index + 4, passage.token(next, in: .of) || passage.token(next, in: .article) {
            next += 1
        }
        var capitals = next
        while capitals < end, capitals < next + 3, passage.tokens[capitals].isWord, passage.tokens[capitals].capital {
            capitals += 1
        }
        // «République algérienne»
        if next == index + 1, next < end, !passage.tokens[index].joined, let entry = adjective(next) {
            return Mention(tokens: index..<next + 1, known: entry, key: key(of: next..<next + 1), isStatehood: true)
        }
        // «Confédération AES», but not «Federation Name Surname».
        let declines = passage.lexicon.wellKnown[.of] == .max
        guard capitals > next, declines || next > index + 1 || isAcronym(next) else { return nil }
        var upper = declines || next > index + 1 ? capitals : next + 1
        // «Confédération des États du Sahel»
        var further = capitals
        while further < end, further < capitals + 2,
            passage.token(further, in: .of) || passage.token(further, in: .article)
        {
            further += 1
        }
        if further > capitals, further < end, passage.tokens[further].isWord, passage.tokens[further].capital,
            passage.token(capitals - 1, in: .statehood), !passage.token(further, in: .statehood)
        {
            upper = further + 1
        }
        // "People’s Republic of China", "Islamic Republic of …"
        var low = index
        while low > 0, index - low < 3, passage.tokens[low - 1].isWord,
            passage.tokens[low - 1].capital || passage.tokens[low].joined || passage.tokens[low - 1].joined,
            !passage.token(low - 1, in: .article), passage.lexicon.wellKnown[.article] != .max,
            !passage.token(low - 1, in: .party), !passage.token(low - 1, in: .titleName)
        {
            low -= 1
        }
        var known: KnownNames.Entry?
        for place in next..<upper where known == nil {
            if let entry = compound(place) {
                known = entry
                upper = min(upper, place + 2)
            } else if let entry = entry(place) {
                // «Republic of Armenia N. N.»: the name of a person follows.
                known = entry
                upper = min(upper, place + 1)
            }
        }
        // The government is no part of the name of a State.
        if passage.token(index, in: .government) { low = next }
        return Mention(tokens: low..<upper, known: known, key: key(of: upper - 1..<upper), isStatehood: low < next)
    }

    /// A script without capitals: the word after «republic», and further words with an article of their own.
    private func definite(at index: Int, end: Int) -> Mention? {
        guard index + 1 < end, passage.tokens[index + 1].isWord, !passage.token(index + 1, in: .preposition) else {
            return nil
        }
        var upper = index + 2
        while upper < end, upper < index + 4, passage.tokens[upper].isWord, passage.token(upper, in: .definite),
            !passage.token(upper, in: .preposition)
        {
            upper += 1
        }
        let known = (index + 1..<upper).lazy.compactMap { compound($0) ?? entry($0) }.first
        return Mention(tokens: index..<upper, known: known, key: key(of: index + 1..<index + 2), isStatehood: true)
    }

    private func isAcronym(_ index: Int) -> Bool {
        let token = passage.tokens[index]
        guard token.length > 1 else { return false }
        let bytes = passage.utf8[token.range]
        let last = bytes[bytes.endIndex - 1]
        return 0x41...0x5A ~= last || 0x90...0xAF ~= last && bytes.first == 0xD0 || 0x30...0x39 ~= last
    }

    /// The folded last word of a name: «Norvane» of «République de Norvane», whatever the case ending.
    func key(of span: Range<Int>) -> [UInt8] {
        passage.folded(span.upperBound - 1, letters: 6)
    }
}
