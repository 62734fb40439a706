/// Reads the tokens of a block; writes sentences and the depth of quotation at each token.
enum SentenceReader {
    /// Longer sentences are cut, so that the later stages stay linear.
    static let longest = 400

    static func read(_ passage: inout Passage) {
        passage.depth = Array(repeating: 0, count: passage.tokens.count)
        for index in passage.blocks.indices {
            let range = passage.blocks[index].tokens
            quote(&passage, in: range)
            split(&passage, block: index, range: range)
        }
    }

    private static func quote(_ passage: inout Passage, in range: Range<Int>) {
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

    private static func split(_ passage: inout Passage, block: Int, range: Range<Int>) {
        var start = range.lowerBound
        var index = start
        func close(at end: Int) {
            if end > start { passage.sentences.append(Sentence(tokens: start..<end, block: block)) }
            start = end
        }
        while index < range.upperBound {
            let shape = passage.tokens[index].shape
            if shape == .period || shape == .question, ends(passage, at: index, in: range) {
                var end = index + 1
                while end < range.upperBound,
                    passage.tokens[end].shape == .closing
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

    private static func ends(_ passage: Passage, at index: Int, in range: Range<Int>) -> Bool {
        var next = index + 1
        guard next < range.upperBound else { return true }
        if passage.tokens[index].shape == .period, passage.touches(index),
            passage.tokens[next].isWord
                || passage.tokens[next].shape == .number || passage.tokens[next].shape == .comma
        {
            return passage.tokens[next].capital && passage.tokens[next].isWord
                && index > range.lowerBound && passage.tokens[index - 1].length > 4
        }
        if index > range.lowerBound, passage.tokens[index].shape == .period, passage.tokens[index].length == 1 {
            let before = passage.tokens[index - 1]
            if before.end == Int(passage.tokens[index].start) {
                if before.isWord, before.length == 1 || (before.length == 2 && passage.utf8[Int(before.start)] >= 0xC0)
                {
                    return false
                }
                if passage.token(index - 1, in: .abbreviation) { return false }
            }
        }
        while next < range.upperBound, [.closing, .quote, .opening, .dash].contains(passage.tokens[next].shape) {
            next += 1
        }
        guard next < range.upperBound else { return true }
        let token = passage.tokens[next]
        return token.capital || passage.isCaseless(next) || token.shape == .number || token.shape == .other
            || token.shape == .open
    }
}
