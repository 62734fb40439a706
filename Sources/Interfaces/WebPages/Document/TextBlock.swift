/// A paragraph, heading or line group of a document, as a stretch of its bytes.
struct TextBlock: Hashable {
    enum Role: Hashable {
        case paragraph
        case heading
        /// It belongs to the page that carried the text and not to the text: menus, share links.
        case apart
    }

    let range: Range<Int>
    let role: Role

    /// How many bytes a block has at most; a longer paragraph is cut where a word ends.
    static let longest = 4096

    /// Cuts a text at its empty lines.
    ///
    /// - Parameters:
    ///   - text: The readable text in UTF-8.
    ///   - headings: Which parts are headings, in order and apart from each other.
    ///   - apart: Which parts do not belong to the text, in order and apart from each other.
    /// - Returns: The blocks in order; none for a text of white space.
    static func blocks(of text: [UInt8], headings: [Range<Int>], apart: [Range<Int>]) -> [TextBlock] {
        var blocks: [TextBlock] = []
        var headings = headings[...]
        var apart = apart[...]
        for paragraph in paragraphs(of: text) {
            let isApart = advance(&apart, to: paragraph)
            let isHeading = advance(&headings, to: paragraph)
            let role: Role = isApart ? .apart : isHeading ? .heading : .paragraph
            blocks += pieces(of: paragraph, in: text).map { TextBlock(range: $0, role: role) }
        }
        return blocks
    }

    /// Leaves out the ranges that end before a paragraph; says whether the next one covers its beginning.
    private static func advance(_ ranges: inout ArraySlice<Range<Int>>, to paragraph: Range<Int>) -> Bool {
        while let first = ranges.first, first.upperBound <= paragraph.lowerBound { ranges.removeFirst() }
        return ranges.first?.contains(paragraph.lowerBound) ?? false
    }

    /// The stretches between empty lines, without white space around them.
    private static func paragraphs(of text: [UInt8]) -> [Range<Int>] {
        var paragraphs: [Range<Int>] = []
        var start: Int?
        var end = 0
        var lineIsEmpty = true
        for (offset, byte) in text.enumerated() {
            if byte == UInt8(ascii: "\n") {
                if lineIsEmpty, let first = start {
                    paragraphs.append(first..<end)
                    start = nil
                }
                lineIsEmpty = true
            } else if !isBlank(byte) {
                start = start ?? offset
                end = offset + 1
                lineIsEmpty = false
            }
        }
        if let start { paragraphs.append(start..<end) }
        return paragraphs
    }

    private static func isBlank(_ byte: UInt8) -> Bool { byte == 0x20 || byte == 0x09 || byte == 0x0D || byte == 0x0A }

    private static func pieces(of paragraph: Range<Int>, in text: [UInt8]) -> [Range<Int>] {
        var pieces: [Range<Int>] = []
        var start = paragraph.lowerBound
        while paragraph.upperBound - start > longest {
            let limit = start + longest
            var cut = limit
            while cut > start + longest / 2, !isBlank(text[cut]) { cut -= 1 }
            if cut == start + longest / 2 {
                // No space far and wide: the cut only keeps characters whole.
                cut = limit
                while text[cut] & 0xC0 == 0x80, cut > start + 1 { cut -= 1 }
            }
            pieces.append(start..<cut)
            start = cut
        }
        pieces.append(start..<paragraph.upperBound)
        return pieces
    }
}
