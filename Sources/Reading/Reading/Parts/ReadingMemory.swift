/// The words that were met in texts before.
///
/// It makes reading of many texts faster and never different.
public struct ReadingMemory: Sendable {
    /// By language, what its lexicon said of words.
    var words: [ObjectIdentifier: WordMemory] = [:]
    var languages: WordMemory?

    public init() {}
}

/// A tokeniser with the list of atoms that its words share.
struct WordMemory: Sendable {
    var tokeniser: Tokeniser<Vocabulary>
    var atoms: [UInt16] = []

    /// A list that is longer is begun anew, with the tokeniser.
    private static let most = 1 << 18

    init(_ vocabulary: Vocabulary, bits: Int = 12) { tokeniser = Tokeniser(vocabulary: vocabulary, bits: bits) }

    /// Forgets all where it has become too much.
    mutating func tidy() {
        if atoms.count > Self.most { (tokeniser, atoms) = (Tokeniser(vocabulary: tokeniser.vocabulary), []) }
    }
}
