/// Reads the words after a formula; writes where the conclusion ends: before a closing quotation mark, a semicolon, an
/// attribution («selon le communiqué») or an added relative clause.
struct ClauseEnd {
    let passage: Passage

    func end(of head: Head, start: Int, limit: Int, frame: Formula.Frame) -> Int {
        let low = head.tokens.upperBound
        guard low < limit else { return min(max(low, start), limit) }
        let depth = passage.depth[head.tokens.lowerBound]
        var parentheses = 0
        var end = limit
        var index = low
        while index < limit {
            let token = passage.tokens[index]
            switch token.shape {
            case .semicolon:
                if parentheses == 0, !goesOn(after: index, limit: limit, frame: frame) { end = index }
            case .closing, .quote:
                if passage.depth[index] < depth { end = index }
                // The quotation that opened behind the formula closes, and the reporter goes on.
                if end == limit, passage.depth[index] == 0, token.shape == .closing || token.shape == .quote,
                    index + 1 < limit, closesReport(at: index + 1, limit: limit)
                {
                    end = index
                }
            case .open: parentheses += 1
            case .close:
                if parentheses == 0 { end = index } else { parentheses -= 1 }
            case .comma, .dash:
                if parentheses == 0, cuts(after: index, limit: limit) { end = index }
            case .colon: if parentheses == 0, opensClause(after: index, limit: limit) { end = index }
            case .other: break
            default:
                if passage.token(index, in: .while), index > low,
                    !(index + 1 < limit && passage.token(index + 1, in: .gerund))
                {
                    end = index
                }
                // «a-t-il précisé», «peut-on lire»
                if index > low, index + 1 < limit, passage.tokens[index + 1].joined,
                    passage.token(index + 1, in: .inverted)
                {
                    end = index
                }
            }
            if end != limit { break }
            index += 1
        }
        return trimmed(end, low: low)
    }

    /// Whether a further undertaking of the same verb follows a semicolon: «; and to support», «; (ii) adopt».
    private func goesOn(after semicolon: Int, limit: Int, frame: Formula.Frame) -> Bool {
        guard frame == .infinitive || frame == .noun else { return false }
        var index = semicolon + 1
        while index < limit, passage.token(index, in: .and) || passage.token(index, in: .filler) { index += 1 }
        guard index < limit else { return false }
        // «including by removing A; adapting B; and ending C»: examples of one undertaking.
        if passage.token(index, in: .gerund),
            (max(0, semicolon - 80)..<semicolon).contains(where: { passage.token($0, in: .instance) })
        {
            return true
        }
        // "will adopt A; amend B; and end C"
        if frame == .infinitive, passage.lexicon.wellKnown[.infinitive] == .max, passage.token(index, in: .action) {
            return true
        }
        // A list of nouns stays whole; a capital opens a sentence of its own.
        if frame == .noun { return !passage.tokens[index].capital && passage.tokens[index].isWord }
        return passage.token(index, in: .to) || passage.tokens[index].shape == .open
            || (passage.token(index, in: .infinitive) && !passage.token(index, in: .notInfinitive))
    }

    /// A colon before a clause with its own pronoun opens a comment, not a list.
    private func opensClause(after colon: Int, limit: Int) -> Bool {
        (colon + 1..<min(limit, colon + 8)).contains { passage.token($0, in: .pronoun) }
    }

    private func closesReport(at index: Int, limit: Int) -> Bool {
        var index = index
        while index < limit, passage.tokens[index].shape == .comma { index += 1 }
        return index < limit && (passage.token(index, in: .attribution) || passage.token(index, in: .saying))
    }

    /// Whether a comma opens words that do not belong to the conclusion.
    private func cuts(after comma: Int, limit: Int) -> Bool {
        var index = comma + 1
        if index < limit, passage.token(index, in: .cut) { return true }
        while index < limit, passage.token(index, in: .filler) { index += 1 }
        guard index < limit else { return false }
        if passage.token(index, in: .attribution) || passage.token(index, in: .cut) {
            return true
        }
        if passage.token(index, in: .while) { return !(index + 1 < limit && passage.token(index + 1, in: .gerund)) }
        // «afin que», «pour que»: a clause of its own.
        if passage.token(index, in: .purpose), index + 1 < limit, passage.token(index + 1, in: .that) { return true }
        // «, notamment en + gérondif»
        if passage.token(comma + 1, in: .including), comma + 3 < limit, passage.token(comma + 2, in: .preposition),
            passage.token(comma + 3, in: .gerund)
        {
            return true
        }
        if passage.token(index, in: .auxiliary), index + 1 < limit {
            return passage.token(index + 1, in: .saying) || passage.tokens[index + 1].joined
        }
        return passage.token(index, in: .saying)
    }

    private func trimmed(_ end: Int, low: Int) -> Int {
        var end = end
        while end > low {
            switch passage.tokens[end - 1].shape {
            case .comma, .period, .semicolon, .colon, .dash, .question, .opening, .open, .other: end -= 1
            case .closing, .quote:
                if passage.depth[end - 1] == 0, opens(before: end - 1, low: low) { return end }
                end -= 1
            default:
                if passage.token(end - 1, in: .and) {
                    end -= 1
                    continue
                }
                return end
            }
        }
        return end
    }

    private func opens(before index: Int, low: Int) -> Bool {
        for place in stride(from: index - 1, through: low, by: -1)
        where passage.tokens[place].shape == .opening
            || (passage.tokens[place].shape == .quote && passage.depth[place] > 0)
        {
            return true
        }
        return false
    }
}
