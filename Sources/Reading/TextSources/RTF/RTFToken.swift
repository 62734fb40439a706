/// One step through a file of Rich Text Format.
enum RTFToken: Hashable {
    case open
    case close
    /// A control word of small letters, with its number where it has one.
    case word(String, Int?)
    /// A control symbol: a backslash and one byte that is no letter.
    case symbol(UInt8)
    /// A byte of a code page, plain or as `\'hh`.
    case byte(UInt8)
}

/// Cuts a file of Rich Text Format into tokens (specification 1.9.1, "Conventions of an RTF Reader").
struct RTFTokenizer {
    private let bytes: [UInt8]
    private var index: Int

    init(_ bytes: [UInt8]) {
        self.bytes = bytes
        index = bytes.startIndex
    }

    mutating func next() -> RTFToken? {
        while index < bytes.count {
            let byte = bytes[index]
            index += 1
            switch byte {
            case UInt8(ascii: "{"): return .open
            case UInt8(ascii: "}"): return .close
            case UInt8(ascii: "\\"): if let token = control() { return token }
            // Line ends are there for old mail programs only; a zero byte is nothing.
            case 0x0A, 0x0D, 0x00: continue
            default: return .byte(byte)
            }
        }
        return nil
    }

    /// Passes over bytes that are no text, as many as are left.
    mutating func skip(_ count: Int) { index += min(max(count, 0), bytes.count - index) }

    private mutating func control() -> RTFToken? {
        guard index < bytes.count else { return nil }
        let first = bytes[index]
        guard isLetter(first) else {
            index += 1
            guard first == UInt8(ascii: "'") else { return .symbol(first) }
            guard index + 1 < bytes.count, let high = hexadecimalDigit(bytes[index]),
                let low = hexadecimalDigit(bytes[index + 1])
            else {
                return .symbol(first)
            }
            index += 2
            return .byte(high << 4 | low)
        }
        let start = index
        while index < bytes.count, isLetter(bytes[index]), index - start < 32 { index += 1 }
        let word = String(decoding: bytes[start..<index], as: UTF8.self)
        let number = number()
        // One space after a control word belongs to it.
        if index < bytes.count, bytes[index] == 0x20 { index += 1 }
        return .word(word, number)
    }

    private mutating func number() -> Int? {
        var position = index
        let isNegative = position < bytes.count && bytes[position] == UInt8(ascii: "-")
        if isNegative { position += 1 }
        var value = 0
        let start = position
        while position < bytes.count, (0x30...0x39).contains(bytes[position]), position - start < 10 {
            value = value * 10 + Int(bytes[position] - 0x30)
            position += 1
        }
        guard position > start else { return nil }
        index = position
        return isNegative ? -value : value
    }

    private func isLetter(_ byte: UInt8) -> Bool { (0x61...0x7A).contains(byte) || (0x41...0x5A).contains(byte) }
}
