/// How the bytes of a part are written for the way (RFC 2045 §6).
enum TransferEncoding {
    case asItIs
    case quotedPrintable
    case base64

    /// The encoding of a field's value; unknown ones count as none.
    init(_ field: [UInt8]?) {
        switch MailParameters(field ?? []).value {
        case "quoted-printable": self = .quotedPrintable
        case "base64": self = .base64
        default: self = .asItIs
        }
    }

    /// The bytes of a part as they were before.
    func decode(_ bytes: ArraySlice<UInt8>) -> [UInt8] {
        switch self {
        case .asItIs: Array(bytes)
        case .quotedPrintable: Self.quotedPrintable(bytes)
        case .base64: Self.base64(bytes)
        }
    }

    /// Decodes `=hh` and soft line ends; what is neither stays as it stands (RFC 2045 §6.7).
    static func quotedPrintable(_ bytes: ArraySlice<UInt8>) -> [UInt8] {
        var result: [UInt8] = []
        result.reserveCapacity(bytes.count)
        var index = bytes.startIndex
        while index < bytes.endIndex {
            let byte = bytes[index]
            guard byte == UInt8(ascii: "=") else {
                result.append(byte)
                index += 1
                continue
            }
            if index + 2 < bytes.endIndex, let high = hexadecimalDigit(bytes[index + 1]),
                let low = hexadecimalDigit(bytes[index + 2])
            {
                result.append(high << 4 | low)
                index += 3
                continue
            }
            // A soft line end may have spaces before it that were added on the way.
            var end = index + 1
            while end < bytes.endIndex, bytes[end] == 0x20 || bytes[end] == 0x09 || bytes[end] == 0x0D { end += 1 }
            if end == bytes.endIndex || bytes[end] == 0x0A {
                index = min(end + 1, bytes.endIndex)
            } else {
                result.append(byte)
                index += 1
            }
        }
        return result
    }

    /// Decodes what is base64 and passes over everything else (RFC 2045 §6.8).
    static func base64(_ bytes: some Collection<UInt8>) -> [UInt8] {
        var result: [UInt8] = []
        result.reserveCapacity(bytes.count / 4 * 3)
        var bits: UInt32 = 0
        var count = 0
        for byte in bytes {
            let value: UInt8
            switch byte {
            case 0x41...0x5A: value = byte - 0x41
            case 0x61...0x7A: value = byte - 0x61 + 26
            case 0x30...0x39: value = byte - 0x30 + 52
            case UInt8(ascii: "+"): value = 62
            case UInt8(ascii: "/"): value = 63
            case UInt8(ascii: "="):
                // The end, or the end of one of several texts that were put together.
                bits = 0
                count = 0
                continue
            default: continue
            }
            bits = bits << 6 | UInt32(value)
            count += 1
            // Bytes are given as soon as they are whole, so that a text cut short loses no more than its end.
            if count > 1 {
                let shift = UInt32(8 - 2 * count)
                result.append(UInt8(truncatingIfNeeded: bits >> shift))
                if count == 4 {
                    bits = 0
                    count = 0
                }
            }
        }
        return result
    }
}
