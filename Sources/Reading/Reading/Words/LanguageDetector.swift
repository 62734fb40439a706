import Consultations

/// Reads the atoms of a sample of a text; says in which language it is written, from its function words.
struct LanguageDetector: Sendable {
    private let lexicons: [Lexicon]
    /// The function words of all languages; the atom of a word is the place of its language.
    private let vocabulary: Vocabulary

    init(_ lexicons: [Lexicon]) {
        self.lexicons = lexicons
        var builder = VocabularyBuilder()
        for (place, lexicon) in lexicons.enumerated() {
            for word in lexicon.functionWords { _ = builder.add(word, atom: UInt16(place)) }
        }
        vocabulary = builder.vocabulary(known: Array(repeating: KnownWord(), count: lexicons.count))
    }

    /// A text with fewer function words says nothing.
    static let fewest = 4
    /// One word in so many at least is a function word.
    static let share = 14
    /// How many bytes are looked at, from the beginning.
    static let sample = 60_000

    func detect(_ text: BlockReader) -> Lexicon? {
        let (counts, words) = functionWords(text)
        var best: (lexicon: Lexicon, count: Int)?
        var second = 0
        for (lexicon, count) in zip(lexicons, counts) {
            if count > (best?.count ?? 0) {
                second = best?.count ?? 0
                best = (lexicon, count)
            } else {
                second = max(second, count)
            }
        }
        guard let best, best.count >= Self.fewest, best.count > second, best.count * Self.share >= words else { return nil }
        return best.lexicon
    }

    /// How many function words of each lexicon the sample has, and how many words in all.
    private func functionWords(_ text: BlockReader) -> (counts: [Int], words: Int) {
        var tokeniser = Tokeniser(vocabulary: vocabulary)
        var counts = [Int](repeating: 0, count: lexicons.count)
        var words = 0
        var tokens: [Token] = []
        var atoms: [UInt16] = []
        var read = 0
        var part = BlockReader.TextPart()
        _ = text.read(&part, from: text.start, size: 2 * Self.sample, wrapped: false)
        for block in part.own {
            let range = block.range.prefix(max(0, Self.sample - read))
            guard !range.isEmpty else { break }
            read += range.count
            tokens.removeAll(keepingCapacity: true)
            tokeniser.tokens(text.utf8, in: range, into: &tokens, atoms: &atoms)
            for token in tokens {
                if token.isWord { words += 1 }
                let own = Int(token.atoms)..<Int(token.atoms) + Int(token.atomCount)
                // Two words of a lexicon may match one word of the text.
                for place in own where !atoms[own.lowerBound..<place].contains(atoms[place]) {
                    counts[Int(atoms[place])] += 1
                }
            }
        }
        return (counts, words)
    }
}
