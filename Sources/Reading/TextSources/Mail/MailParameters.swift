/// The value of a field such as `Content-Type`, and its parameters (RFC 2045 §5.1, RFC 2231).
struct MailParameters {
    /// The value before the first semicolon, in lower case.
    let value: String
    private var parameters: [String: [UInt8]] = [:]

    /// Reads a field; what can't be read is passed over.
    init(_ field: [UInt8]) {
        var pieces = Self.pieces(of: field)[...]
        value = String(decoding: pieces.popFirst() ?? [], as: UTF8.self).lowercased()
        // A value in pieces counts from 0 without a gap; a few hundred are more than any name needs.
        for piece in pieces.prefix(200) {
            guard let equals = piece.firstIndex(of: UInt8(ascii: "=")) else { continue }
            let name = String(decoding: Self.trimmed(piece[..<equals]), as: UTF8.self).lowercased()
            parameters[name] = Self.unquoted(Self.trimmed(piece[(equals + 1)...]))
        }
    }

    /// A parameter as characters; its pieces joined, its percent signs and encoded words decoded.
    subscript(name: String) -> String? {
        if let value = parameters[name] { return EncodedWords.decode(value) }
        if let value = parameters[name + "*"] { return Self.extended(value) }
        var joined: [UInt8] = []
        var isExtended = false
        var number = 0
        while true {
            if let piece = parameters["\(name)*\(number)"] {
                joined += piece
            } else if let piece = parameters["\(name)*\(number)*"] {
                joined += piece
                isExtended = true
            } else {
                break
            }
            number += 1
        }
        guard number > 0 else { return nil }
        return isExtended ? Self.extended(joined) : EncodedWords.decode(joined)
    }

    /// A value `charset'language'text` with percent signs.
    private static func extended(_ value: [UInt8]) -> String {
        let parts = value.split(separator: UInt8(ascii: "'"), maxSplits: 2, omittingEmptySubsequences: false)
        guard parts.count == 3 else { return String(decoding: percentDecoded(value[...]), as: UTF8.self) }
        let charset = String(decoding: parts[0], as: UTF8.self)
        let bytes = percentDecoded(parts[2])
        return String(decoding: MailCharset(charset)?.decode(bytes) ?? bytes, as: UTF8.self)
    }

    private static func percentDecoded(_ bytes: ArraySlice<UInt8>) -> [UInt8] {
        var result: [UInt8] = []
        var index = bytes.startIndex
        while index < bytes.endIndex {
            if bytes[index] == UInt8(ascii: "%"), index + 2 < bytes.endIndex,
                let high = hexadecimalDigit(bytes[index + 1]), let low = hexadecimalDigit(bytes[index + 2])
            {
                result.append(high << 4 | low)
                index += 3
            } else {
                result.append(bytes[index])
                index += 1
            }
        }
        return result
    }

    /// The field cut at semicolons outside quotation marks, without comments in parentheses.
    private static func pieces(of field: [UInt8]) -> [[UInt8]] {
        var pieces: [[UInt8]] = [[]]
        var isQuoted = false
        var isEscaped = false
        var comments = 0
        for byte in field {
            if isEscaped {
                isEscaped = false
                if comments == 0 { pieces[pieces.count - 1].append(byte) }
            } else if byte == UInt8(ascii: "\\"), isQuoted || comments > 0 {
                isEscaped = true
                if comments == 0 { pieces[pieces.count - 1].append(byte) }
            } else if byte == UInt8(ascii: "\""), comments == 0 {
                isQuoted.toggle()
                pieces[pieces.count - 1].append(byte)
            } else if byte == UInt8(ascii: "("), !isQuoted {
                comments += 1
            } else if byte == UInt8(ascii: ")"), !isQuoted, comments > 0 {
                comments -= 1
            } else if byte == UInt8(ascii: ";"), !isQuoted, comments == 0 {
                pieces.append([])
            } else if comments == 0 {
                pieces[pieces.count - 1].append(byte)
            }
        }
        return pieces.map { trimmed($0[...]) }
    }

    private static func trimmed(_ bytes: ArraySlice<UInt8>) -> [UInt8] {
        var bytes = bytes.drop { $0 == 0x20 || $0 == 0x09 }
        while let last = bytes.last, last == 0x20 || last == 0x09 { bytes = bytes.dropLast() }
        return Array(bytes)
    }

    private static func unquoted(_ bytes: [UInt8]) -> [UInt8] {
        let mark = UInt8(ascii: "\"")
        guard bytes.count >= 2, bytes.first == mark, bytes.last == mark else { return bytes }
        var result: [UInt8] = []
        var isEscaped = false
        for byte in bytes.dropFirst().dropLast() {
            if byte == UInt8(ascii: "\\"), !isEscaped {
                isEscaped = true
            } else {
                result.append(byte)
                isEscaped = false
            }
        }
        return result
    }
}

/// The value of a hexadecimal digit.
func hexadecimalDigit(_ byte: UInt8) -> UInt8? {
    switch byte {
    case 0x30...0x39: byte - 0x30
    case 0x41...0x46: byte - 0x41 + 10
    case 0x61...0x66: byte - 0x61 + 10
    default: nil
    }
}
