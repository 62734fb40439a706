/// One letter of folded text: a byte that stands for a letter whatever its case.
///
/// Latin letters lose case and diacritics, but for «é» inside a word and «à», which tell French verb forms apart
/// («condamne», «condamné»; «a», «à»). Cyrillic letters lose case, and «ё» is «е»; Greek letters lose case and accents;
/// Arabic letters lose their vowel marks and the forms in which they join. All apostrophes are one.
enum Fold {
    static let apostrophe = UInt8(ascii: "'")
    /// «é» inside a word.
    static let acuteE: UInt8 = 0xC0
    /// «à».
    static let graveA: UInt8 = 0xC1
    /// A letter of Latin script without a base letter of its own.
    static let other: UInt8 = 0xC2
    /// The first code of alphabets other than the Latin.
    ///
    /// A lexicon has one of them, and no word has two, so that all share these codes.
    static let foreign: UInt8 = 0x80
    static let alphabet: UInt8 = 35

    /// What a byte of ASCII is in folded text.
    static func ascii(_ byte: UInt8) -> UInt8? {
        switch byte {
        case 0x61...0x7A, 0x30...0x39: byte
        case 0x41...0x5A: byte + 32
        case 0x27: apostrophe
        default: nil
        }
    }

    /// What a scalar is in folded text: nothing where it is no letter, digit or apostrophe.
    static func letter(_ scalar: UInt32, first: Bool) -> UInt8? {
        switch scalar {
        case 0x61...0x7A, 0x30...0x39: UInt8(truncatingIfNeeded: scalar)
        case 0x41...0x5A: UInt8(truncatingIfNeeded: scalar + 32)
        case 0x27, 0x2019, 0x02BC: apostrophe
        case 0xC0...0x17F: latin(scalar, first: first)
        case 0x400...0x4FF: cyrillic(scalar)
        case 0x621...0x63A, 0x641...0x64A, 0x671...0x6D3: arabic(scalar)
        case 0x660...0x669: UInt8(truncatingIfNeeded: 0x30 + scalar - 0x660)
        case 0x6F0...0x6F9: UInt8(truncatingIfNeeded: 0x30 + scalar - 0x6F0)
        case 0x386...0x3CE: greek(scalar)
        case 0x600...0x620, 0x63B...0x640, 0x64B...0x65F, 0x66A...0x670, 0x6D4...0x6EF: nil
        case 0xAA, 0xB5, 0xBA: nil
        case 0xFE70...0xFEFC: ArabicForms.letter(scalar).map { arabic($0) }
        case 0x180...0x2AF, 0x370...0x3FF, 0x500...0x1FFF, 0x3041...0xD7FF, 0xF900...0xFDFF,
            0x20000...0x3FFFF:
            foreign + UInt8(scalar % UInt32(alphabet))
        default: nil
        }
    }

    private static func latin(_ scalar: UInt32, first: Bool) -> UInt8? {
        if scalar == 0xD7 || scalar == 0xF7 { return nil }
        if scalar == 0xE9 || scalar == 0xC9 { return first ? UInt8(ascii: "e") : acuteE }
        if scalar == 0xE0 || scalar == 0xC0 { return graveA }
        let index = Int(scalar) - 0xC0
        return index < table.count ? table[index] : other
    }

    private static func cyrillic(_ scalar: UInt32) -> UInt8 {
        switch scalar {
        case 0x430...0x44F: UInt8(0x80 + scalar - 0x430)
        case 0x410...0x42F: UInt8(0x80 + scalar - 0x410)
        case 0x451, 0x401: 0x85
        case 0x456, 0x406: 0xA0
        case 0x457, 0x407: 0xA1
        case 0x454, 0x404: 0xA2
        default: other
        }
    }

    /// Hamza keeps no seat, «ة» is «ه», and «ى» is «ي»: so newspapers write them too.
    private static func arabic(_ scalar: UInt32) -> UInt8 {
        let place: UInt32 =
            switch scalar {
            case 0x621: 0
            case 0x622, 0x623, 0x625, 0x627, 0x671...0x673: 1
            case 0x624, 0x648: 27
            case 0x626, 0x649, 0x64A, 0x6CC, 0x6D2: 28
            case 0x628: 2
            case 0x629, 0x647, 0x6C1: 26
            case 0x62A...0x63A: scalar - 0x62A + 3
            case 0x641...0x646: scalar - 0x641 + 20
            case 0x6A9, 0x6AF: 22
            default: 29 + scalar % 6
            }
        return foreign + UInt8(truncatingIfNeeded: place)
    }

    private static func greek(_ scalar: UInt32) -> UInt8 {
        let small: UInt32 =
            switch scalar {
            case 0x386, 0x3AC: 0x3B1
            case 0x388, 0x3AD: 0x3B5
            case 0x389, 0x3AE: 0x3B7
            case 0x38A, 0x3AF, 0x390, 0x3CA, 0x3AA: 0x3B9
            case 0x38C, 0x3CC: 0x3BF
            case 0x38E, 0x3CD, 0x3B0, 0x3CB, 0x3AB: 0x3C5
            case 0x38F, 0x3CE: 0x3C9
            case 0x3C2: 0x3C3
            case 0x391...0x3A9: scalar + 32
            default: scalar
            }
        return foreign + UInt8(truncatingIfNeeded: (small - 0x386) % UInt32(alphabet))
    }

    /// Base letters of U+00C0 to U+017F.
    private static let table: [UInt8] = Array(
        ("aaaaaaaceeeeiiiidnooooo ouuuuypsaaaaaaaceeeeiiiidnooooo ouuuuypy"
            + "aaaaaaccccccccddddeeeeeeeeeegggggggghhhhiiiiiiiiiiiijjkkklllllllll"
            + "lnnnnnnnnnoooooooorrrrrrssssssssttttttuuuuuuuuuuuuwwyyyzzzzzzs").utf8
    )

    /// A word of a lexicon as it stands in folded text.
    static func word(_ text: Substring) -> [UInt8] {
        var folded: [UInt8] = []
        for scalar in text.unicodeScalars {
            if let byte = letter(scalar.value, first: folded.isEmpty) { folded.append(byte) }
        }
        return folded
    }
}
