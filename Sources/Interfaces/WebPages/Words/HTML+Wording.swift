import Consultations
import HTML

extension HTML {
    /// The attributes `lang` and `dir` of an element with words in a language, as far as they differ from the page's.
    ///
    /// Where nobody said which language it is, the words themselves decide how their line runs.
    static func attributes(of language: Language?, on page: Language) -> HTML {
        guard let language else { return #" dir="auto""# }
        if language == page { return HTML() }
        return #" lang="\#(language.tag)" dir="\#(language.direction)""#
    }

    /// Words within a line, kept apart from the direction of what stands around them.
    static func words(_ wording: Wording, on page: Language) -> HTML {
        // Plain words of the page's own language need no isolation.
        if wording.language == page, !wording.text.unicodeScalars.contains(where: turns) {
            return HTML(text: wording.text)
        }
        return "<bdi\(attributes(of: wording.language, on: page))>\(shown(wording.text))</bdi>"
    }

    /// A text with the characters that would show it in another order than it is written made visible.
    ///
    /// Overrides of direction (U+202D, U+202E) have no place in a document and can make a reader see other words than
    /// are there (Unicode Technical Report 36, section 2.6).
    static func shown(_ text: some StringProtocol) -> HTML {
        guard text.unicodeScalars.contains(where: isOverride) else { return HTML(text: String(text)) }
        var html = HTML()
        var run = String.UnicodeScalarView()
        for scalar in text.unicodeScalars {
            guard isOverride(scalar) else {
                run.append(scalar)
                continue
            }
            html += HTML(text: String(run)) + (scalar == "\u{202D}" ? "<code>U+202D</code>" : "<code>U+202E</code>")
            run = String.UnicodeScalarView()
        }
        return html + HTML(text: String(run))
    }

    /// Whether a character can turn the order of those around it: letters of the other direction and controls.
    private static func turns(_ scalar: Unicode.Scalar) -> Bool {
        switch scalar.value {
        case 0x0590...0x08FF, 0x200E, 0x200F, 0x202A...0x202E, 0x2066...0x2069, 0xFB1D...: true
        default: false
        }
    }

    private static func isOverride(_ scalar: Unicode.Scalar) -> Bool { scalar == "\u{202D}" || scalar == "\u{202E}" }

    /// The beginning of a text of at most `length` code points, to a word's end, with an ellipsis where more follows.
    static func beginning(of text: String, length: Int) -> String {
        let scalars = text.unicodeScalars
        guard let limit = scalars.index(scalars.startIndex, offsetBy: length, limitedBy: scalars.endIndex),
            limit != scalars.endIndex
        else { return text }
        let head = scalars[..<limit]
        let space = head.lastIndex { $0.properties.isWhitespace } ?? limit
        // A text without spaces is cut where the limit falls.
        let isFar = scalars.distance(from: space, to: limit) > length / 3
        return String(scalars[..<(isFar ? limit : space)]) + " …"
    }
}
