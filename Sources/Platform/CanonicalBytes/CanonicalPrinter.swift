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
        var text = text
        text.withUTF8 { unsafe bytes.appendQuoted($0) }
    }
}

extension String {
    /// Whether this key stands before another one by UTF-16 code units (RFC 8785 §3.2.3).
    ///
    /// UTF-8 has the same order but for one thing: UTF-16 writes characters from U+10000 on with surrogates, which stand
    /// before U+E000. So only a first byte of four (from 0xF0 on) against one of U+E000 to U+FFFF (0xEE and 0xEF) differs.
    func isBeforeInUTF16(_ other: String) -> Bool {
        utf8.lexicographicallyPrecedes(other.utf8) { one, two in
            one >= 0xEE && two >= 0xEE && (one < 0xF0) != (two < 0xF0) ? one > two : one < two
        }
    }
}
