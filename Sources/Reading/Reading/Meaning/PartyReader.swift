import Consultations

/// Reads the whole text once; writes the parties that it names, in the words in which it first names each, and says for a
/// subject who that is.
struct PartyReader {
    let passage: Passage
    private(set) var names: [Name] = []
    private var byKey: [[UInt8]: Int] = [:]
    private var preferred: Set<Int> = []
    /// The parties for whom «les Parties», "both sides" and «стороны» stand.
    private(set) var joint: [Int] = []

    struct Name {
        var text: String
        /// The folded letters of its most telling word.
        var key: [UInt8]
        var count: Int
    }

    /// A text that names more parties than this names them no more.
    private static let most = 60
    /// How many letters an adjective shares with the name of its party («russe», «Russie»).
    private static let shared = 4

    init(passage: Passage) {
        self.passage = passage
        for block in passage.blocks {
            var index = block.tokens.lowerBound
            while index < block.tokens.upperBound {
                guard let span = name(at: index, end: block.tokens.upperBound) else {
                    index += 1
                    continue
                }
                note(span)
                index = span.upperBound
                // «Confédération des États du Sahel (AES)»: two names of one party.
                if index + 2 < block.tokens.upperBound, passage.tokens[index].shape == .open,
                    passage.tokens[index + 1].isWord, passage.tokens[index + 1].capital,
                    passage.tokens[index + 2].shape == .close, let known = byKey[key(of: span)]
                {
                    let short = key(of: index + 1..<index + 2)
                    if byKey[short] == nil { byKey[short] = known }
                }
            }
        }
        let ranked = names.indices.sorted { (names[$1].count, $0) < (names[$0].count, $1) }
        joint = ranked.prefix(2).filter { names[$0].count > 1 || names.count <= 2 }.sorted()
    }

    /// A name that begins at a token: «République de Norvane», «États-Unis», «AES».
    private func name(at index: Int, end: Int) -> Range<Int>? {
        let token = passage.tokens[index]
        guard token.isWord, token.capital else { return nil }
        var upper = index + 1
        if passage.token(index, in: .statehood) {
            var next = upper
            while next < end, next < index + 4, passage.token(next, in: .of) || passage.token(next, in: .article) {
                next += 1
            }
            var capitals = next
            while capitals < end, capitals < next + 3, passage.tokens[capitals].isWord, passage.tokens[capitals].capital
            {
                capitals += 1
            }
            // «Confédération AES», but not «Federation Name Surname».
            let declines = passage.lexicon.wellKnown[.of] == .max
            if capitals > next, declines || next > upper || isAcronym(next) {
                upper = declines || next > upper ? capitals : next + 1
            }
            // «Confédération des États du Sahel»
            var further = capitals
            while further < end, further < capitals + 2,
                passage.token(further, in: .of) || passage.token(further, in: .article)
            {
                further += 1
            }
            if capitals > next, further > capitals, further < end, passage.tokens[further].isWord,
                passage.tokens[further].capital, passage.token(capitals - 1, in: .statehood),
                !passage.token(further, in: .statehood)
            {
                upper = further + 1
            }
            if upper > index + 1 { return index..<upper }
            guard passage.token(index, in: .state) else { return nil }
        }
        // "U.S."
        if token.length == 1, index + 2 < end, passage.tokens[index + 1].shape == .period, passage.touches(index),
            passage.touches(index + 1), passage.tokens[index + 2].length == 1, passage.tokens[index + 2].capital
        {
            return index..<index + 3
        }
        // «New Zealand», «Южная Корея»
        let isPrefixed =
            passage.token(index, in: .statePrefix) && index + 1 < end
            && passage.tokens[index + 1].capital && passage.token(index + 1, in: .state)
        guard isPrefixed || (passage.token(index, in: .state) && token.length > 1) else { return nil }
        while upper < end, upper < index + 3, passage.tokens[upper].isWord, passage.tokens[upper].capital,
            passage.token(upper, in: .state), passage.tokens[upper].length > 1,
            !passage.tokens[upper].joined || passage.lexicon.wellKnown[.statePrefix] == .max || isCompound(index)
        {
            upper += 1
        }
        // "United States of America"
        if upper + 1 < end, upper > index + 1, passage.token(upper, in: .of), passage.tokens[upper + 1].capital,
            passage.token(upper + 1, in: .state)
        {
            upper += 2
        }
        return index..<upper
    }

    /// Takes the words of a subject for the name of its party: there the noun stands in its first case.
    mutating func prefer(_ subject: Range<Int>) {
        guard let span = name(at: subject.lowerBound, end: subject.upperBound), let known = byKey[key(of: span)],
            span.count > 1, !preferred.contains(known)
        else { return }
        preferred.insert(known)
        names[known].text = passage.words(span)
    }

    /// «États-Unis»: a name of two words with a hyphen, not two States («Australia-Indonesia»).
    private func isCompound(_ index: Int) -> Bool {
        passage.token(index, in: .statehood) || passage.token(index, in: .body)
    }

    private func isAcronym(_ index: Int) -> Bool {
        let token = passage.tokens[index]
        guard token.length > 1 else { return false }
        let bytes = passage.utf8[token.range]
        let last = bytes[bytes.endIndex - 1]
        return 0x41...0x5A ~= last || 0x90...0xAF ~= last && bytes.first == 0xD0
    }

    private mutating func note(_ span: Range<Int>) {
        let key = self.key(of: span)
        if let known = byKey[key] {
            names[known].count += 1
        } else if names.count < Self.most {
            byKey[key] = names.count
            names.append(Name(text: passage.words(span), key: key, count: 1))
        }
    }

    /// The folded last word of a name: «Norvane» of «République de Norvane», whatever the case ending.
    private func key(of span: Range<Int>) -> [UInt8] {
        let token = passage.tokens[span.upperBound - 1]
        let word = passage.text(token.range)
        return Array(Fold.word(Substring(word)).prefix(6))
    }

    /// The parties of a subject: named ones, else those of an adjective, else all for a generic word.
    ///
    /// - Returns: nothing where the subject is a pronoun or absent, and the clause before tells who is meant.
    func parties(of subject: Range<Int>) -> [String]? {
        var found: [Int] = []
        var index = subject.lowerBound
        while index < subject.upperBound {
            if let span = name(at: index, end: subject.upperBound) {
                if let known = byKey[key(of: span)], !found.contains(known) { found.append(known) }
                index = span.upperBound
            } else {
                index += 1
            }
        }
        for party in adjectives(in: subject) where !found.contains(party) { found.append(party) }
        found.sort()
        if !found.isEmpty { return found.map { names[$0].text } }
        if subject.count <= 2, subject.contains(where: { passage.token($0, in: .pronoun) }) { return nil }
        if subject.contains(where: { passage.token($0, in: .joint) || passage.token($0, in: .party) }) {
            return joint.map { names[$0].text }
        }
        return []
    }

    /// «la Partie russe», «делегация Конфедерации»: a word that shares its beginning with a party that the text names.
    private func adjectives(in subject: Range<Int>) -> [Int] {
        var found: [Int] = []
        for index in subject
        where passage.tokens[index].isWord && passage.tokens[index].length > 4
            && !passage.tokens[index].capital && !passage.token(index, in: .joint)
            && !passage.token(index, in: .statehood) && !passage.token(index, in: .meeting)
        {
            let word = Fold.word(Substring(passage.text(passage.tokens[index].range)))
            guard word.count >= Self.shared else { continue }
            for (place, name) in names.enumerated() where !found.contains(place) {
                let words = name.text.split(separator: " ")
                let fits = words.contains { part in
                    let letters = Fold.word(part)
                    return letters.count >= Self.shared && letters.prefix(Self.shared) == word.prefix(Self.shared)
                }
                if fits {
                    found.append(place)
                    break
                }
            }
        }
        return found
    }
}
