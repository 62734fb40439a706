import CanonicalBytes

/// A field that is a dictionary (RFC 8941 section 3.2): names with values.
///
/// Decimals are not read, since no field of signatures has any.
public struct StructuredDictionary: Hashable, Sendable {
    /// The longest field that is read, in bytes.
    public static let longest = 8192

    /// The members in order; each name once.
    public private(set) var members: [(name: String, value: StructuredMember)] = []

    /// Reads a field; nothing where it is not well formed, or has more than 32 members.
    public init?(_ text: String) {
        guard text.utf8.count <= Self.longest else { return nil }
        var parser = StructuredParser(text)
        parser.skipSpaces()
        while !parser.isAtEnd {
            guard members.count < 32, let name = parser.key(), let value = parser.memberValue() else { return nil }
            // RFC 8941 lets a later one win; who signs writes each once.
            guard self[name] == nil else { return nil }
            members.append((name, value))
            parser.skipWhitespace()
            if parser.isAtEnd { break }
            guard parser.take(",") else { return nil }
            parser.skipWhitespace()
            // Nothing may end with a comma.
            guard !parser.isAtEnd else { return nil }
        }
    }

    public subscript(name: String) -> StructuredMember? { members.first { $0.name == name }?.value }

    public static func == (left: StructuredDictionary, right: StructuredDictionary) -> Bool {
        left.members.elementsEqual(right.members) { $0 == $1 }
    }

    public func hash(into hasher: inout Hasher) {
        for member in members {
            hasher.combine(member.name)
            hasher.combine(member.value)
        }
    }
}

/// Reads the pieces of a structured field from left to right (RFC 8941 section 4.2).
struct StructuredParser {
    private let bytes: [UInt8]
    private var place = 0

    init(_ text: String) { bytes = Array(text.utf8) }

    var isAtEnd: Bool { place == bytes.count }

    private var next: UInt8? { place < bytes.count ? bytes[place] : nil }

    mutating func take(_ character: Unicode.Scalar) -> Bool {
        guard next == UInt8(ascii: character) else { return false }
        place += 1
        return true
    }

    mutating func skipSpaces() { while take(" ") {} }

    mutating func skipWhitespace() { while take(" ") || take("\t") {} }

    mutating func key() -> String? {
        guard let first = next, Self.isLower(first) || first == UInt8(ascii: "*") else { return nil }
        return text { Self.isLower($0) || Self.isDigit($0) || "_-.*".utf8.contains($0) }
    }

    mutating func memberValue() -> StructuredMember? {
        guard take("=") else { return parameters().map { .item(.boolean(true), $0) } }
        guard take("(") else {
            guard let item = item(), let parameters = parameters() else { return nil }
            return .item(item, parameters)
        }
        var list: [StructuredMember.ListItem] = []
        while true {
            skipSpaces()
            if take(")") { break }
            guard list.count < 64, let item = item(), let parameters = parameters() else { return nil }
            list.append(.init(item, parameters))
            guard next == UInt8(ascii: " ") || next == UInt8(ascii: ")") else { return nil }
        }
        return parameters().map { .list(list, $0) }
    }

    private mutating func parameters() -> StructuredParameters? {
        var entries: [StructuredParameters.Entry] = []
        while take(";") {
            skipSpaces()
            guard entries.count < 32, let key = key() else { return nil }
            var value = StructuredItem.boolean(true)
            if take("=") {
                guard let item = item() else { return nil }
                value = item
            }
            entries.append(.init(key, value))
        }
        return StructuredParameters(entries)
    }

    private mutating func item() -> StructuredItem? {
        guard let first = next else { return nil }
        switch first {
        case UInt8(ascii: "\""): return string()
        case UInt8(ascii: ":"): return byteSequence()
        case UInt8(ascii: "?"): return boolean()
        case UInt8(ascii: "-"), UInt8(ascii: "0")...UInt8(ascii: "9"): return integer()
        case UInt8(ascii: "*"), UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"):
            return .token(text { Self.isLetter($0) || Self.isDigit($0) || ":/!#$%&'*+-.^_`|~".utf8.contains($0) })
        default: return nil
        }
    }

    private mutating func integer() -> StructuredItem? {
        let isNegative = take("-")
        let digits = text(while: Self.isDigit)
        guard (1...15).contains(digits.utf8.count), let number = Int(digits), next != UInt8(ascii: ".") else {
            return nil
        }
        return .integer(isNegative ? -number : number)
    }

    private mutating func string() -> StructuredItem? {
        place += 1
        var text: [UInt8] = []
        while let byte = next {
            place += 1
            switch byte {
            case UInt8(ascii: "\""): return .string(String(decoding: text, as: UTF8.self))
            case UInt8(ascii: "\\"):
                guard let escaped = next, escaped == UInt8(ascii: "\"") || escaped == UInt8(ascii: "\\") else {
                    return nil
                }
                place += 1
                text.append(escaped)
            case 0x20...0x7E: text.append(byte)
            default: return nil
            }
        }
        return nil
    }

    private mutating func byteSequence() -> StructuredItem? {
        place += 1
        let base64 = text { $0 != UInt8(ascii: ":") }
        guard take(":") else { return nil }
        return Base64.decode(base64).map { .bytes($0) }
    }

    private mutating func boolean() -> StructuredItem? {
        place += 1
        if take("1") { return .boolean(true) }
        return take("0") ? .boolean(false) : nil
    }

    private mutating func text(while isPart: (UInt8) -> Bool) -> String {
        let start = place
        while let byte = next, isPart(byte) { place += 1 }
        return String(decoding: bytes[start..<place], as: UTF8.self)
    }

    private static func isLower(_ byte: UInt8) -> Bool { (UInt8(ascii: "a")...UInt8(ascii: "z")).contains(byte) }
    private static func isDigit(_ byte: UInt8) -> Bool { (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte) }
    private static func isLetter(_ byte: UInt8) -> Bool { isLower(byte | 0x20) }
}
