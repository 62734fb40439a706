/// Finds the tags and texts of a page, with their offsets in the source.
///
/// Own code, and not libxml2's parser, for two reasons. Offsets: a quotation must lead back to the very characters of the
/// file, and libxml2 gives no place for a text (its line numbers stop counting, its positions move while it reads). And
/// time: each byte is looked at a fixed number of times here, while libxml2 2.9 compares each attribute with all others of
/// its tag and each end tag with all open elements. It follows the tokenization of the HTML standard (§13.2.5) without its
/// tree construction; the tests hold its text against libxml2's.
struct HTMLTokenizer {
    private let bytes: [UInt8]
    private var position = 0
    /// Set inside drawings, where `<script/>` and the like end themselves.
    var isForeign = false

    /// Starts at the beginning of a page in UTF-8 or another encoding that contains ASCII.
    init(_ bytes: [UInt8]) {
        self.bytes = bytes
    }

    /// The next text or tag.
    mutating func next() -> HTMLToken? {
        while position < bytes.count {
            guard beginsMarkup(at: position) else { return .text(text()) }
            let start = position
            switch bytes[start + 1] {
            case UInt8(ascii: "!"): skipDeclaration()
            case UInt8(ascii: "?"): skip(through: UInt8(ascii: ">"))
            case UInt8(ascii: "/"):
                guard start + 2 < bytes.count, isASCIILetter(bytes[start + 2]) else {
                    skip(through: UInt8(ascii: ">"))
                    continue
                }
                guard let tag = tag(nameAt: start + 2) else { return nil }
                return .end(tag)
            default:
                guard let tag = tag(nameAt: start + 1) else { return nil }
                if Self.rawText.contains(tag.name), !(isForeign && tag.isSelfClosing) {
                    skipRawText(of: tag.name)
                    continue
                }
                return .start(tag)
            }
        }
        return nil
    }

    /// Elements whose content isn't mark-up and isn't shown as text of the page.
    private static let rawText: Set<String> = [
        "script", "style", "iframe", "noembed", "noframes", "xmp", "title", "textarea",
    ]

    /// Whether a `<` begins a tag or declaration, and isn't a mere character as in `a < b`.
    private func beginsMarkup(at index: Int) -> Bool {
        guard bytes[index] == UInt8(ascii: "<"), index + 1 < bytes.count else { return false }
        switch bytes[index + 1] {
        case UInt8(ascii: "!"), UInt8(ascii: "?"): return true
        case UInt8(ascii: "/"): return index + 2 < bytes.count
        case let next: return isASCIILetter(next)
        }
    }

    private mutating func text() -> Range<Int> {
        let start = position
        position += 1
        while position < bytes.count, bytes[position] != UInt8(ascii: "<") || !beginsMarkup(at: position) {
            position += 1
        }
        return start..<position
    }

    /// Reads a tag; nothing when the file ends inside, which drops the rest as browsers do.
    private mutating func tag(nameAt nameStart: Int) -> HTMLTag? {
        let start = position
        var index = nameStart
        while index < bytes.count, !isHTMLSpace(bytes[index]), bytes[index] != UInt8(ascii: "/"),
            bytes[index] != UInt8(ascii: ">")
        { index += 1 }
        let name = bytes[nameStart..<min(index, nameStart + 24)].map(lowercasedASCII)
        var attributes = HTMLAttributes(bytes, from: index)
        while attributes.next() != nil {}
        position = attributes.position
        guard attributes.isClosed else { return nil }
        return HTMLTag(
            name: String(decoding: name, as: UTF8.self),
            range: start..<position,
            attributes: index,
            isSelfClosing: attributes.isSelfClosing
        )
    }

    /// Passes over a comment, a document type or a CDATA section, which HTML takes for a comment.
    private mutating func skipDeclaration() {
        guard bytes[position...].starts(with: [0x3C, 0x21, 0x2D, 0x2D]) else {
            return skip(through: UInt8(ascii: ">"))
        }
        // `<!-->` and `<!--->` are whole comments; from there on `-->` or `--!>` ends it.
        var index = position + 2
        while index < bytes.count {
            if bytes[index] == UInt8(ascii: "-"), index + 2 < bytes.count, bytes[index + 1] == UInt8(ascii: "-") {
                if bytes[index + 2] == UInt8(ascii: ">") {
                    position = index + 3
                    return
                }
                if index >= position + 4, bytes[index + 2] == UInt8(ascii: "!"), index + 3 < bytes.count,
                    bytes[index + 3] == UInt8(ascii: ">")
                {
                    position = index + 4
                    return
                }
            }
            index += 1
        }
        position = bytes.count
    }

    /// Passes over the content of an element that isn't mark-up, and its end tag.
    private mutating func skipRawText(of name: String) {
        let name = Array(name.utf8)
        while position < bytes.count {
            guard bytes[position] == UInt8(ascii: "<"), isEndTag(name, at: position) else {
                position += 1
                continue
            }
            if tag(nameAt: position + 2) == nil { position = bytes.count }
            return
        }
    }

    private func isEndTag(_ name: [UInt8], at index: Int) -> Bool {
        let end = index + 2 + name.count
        guard end < bytes.count, bytes[index + 1] == UInt8(ascii: "/") else { return false }
        guard zip(bytes[(index + 2)..<end], name).allSatisfy({ lowercasedASCII($0) == $1 }) else { return false }
        return isHTMLSpace(bytes[end]) || bytes[end] == UInt8(ascii: "/") || bytes[end] == UInt8(ascii: ">")
    }

    private mutating func skip(through byte: UInt8) {
        while position < bytes.count, bytes[position] != byte { position += 1 }
        position = min(position + 1, bytes.count)
    }
}

private func isASCIILetter(_ byte: UInt8) -> Bool { (0x61...0x7A).contains(byte | 0x20) }
