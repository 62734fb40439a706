/// Reads UTF-8 bytes; writes tokens, each with the atoms of the lexicon to which its folded form belongs.
///
/// Most words of a text are few different ones. A tokeniser remembers those that it met last, and tokens of one word
/// share its atoms; so it serves one list of atoms only, which later texts go on with.
struct Tokeniser<Words: WordLookup>: Sendable {
    let vocabulary: Words
    /// The words that were met, the frequent ones among the first, so that they stay together in the caches; behind a word
    /// that none is.
    private var met = [MetWord()]
    /// By the hash of a word, its place among them.
    private var places: [UInt16]
    /// How many words are remembered, as a power of two.
    private let bits: Int
    private let firstLetters = LetterTable.first
    private let letters = LetterTable.inner

    /// A word and what the vocabulary said of it; no word has the key 0.
    private struct MetWord: Sendable {
        var key: UInt128 = 0
        var known = KnownWord()
        var atomCount: UInt8 = 0
        var atoms: UInt32 = 0
    }

    /// - Parameters:
    ///   - vocabulary: what says what words are.
    ///   - bits: how many words are remembered, as a power of two from 1 to 15.
    init(vocabulary: Words, bits: Int = 12) {
        self.vocabulary = vocabulary
        self.bits = min(max(bits, 1), 15)
        places = Array(repeating: 0, count: 1 << self.bits)
    }

    mutating func tokens(_ utf8: [UInt8], in range: Range<Int>, into tokens: inout [Token], atoms: inout [UInt16]) {
        var word = OpenWord()
        var position = range.lowerBound
        let end = range.upperBound
        while position < end {
            if word.folded.isEmpty {
                let first = firstLetters.letter(utf8, at: position, end: end)
                if first.letter != 0 {
                    word.begin(at: position, isCapital: Scalars.isCapital(first.scalar))
                    word.folded.append(first.letter)
                    position += first.width
                }
            }
            if !word.folded.isEmpty {
                // The letters of a word follow each other, and most words are followed by a space.
                position = word.folded.append(utf8, from: position, to: end, letters)
                if word.folded.isFull {
                    close(&word, at: position, &tokens, &atoms)
                    word.joined = true
                    continue
                }
                if position == end { break }
            }
            if utf8[position] == 0x20 {
                close(&word, at: position, &tokens, &atoms)
                word.joined = false
                position += 1
                continue
            }
            let (scalar, width) = Scalars.scalar(utf8, at: position, end: end)
            if let letter = Fold.letter(scalar, first: word.folded.isEmpty) {
                if letter == Fold.apostrophe {
                    if word.folded.isEmpty {
                        Self.mark(.quote, at: position, width: width, to: &tokens)
                        word.joined = false
                    } else {
                        word.folded.append(letter)
                        close(&word, at: position + width, &tokens, &atoms)
                        word.joined = true
                    }
                    position += width
                    continue
                }
                if word.folded.isEmpty { word.begin(at: position, isCapital: Scalars.isCapital(scalar)) }
                if ArabicForms.ligatures.contains(scalar), let lam = Fold.letter(ArabicForms.lam, first: false) {
                    word.folded.append(lam)
                    // A full word is closed below, before its next letter.
                    if !word.folded.isFull { word.folded.append(letter) }
                } else {
                    word.folded.append(letter)
                }
                position += width
                if word.folded.isFull {
                    close(&word, at: position, &tokens, &atoms)
                    word.joined = true
                }
                continue
            }
            if Scalars.isInvisible(scalar) {
                position += width
                continue
            }
            let wasWord = !word.folded.isEmpty
            close(&word, at: position, &tokens, &atoms)
            word.joined = false
            switch scalar {
            case 0x09, 0x0A, 0x0D, 0xA0, 0x202F, 0x2009: break
            case 0x2D, 0x2010, 0x2011:
                if wasWord, position + width < end,
                    Fold.letter(Scalars.scalar(utf8, at: position + width, end: end).0, first: true) != nil
                {
                    word.joined = true
                } else {
                    Self.mark(.dash, at: position, width: width, to: &tokens)
                }
            default: Self.mark(Scalars.shape(scalar), at: position, width: width, to: &tokens)
            }
            position += width
        }
        close(&word, at: end, &tokens, &atoms)
    }

    /// A word whose end is not reached yet.
    private struct OpenWord: ~Copyable {
        var folded = FoldedWord()
        var start = 0
        var capital = false
        var joined = false

        mutating func begin(at position: Int, isCapital: Bool) {
            start = position
            capital = isCapital
        }
    }

    private mutating func close(_ word: inout OpenWord, at end: Int, _ tokens: inout [Token], _ atoms: inout [UInt16]) {
        guard !word.folded.isEmpty else { return }
        var token = Token(
            start: UInt32(word.start),
            length: UInt32(end - word.start),
            shape: word.folded.isNumber ? .number : .word
        )
        if word.folded.count <= vocabulary.longest {
            let met = look(up: word.folded, &atoms)
            token.atoms = met.atoms
            token.atomCount = met.atomCount
            token.classes = met.known.classes
            token.marks = met.known.marks
        }
        if word.capital { token.marks.insert(.capital) }
        if word.joined { token.marks.insert(.joined) }
        tokens.append(token)
        word.folded.removeAll()
    }

    /// The word, as it was met before or as the vocabulary has it.
    private mutating func look(up word: borrowing FoldedWord, _ atoms: inout [UInt16]) -> MetWord {
        let key = word.key
        let mixed = (UInt64(truncatingIfNeeded: key) ^ UInt64(truncatingIfNeeded: key >> 64)) &* 0x9E37_79B9_7F4A_7C15
        let hash = Int(truncatingIfNeeded: mixed >> UInt64(64 - bits))
        let place = Int(places[hash])
        if key != 0, met[place].key == key { return met[place] }
        let found = meet(word, &atoms)
        if key == 0 { return found }
        if place > 0 {
            met[place] = found
        } else {
            places[hash] = UInt16(met.count)
            met.append(found)
        }
        return found
    }

    @inline(never)
    private func meet(_ word: borrowing FoldedWord, _ atoms: inout [UInt16]) -> MetWord {
        let first = atoms.count
        let known = vocabulary.appendAtoms(of: word.letters, to: &atoms)
        return MetWord(
            key: word.key,
            known: known,
            atomCount: UInt8(clamping: atoms.count - first),
            atoms: UInt32(first)
        )
    }

    /// Runs of one mark are one token.
    private static func mark(_ shape: Token.Shape, at position: Int, width: Int, to tokens: inout [Token]) {
        if let last = tokens.last, last.shape == shape, last.end == position, shape != .opening, shape != .closing {
            tokens[tokens.count - 1].length += UInt32(width)
        } else {
            tokens.append(Token(start: UInt32(position), length: UInt32(width), shape: shape))
        }
    }
}

/// What says to a tokeniser what a word is.
protocol WordLookup: Sendable {
    /// How many letters a word may have of which something is known.
    var longest: Int { get }

    /// Appends the atoms of a word, and returns what else is known of it.
    func appendAtoms(of word: [UInt8], to atoms: inout [UInt16]) -> KnownWord
}
