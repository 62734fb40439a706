import Consultations

/// Reads a clause of an account; writes whether one person or an outsider says it, and not the parties that met.
///
/// A text that is no account speaks for itself: there only outsiders are refused.
struct SpeakerRule {
    let passage: Passage
    /// The bodies that the text calls by initials and counts among outsiders, and the names of who speaks for them.
    private let outsiders: Set<[UInt8]>

    /// How many such names are kept; a hostile text stays linear.
    private static let most = 64
    /// How far before a pronoun its person is looked for, in words.
    private static let reach = 48

    init(passage: Passage) {
        self.passage = passage
        outsiders = passage.isPress ? Self.outsiders(in: passage) : []
    }

    // MARK: outsiders

    /// «Les rebelles», «ополченцы», "the rebel leader": who is no party, unless a party acts beside them.
    func isOutsider(_ subject: Range<Int>, head: Range<Int>) -> Bool {
        guard !outsiders.isEmpty || passage.anyToken(of: subject, in: .outsider) else { return false }
        if passage.token(subject.lowerBound, in: .outsider) || isTold(head) { return !actsBesideParty(head) }
        // «le chef des rebelles»
        let opening = subject.lowerBound..<min(subject.upperBound, subject.lowerBound + 6)
        return head.contains { passage.token($0, in: .titleName) } && isTold(opening) && !actsBesideParty(opening)
    }

    private func isTold(_ words: Range<Int>) -> Bool {
        words.contains { passage.token($0, in: .outsider) || isKnownOutsider($0) }
    }

    private func actsBesideParty(_ words: Range<Int>) -> Bool {
        words.contains { passage.token($0, in: .and) }
            && words.contains {
                (passage.token($0, in: .state) || passage.token($0, in: .party))
                    && !passage.token($0, in: .outsider) && !isKnownOutsider($0)
            }
    }

    private func isKnownOutsider(_ token: Int) -> Bool {
        !outsiders.isEmpty && passage.tokens[token].capital && !passage.token(token, in: .state)
            && outsiders.contains(passage.folded(token, letters: 12))
    }

    /// «самопровозглашённая Северная республика» with its initials, and the name behind «представитель СР».
    private static func outsiders(in passage: Passage) -> Set<[UInt8]> {
        var found: Set<[UInt8]> = []
        for index in passage.ownTokens.dropLast() where passage.token(index, in: .outsider) {
            let end = min(index + 5, passage.ownTokens.upperBound)
            if isInitials(passage, index + 1) {
                found.insert(passage.folded(index + 1, letters: 12))
            } else if passage.tokens[index + 1].capital {
                let words = (index + 1..<end).prefix { passage.tokens[$0].isWord }
                // "the self-proclaimed Northern Republic", of which the text goes on as "NR".
                for count in stride(from: 2, through: words.count, by: 1) {
                    found.insert(words.prefix(count).compactMap { passage.firstLetter($0) })
                }
            }
            if found.count >= most { break }
        }
        guard !found.isEmpty else { return found }
        for index in passage.ownTokens where found.count < most {
            guard isInitials(passage, index), found.contains(passage.folded(index, letters: 12)) else { continue }
            var name = index + 1
            // "NR spokesman N. N."
            if name < passage.ownTokens.upperBound, passage.tokens[name].isWord, !passage.tokens[name].capital,
                !passage.token(name, in: .function), !passage.token(name, in: .and)
            {
                name += 1
            }
            for place in name..<max(name, min(name + 3, passage.ownTokens.upperBound)) {
                let token = passage.tokens[place]
                guard token.isWord, token.capital, !passage.token(place, in: .state) else { break }
                if token.length > 3 { found.insert(passage.folded(place, letters: 12)) }
            }
        }
        return found
    }

    private static func isInitials(_ passage: Passage, _ index: Int) -> Bool {
        let token = passage.tokens[index]
        guard token.isWord, token.capital, 2...12 ~= token.length else { return false }
        let range = token.range
        var place = range.lowerBound
        var count = 0
        while place < range.upperBound {
            let (scalar, width) = Scalars.scalar(passage.utf8, at: place, end: range.upperBound)
            guard 0x41...0x5A ~= scalar || 0x410...0x42F ~= scalar else { return false }
            place += width
            count += 1
        }
        return count > 1
    }

    // MARK: one person in an account

    /// Whether only one person says a clause, and says no more than what that person wishes, holds to be necessary or
    /// is expected to do.
    func isOnePersons(_ clause: Clause, in sentence: Range<Int>) -> Bool {
        guard passage.isPress else { return false }
        let formula = passage.lexicon.formulas[clause.head.formula]
        guard case .concludes(let kind) = formula.act else { return false }
        if let subject = clause.subject, isPerson(subject), speaksForOutsider(subject) { return true }
        switch kind {
        case .intention, .offer: return isWish(clause, in: sentence)
        case .commitment: return isForecast(clause, in: sentence)
        case .position where formula.strength == .soft && (formula.subject == .any || formula.subject == .none):
            return isQuoted(in: sentence)
        default: return false
        }
    }

    /// "He said that he intends to…": of himself, and not of the party for which he speaks.
    private func isWish(_ clause: Clause, in sentence: Range<Int>) -> Bool {
        if let subject = clause.subject, !isPerson(subject) { return false }
        var index = clause.subject?.lowerBound ?? clause.tokens.lowerBound
        while index > sentence.lowerBound, passage.token(index - 1, in: .filler) { index -= 1 }
        guard index > sentence.lowerBound, passage.token(index - 1, in: .that) else { return false }
        index -= 1
        if index > sentence.lowerBound, passage.tokens[index - 1].shape == .comma { index -= 1 }
        guard index > sentence.lowerBound, passage.token(index - 1, in: .saying) else { return false }
        index -= 1
        while index > sentence.lowerBound,
            passage.token(index - 1, in: .auxiliary) || passage.token(index - 1, in: .filler)
        {
            index -= 1
        }
        return index > sentence.lowerBound && isPerson(index - 1..<index)
    }

    /// "He will insist on…", told by nobody: what the reporter expects of a person.
    private func isForecast(_ clause: Clause, in sentence: Range<Int>) -> Bool {
        guard let subject = clause.subject, subject.count == 1, passage.token(subject.lowerBound, in: .singular),
            clause.head.tokens.contains(where: { passage.token($0, in: .future) })
        else { return false }
        return !sentence.contains {
            passage.depth[$0] > 0 || passage.token($0, in: .attribution) || passage.token($0, in: .saying)
        }
    }

    /// «…», сообщил министр: a quotation of one who is named behind it.
    private func isQuoted(in sentence: Range<Int>) -> Bool {
        for index in sentence.dropFirst().dropLast() where passage.token(index, in: .saying) {
            let before = passage.tokens[index - 1].shape
            guard before == .comma || before == .dash || before == .closing else { continue }
            let speaker = index + 1
            if passage.token(speaker, in: .titleName) || isPerson(speaker..<speaker + 1) { return true }
        }
        return sentence.dropFirst().contains { passage.tokens[$0].joined && passage.token($0, in: .inverted) }
    }

    /// A pronoun for one, or a name that is no State’s.
    private func isPerson(_ subject: Range<Int>) -> Bool {
        if subject.count == 1, passage.token(subject.lowerBound, in: .singular) {
            return passage.token(subject.lowerBound, in: .pronoun)
        }
        return subject.count < 4
            && subject.allSatisfy {
                passage.tokens[$0].isWord && passage.tokens[$0].capital && !passage.token($0, in: .state)
                    && !passage.token($0, in: .party) && !passage.token($0, in: .seat)
                    && !passage.token($0, in: .statehood) && !passage.token($0, in: .function)
                    && !passage.token($0, in: .pronoun) && !Self.isInitials(passage, $0)
            }
    }

    /// «В то же время он отметил» behind the words of an outsider.
    private func speaksForOutsider(_ subject: Range<Int>) -> Bool {
        guard !outsiders.isEmpty, subject.count == 1, passage.token(subject.lowerBound, in: .singular) else {
            return false
        }
        let block = passage.blocks[passage.block(of: subject.lowerBound)]
        let low = max(block.tokens.lowerBound, subject.lowerBound - Self.reach)
        for index in stride(from: subject.lowerBound - 1, through: low, by: -1) {
            if isKnownOutsider(index) { return true }
            if passage.token(index, in: .titleName) { return false }
        }
        return false
    }
}
