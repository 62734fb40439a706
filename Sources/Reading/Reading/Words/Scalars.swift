/// What single characters are to the reading.
enum Scalars {
    static func shape(_ scalar: UInt32) -> Token.Shape {
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
    static func isInvisible(_ scalar: UInt32) -> Bool {
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
