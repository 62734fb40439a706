/// Words of header fields beyond ASCII (RFC 2047).
enum EncodedWords {
    /// The characters of a field's value.
    static func decode(_ field: [UInt8]) -> String {
        var result = ""
        var index = 0
        var plainStart = 0
        /// Bytes of neighbouring words of one set: some programs cut a character in two.
        var pending: (charset: String, bytes: [UInt8])?
        func flush() {
            guard let (charset, bytes) = pending else { return }
            pending = nil
            result += String(decoding: MailCharset(charset)?.decode(bytes) ?? bytes, as: UTF8.self)
        }
        while index < field.count {
            guard field[index] == UInt8(ascii: "="), let word = word(in: field, at: index) else {
                index += 1
                continue
            }
            let plain = field[plainStart..<index]
            // White space between encoded words is not part of the text (§6.2).
            if pending == nil || !plain.allSatisfy({ $0 == 0x20 || $0 == 0x09 }) {
                flush()
                result += unencoded(plain)
            }
            if let last = pending, last.charset == word.charset {
                pending = (last.charset, last.bytes + word.bytes)
            } else {
                flush()
                pending = (word.charset, word.bytes)
            }
            index = word.end
            plainStart = index
        }
        flush()
        return result + unencoded(field[plainStart...])
    }

    /// The encoded word that begins at an index: `=?charset?B?text?=`.
    private static func word(in field: [UInt8], at start: Int) -> (charset: String, bytes: [UInt8], end: Int)? {
        // A word has at most 75 characters by the rule, and some more from real programs.
        let limit = min(start + 1024, field.count)
        guard start + 1 < limit, field[start + 1] == UInt8(ascii: "?"),
            let first = field[(start + 2)..<limit].firstIndex(of: UInt8(ascii: "?")), first + 2 < limit,
            field[first + 2] == UInt8(ascii: "?"),
            let last = field[(first + 3)..<limit].firstIndex(of: UInt8(ascii: "?")), last + 1 < limit,
            field[last + 1] == UInt8(ascii: "=")
        else { return nil }
        // A language may follow the set (RFC 2231 §5).
        let charset = field[(start + 2)..<first].prefix { $0 != UInt8(ascii: "*") }
        let text = field[(first + 3)..<last]
        let bytes: [UInt8]
        switch field[first + 1] {
        case UInt8(ascii: "B"), UInt8(ascii: "b"): bytes = TransferEncoding.base64(text)
        case UInt8(ascii: "Q"), UInt8(ascii: "q"):
            let spaced = text.map { $0 == UInt8(ascii: "_") ? 0x20 : $0 }
            bytes = TransferEncoding.quotedPrintable(spaced[...])
        default: return nil
        }
        return (String(decoding: charset, as: UTF8.self).lowercased(), bytes, last + 2)
    }

    /// Plain bytes: UTF-8 where they are (RFC 6532), else as Western European programs write them.
    private static func unencoded(_ bytes: ArraySlice<UInt8>) -> String {
        let bytes = Array(bytes)
        if UTF8Check.firstInvalidByte(of: bytes) == nil { return String(decoding: bytes, as: UTF8.self) }
        return String(decoding: CodePage.windows1252.decode(bytes).0, as: UTF8.self)
    }
}
