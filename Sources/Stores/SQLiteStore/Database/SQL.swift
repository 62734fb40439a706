/// The text of a statement, made of literals alone.
///
/// There is no way from a value to the text: values are bound. Parts are joined where a filter is present or not.
struct SQL: Hashable, ExpressibleByStringLiteral {
    let text: String

    init(stringLiteral literal: StaticString) { text = literal.description }

    private init(joined text: String) { self.text = text }

    /// `?, ?, ?`: one place for each value of a list.
    static func places(_ count: Int) -> SQL {
        SQL(joined: [String](repeating: "?", count: count).joined(separator: ", "))
    }

    static func + (left: SQL, right: SQL) -> SQL { SQL(joined: left.text + right.text) }

    static func += (left: inout SQL, right: SQL) { left = left + right }
}

/// A value that is bound to a place of a statement.
enum Argument: Hashable, Sendable {
    case null
    case integer(Int)
    case text(String)
    case blob([UInt8])

    init(_ value: Int?) { self = value.map(Argument.integer) ?? .null }
    init(_ value: String?) { self = value.map(Argument.text) ?? .null }
}
