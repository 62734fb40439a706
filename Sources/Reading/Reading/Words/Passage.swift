/// A text while it is read: its bytes, its tokens and what the stages have written about them.
///
/// It is one object that never changes, because every stage holds it.
final class Passage: Sendable {
    let utf8: [UInt8]
    let lexicon: Lexicon
    let tokens: [Token]
    let atoms: [UInt16]
    /// How many quotations are open at each token.
    let depth: [UInt8]
    let blocks: [Block]
    /// The blocks that are read; those before and behind them are there to be looked at.
    let own: Range<Int>
    let sentences: [Sentence]
    /// Year, month and day of the document, where it gives them.
    let documentDate: DocumentDate?
    /// Whether the text tells of another text: a press article.
    let isPress: Bool

    init(_ draft: PassageDraft) {
        utf8 = draft.utf8
        lexicon = draft.lexicon
        tokens = draft.tokens
        atoms = draft.atoms
        depth = draft.depth
        blocks = draft.blocks
        own = draft.own ?? draft.blocks.indices
        sentences = draft.sentences
        documentDate = draft.documentDate
        isPress = draft.isPress
    }

    /// The block in which a token stands.
    func block(of token: Int) -> Int {
        var low = 0
        var high = blocks.count - 1
        while low < high {
            let middle = (low + high + 1) / 2
            if blocks[middle].tokens.lowerBound <= token { low = middle } else { high = middle - 1 }
        }
        return low
    }

    /// The sentence in which a token stands, or the last before it.
    func sentence(of token: Int) -> Int {
        var low = 0
        var high = sentences.count - 1
        while low < high {
            let middle = (low + high + 1) / 2
            if sentences[middle].tokens.lowerBound <= token { low = middle } else { high = middle - 1 }
        }
        return low
    }

    /// The tokens that are read.
    var ownTokens: Range<Int> {
        guard let first = own.first, let last = own.last else { return 0..<0 }
        return blocks[first].tokens.lowerBound..<blocks[last].tokens.upperBound
    }

    /// The atoms of a token as a set in which some others may seem to be: one bit for all that end in the same six bits.
    func signature(_ index: Int) -> UInt64 {
        let token = tokens[index]
        var bits: UInt64 = 0
        for place in Int(token.atoms)..<Int(token.atoms) + Int(token.atomCount) { bits |= 1 &<< UInt64(atoms[place]) }
        return bits
    }

    func has(_ index: Int, _ atom: UInt16) -> Bool {
        let token = tokens[index]
        guard token.atomCount > 0 else { return false }
        let from = Int(token.atoms)
        for place in from..<from + Int(token.atomCount) where atoms[place] == atom { return true }
        return false
    }

    /// Whether a token belongs to a class of the lexicon.
    @inline(__always)
    func token(_ index: Int, in word: WordClass) -> Bool { tokens[index].classes.contains(word) }

    /// Whether one of some tokens belongs to a class of the lexicon.
    func anyToken(of range: Range<Int>, in word: WordClass) -> Bool {
        for token in tokens[range] where token.classes.contains(word) { return true }
        return false
    }

    /// Whether a space, a line end or nothing stands between a token and the next.
    func touches(_ index: Int) -> Bool {
        index + 1 < tokens.count && tokens[index].end == Int(tokens[index + 1].start)
    }

    /// Whether a word stands in a script without capitals (Arabic, Hebrew and the scripts behind them).
    func isCaseless(_ index: Int) -> Bool { tokens[index].isCaseless(utf8) }

    /// Whether a word may be a name by its first letter.
    func mayBeName(_ index: Int) -> Bool { tokens[index].capital || isCaseless(index) }

    func text(_ range: Range<Int>) -> String { String(decoding: utf8[range], as: UTF8.self) }

    /// The first folded letters of a token, at most so many.
    func folded(_ index: Int, letters most: Int) -> [UInt8] {
        let range = tokens[index].range
        var letters: [UInt8] = []
        letters.reserveCapacity(min(most, range.count))
        var position = range.lowerBound
        while position < range.upperBound, letters.count < most {
            let (scalar, width) = Scalars.scalar(utf8, at: position, end: range.upperBound)
            position += width
            if ArabicForms.ligatures.contains(scalar), let lam = Fold.letter(ArabicForms.lam, first: false) {
                letters.append(lam)
            }
            if letters.count < most, let letter = Fold.letter(scalar, first: letters.isEmpty) { letters.append(letter) }
        }
        return letters
    }

    /// The first folded letter of a token.
    func firstLetter(_ index: Int) -> UInt8? {
        let range = tokens[index].range
        let (scalar, width) = Scalars.scalar(utf8, at: range.lowerBound, end: range.upperBound)
        return Fold.letter(scalar, first: true) ?? (width < range.count ? folded(index, letters: 1).first : nil)
    }

    /// The words of a range of tokens as they stand in the text.
    func words(_ range: Range<Int>) -> String {
        guard let first = range.first, let last = range.last else { return "" }
        return text(Int(tokens[first].start)..<tokens[last].end)
    }
}

/// A passage while its tokens and sentences are written.
struct PassageDraft: Sendable {
    let utf8: [UInt8]
    let lexicon: Lexicon
    var tokens: [Token] = []
    var atoms: [UInt16] = []
    var depth: [UInt8] = []
    var blocks: [Block] = []
    /// The blocks that are read; nothing for all.
    var own: Range<Int>?
    var sentences: [Sentence] = []
    var documentDate: DocumentDate?
    var isPress = false

    init(utf8: [UInt8], lexicon: Lexicon) {
        self.utf8 = utf8
        self.lexicon = lexicon
    }

    /// Whether a token belongs to a class of the lexicon.
    func token(_ index: Int, in word: WordClass) -> Bool { tokens[index].classes.contains(word) }

    /// Whether nothing stands between a token and the next.
    func touches(_ index: Int) -> Bool {
        index + 1 < tokens.count && tokens[index].end == Int(tokens[index + 1].start)
    }

    /// Whether a word stands in a script without capitals.
    func isCaseless(_ index: Int) -> Bool { tokens[index].isCaseless(utf8) }
}

/// The day on which a document was made.
struct DocumentDate: Equatable, Sendable {
    var year: Int
    var month: Int?
    var day: Int?
}

/// A paragraph, a heading or an item of a list.
struct Block: Sendable {
    enum Role: Sendable { case paragraph, heading, item }
    enum Marker: Sendable { case none, number, letter, bullet }
    var range: Range<Int>
    var role: Role
    var marker: Marker = .none
    var tokens: Range<Int> = 0..<0
    /// The heading above.
    var heading: Int?
}

/// A range of tokens between two full stops.
struct Sentence: Sendable {
    var tokens: Range<Int>
    var block: Int
}
