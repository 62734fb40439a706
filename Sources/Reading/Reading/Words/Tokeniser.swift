/// Reads UTF-8 bytes; writes tokens, each with the atoms of the lexicon to which its folded form belongs.
///
/// Most words of a text are few different ones. A tokeniser remembers those that it met last, and tokens of one word
/// share its atoms; so it serves one list of atoms only.
struct Tokeniser {
    let vocabulary: Vocabulary
    private var met = [MetWord](repeating: MetWord(), count: Self.remembered)

    /// A power of two.
    private static let remembered = 1024

    /// A word and what the vocabulary said of it; no word has the key 0.
    private struct MetWord {
        var key: UInt128 = 0
        var classes = ClassSet()
        var atoms: UInt32 = 0
        var atomCount: UInt8 = 0
    }

    init(vocabulary: Vocabulary) { self.vocabulary = vocabulary }

    mutating func tokens(_ utf8: [UInt8], in range: Range<Int>, into tokens: inout [Token], atoms: inout [UInt16]) {
        var word = OpenWord()
        var position = range.lowerBound
        while position < range.upperBound {
            let byte = utf8[position]
            let letter: UInt8?
            let scalar: UInt32
            let width: Int
            if byte < 0x80 {
                (scalar, width) = (UInt32(byte), 1)
                letter = Fold.ascii(byte)
            } else {
                (scalar, width) = Self.scalar(utf8, at: position, end: range.upperBound)
                letter = Fold.letter(scalar, first: word.folded.isEmpty)
            }
            if let letter {
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
                if word.folded.isEmpty { word.begin(at: position, isCapital: Self.isCapital(scalar)) }
                if !(0x30...0x39 ~= letter) { word.digitsOnly = false }
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
            if Self.isInvisible(scalar) {
                position += width
                continue
            }
            let wasWord = !word.folded.isEmpty
            close(&word, at: position, &tokens, &atoms)
            word.joined = false
            switch scalar {
            case 0x20, 0x09, 0x0A, 0x0D, 0xA0, 0x202F, 0x2009: break
            case 0x2D, 0x2010, 0x2011:
                if wasWord, position + width < range.upperBound,
                    Fold.letter(Self.scalar(utf8, at: position + width, end: range.upperBound).0, first: true) != nil
                {
                    word.joined = true
                } else {
                    Self.mark(.dash, at: position, width: width, to: &tokens)
                }
            default: Self.mark(Self.shape(scalar), at: position, width: width, to: &tokens)
            }
            position += width
        }
        close(&word, at: range.upperBound, &tokens, &atoms)
    }

    /// A word whose end is not reached yet.
    private struct OpenWord: ~Copyable {
        var folded = FoldedWord()
        var start = 0
        var capital = false
        var digitsOnly = true
        var joined = false

        mutating func begin(at position: Int, isCapital: Bool) {
            start = position
            capital = isCapital
            digitsOnly = true
        }
    }

    private mutating func close(_ word: inout OpenWord, at end: Int, _ tokens: inout [Token], _ atoms: inout [UInt16]) {
        guard !word.folded.isEmpty else { return }
        var token = Token(
            start: UInt32(word.start),
            length: UInt32(end - word.start),
            shape: word.digitsOnly ? .number : .word
        )
        token.capital = word.capital
        token.joined = word.joined
        let known = look(up: word.folded, &atoms)
        token.atoms = known.atoms
        token.atomCount = known.atomCount
        token.classes = known.classes
        tokens.append(token)
        word.folded.removeAll()
    }

    private mutating func look(up word: borrowing FoldedWord, _ atoms: inout [UInt16]) -> MetWord {
        let key = word.key ?? 0
        let mixed = (UInt64(truncatingIfNeeded: key) ^ UInt64(truncatingIfNeeded: key >> 64)) &* 0x9E37_79B9_7F4A_7C15
        let place = Int(truncatingIfNeeded: mixed >> 54)
        if key != 0, met[place].key == key { return met[place] }
        let first = atoms.count
        let classes = vocabulary.appendAtoms(of: word, to: &atoms)
        let found = MetWord(
            key: key,
            classes: classes,
            atoms: UInt32(first),
            atomCount: UInt8(clamping: atoms.count - first)
        )
        if key != 0 { met[place] = found }
        return found
    }

    /// Runs of one mark are one token.
    private static func mark(_ shape: Token.Shape, at position: Int, width: Int, to tokens: inout [Token]) {
        if let last = tokens.last, last.shape == shape, last.end == position, shape != .opening, shape != .closing {
            tokens[tokens.count - 1].length += UInt32(width)
        } else {
            tokens.append(Token(start: UInt32(position), length: UInt32(width), shape: shape))
        }
    }

    private static func shape(_ scalar: UInt32) -> Token.Shape {
        switch scalar {
        case 0x2C, 0x60C: .comma
        case 0x2E, 0x2026, 0x3002: .period
        case 0x3B, 0x61B: .semicolon
        case 0x3A: .colon
        case 0x3F, 0x21, 0x61F: .question
        case 0xAB, 0x201C, 0x201E, 0x2039: .opening
        case 0xBB, 0x201D, 0x203A: .closing
        // Square brackets are an editor’s: what they hold belongs to the sentence.
        case 0x22, 0x5B, 0x5D: .quote
        case 0x2013, 0x2014, 0x2015: .dash
        case 0x28: .open
        case 0x29: .close
        default: .other
        }
    }

    /// Soft hyphens, marks of direction, combining marks and the marks of Arabic vowels stand inside of words.
    private static func isInvisible(_ scalar: UInt32) -> Bool {
        switch scalar {
        case 0xAD, 0x200B...0x200F, 0x202A...0x202E, 0x2066...0x2069, 0xFEFF, 0x300...0x36F, 0x610...0x61A, 0x640,
            0x64B...0x65F, 0x670, 0xFE70...0xFE7F:
            true
        default: false
        }
    }

    static func isCapital(_ scalar: UInt32) -> Bool {
        switch scalar {
        case 0x41...0x5A, 0xC0...0xDE, 0x391...0x3A9, 0x400...0x42F: true
        default: false
        }
    }

    /// The scalar at a place of valid UTF-8; a broken one counts as one byte.
    static func scalar(_ utf8: [UInt8], at position: Int, end: Int) -> (UInt32, Int) {
        let first = UInt32(utf8[position])
        let width = first < 0x80 ? 1 : first < 0xE0 ? 2 : first < 0xF0 ? 3 : 4
        guard width > 1, first >= 0xC0, position + width <= end else { return (first < 0x80 ? first : 0xFFFD, 1) }
        var value = first & (0xFF >> UInt32(width + 1))
        for offset in 1..<width { value = value << 6 | UInt32(utf8[position + offset]) & 0x3F }
        return (value, width)
    }
}
