/// One letter of folded text: a byte that stands for a letter whatever its case.
///
/// Latin letters lose case and diacritics, but for «é» inside a word and «à», which tell French verb forms apart
/// («condamne», «condamné»; «a», «à»). Cyrillic letters lose case, and «ё» is «е». All apostrophes are one.
enum Fold {
    static let apostrophe = UInt8(ascii: "'")
    /// «é» inside a word.
    static let acuteE: UInt8 = 0xC0
    /// «à».
    static let graveA: UInt8 = 0xC1
    /// A letter of another script.
    static let other: UInt8 = 0xC2
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
        case 0xAA, 0xB5, 0xBA: nil
        case 0x180...0x2AF, 0x370...0x3FF, 0x500...0x1FFF, 0x3041...0xD7FF, 0xF900...0xFDFF, 0xFE70...0xFEFE,
            0x20000...0x3FFFF:
            other
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
