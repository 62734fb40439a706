import CanonicalBytes

/// One value of a structured field (RFC 8941 section 3.3), of the kinds that signatures need.
public enum StructuredItem: Hashable, Sendable {
    case integer(Int)
    case string(String)
    case token(String)
    case bytes([UInt8])
    case boolean(Bool)
}

extension StructuredItem: CustomStringConvertible {
    /// The value as it stands in a field (RFC 8941 section 4.1.3).
    public var description: String {
        switch self {
        case .integer(let number): String(number)
        case .string(let text):
            "\"" + text.flatMap { $0 == "\"" || $0 == "\\" ? "\\\($0)" : String($0) } + "\""
        case .token(let text): text
        case .bytes(let bytes): ":" + Base64.encode(bytes) + ":"
        case .boolean(let value): value ? "?1" : "?0"
        }
    }
}

/// What stands behind a value, after semicolons, in order (RFC 8941 section 3.1.2).
public struct StructuredParameters: Hashable, Sendable {
    /// One of them.
    public struct Entry: Hashable, Sendable {
        public let key: String
        public let value: StructuredItem

        public init(_ key: String, _ value: StructuredItem) {
            self.key = key
            self.value = value
        }
    }

    /// The entries in order; each key once.
    public private(set) var entries: [Entry]

    /// Takes entries; of several with one key the last value counts, at the place of the first.
    public init(_ entries: [Entry] = []) {
        self.entries = []
        for entry in entries {
            if let place = self.entries.firstIndex(where: { $0.key.utf8.elementsEqual(entry.key.utf8) }) {
                self.entries[place] = entry
            } else {
                self.entries.append(entry)
            }
        }
    }

    public subscript(key: String) -> StructuredItem? { entries.first { $0.key == key }?.value }

    /// The parameters as they stand in a field; what is true stands without its value.
    var text: String {
        entries.map { $0.value == .boolean(true) ? ";\($0.key)" : ";\($0.key)=\($0.value)" }.joined()
    }
}

/// A member of a dictionary: one value, or a list of values in parentheses, with parameters.
public enum StructuredMember: Hashable, Sendable {
    case item(StructuredItem, StructuredParameters)
    case list([ListItem], StructuredParameters)

    /// A value in a list.
    public struct ListItem: Hashable, Sendable {
        public let item: StructuredItem
        public let parameters: StructuredParameters

        public init(_ item: StructuredItem, _ parameters: StructuredParameters = StructuredParameters()) {
            self.item = item
            self.parameters = parameters
        }
    }
}
