import Consultations

/// Reads the atoms of a sample of a text; says in which language it is written, from its function words.
enum LanguageDetector {
    /// A text with fewer function words says nothing.
    static let fewest = 4
    /// One word in so many at least is a function word.
    static let share = 14
    /// How many bytes are looked at, from the beginning.
    static let sample = 60_000

    static func detect(_ utf8: [UInt8], blocks: [Block], lexicons: [Lexicon]) -> Lexicon? {
        var best: (lexicon: Lexicon, count: Int, words: Int)?
        var second = 0
        for lexicon in lexicons {
            let (count, words) = functionWords(utf8, blocks: blocks, lexicon: lexicon)
            if count > (best?.count ?? 0) {
                second = best?.count ?? 0
                best = (lexicon, count, words)
            } else {
                second = max(second, count)
            }
        }
        guard let best, best.count >= fewest, best.count > second, best.count * share >= best.words else { return nil }
        return best.lexicon
    }

    private static func functionWords(_ utf8: [UInt8], blocks: [Block], lexicon: Lexicon) -> (count: Int, words: Int) {
        var tokeniser = Tokeniser(vocabulary: lexicon.vocabulary)
        let function = lexicon.wellKnown[.function]
        var tokens: [Token] = []
        var atoms: [UInt16] = []
        var read = 0
        for block in blocks {
            let range = block.range.prefix(max(0, sample - read))
            guard !range.isEmpty else { break }
            read += range.count
            tokeniser.tokens(utf8, in: range, into: &tokens, atoms: &atoms)
        }
        var count = 0
        for token in tokens where token.atomCount > 0 {
            let from = Int(token.atoms)
            if atoms[from..<from + Int(token.atomCount)].contains(function) { count += 1 }
        }
        return (count, tokens.count { $0.isWord })
    }
}
