/// Reads the words of a title or a sentence; writes the numbers of sessions that they give.
///
/// «fourth session», «4ème réunion», «XII заседание», «الدورة الرابعة», «session No. 4»: which words are ordinals, which
/// are gatherings, and whether the ordinal stands behind its noun, the lexicon says.
struct SessionNumberReader {
    let passage: Passage
    private let ordinals: OrdinalReader
    private let noun: UInt16?
    private let nounFirst: UInt16?
    private let sign: UInt16?
    private let otherBody: UInt16?
    private let function: UInt16?

    /// «the fourth joint ministerial meeting».
    private static let mostBetween = 3

    init(passage: Passage) {
        self.passage = passage
        ordinals = OrdinalReader(passage: passage)
        noun = passage.lexicon.atom("sessionNoun")
        nounFirst = passage.lexicon.atom("sessionNounFirst")
        sign = passage.lexicon.atom("numberSign")
        otherBody = passage.lexicon.atom("otherBody")
        function = passage.lexicon.atom("function")
    }

    private func has(_ index: Int, _ atom: UInt16?) -> Bool { atom.map { passage.has(index, $0) } ?? false }

    /// Whether a word is one for a gathering.
    func isNoun(_ index: Int) -> Bool { has(index, noun) || has(index, nounFirst) }

    /// The numbers in the order of the words, each with the words that give it.
    func numbers(in tokens: Range<Int>) -> [(value: Int, tokens: Range<Int>)] {
        var found: [(value: Int, tokens: Range<Int>)] = []
        var index = tokens.lowerBound
        while index < tokens.upperBound {
            if has(index, nounFirst), let (value, next) = behind(index, end: tokens.upperBound) {
                if !isOfAnotherBody(next, end: tokens.upperBound) { found.append((value, index..<next)) }
                index = next
            } else if let (value, next) = ordinals.ordinal(at: index, end: tokens.upperBound) {
                if !follows(index, .next), let place = noun(after: next, end: tokens.upperBound),
                    !isOfAnotherBody(place + 1, end: tokens.upperBound)
                {
                    found.append((value, index..<place + 1))
                }
                index = next
            } else if isNoun(index), let (value, next) = figure(after: index, end: tokens.upperBound) {
                if !isOfAnotherBody(next, end: tokens.upperBound) { found.append((value, index..<next)) }
                index = next
            } else {
                index += 1
            }
        }
        return found
    }

    private func follows(_ index: Int, _ word: WordClass) -> Bool {
        index > 0 && passage.token(index - 1, in: word)
    }

    /// The noun to which an ordinal belongs: a few adjectives, or another ordinal, may stand between.
    private func noun(after index: Int, end: Int) -> Int? {
        var place = index
        while place < end, place <= index + Self.mostBetween {
            guard passage.tokens[place].isWord else { return nil }
            if has(place, noun) || has(place, nounFirst) { return place }
            if !passage.token(place, in: .and) {
                // «the first two meetings» are two.
                guard !has(place, function), !passage.token(place, in: .preposition), !ordinals.isCount(place)
                else { return nil }
            }
            place += 1
        }
        return nil
    }

    /// «الدورة الرابعة», «sesión cuarta».
    private func behind(_ index: Int, end: Int) -> (value: Int, next: Int)? {
        guard index + 1 < end else { return nil }
        return ordinals.ordinal(at: index + 1, end: end)
    }

    /// Figures behind the noun: «session 4», «réunion n° IV», «заседание № 4»; a day of a month is none.
    private func figure(after index: Int, end: Int) -> (value: Int, next: Int)? {
        var place = index + 1
        var isSigned = false
        while place < end, place <= index + 4 {
            let token = passage.tokens[place]
            if has(place, sign) {
                isSigned = true
            } else {
                let isMark = token.shape == .other || token.shape == .open || token.shape == .dash
                guard isMark || token.shape == .period && isSigned else { break }
                if token.length == 3, passage.text(token.range) == "№" { isSigned = true }
            }
            place += 1
        }
        guard place < end, let value = ordinals.figure(place) else { return nil }
        let next = place + 1
        if next < end, !isSigned {
            // «session 12 May», «session 12.05.2026», «session 4 of 7».
            if ordinals.isMonth(next) || passage.tokens[next].joined { return nil }
            let isDate = passage.touches(place) && [".", "/"].contains(passage.text(passage.tokens[next].range))
            if isDate, next + 1 < end, passage.tokens[next + 1].shape == .number { return nil }
        }
        return (value, next)
    }

    /// «the 70th session of the General Assembly» is no session of the mechanism.
    private func isOfAnotherBody(_ index: Int, end: Int) -> Bool {
        for place in index..<max(index, min(index + 6, end)) {
            if passage.tokens[place].shape == .comma || passage.tokens[place].shape == .period { return false }
            if has(place, otherBody) { return true }
        }
        return false
    }
}
