/// Whether bytes are UTF-8, by the table of well-formed sequences in the Unicode Standard (§3.9, table 3-7).
enum UTF8Check {
    /// The offset of the first byte that begins no well-formed sequence, or nothing when all is well.
    static func firstInvalidByte(of bytes: [UInt8]) -> Int? {
        var index = 0
        let raw = bytes.span.bytes
        while index < bytes.count {
            // Eight bytes of ASCII at once, or four letters of two bytes.
            if index + 8 <= bytes.count {
                let eight = unsafe raw.unsafeLoadUnaligned(fromByteOffset: index, as: UInt64.self).littleEndian
                if eight & 0x8080_8080_8080_8080 == 0 || arePairs(eight) {
                    index += 8
                    continue
                }
            }
            if bytes[index] < 0x80 {
                index += 1
                continue
            }
            if 0xC2...0xDF ~= bytes[index], index + 1 < bytes.count, bytes[index + 1] & 0xC0 == 0x80 {
                index += 2
                continue
            }
            let length = sequenceLength(of: bytes, at: index)
            guard length > 0 else { return index }
            index += length
        }
        return nil
    }

    /// Whether eight bytes, the first one lowest, are four well-formed sequences of two.
    private static func arePairs(_ eight: UInt64) -> Bool {
        // C0 and C1 begin no sequence: without its mark and last bit a first byte is 2 or more, so that the sum has a sixth
        // bit.
        eight & 0xC0E0_C0E0_C0E0_C0E0 == 0x80C0_80C0_80C0_80C0
            && ((eight & 0x001E_001E_001E_001E) &+ 0x001E_001E_001E_001E) & 0x0020_0020_0020_0020
                == 0x0020_0020_0020_0020
    }

    /// How many characters begin in a range of valid UTF-8.
    static func characters(in utf8: [UInt8], _ range: Range<Int>) -> Int {
        var count = 0
        var index = range.lowerBound
        let raw = utf8.span.bytes
        while index + 8 <= range.upperBound {
            let bytes = unsafe raw.unsafeLoadUnaligned(fromByteOffset: index, as: UInt64.self)
            // A byte that goes on with a character begins with the bits 1 and 0.
            let inner = bytes >> 7 & ~(bytes >> 6) & 0x0101_0101_0101_0101
            // The product has the sum of all bytes in the highest one.
            count += 8 - Int(truncatingIfNeeded: (inner &* 0x0101_0101_0101_0101) >> 56)
            index += 8
        }
        while index < range.upperBound {
            if utf8[index] & 0xC0 != 0x80 { count += 1 }
            index += 1
        }
        return count
    }

    /// The length of the well-formed sequence of several bytes at an index, or 0.
    static func sequenceLength(of bytes: [UInt8], at index: Int) -> Int {
        guard index + 1 < bytes.count, let (second, length) = expected(behind: bytes[index]),
            second.contains(bytes[index + 1]), index + length <= bytes.count
        else { return 0 }
        if length > 2, bytes[index + 2] & 0xC0 != 0x80 { return 0 }
        if length > 3, bytes[index + 3] & 0xC0 != 0x80 { return 0 }
        return length
    }

    /// Whether the bytes that a text has last are the beginning of a well-formed sequence.
    static func mayGoOn(_ bytes: ArraySlice<UInt8>) -> Bool {
        guard let first = bytes.first, let (second, length) = expected(behind: first), bytes.count < length else {
            return false
        }
        let rest = bytes.dropFirst()
        guard let next = rest.first else { return true }
        return second.contains(next) && rest.dropFirst().allSatisfy { $0 & 0xC0 == 0x80 }
    }

    /// What follows a first byte: which second byte, and how long the sequence is.
    private static func expected(behind first: UInt8) -> (second: ClosedRange<UInt8>, length: Int)? {
        switch first {
        case 0xC2...0xDF: (0x80...0xBF, 2)
        case 0xE0: (0xA0...0xBF, 3)
        case 0xE1...0xEC, 0xEE...0xEF: (0x80...0xBF, 3)
        case 0xED: (0x80...0x9F, 3)
        case 0xF0: (0x90...0xBF, 4)
        case 0xF1...0xF3: (0x80...0xBF, 4)
        case 0xF4: (0x80...0x8F, 4)
        default: nil
        }
    }
}
