/// A character set that parts of messages name (RFC 2046 §4.1.2).
enum MailCharset {
    case utf8
    case utf16(highByteFirst: Bool)
    case page(CodePage)

    /// The set of a name in any letters; nothing for those that aren't read.
    init?(_ name: String) {
        let name = name.lowercased()
        switch name {
        case "utf-8", "utf8": self = .utf8
        case "utf-16le": self = .utf16(highByteFirst: false)
        // Without a mark the high byte comes first (RFC 2781 §4.3).
        case "utf-16", "utf-16be": self = .utf16(highByteFirst: true)
        default:
            guard let page = CodePage(charset: name) else { return nil }
            self = .page(page)
        }
    }

    /// The characters of bytes in UTF-8, or nothing when they are not of this set.
    ///
    /// Programs often send UTF-8 under the name of an older set; UTF-8 with characters beyond ASCII is no chance.
    func decode(_ bytes: [UInt8]) -> [UInt8]? {
        switch self {
        case .utf8: return UTF8Check.firstInvalidByte(of: bytes) == nil ? withoutMark(bytes) : nil
        case .utf16(let highByteFirst):
            let isOtherOrder = bytes.starts(with: highByteFirst ? [0xFF, 0xFE] : [0xFE, 0xFF])
            let hasMark = isOtherOrder || bytes.starts(with: highByteFirst ? [0xFE, 0xFF] : [0xFF, 0xFE])
            let (utf8, invalid) = UTF16Decoder.decode(
                bytes,
                from: hasMark ? 2 : 0,
                highByteFirst: highByteFirst != isOtherOrder
            )
            return invalid == nil ? utf8 : nil
        case .page(let page):
            if bytes.contains(where: { $0 >= 0x80 }), UTF8Check.firstInvalidByte(of: bytes) == nil { return bytes }
            let (utf8, invalid) = page.decode(bytes)
            return invalid == nil ? utf8 : nil
        }
    }

    private func withoutMark(_ bytes: [UInt8]) -> [UInt8] {
        bytes.starts(with: TextEncoding.utf8.byteOrderMark) ? Array(bytes.dropFirst(3)) : bytes
    }
}
