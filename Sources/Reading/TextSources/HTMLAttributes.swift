/// The attributes of a tag, one after the other, by the rules of the HTML standard (§13.2.5.32–40).
///
/// Used twice: to find where a tag ends, which a `>` inside quotation marks doesn't tell, and to look up a value.
struct HTMLAttributes {
    private let bytes: [UInt8]
    /// Where reading goes on; after the `>` once the tag is closed.
    private(set) var position: Int
    /// Whether the closing `>` has been met.
    private(set) var isClosed = false
    /// Whether a `/` stands right before the `>`.
    private(set) var isSelfClosing = false

    /// Starts after the name of the tag.
    init(_ bytes: [UInt8], from position: Int) {
        self.bytes = bytes
        self.position = position
    }

    /// The next attribute, or nothing at the end of the tag or of the file.
    mutating func next() -> (name: Range<Int>, value: Range<Int>)? {
        skip { isHTMLSpace($0) || $0 == UInt8(ascii: "/") }
        guard position < bytes.count else { return nil }
        if bytes[position] == UInt8(ascii: ">") {
            isSelfClosing = position > 0 && bytes[position - 1] == UInt8(ascii: "/")
            isClosed = true
            position += 1
            return nil
        }
        let start = position
        // An equals sign at the very start belongs to the name.
        position += 1
        skip { !isHTMLSpace($0) && $0 != UInt8(ascii: "/") && $0 != UInt8(ascii: ">") && $0 != UInt8(ascii: "=") }
        let name = start..<position
        let afterName = position
        skip(isHTMLSpace)
        guard position < bytes.count, bytes[position] == UInt8(ascii: "=") else {
            position = afterName
            return (name, afterName..<afterName)
        }
        position += 1
        skip(isHTMLSpace)
        return (name, value())
    }

    private mutating func value() -> Range<Int> {
        guard position < bytes.count else { return position..<position }
        let quote = bytes[position]
        guard quote == UInt8(ascii: "\"") || quote == UInt8(ascii: "'") else {
            let start = position
            skip { !isHTMLSpace($0) && $0 != UInt8(ascii: ">") }
            return start..<position
        }
        let start = position + 1
        position = start
        skip { $0 != quote }
        let value = start..<position
        if position < bytes.count { position += 1 }
        return value
    }

    private mutating func skip(_ condition: (UInt8) -> Bool) {
        while position < bytes.count, condition(bytes[position]) { position += 1 }
    }
}

/// Whether a byte is white space to HTML: tab, line feed, form feed, carriage return, space.
func isHTMLSpace(_ byte: UInt8) -> Bool {
    byte == 0x20 || byte == 0x0A || byte == 0x09 || byte == 0x0D || byte == 0x0C
}
