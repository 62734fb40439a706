/// Appends values in canonical form (RFC 8785 §3.2).
struct CanonicalPrinter {
    private(set) var bytes: [UInt8] = []

    mutating func append(_ value: JSONValue) {
        switch value {
        case .object(let members): appendObject(members)
        case .array(let elements): appendArray(elements)
        case .string(let text): append(text)
        case .integer(let number): bytes.append(contentsOf: String(number).utf8)
        case .boolean(let truth): bytes.append(contentsOf: truth ? "true".utf8 : "false".utf8)
        }
    }

    private mutating func appendObject(_ members: [String: JSONValue]) {
        bytes.append(UInt8(ascii: "{"))
        var first = true
        for (key, value) in members.sorted(by: { $0.key.isBeforeInUTF16($1.key) }) {
            if !first { bytes.append(UInt8(ascii: ",")) }
            first = false
            append(key)
            bytes.append(UInt8(ascii: ":"))
            append(value)
        }
        bytes.append(UInt8(ascii: "}"))
    }

    private mutating func appendArray(_ elements: [JSONValue]) {
        bytes.append(UInt8(ascii: "["))
        var first = true
        for element in elements {
            if !first { bytes.append(UInt8(ascii: ",")) }
            first = false
            append(element)
        }
        bytes.append(UInt8(ascii: "]"))
    }

    mutating func append(_ text: String) {
        bytes.append(UInt8(ascii: "\""))
        for byte in text.utf8 {
            if let letter = Self.escapes(byte) {
                bytes.append(UInt8(ascii: "\\"))
                bytes.append(letter)
            } else if byte < 0x20 {
                bytes.append(contentsOf: "\\u00".utf8)
                bytes.append(Hexadecimal.digit(byte >> 4))
                bytes.append(Hexadecimal.digit(byte & 0x0F))
            } else {
                bytes.append(byte)
            }
        }
        bytes.append(UInt8(ascii: "\""))
    }

    /// The letter after the backslash for bytes that have a short escape (RFC 8785 §3.2.2.2).
    static func escapes(_ byte: UInt8) -> UInt8? {
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

extension String {
    /// Whether this key stands before another one by UTF-16 code units (RFC 8785 §3.2.3).
    ///
    /// For the keys that readers accept this is plain byte order.
    func isBeforeInUTF16(_ other: String) -> Bool {
        utf16.lexicographicallyPrecedes(other.utf16)
    }
}
