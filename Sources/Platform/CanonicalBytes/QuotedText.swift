extension [UInt8] {
    /// Appends a text in quotation marks, with the escapes of RFC 8785 §3.2.2.2 and no other.
    mutating func appendQuoted(_ utf8: UnsafeBufferPointer<UInt8>) {
        append(UInt8(ascii: "\""))
        var start = 0
        var index = 0
        while index < utf8.count {
            // Most texts have nothing to escape: eight bytes at once.
            if index + 8 <= utf8.count,
                unsafe !Self.needsEscape(
                    UnsafeRawBufferPointer(utf8).loadUnaligned(fromByteOffset: index, as: UInt64.self)
                )
            {
                index += 8
                continue
            }
            if unsafe Self.needsEscape(utf8[index]) {
                unsafe append(contentsOf: UnsafeBufferPointer(rebasing: utf8[start..<index]))
                unsafe appendEscape(of: utf8[index])
                start = index + 1
            }
            index += 1
        }
        unsafe append(contentsOf: UnsafeBufferPointer(rebasing: utf8[start...]))
        append(UInt8(ascii: "\""))
    }

    /// Whether one of eight bytes may need an escape.
    private static func needsEscape(_ eight: UInt64) -> Bool {
        let quote = eight ^ 0x2222_2222_2222_2222
        let backslash = eight ^ 0x5C5C_5C5C_5C5C_5C5C
        // A byte that is smaller than what is taken from it borrows into its top bit.
        let control = (eight &- 0x2020_2020_2020_2020) & ~eight
        let zero =
            (quote &- 0x0101_0101_0101_0101) & ~quote | (backslash &- 0x0101_0101_0101_0101) & ~backslash
        return (control | zero) & 0x8080_8080_8080_8080 != 0
    }

    private static func needsEscape(_ byte: UInt8) -> Bool {
        byte < 0x20 || byte == UInt8(ascii: "\"") || byte == UInt8(ascii: "\\")
    }

    private mutating func appendEscape(of byte: UInt8) {
        append(UInt8(ascii: "\\"))
        if let letter = Self.shortEscape(of: byte) {
            append(letter)
        } else {
            append(contentsOf: "u00".utf8)
            append(Hexadecimal.digit(byte >> 4))
            append(Hexadecimal.digit(byte & 0x0F))
        }
    }

    /// The letter after the backslash for bytes that have a short escape (RFC 8785 §3.2.2.2).
    static func shortEscape(of byte: UInt8) -> UInt8? {
        switch byte {
        case 0x08: UInt8(ascii: "b")
        case 0x09: UInt8(ascii: "t")
        case 0x0A: UInt8(ascii: "n")
        case 0x0C: UInt8(ascii: "f")
        case 0x0D: UInt8(ascii: "r")
        case UInt8(ascii: "\""), UInt8(ascii: "\\"): byte
        default: nil
        }
    }
}
