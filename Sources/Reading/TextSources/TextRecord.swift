/// A text that comes as one line of JSON among many: `{"file": "a.txt", "text": "…"}`, or the text alone as a string.
///
/// Members with other names are passed over. The line may be written in any way that RFC 8259 allows.
public struct TextRecord: Hashable, Sendable {
    /// What the record calls the text; nothing where it gives no name.
    public let file: String?
    /// The text, in UTF-8.
    public let text: [UInt8]

    /// Reads a line; nothing where it is no such record.
    public init?(_ line: ArraySlice<UInt8>) {
        var scanner = JSONScanner(line)
        guard scanner.peek() == UInt8(ascii: "{") else {
            guard let text = scanner.string(), scanner.isAtEnd() else { return nil }
            self.text = text
            file = nil
            return
        }
        var file: String?
        var text: [UInt8]?
        guard scanner.take("{") else { return nil }
        if !scanner.take("}") {
            repeat {
                guard let name = scanner.string(), scanner.take(":") else { return nil }
                switch String(decoding: name, as: UTF8.self) {
                case "text":
                    guard text == nil, let value = scanner.string() else { return nil }
                    text = value
                case "file":
                    guard file == nil, let value = scanner.string() else { return nil }
                    file = String(decoding: value, as: UTF8.self)
                default: guard scanner.skip() else { return nil }
                }
            } while scanner.take(",")
            guard scanner.take("}") else { return nil }
        }
        guard let text, scanner.isAtEnd() else { return nil }
        self.file = file
        self.text = text
    }
}

/// Reads values of JSON (RFC 8259) from bytes.
private struct JSONScanner {
    private let bytes: ArraySlice<UInt8>
    private var place: Int

    /// Values that are nested deeper are refused.
    private static let deepest = 64

    init(_ bytes: ArraySlice<UInt8>) {
        self.bytes = bytes
        place = bytes.startIndex
    }

    /// The first byte behind white space.
    mutating func peek() -> UInt8? {
        while place < bytes.endIndex, [0x20, 0x09, 0x0A, 0x0D].contains(bytes[place]) { place += 1 }
        return place < bytes.endIndex ? bytes[place] : nil
    }

    mutating func isAtEnd() -> Bool { peek() == nil }

    /// Passes a mark, where it comes next.
    mutating func take(_ mark: Unicode.Scalar) -> Bool {
        guard peek() == UInt8(truncatingIfNeeded: mark.value) else { return false }
        place += 1
        return true
    }

    /// A string in UTF-8.
    mutating func string() -> [UInt8]? {
        guard take("\"") else { return nil }
        var text: [UInt8] = []
        while place < bytes.endIndex {
            let start = place
            while place < bytes.endIndex, bytes[place] != UInt8(ascii: "\""), bytes[place] != UInt8(ascii: "\\"),
                bytes[place] >= 0x20
            {
                place += 1
            }
            text += bytes[start..<place]
            guard place < bytes.endIndex else { return nil }
            if bytes[place] == UInt8(ascii: "\"") {
                place += 1
                return text
            }
            guard bytes[place] == UInt8(ascii: "\\"), let scalar = escape() else { return nil }
            text += Array(String(scalar).utf8)
        }
        return nil
    }

    /// The character behind a backslash; half of a pair alone is none.
    private mutating func escape() -> Unicode.Scalar? {
        place += 1
        guard place < bytes.endIndex else { return nil }
        let letter = bytes[place]
        place += 1
        switch letter {
        case UInt8(ascii: "\""), UInt8(ascii: "\\"), UInt8(ascii: "/"): return Unicode.Scalar(letter)
        case UInt8(ascii: "b"): return "\u{8}"
        case UInt8(ascii: "f"): return "\u{C}"
        case UInt8(ascii: "n"): return "\n"
        case UInt8(ascii: "r"): return "\r"
        case UInt8(ascii: "t"): return "\t"
        case UInt8(ascii: "u"):
            guard let unit = unit() else { return nil }
            guard 0xD800...0xDBFF ~= unit else { return Unicode.Scalar(unit) }
            guard place + 1 < bytes.endIndex, bytes[place] == UInt8(ascii: "\\"), bytes[place + 1] == UInt8(ascii: "u")
            else { return nil }
            place += 2
            guard let low = self.unit(), 0xDC00...0xDFFF ~= low else { return nil }
            return Unicode.Scalar(0x10000 + (unit - 0xD800) << 10 + (low - 0xDC00))
        default: return nil
        }
    }

    private mutating func unit() -> UInt32? {
        guard place + 4 <= bytes.endIndex else { return nil }
        var value: UInt32 = 0
        for byte in bytes[place..<place + 4] {
            switch byte {
            case 0x30...0x39: value = value << 4 | UInt32(byte - 0x30)
            case 0x41...0x46: value = value << 4 | UInt32(byte - 0x41 + 10)
            case 0x61...0x66: value = value << 4 | UInt32(byte - 0x61 + 10)
            default: return nil
            }
        }
        place += 4
        return value
    }

    /// Passes a value, whatever it is.
    mutating func skip() -> Bool {
        var depth = 0
        repeat {
            switch peek() {
            case UInt8(ascii: "\""): guard string() != nil else { return false }
            case UInt8(ascii: "{"), UInt8(ascii: "["):
                place += 1
                depth += 1
                guard depth <= Self.deepest else { return false }
            case UInt8(ascii: "}"), UInt8(ascii: "]"):
                guard depth > 0 else { return false }
                place += 1
                depth -= 1
            case UInt8(ascii: ","), UInt8(ascii: ":"):
                guard depth > 0 else { return false }
                place += 1
            case nil: return false
            default:
                // A number or a word: up to the next mark.
                let start = place
                while place < bytes.endIndex, ![0x2C, 0x3A, 0x5D, 0x7D, 0x20, 0x09, 0x22].contains(bytes[place]) {
                    place += 1
                }
                guard place > start else { return false }
            }
        } while depth > 0
        return true
    }
}
