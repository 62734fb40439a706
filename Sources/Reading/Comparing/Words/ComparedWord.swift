/// A word of a text that is compared with another: its folded form, and a form in which other languages may know it.
struct ComparedWord: Hashable, Sendable {
    /// Lower case without diacritics, in its own script.
    let text: String
    /// The word in Latin letters as it sounds, roughly: equal or alike for names and international words.
    let key: String
    /// Where it stands in the UTF-8 text.
    let range: Range<Int>
    let isCapital: Bool
    /// Digits only.
    let isNumber: Bool
    /// Whether it is the first word of its sentence: its capital letter says nothing.
    let isFirst: Bool

    /// The beginning of the word, under which its inflected forms meet.
    var stem: String { String(text.unicodeScalars.prefix(text.unicodeScalars.count > 7 ? 6 : 5)) }

    /// The beginning of the word as it sounds; words of other languages that share it are taken to be related.
    var soundStem: String { String(key.unicodeScalars.prefix(5)) }
}

/// Reads UTF-8 bytes; writes words.
enum WordReader {
    /// Longer runs of letters are cut.
    private static let longest = 64

    static func words(_ utf8: [UInt8], in range: Range<Int>) -> [ComparedWord] {
        var words: [ComparedWord] = []
        var folded = String.UnicodeScalarView()
        var start = range.lowerBound
        var isCapital = false
        var isNumber = false
        var hasWord = false
        var position = range.lowerBound
        func close(at end: Int) {
            guard !folded.isEmpty else { return }
            let text = String(folded)
            words.append(
                ComparedWord(
                    text: text,
                    key: isNumber ? text : SoundKey.of(folded),
                    range: start..<end,
                    isCapital: isCapital,
                    isNumber: isNumber,
                    isFirst: !hasWord
                )
            )
            if !isNumber { hasWord = true }
            folded.removeAll(keepingCapacity: true)
        }
        while position < range.upperBound {
            let (scalar, width) = Self.scalar(utf8, at: position, end: range.upperBound)
            let letters = Letters.folded(scalar)
            if letters.isEmpty {
                // A soft hyphen or a mark on a letter is no end of a word.
                if !Letters.isSilent(scalar) { close(at: position) }
            } else {
                let digit = 0x30...0x39 ~= scalar.value
                if !folded.isEmpty, digit != isNumber || folded.count >= longest { close(at: position) }
                if folded.isEmpty {
                    start = position
                    isNumber = digit
                    isCapital = Letters.isCapital(scalar)
                }
                folded.append(contentsOf: letters)
            }
            position += width
        }
        close(at: range.upperBound)
        return words
    }

    /// The scalar at a place; a broken one counts as one byte.
    static func scalar(_ utf8: [UInt8], at position: Int, end: Int) -> (Unicode.Scalar, Int) {
        let first = UInt32(utf8[position])
        if first < 0x80 { return (Unicode.Scalar(utf8[position]), 1) }
        let width = first < 0xC0 ? 1 : first < 0xE0 ? 2 : first < 0xF0 ? 3 : 4
        guard width > 1, position + width <= end else { return ("\u{FFFD}", 1) }
        var value = first & (0xFF >> UInt32(width + 1))
        for offset in 1..<width { value = value << 6 | UInt32(utf8[position + offset]) & 0x3F }
        return (Unicode.Scalar(value) ?? "\u{FFFD}", width)
    }
}
