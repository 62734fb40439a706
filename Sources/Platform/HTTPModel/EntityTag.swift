/// The mark of one state of what is at an address (RFC 9110 section 8.8.3).
public struct EntityTag: Hashable, Sendable {
    /// The mark without quotes.
    public let value: String
    /// Whether states that only mean the same share the mark.
    public let isWeak: Bool

    /// Makes a mark.
    ///
    /// - Returns: Nothing when a character can't stand in one: only printable ASCII can, without quotation marks.
    public init?(_ value: String, isWeak: Bool = false) {
        guard value.utf8.allSatisfy({ (0x21...0x7E).contains($0) && $0 != UInt8(ascii: "\"") }) else { return nil }
        self.value = value
        self.isWeak = isWeak
    }

    /// Whether a reader's `If-None-Match` names this state, by weak comparison (RFC 9110 section 13.1.2).
    func isNamed(in list: String) -> Bool {
        var rest = list.utf8[...]
        var count = 0
        while let quote = rest.firstIndex(of: UInt8(ascii: "\"")), count < Self.mostTags {
            let start = rest.index(after: quote)
            guard let end = rest[start...].firstIndex(of: UInt8(ascii: "\"")) else { return false }
            if rest[start..<end].elementsEqual(value.utf8) { return true }
            rest = rest[rest.index(after: end)...]
            count += 1
        }
        return count == 0 && Token.trimmed(list) == "*"
    }

    private static let mostTags = 100
}

extension EntityTag: CustomStringConvertible {
    /// The mark as it stands in a field.
    public var description: String { (isWeak ? "W/" : "") + "\"\(value)\"" }
}

extension Request {
    /// Whether the reader's copy is this state, so that ``Response/notModified(_:)`` is enough.
    public func has(_ tag: EntityTag) -> Bool {
        guard method == .get || method == .head else { return false }
        return fields.values("If-None-Match").contains { tag.isNamed(in: $0) }
    }
}

extension Response {
    /// Says that the reader's copy is still good.
    public static func notModified(_ tag: EntityTag) -> Response {
        Response(.notModified, fields: ["ETag": tag.description])
    }
}
