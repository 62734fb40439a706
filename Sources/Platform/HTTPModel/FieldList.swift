/// Names with values, in order: the query of an address, or a form that was sent.
public struct FieldList: Hashable, Sendable {
    /// One name with its value.
    public struct Item: Hashable, Sendable {
        /// The name.
        public let name: String
        /// The value; empty when none was given.
        public let value: String

        /// Pairs a name with a value.
        public init(_ name: String, _ value: String) {
            self.name = name
            self.value = value
        }
    }

    /// How many fields are accepted when nothing else is said.
    public static let usualLimit = 1000

    /// The fields in order.
    public private(set) var items: [Item]

    /// Takes fields as they are.
    public init(_ items: [Item] = []) {
        self.items = items
    }

    /// Reads the form encoding (URL Standard section 5.1), strictly: a broken escape, a NUL or bytes that are no
    /// UTF-8 are refused rather than repaired.
    public init(decoding bytes: some Collection<UInt8>, limit: Int = usualLimit) throws(RequestError) {
        items = []
        for pair in bytes.split(separator: UInt8(ascii: "&")) {
            guard items.count < limit else { throw .tooManyFields(limit: limit) }
            let parts = pair.split(separator: UInt8(ascii: "="), maxSplits: 1, omittingEmptySubsequences: false)
            guard let first = parts.first, let name = PercentEncoding.decoded(first, plusIsSpace: true),
                let value = parts.count > 1 ? PercentEncoding.decoded(parts[1], plusIsSpace: true) : ""
            else {
                throw .malformedForm
            }
            items.append(Item(name, value))
        }
    }

    /// The value of the first field with a name.
    public subscript(name: String) -> String? {
        items.first { $0.name == name }?.value
    }

    /// The values of all fields with a name, in order.
    public func values(_ name: String) -> [String] {
        items.filter { $0.name == name }.map(\.value)
    }

    /// Adds a field after the others.
    public mutating func append(_ name: String, _ value: String) {
        items.append(Item(name, value))
    }

    /// The fields as they stand after a question mark, with a space as `%20`.
    public var encoded: String {
        items.map { PercentEncoding.encoded($0.name) + "=" + PercentEncoding.encoded($0.value) }
            .joined(separator: "&")
    }
}
