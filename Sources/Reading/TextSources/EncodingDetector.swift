/// Finds out from the bytes alone how a file is encoded.
///
/// In the order of certainty: a byte order mark; bytes that are UTF-8 from end to end, which other encodings hardly ever
/// are by chance; the pattern of zero bytes in UTF-16; and last the letters of code pages. Where the evidence is thin
/// the file is refused, since a wrong guess gives a text that looks right in most places.
enum EncodingDetector {
    /// The encoding whose byte order mark opens the file.
    static func byteOrderMark(of bytes: [UInt8]) -> TextEncoding? {
        TextEncoding.allCases.first { !$0.byteOrderMark.isEmpty && bytes.starts(with: $0.byteOrderMark) }
    }

    /// The encoding of a file without a byte order mark.
    static func detect(_ bytes: [UInt8], name: String) throws(TextSourceError) -> TextEncoding {
        if bytes.contains(0) {
            guard let encoding = utf16(bytes) else { throw .binary(name: name, kind: .unknown) }
            return encoding
        }
        guard let invalid = UTF8Check.firstInvalidByte(of: bytes) else { return .utf8 }
        if isDamagedUTF8(bytes) { throw .invalidBytes(name: name, encoding: .utf8, offset: invalid) }
        if ControlCheck.isBinary(bytes) { throw .binary(name: name, kind: .unknown) }
        guard let encoding = codePage(bytes) else { throw .unclearEncoding(name: name) }
        return encoding
    }

    /// UTF-16 without a mark, when the units read in one byte order are nearly all from the blocks of our languages, and
    /// in the other order hardly any.
    private static func utf16(_ bytes: [UInt8]) -> TextEncoding? {
        let sample = min(bytes.count / 2, 1 << 16)
        guard bytes.count.isMultiple(of: 2), sample >= 8 else { return nil }
        var low = 0
        var high = 0
        for index in 0..<sample {
            let (first, second) = (bytes[2 * index], bytes[2 * index + 1])
            if isUsual(UInt16(second) << 8 | UInt16(first)) { low += 1 }
            if isUsual(UInt16(first) << 8 | UInt16(second)) { high += 1 }
        }
        if low * 10 >= sample * 9, high * 4 < sample { return .utf16LittleEndian }
        if high * 10 >= sample * 9, low * 4 < sample { return .utf16BigEndian }
        return nil
    }

    /// Whether a code unit is a letter, mark or space of the Latin, Greek, Cyrillic or Arabic blocks, or of general
    /// punctuation and currency signs.
    private static func isUsual(_ unit: UInt16) -> Bool {
        switch unit {
        case 0x09, 0x0A, 0x0D, 0x20...0x7E, 0xA0...0x24F, 0x370...0x52F, 0x600...0x6FF, 0x2010...0x2044,
            0x20A0...0x20BF, 0x2116:
            true
        default: false
        }
    }

    /// True when at least nine in ten of the bytes above ASCII, and at least two characters, are UTF-8.
    ///
    /// One bad byte in a text of UTF-8 is damage, and must not turn the whole into a code page.
    private static func isDamagedUTF8(_ bytes: [UInt8]) -> Bool {
        var inside = 0
        var outside = 0
        var characters = 0
        var index = 0
        while index < bytes.count {
            let length = bytes[index] < 0x80 ? 0 : UTF8Check.sequenceLength(of: bytes, at: index)
            if length > 0 {
                inside += length
                characters += 1
            } else if bytes[index] >= 0x80 {
                outside += 1
            }
            index += max(length, 1)
        }
        return characters >= 2 && inside >= outside * 9
    }

    /// The code page that the letters speak for.
    private static func codePage(_ bytes: [UInt8]) -> TextEncoding? {
        let same = bytes.allSatisfy { byte in
            byte < 0x80
                || CodePage.windows1251.scalar(of: byte) == CodePage.windows1252.scalar(of: byte)
                    && CodePage.windows1252.scalar(of: byte) != nil
        }
        // Quotation marks, dashes and no-break spaces only: the two pages agree, and nothing can go wrong.
        if same { return .windows1252 }
        return LetterScore(bytes).verdict
    }
}
