/// Joins words that were cut at the end of a line.
///
/// Whether a hyphen belongs to the word ("peut-être") or only to the line ("consulta-tion") is looked up in the document
/// itself: a form that stands elsewhere in a line is right. Where neither does, the hyphen is the line's.
struct Hyphenation {
    /// The words with a hyphen inside that stand whole in a line, in small letters.
    private var hyphenated: Set<String> = []
    /// All words that stand whole in a line.
    private var words: Set<String> = []

    init(_ pages: [LayoutPage]) {
        for line in pages.lazy.flatMap(\.blocks).flatMap(\.lines) {
            for word in line.utf8.split(separator: 0x20) {
                let word = Self.bare(word)
                guard !word.isEmpty, word.utf8.last != UInt8(ascii: "-") else { continue }
                if word.utf8.contains(UInt8(ascii: "-")) { hyphenated.insert(word) } else { words.insert(word) }
            }
        }
    }

    /// Adds a line after what stands there, with a space or without.
    func append(_ line: [UInt8], to text: inout [UInt8]) {
        guard !text.isEmpty, !line.isEmpty else {
            text += line
            return
        }
        if let hyphen = Self.hyphenAtEnd(of: text), Self.beginsSmall(line) {
            let length = hyphen.count
            let end = text.count - length
            let start = text[..<end].lastIndex(of: 0x20).map { $0 + 1 } ?? 0
            let before = text[start..<end]
            let after = line.prefix { $0 != 0x20 }
            let joined = Self.bare(before + after)
            let kept = Self.bare(before + [UInt8(ascii: "-")] + after)
            if hyphen == [UInt8(ascii: "-")], hyphenated.contains(kept), !words.contains(joined) {
                text += line
            } else {
                text.removeLast(length)
                text += line
            }
            return
        }
        text.append(0x20)
        text += line
    }

    /// The hyphen that ends a text after a letter: the sign of typewriters, the hyphen proper, or a soft one.
    private static func hyphenAtEnd(of text: [UInt8]) -> [UInt8]? {
        for hyphen in ["-", "\u{2010}", "\u{AD}"].map({ Array($0.utf8) }) {
            guard text.count > hyphen.count, text.suffix(hyphen.count).elementsEqual(hyphen) else { continue }
            let before = text[text.count - hyphen.count - 1]
            let isLetter = (0x41...0x5A).contains(before) || (0x61...0x7A).contains(before) || before >= 0x80
            return isLetter ? hyphen : nil
        }
        return nil
    }

    private static func beginsSmall(_ line: [UInt8]) -> Bool {
        String(decoding: line.prefix(4), as: UTF8.self).unicodeScalars.first?.properties.isLowercase == true
    }

    /// A word in small letters without the signs around it.
    private static func bare(_ word: some Sequence<UInt8>) -> String {
        let text = String(decoding: Array(word), as: UTF8.self).lowercased()
        let scalars = text.unicodeScalars
        guard let start = scalars.firstIndex(where: { $0.properties.isAlphabetic || $0.properties.numericType != nil }),
            let end = scalars.lastIndex(where: {
                $0.properties.isAlphabetic || $0.properties.numericType != nil || $0 == "-"
            })
        else { return "" }
        return start <= end ? String(scalars[start...end]) : ""
    }
}
