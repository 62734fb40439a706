/// A word of a line and where it stands.
struct LayoutWord {
    var utf8: [UInt8]
    var left: Double
    var right: Double
    var top: Double
    var bottom: Double

    var height: Double { bottom - top }

    /// Whether it can be the mark of a footnote by what it is: a number, a star, a dagger.
    var canBeReference: Bool { LayoutMarks.isReference(utf8) }
}

extension LayoutLine {
    /// A line of words as they are drawn, from left to right; right-to-left writing is put in the order of reading.
    ///
    /// The line is as high as the words with most of its characters: a raised number doesn't make it higher.
    init(drawn words: [LayoutWord]) {
        let usual = Self.usualWord(words)
        self.init(read: Self.inReadingOrder(words), top: usual?.top ?? 0, bottom: usual?.bottom ?? 0)
    }

    /// A line of words in the order of reading.
    init(read words: [LayoutWord], top: Double, bottom: Double) {
        self.top = top
        self.bottom = bottom
        left = words.map(\.left).min() ?? 0
        right = words.map(\.right).max() ?? 0
        for word in words {
            if !utf8.isEmpty { utf8.append(0x20) }
            let isRaised = word.height < (bottom - top) * 0.8 && word.bottom < bottom - (bottom - top) * 0.15
            if isRaised, !utf8.isEmpty, word.canBeReference {
                references.append(utf8.count - 1..<utf8.count + word.utf8.count)
            }
            utf8 += word.utf8
        }
    }

    /// The word whose height most characters of a line have.
    private static func usualWord(_ words: [LayoutWord]) -> LayoutWord? {
        let ordered = words.sorted { $0.height < $1.height }
        var left = ordered.reduce(0) { $0 + $1.utf8.count } / 2
        for word in ordered {
            left -= word.utf8.count
            if left < 0 { return word }
        }
        return ordered.last
    }

    private static func inReadingOrder(_ words: [LayoutWord]) -> [LayoutWord] {
        let directions = words.map { isRightToLeft($0.utf8) }
        let rightToLeft = directions.count { $0 == true }
        guard rightToLeft > 0 else { return words }
        let read = zip(words, directions).map { word, direction in
            guard direction == true else { return word }
            var word = word
            word.utf8 = logical(word.utf8)
            return word
        }
        guard rightToLeft > directions.count(where: { $0 == false }) else { return read }
        var result: [LayoutWord] = []
        var foreign: [LayoutWord] = []
        for (word, direction) in zip(read, directions).reversed() {
            if direction == false {
                foreign.append(word)
            } else {
                result += foreign.reversed()
                foreign = []
                result.append(word)
            }
        }
        return result + foreign.reversed()
    }

    /// Whether a word has letters of Hebrew or Arabic; nothing when it has no letter.
    private static func isRightToLeft(_ utf8: [UInt8]) -> Bool? {
        for scalar in String(decoding: utf8, as: UTF8.self).unicodeScalars where scalar.properties.isAlphabetic {
            switch scalar.value {
            case 0x590...0x8FF, 0xFB1D...0xFDFF, 0xFE70...0xFEFF: return true
            default: return false
            }
        }
        return nil
    }

    /// The letters of a right-to-left word, which are drawn from left to right, in the order of reading.
    ///
    /// Numbers inside keep theirs. The two letters of the ligature lam-alef come in the order of reading already, and
    /// can't be told from the article; only at the beginning of a word one order is impossible, and is put right.
    private static func logical(_ utf8: [UInt8]) -> [UInt8] {
        var result: [Unicode.Scalar] = []
        var digits: [Unicode.Scalar] = []
        for scalar in String(decoding: utf8, as: UTF8.self).unicodeScalars.reversed() {
            if scalar.properties.numericType != nil {
                digits.append(scalar)
            } else {
                result += digits.reversed()
                digits = []
                result.append(scalar)
            }
        }
        result += digits.reversed()
        let (alef, lam): (Unicode.Scalar, Unicode.Scalar) = ("\u{627}", "\u{644}")
        if result.starts(with: [alef, alef, lam]) { result.swapAt(1, 2) }
        return Array(String(String.UnicodeScalarView(result)).utf8)
    }
}
