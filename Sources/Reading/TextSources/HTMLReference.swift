/// A character reference such as `&eacute;`, `&#233;` or `&#xE9;` (HTML standard §13.2.5.72–80).
struct HTMLReference: Hashable {
    /// The character that it stands for, in UTF-8.
    let utf8: [UInt8]
    /// Its length in the source, in bytes and characters alike, as it has ASCII only.
    let length: Int

    /// Reads a reference at an `&`; nothing when it's a mere ampersand.
    init?(in bytes: [UInt8], at index: Int, end: Int) {
        guard index + 1 < end else { return nil }
        let found =
            bytes[index + 1] == UInt8(ascii: "#")
            ? Self.number(in: bytes, at: index, end: end) : Self.name(in: bytes, at: index, end: end)
        guard let (scalar, length) = found, let utf8 = UTF8.encode(scalar) else { return nil }
        self.utf8 = Array(utf8)
        self.length = length
    }

    private static func number(in bytes: [UInt8], at index: Int, end: Int) -> (Unicode.Scalar, Int)? {
        var next = index + 2
        let isHexadecimal = next < end && bytes[next] | 0x20 == UInt8(ascii: "x")
        if isHexadecimal { next += 1 }
        let firstDigit = next
        var value: UInt32 = 0
        while next < end, let digit = digit(bytes[next], isHexadecimal) {
            // Whatever is beyond Unicode stays beyond, without counting on.
            if value <= 0x10_FFFF { value = value * (isHexadecimal ? 16 : 10) + digit }
            next += 1
        }
        guard next > firstDigit else { return nil }
        if next < end, bytes[next] == UInt8(ascii: ";") { next += 1 }
        return (scalar(value), next - index)
    }

    /// What a number stands for.
    ///
    /// As the standard has it: the replacement character for what is no character, windows-1252 for the control
    /// characters of ISO 8859-1. Control characters of ASCII are replaced too, as nobody could see them.
    private static func scalar(_ value: UInt32) -> Unicode.Scalar {
        switch value {
        case 0x09...0x0D, 0x20...0x7E: Unicode.Scalar(UInt8(value))
        case ..<0x20, 0x7F: "\u{FFFD}"
        case 0x80...0x9F: CodePage.windows1252.scalar(of: UInt8(value)) ?? "\u{FFFD}"
        default: Unicode.Scalar(value) ?? "\u{FFFD}"
        }
    }

    private static func digit(_ byte: UInt8, _ isHexadecimal: Bool) -> UInt32? {
        switch byte {
        case 0x30...0x39: UInt32(byte - 0x30)
        case 0x61...0x66 where isHexadecimal: UInt32(byte - 0x61 + 10)
        case 0x41...0x46 where isHexadecimal: UInt32(byte - 0x41 + 10)
        default: nil
        }
    }

    /// A name with `;`, or the longest old name without one.
    private static func name(in bytes: [UInt8], at index: Int, end: Int) -> (Unicode.Scalar, Int)? {
        var next = index + 1
        while next < min(end, index + 25), isNameByte(bytes[next]) { next += 1 }
        let name = bytes[(index + 1)..<next]
        guard !name.isEmpty else { return nil }
        if next < end, bytes[next] == UInt8(ascii: ";"),
            let scalar = HTMLReferenceNames.scalars[String(decoding: name, as: UTF8.self)]
        {
            return (scalar, name.count + 2)
        }
        // The longest are `&Aacute` and `&yacute`, and the shortest `&lt`.
        for length in stride(from: min(6, name.count), through: 2, by: -1) {
            let prefix = String(decoding: name.prefix(length), as: UTF8.self)
            // Names from before HTML 4 stand for characters of ISO 8859-1 and need no semicolon.
            if let scalar = HTMLReferenceNames.scalars[prefix], HTMLReferenceNames.isOld(prefix, scalar) {
                return (scalar, length + 1)
            }
        }
        return nil
    }

    private static func isNameByte(_ byte: UInt8) -> Bool {
        (0x30...0x39).contains(byte) || (0x41...0x5A).contains(byte) || (0x61...0x7A).contains(byte)
    }
}
