/// A piece of a page: markup in which everything that came from outside is escaped.
///
/// The words of the source are markup, what is put into them is text:
/// `let cell: HTML = "<td class=\"\(kind)\">\(title)</td>"`. That holds for elements' content and for quoted attribute
/// values; it does not make a hostile address harmless in `href`, nor text in `script` and `style`.
public struct HTML: Hashable, Sendable {
    /// The markup in UTF-8.
    public private(set) var bytes: [UInt8]

    /// Nothing.
    public init() {
        bytes = []
    }

    /// Shows a text as it is, whatever characters it has.
    public init(text: String) {
        bytes = []
        append(text: text)
    }

    /// Takes a text as markup, unescaped: only for what this program has made itself.
    public init(raw markup: String) {
        bytes = Array(markup.utf8)
    }

    /// Whether there is nothing.
    public var isEmpty: Bool { bytes.isEmpty }

    /// The markup as text.
    public var string: String { String(decoding: bytes, as: UTF8.self) }

    /// Makes room for a page whose size is known roughly.
    public mutating func reserve(_ count: Int) {
        bytes.reserveCapacity(count)
    }

    /// Adds a piece at the end.
    public mutating func append(_ html: HTML) {
        bytes.append(contentsOf: html.bytes)
    }

    /// Adds two pieces up.
    public static func + (first: HTML, second: HTML) -> HTML {
        var both = first
        both.append(second)
        return both
    }

    /// Adds a piece at the end.
    public static func += (first: inout HTML, second: HTML) {
        first.append(second)
    }
}

extension HTML {
    /// Adds bytes of markup.
    mutating func append(markup: some Sequence<UInt8>) {
        bytes.append(contentsOf: markup)
    }

    /// Adds a text, with the five characters of markup escaped.
    ///
    /// Control characters, which HTML does not allow (HTML Standard, "text" and "control" definitions), become the
    /// replacement character; tab, line feed and carriage return stay.
    mutating func append(text: some StringProtocol) {
        // What needs no escape is copied in runs, most texts at once.
        let utf8 = text.utf8
        var runStart = utf8.startIndex
        var index = utf8.startIndex
        while index != utf8.endIndex {
            let next = utf8.index(after: index)
            if let escape = Self.escape(utf8[index]) {
                append(markup: utf8[runStart..<index])
                append(markup: escape.utf8)
                runStart = next
            }
            index = next
        }
        append(markup: utf8[runStart...])
    }

    private static func escape(_ byte: UInt8) -> String? {
        switch byte {
        case UInt8(ascii: "&"): "&amp;"
        case UInt8(ascii: "<"): "&lt;"
        case UInt8(ascii: ">"): "&gt;"
        case UInt8(ascii: "\""): "&quot;"
        case UInt8(ascii: "'"): "&#39;"
        case 0x09, 0x0A, 0x0D: nil
        case 0x00..<0x20, 0x7F: "\u{FFFD}"
        default: nil
        }
    }
}

extension HTML: CustomStringConvertible {
    /// The markup as text.
    public var description: String { string }
}
