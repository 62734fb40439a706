/// Reads a clause whose formula takes an infinitive; writes the further infinitives as undertakings of their own.
///
/// Two infinitives next to each other share their object; infinitives behind a word of purpose are one aim.
struct ItemFinder {
    let passage: Passage

    func split(_ clause: inout Clause) {
        let low = clause.head.tokens.upperBound
        let high = clause.tokens.upperBound
        if splitEnumerators(&clause) || splitSemicolons(&clause) { return }
        guard let first = firstInfinitive(from: low, to: high) else { return }
        var starts: [Int] = []
        var purpose = false
        var index = first.verb + 1
        var parentheses = 0
        while index < high {
            let token = passage.tokens[index]
            if token.shape == .open { parentheses += 1 }
            if token.shape == .close { parentheses = max(0, parentheses - 1) }
            if passage.token(index, in: .purpose) { purpose = true }
            let separator =
                token.shape == .comma || token.shape == .semicolon || passage.token(index, in: .and)
                || (passage.token(index, in: .that) && passage.token(index - 1, in: .asWell))
            if separator, parentheses == 0 {
                if token.shape == .semicolon { purpose = false }
                var next = index + 1
                while next < high, passage.token(next, in: .filler) || passage.token(next, in: .and) { next += 1 }
                var start = next
                // «et, avant la fin de l’année, à publier»
                if next < high, passage.tokens[next].shape == .comma {
                    start = next + 1
                    if let comma = (start..<min(high, start + 12)).first(where: { passage.tokens[$0].shape == .comma })
                    {
                        next = comma + 1
                    }
                }
                // «и до конца года опубликовать»
                if passage.lexicon.wellKnown[.to] == .max, passage.token(next, in: .preposition),
                    let verb = (next..<min(high, next + 6)).first(where: { isInfinitive($0) })
                {
                    start = next
                    next = verb
                }
                if let item = infinitive(at: next, to: high), item.particle == first.particle || first.particle == nil,
                    !(purpose && first.particle == nil), item.particle != nil || !purpose
                {
                    let adjacent = index - 1 >= low && isInfinitive(index - 1)
                    let sameGap = index - (starts.last.map { $0 } ?? first.verb) < 2
                    if !adjacent && !sameGap, !(purpose && item.particle == nil) {
                        starts.append(start == next ? item.start : start)
                        purpose = false
                        index = item.verb
                    }
                }
            }
            index += 1
        }
        guard !starts.isEmpty, starts.count < 40 else { return }
        var ends = starts.dropFirst().map { backed(from: $0) }
        ends.append(high)
        clause.tokens = clause.tokens.lowerBound..<max(low, backed(from: starts[0]))
        clause.items = zip(starts, ends).compactMap { start, end in start < end ? start..<end : nil }
    }

    /// «will (i) modify…; and (ii) adopt…»: each number opens an undertaking.
    private func splitEnumerators(_ clause: inout Clause) -> Bool {
        let low = clause.head.tokens.upperBound
        let high = clause.tokens.upperBound
        var starts: [Int] = []
        var index = low
        while index + 2 < high {
            if passage.tokens[index].shape == .open, passage.tokens[index + 2].shape == .close,
                passage.tokens[index + 1].length <= 4
            {
                starts.append(index)
                index += 2
            }
            index += 1
        }
        guard starts.count > 1, starts[0] - low < 4, starts.count < 40 else { return false }
        clause.tokens = clause.tokens.lowerBound..<backed(from: starts[1])
        var ends = starts.dropFirst(2).map { backed(from: $0) }
        ends.append(high)
        clause.items = zip(starts.dropFirst(), ends).compactMap { start, end in start < end ? start..<end : nil }
        return true
    }

    /// "will adopt A; amend B; and end C": where infinitives have no form of their own, a semicolon and a verb of action.
    private func splitSemicolons(_ clause: inout Clause) -> Bool {
        let low = clause.head.tokens.upperBound
        let high = clause.tokens.upperBound
        guard passage.lexicon.wellKnown[.infinitive] == .max else { return false }
        var starts: [Int] = []
        for index in low..<high where passage.tokens[index].shape == .semicolon {
            var next = index + 1
            while next < high, passage.token(next, in: .and) || passage.token(next, in: .filler) { next += 1 }
            guard next < high else { break }
            if passage.token(next, in: .to) { return false }
            if passage.token(next, in: .action) { starts.append(next) }
        }
        guard !starts.isEmpty, starts.count < 40 else { return false }
        var ends = starts.dropFirst().map { backed(from: $0) }
        ends.append(high)
        clause.tokens = clause.tokens.lowerBound..<backed(from: starts[0])
        split(&clause)
        clause.items += zip(starts, ends).compactMap { start, end in start < end ? start..<end : nil }
        return true
    }

    private func backed(from start: Int) -> Int {
        var end = start
        while end > 0,
            passage.tokens[end - 1].shape == .comma || passage.tokens[end - 1].shape == .semicolon
                || passage.token(end - 1, in: .and) || passage.token(end - 1, in: .filler)
                || passage.token(end - 1, in: .asWell)
                || (end > 1 && passage.token(end - 1, in: .that) && passage.token(end - 2, in: .asWell))
        {
            end -= 1
        }
        return end
    }

    private struct Infinitive {
        var start: Int
        var verb: Int
        /// The first byte of «de», «à», "to".
        var particle: UInt8?
    }

    private func firstInfinitive(from low: Int, to high: Int) -> Infinitive? {
        // The particle may stand in the formula itself («s’engagent à»).
        if low > 0, passage.token(low - 1, in: .to), let found = bare(at: low, to: high) {
            return Infinitive(start: low - 1, verb: found, particle: passage.utf8[Int(passage.tokens[low - 1].start)])
        }
        for index in low..<min(high, low + 12) {
            if let found = infinitive(at: index, to: high) { return found }
        }
        return nil
    }

    private func infinitive(at index: Int, to high: Int) -> Infinitive? {
        guard index < high else { return nil }
        if passage.token(index, in: .to) {
            guard let verb = bare(at: index + 1, to: high) else { return nil }
            return Infinitive(start: index, verb: verb, particle: passage.utf8[Int(passage.tokens[index].start)])
        }
        guard isInfinitive(index) else { return nil }
        return Infinitive(start: index, verb: index, particle: nil)
    }

    private func bare(at index: Int, to high: Int) -> Int? {
        var index = index
        while index < high, passage.token(index, in: .filler) || passage.token(index, in: .pronoun) { index += 1 }
        guard index < high else { return nil }
        // A language that marks its infinitives by a particle alone: any word that can be a verb.
        if passage.lexicon.wellKnown[.infinitive] == .max {
            let isVerb =
                passage.tokens[index].isWord && !passage.tokens[index].capital
                && !passage.token(index, in: .determiner) && !passage.token(index, in: .gerund)
                && !passage.token(index, in: .state) && !passage.token(index, in: .joint)
            return isVerb ? index : nil
        }
        return isInfinitive(index) ? index : nil
    }

    private func isInfinitive(_ index: Int) -> Bool {
        passage.token(index, in: .infinitive) && !passage.token(index, in: .notInfinitive)
    }
}
