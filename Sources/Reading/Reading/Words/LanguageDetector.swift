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
        let (counts, words) = functionWords(utf8, blocks: blocks, lexicons: lexicons)
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
        guard let best, best.count >= fewest, best.count > second, best.count * share >= words else { return nil }
        return best.lexicon
    }

    /// How many function words of each lexicon the sample has, and how many words in all.
    private static func functionWords(
        _ utf8: [UInt8],
        blocks: [Block],
        lexicons: [Lexicon]
    ) -> (counts: [Int], words: Int) {
        var tokeniser = Tokeniser(vocabulary: FunctionWords(lexicons))
        var counts = [Int](repeating: 0, count: lexicons.count)
        var words = 0
        var tokens: [Token] = []
        var atoms: [UInt16] = []
        var read = 0
        for block in blocks {
            let range = block.range.prefix(max(0, sample - read))
            guard !range.isEmpty else { break }
            read += range.count
            tokens.removeAll(keepingCapacity: true)
            tokeniser.tokens(utf8, in: range, into: &tokens, atoms: &atoms)
            for token in tokens {
                if token.isWord { words += 1 }
                for place in Int(token.atoms)..<Int(token.atoms) + Int(token.atomCount) { counts[Int(atoms[place])] += 1 }
            }
        }
        return (counts, words)
    }
}

/// The function words of several languages; the atom of a word is the place of its language.
private struct FunctionWords: WordLookup {
    private let vocabularies: [Vocabulary]

    init(_ lexicons: [Lexicon]) { vocabularies = lexicons.map(\.vocabulary) }

    func appendAtoms(of word: borrowing FoldedWord, to atoms: inout [UInt16]) -> KnownWord {
        let first = atoms.count
        var languages: [UInt16] = []
        for (place, vocabulary) in vocabularies.enumerated() {
            if vocabulary.appendAtoms(of: word, to: &atoms).classes.contains(.function) {
                languages.append(UInt16(place))
            }
            atoms.removeLast(atoms.count - first)
        }
        atoms += languages
        return KnownWord()
    }
}
