/// One step of a walk through a marked-up document, in document order.
public enum MarkupEvent: Hashable, Sendable {
    /// An element opens.
    case start(String, [MarkupAttribute])
    /// The element that was opened last and is still open ends.
    case end(String)
    /// Characters between tags, references decoded; neighbouring pieces are joined.
    case text(String)
}

/// One attribute of an element.
public struct MarkupAttribute: Hashable, Sendable {
    /// The name as the parser gives it, in lower case for HTML.
    public let name: String
    /// The value with references decoded; empty when the attribute has none.
    public let value: String

    /// Makes an attribute of a name and a value.
    public init(name: String, value: String) {
        self.name = name
        self.value = value
    }
}
