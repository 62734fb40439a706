/// A word, a number or a mark of punctuation, and where it stands.
struct Token: Sendable {
    enum Shape: UInt8, Sendable {
        case word, number, comma, period, semicolon, colon, question, opening, closing, quote, dash, open, close, other
    }

    /// First byte of the text.
    var start: UInt32
    var length: UInt32
    /// Where its atoms begin in the list of all atoms.
    var atoms: UInt32 = 0
    var atomCount: UInt8 = 0
    var shape: Shape
    /// How it is written, and for which stages its word may mean something.
    var marks = WordMarks()

    /// The classes of the lexicon to which it belongs.
    var classes = ClassSet()

    /// A word whose first letter is a capital.
    var capital: Bool {
        get { marks.contains(.capital) }
        set { if newValue { marks.insert(.capital) } else { marks.remove(.capital) } }
    }

    /// A word that is bound to the one before by a hyphen or an apostrophe.
    var joined: Bool {
        get { marks.contains(.joined) }
        set { if newValue { marks.insert(.joined) } else { marks.remove(.joined) } }
    }

    var range: Range<Int> { Int(start)..<Int(start) + Int(length) }
    var end: Int { Int(start) + Int(length) }
    var isWord: Bool { shape == .word }

    /// Whether it is a word in a script without capitals.
    func isCaseless(_ utf8: [UInt8]) -> Bool {
        let first = utf8[Int(start)]
        // Arabic letters in their joined forms begin with EF.
        return isWord && (0xD7...0xDF ~= first || 0xE0...0xE1 ~= first || first == 0xEF)
    }
}

/// What is to be known of a token before its atoms are looked at: most tokens mean nothing to most stages.
struct WordMarks: OptionSet, Sendable {
    let rawValue: UInt8

    /// The first letter is a capital.
    static let capital = WordMarks(rawValue: 1)
    /// Bound to the word before.
    static let joined = WordMarks(rawValue: 2)
    /// A formula may begin with it.
    static let formula = WordMarks(rawValue: 4)
    /// It may name a party, or be its adjective or seat.
    static let name = WordMarks(rawValue: 8)
    /// It speaks for a field of policy.
    static let domain = WordMarks(rawValue: 16)
    /// It has a number of time: a month, a unit, an ordinal.
    static let time = WordMarks(rawValue: 32)
}

/// What a lexicon knows of a word beside its atoms.
struct KnownWord: Sendable {
    var classes = ClassSet()
    var marks = WordMarks()

    mutating func formUnion(_ other: KnownWord) {
        classes.formUnion(other.classes)
        marks.formUnion(other.marks)
    }
}
