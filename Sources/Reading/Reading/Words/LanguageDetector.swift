import Consultations

/// Reads the atoms of a sample of a text; says in which language it is written, from its function words.
struct LanguageDetector: Sendable {
    private let languages: Int
    /// The function words of all languages; the atom of a word is the place of its language.
    private let vocabulary: Vocabulary

    init(_ lexicons: [LexiconSource]) {
        languages = lexicons.count
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
    /// How many bytes are looked at, from the beginning, unless a part of them is clear.
    static let sample = 60_000
    static let enough = 2_000

    /// Whether nearly all function words are of one language, or so many more than of any other that no further text is
    /// needed: related languages have many in common.
    private static func isClear(_ counts: [Int]) -> Bool {
        var best = 0
        var second = 0
        for count in counts {
            if count > best { (best, second) = (count, best) } else { second = max(second, count) }
        }
        return best >= 60 && second * 4 < best || best >= 120 + second
    }

    /// The place of the lexicon in whose language a text is written.
    func detect(_ text: BlockReader, _ memory: inout ReadingMemory) -> Int? {
        let (counts, words) = functionWords(text, &memory)
        var best: (place: Int, count: Int)?
        var second = 0
        for (place, count) in counts.enumerated() {
            if count > (best?.count ?? 0) {
                second = best?.count ?? 0
                best = (place, count)
            } else {
                second = max(second, count)
            }
        }
        guard let best, best.count >= Self.fewest, best.count > second, best.count * Self.share >= words else {
            return nil
        }
        return best.place
    }

    /// How many function words of each lexicon the sample has, and how many words in all.
    private func functionWords(
        _ text: BlockReader,
        _ memory: inout ReadingMemory
    ) -> (counts: [Int], words: Int) {
        var met = memory.languages ?? WordMemory(vocabulary)
        memory.languages = nil
        if met.tokeniser.vocabulary !== vocabulary { met = WordMemory(vocabulary) }
        met.tidy()
        defer { memory.languages = met }
        var counts = [Int](repeating: 0, count: languages)
        var words = 0
        var tokens: [Token] = []
        tokens.reserveCapacity(1 << 11)
        var read = 0
        var part = BlockReader.TextPart()
        _ = text.read(&part, from: text.start, size: 2 * Self.sample, wrapped: false)
        for block in part.own {
            let range = block.range.prefix(max(0, Self.sample - read))
            guard !range.isEmpty else { break }
            read += range.count
            tokens.removeAll(keepingCapacity: true)
            met.tokeniser.tokens(text.utf8, in: range, into: &tokens, atoms: &met.atoms)
            for token in tokens {
                if token.isWord { words += 1 }
                let own = Int(token.atoms)..<Int(token.atoms) + Int(token.atomCount)
                // Two words of a lexicon may match one word of the text.
                for place in own where !met.atoms[own.lowerBound..<place].contains(met.atoms[place]) {
                    counts[Int(met.atoms[place])] += 1
                }
            }
            if read >= Self.enough, Self.isClear(counts) { break }
        }
        return (counts, words)
    }
}
