/// A word, a number or a mark of punctuation, and where it stands.
struct Token {
    enum Shape: UInt8 {
        case word, number, comma, period, semicolon, colon, question, opening, closing, quote, dash, open, close, other
    }

    /// First byte of the text.
    var start: UInt32
    var length: UInt32
    /// Where its atoms begin in the list of all atoms.
    var atoms: UInt32 = 0
    var atomCount: UInt8 = 0
    var shape: Shape
    /// A word whose first letter is a capital.
    var capital = false
    /// A word that is bound to the one before by a hyphen or an apostrophe.
    var joined = false

    /// The classes of the lexicon to which it belongs.
    var classes = ClassSet()

    var range: Range<Int> { Int(start)..<Int(start) + Int(length) }
    var end: Int { Int(start) + Int(length) }
    var isWord: Bool { shape == .word }
}
