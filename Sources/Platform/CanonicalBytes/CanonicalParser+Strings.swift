extension CanonicalParser {
    /// Reads a string; the next byte is its opening quotation mark.
    mutating func string() throws(CanonicalJSONError) -> String {
        let start = offset
        offset += 1
        var escaped: [UInt8] = []
        var run = offset
        var isASCII = true
        while offset < bytes.count {
            let byte = bytes[offset]
            switch byte {
            case UInt8(ascii: "\""):
                let content = bytes[run..<offset]
                offset += 1
                // Most texts have no escape: they are read where they stand.
                if escaped.isEmpty { return try text(content, isASCII: isASCII, start: start) }
                return try text(escaped[...] + content, isASCII: isASCII, start: start)
            case UInt8(ascii: "\\"):
                escaped.append(contentsOf: bytes[run..<offset])
                escaped.append(try escape())
                run = offset
            case 0..<0x20: throw error(.controlCharacter)
            default:
                if byte >= 0x80 { isASCII = false }
                offset += 1
            }
            if offset - start > limits.stringBytes, escaped.count + (offset - run) > limits.stringBytes {
                throw error(.stringTooLong(limit: limits.stringBytes), at: start)
            }
        }
        throw error(.endOfText)
    }

    private func text(_ content: ArraySlice<UInt8>, isASCII: Bool, start: Int) throws(CanonicalJSONError) -> String {
        guard let text = String(validating: content, as: UTF8.self) else { throw error(.notUTF8, at: start) }
        // U+0000 can only come by an escape, which is refused there.
        if isASCII { return text }
        let hasForbidden = text.unicodeScalars.contains { scalar in
            scalar.value & 0xFFFE == 0xFFFE || 0xFDD0...0xFDEF ~= scalar.value
        }
        if hasForbidden { throw error(.forbiddenCharacter, at: start) }
        return text
    }

    /// Reads an escape that is canonical: the short ones, or `\u00xx` in lower case for other control characters.
    private mutating func escape() throws(CanonicalJSONError) -> UInt8 {
        let start = offset
        guard offset + 1 < bytes.count else { throw error(.endOfText, at: bytes.count) }
        let letter = bytes[offset + 1]
        offset += 2
        switch letter {
        case UInt8(ascii: "\""), UInt8(ascii: "\\"): return letter
        case UInt8(ascii: "b"): return 0x08
        case UInt8(ascii: "t"): return 0x09
        case UInt8(ascii: "n"): return 0x0A
        case UInt8(ascii: "f"): return 0x0C
        case UInt8(ascii: "r"): return 0x0D
        case UInt8(ascii: "/"): throw error(.needlessEscape, at: start)
        case UInt8(ascii: "u"): break
        default: throw error(.unknownEscape, at: start)
        }
        guard offset + 4 <= bytes.count else { throw error(.endOfText, at: bytes.count) }
        let digits = bytes[offset..<offset + 4]
        offset += 4
        if digits.elementsEqual("0000".utf8) { throw error(.forbiddenCharacter, at: start) }
        guard
            digits.prefix(2).elementsEqual("00".utf8),
            let byte = Hexadecimal.decode(String(decoding: digits.suffix(2), as: UTF8.self))?.first,
            byte < 0x20, [UInt8].shortEscape(of: byte) == nil
        else { throw error(.needlessEscape, at: start) }
        return byte
    }
}
