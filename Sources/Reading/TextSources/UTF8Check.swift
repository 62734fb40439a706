/// Whether bytes are UTF-8, by the table of well-formed sequences in the Unicode Standard (§3.9, table 3-7).
enum UTF8Check {
    /// The offset of the first byte that begins no well-formed sequence, or nothing when all is well.
    static func firstInvalidByte(of bytes: [UInt8]) -> Int? {
        var index = 0
        while index < bytes.count {
            if bytes[index] < 0x80 {
                index += 1
                continue
            }
            let length = sequenceLength(of: bytes, at: index)
            guard length > 0 else { return index }
            index += length
        }
        return nil
    }

    /// The length of the well-formed sequence of several bytes at an index, or 0.
    static func sequenceLength(of bytes: [UInt8], at index: Int) -> Int {
        guard index + 1 < bytes.count else { return 0 }
        let second: ClosedRange<UInt8>
        let length: Int
        switch bytes[index] {
        case 0xC2...0xDF: (second, length) = (0x80...0xBF, 2)
        case 0xE0: (second, length) = (0xA0...0xBF, 3)
        case 0xE1...0xEC, 0xEE...0xEF: (second, length) = (0x80...0xBF, 3)
        case 0xED: (second, length) = (0x80...0x9F, 3)
        case 0xF0: (second, length) = (0x90...0xBF, 4)
        case 0xF1...0xF3: (second, length) = (0x80...0xBF, 4)
        case 0xF4: (second, length) = (0x80...0x8F, 4)
        default: return 0
        }
        guard second.contains(bytes[index + 1]), index + length <= bytes.count else { return 0 }
        for next in bytes[(index + 2)..<max(index + length, index + 2)] where !(0x80...0xBF).contains(next) {
            return 0
        }
        return length
    }
}
