/// The fields of a request or response, in order; names are compared without regard to case (RFC 9110 section 5).
public struct HeaderFields: Hashable, Sendable {
    /// One field.
    public struct Field: Hashable, Sendable {
        /// The name as it was written.
        public let name: String
        /// The value, without control characters.
        public let value: String

        /// Makes a field.
        ///
        /// In the value, control characters become spaces, so that none can start another field (RFC 9110 section
        /// 5.5); spaces around it go.
        ///
        /// - Returns: Nothing when the name is not a token of RFC 9110 section 5.6.2.
        public init?(name: String, value: String) {
            guard Token.isValid(name) else { return nil }
            self.name = name
            self.value = Token.fieldValue(value)
        }
    }

    /// The fields in order.
    public private(set) var all: [Field] = []

    /// No fields.
    public init() {}

    /// The value of the first field with a name; setting replaces all of that name, nothing removes them.
    public subscript(name: String) -> String? {
        get { all.first { Token.isSame($0.name, name) }?.value }
        set {
            all.removeAll { Token.isSame($0.name, name) }
            if let newValue { append(name, newValue) }
        }
    }

    /// The values of all fields with a name.
    public func values(_ name: String) -> [String] {
        all.filter { Token.isSame($0.name, name) }.map(\.value)
    }

    /// Adds a field after the others, such as a second cookie; one whose name is not a token is left out.
    public mutating func append(_ name: String, _ value: String) {
        guard let field = Field(name: name, value: value) else { return }
        all.append(field)
    }
}

extension HeaderFields: ExpressibleByDictionaryLiteral {
    /// Takes fields written out in the source.
    public init(dictionaryLiteral elements: (String, String)...) {
        for (name, value) in elements { append(name, value) }
    }
}
