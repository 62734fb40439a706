/// The least that a redline strikes out or adds: a word, a number, or one other character.
///
/// Unlike the words by which texts are aligned it is exact: a capital letter, an accent and a comma count.
struct RedlineToken: Hashable, Sendable {
    /// Where it stands, in bytes of the text.
    let range: Range<Int>
    /// Whether white space stands before it.
    let isSpaced: Bool

    /// The tokens of a part of a text.
    ///
    /// White space between them is passed over: how a text is broken into lines is no change of it.
    static func tokens(_ utf8: [UInt8], in range: Range<Int>) -> [RedlineToken] {
        var tokens: [RedlineToken] = []
        var position = range.lowerBound
        var isSpaced = false
        while position < range.upperBound {
            let (scalar, width) = WordReader.scalar(utf8, at: position, end: range.upperBound)
            guard !scalar.properties.isWhitespace else {
                isSpaced = true
                position += width
                continue
            }
            let end = Self.end(utf8, from: position, of: scalar, width: width, in: range)
            tokens.append(RedlineToken(range: position..<end, isSpaced: isSpaced))
            isSpaced = false
            position = end
        }
        return tokens
    }

    private static func end(
        _ utf8: [UInt8],
        from start: Int,
        of first: Unicode.Scalar,
        width: Int,
        in range: Range<Int>
    ) -> Int {
        var end = start + width
        // Scripts without spaces between words change character by character.
        if first.properties.isIdeographic { return end }
        var last = first
        while end < range.upperBound {
            let (scalar, width) = WordReader.scalar(utf8, at: end, end: range.upperBound)
            guard goesOn(last, with: scalar, utf8, behind: end + width, in: range) else { return end }
            end += width
            last = scalar
        }
        return end
    }

    /// Whether a word or number goes on with a scalar.
    private static func goesOn(
        _ last: Unicode.Scalar,
        with scalar: Unicode.Scalar,
        _ utf8: [UInt8],
        behind: Int,
        in range: Range<Int>
    ) -> Bool {
        // Marks, joiners and the like belong to the character before them.
        if isMark(scalar) { return true }
        if scalar.properties.isIdeographic { return false }
        if isLetter(scalar) { return isLetter(last) || isMark(last) || isInner(last) }
        guard isInner(scalar), isLetter(last) || isMark(last), behind < range.upperBound else { return false }
        // "1,200", "10.5" and "re-open" are one word each; the full stop of a sentence is none of its last word.
        let (next, _) = WordReader.scalar(utf8, at: behind, end: range.upperBound)
        if scalar == "-" || scalar == "\u{2011}" { return isLetter(next) }
        return isDigit(last) && isDigit(next)
    }

    private static func isInner(_ scalar: Unicode.Scalar) -> Bool {
        switch scalar {
        case "-", "\u{2011}", ".", ",", "\u{66B}", "\u{66C}": true
        default: false
        }
    }

    private static func isDigit(_ scalar: Unicode.Scalar) -> Bool { scalar.properties.numericType != nil }

    private static func isLetter(_ scalar: Unicode.Scalar) -> Bool {
        scalar.properties.isAlphabetic || isDigit(scalar)
    }

    private static func isMark(_ scalar: Unicode.Scalar) -> Bool {
        switch scalar.properties.generalCategory {
        case .nonspacingMark, .spacingMark, .enclosingMark, .format: true
        default: false
        }
    }
}
