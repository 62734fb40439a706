/// Something a command accepts by place, such as the files to read.
public struct Parameter: Hashable, Sendable {
    /// How many values are expected.
    public enum Count: Hashable, Sendable {
        /// Exactly one.
        case one
        /// One or none.
        case optional
        /// One or more.
        case several
        /// Any number, none included.
        case any
    }

    /// The placeholder in help, for example `FILE`; it is also the name to ask ``ParsedArguments`` for.
    public let name: String
    /// How many values are expected.
    public let count: Count
    /// One line for the help page: English, and the key of its translations.
    public let summary: String

    /// Describes a parameter.
    public init(_ name: String, _ count: Count = .one, _ summary: String) {
        self.name = name
        self.count = count
        self.summary = summary
    }
}

extension Parameter {
    /// Whether at least one value must be given.
    var isRequired: Bool { count == .one || count == .several }

    /// Whether it takes all values that are left.
    var isRepeated: Bool { count == .several || count == .any }
}
