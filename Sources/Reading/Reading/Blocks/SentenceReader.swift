/// Reads the tokens of a block; writes sentences and the depth of quotation at each token.
enum SentenceReader {
    /// Longer sentences are cut, so that the later stages stay linear.
    static let longest = 400

    static func read(_ passage: inout PassageDraft) {
        passage.depth = Array(repeating: 0, count: passage.tokens.count)
        for index in passage.own ?? passage.blocks.indices {
            let range = passage.blocks[index].tokens
            quote(&passage, in: range)
            split(&passage, block: index, range: range)
        }
    }

    private static func quote(_ passage: inout PassageDraft, in range: Range<Int>) {
        var depth: UInt8 = 0
        var straight = false
        for index in range {
            switch passage.tokens[index].shape {
            case .opening:
                depth = min(depth + 1, 8)
                passage.depth[index] = depth
                continue
            case .closing: depth = depth > 0 ? depth - 1 : 0
            case .quote
            where passage.tokens[index].length == 1 && passage.utf8[Int(passage.tokens[index].start)] == 0x22:
                straight.toggle()
                if straight {
                    passage.depth[index] = depth + 1
                    continue
                }
            default: break
            }
            passage.depth[index] = depth + (straight ? 1 : 0)
        }
    }

    private static func split(_ passage: inout PassageDraft, block: Int, range: Range<Int>) {
        var start = range.lowerBound
        var index = start
        func close(at end: Int) {
            if end > start { passage.sentences.append(Sentence(tokens: start..<end, block: block)) }
            start = end
        }
        while index < range.upperBound {
            let shape = passage.tokens[index].shape
            if shape == .period || shape == .question, ends(passage, at: index, in: start..<range.upperBound) {
                var end = index + 1
                let isParenthesis = passage.tokens[start].shape == .open
                while end < range.upperBound,
                    passage.tokens[end].shape == .closing || (isParenthesis && passage.tokens[end].shape == .close)
                        || (passage.tokens[end].shape == .quote && passage.depth[end] == 0)
                {
                    end += 1
                }
                close(at: end)
                index = end
                continue
            }
            index += 1
            if index - start >= longest { close(at: index) }
        }
        close(at: range.upperBound)
    }

    /// Whether a full stop or question mark ends the sentence that begins with `range`.
    private static func ends(_ passage: borrowing PassageDraft, at index: Int, in range: Range<Int>) -> Bool {
        let next = index + 1
        guard next < range.upperBound else { return true }
        if passage.tokens[index].shape == .period, passage.touches(index),
            passage.tokens[next].isWord
                || passage.tokens[next].shape == .number || passage.tokens[next].shape == .comma
        {
            return passage.tokens[next].capital && passage.tokens[next].isWord
                && index > range.lowerBound && passage.tokens[index - 1].length > 4
        }
        guard let first = opening(passage, after: index, in: range) else { return true }
        let token = passage.tokens[first]
        if let abbreviated = abbreviation(passage, at: index, in: range) {
            return token.capital && token.isWord && mayEnd(passage, abbreviated, before: first, in: range)
        }
        return token.capital || passage.isCaseless(first) || token.shape == .number || token.shape == .other
            || token.shape == .open
    }

    /// The first token behind the marks that may follow a full stop; nothing where the block ends.
    private static func opening(_ passage: borrowing PassageDraft, after index: Int, in range: Range<Int>) -> Int? {
        let isParenthesis = passage.tokens[range.lowerBound].shape == .open
        return (index + 1..<range.upperBound).first { place in
            switch passage.tokens[place].shape {
            case .closing, .quote, .opening, .dash: false
            case .close: !isParenthesis
            default: true
            }
        }
    }

    /// The tokens of an abbreviation before a full stop, from its first letter on.
    ///
    /// It is an initial («J.-B. Morel»), letters with full stops («O.N.U.», "p.m.") or a word of the lexicon («art.»).
    private static func abbreviation(
        _ passage: borrowing PassageDraft,
        at index: Int,
        in range: Range<Int>
    ) -> Range<Int>? {
        guard index > range.lowerBound, passage.tokens[index].shape == .period, passage.tokens[index].length == 1
        else { return nil }
        let before = passage.tokens[index - 1]
        guard before.end == Int(passage.tokens[index].start), before.isWord else { return nil }
        let isInitial = isLetter(passage, index - 1)
        // "last year’s."
        if isInitial, before.joined, !before.capital { return nil }
        guard
            isInitial || passage.token(index - 1, in: .abbreviation) || passage.token(index - 1, in: .finalAbbreviation)
        else { return nil }
        var first = index - 1
        while first - 2 >= range.lowerBound, passage.tokens[first - 1].shape == .period, isLetter(passage, first - 2) {
            first -= 2
        }
        return first..<index
    }

    private static func isLetter(_ passage: borrowing PassageDraft, _ index: Int) -> Bool {
        let token = passage.tokens[index]
        return token.isWord && (token.length == 1 || (token.length == 2 && passage.utf8[Int(token.start)] >= 0xC0))
    }

    /// Whether a sentence may end with an abbreviation where a capital follows.
    private static func mayEnd(
        _ passage: borrowing PassageDraft,
        _ abbreviated: Range<Int>,
        before next: Int,
        in range: Range<Int>
    ) -> Bool {
        let last = abbreviated.upperBound - 1
        // «412 m. Il», «в 2026 г. Они», "5 p.m. Nobody": a unit; «В 2026 г. Норван» opens a sentence.
        if abbreviated.lowerBound > range.lowerBound, passage.tokens[abbreviated.lowerBound - 1].shape == .number,
            !passage.tokens[last].capital
        {
            return abbreviated.count > 1 || abbreviated.lowerBound - range.lowerBound > 4
        }
        if passage.token(last, in: .finalAbbreviation), !passage.tokens[last].capital { return true }
        // «à l’O.N.U. Les membres»: letters with full stops, then a word that needs no capital.
        guard abbreviated.count > 1, passage.tokens[last].capital else { return false }
        return [.article, .determiner, .pronoun, .preposition, .lead].contains { passage.token(next, in: $0) }
    }
}
