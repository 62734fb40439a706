/// A JSON value of the narrow kind that can be signed: no fractions, no null.
///
/// A missing value is a missing key; an amount or percentage is a string or a scaled integer. So there is one way to
/// write every value, on every machine (RFC 8785 narrowed).
public enum JSONValue: Sendable {
    /// Named members; order carries no meaning and is fixed by the printer.
    case object([String: JSONValue])
    /// Values in an order that carries meaning.
    case array([JSONValue])
    /// A text; the writer owes Normalization Form C.
    case string(String)
    /// A whole number between −(2^53 − 1) and 2^53 − 1.
    case integer(Int)
    /// True or false.
    case boolean(Bool)

    /// The text, if this is a string.
    public var string: String? {
        if case .string(let value) = self { value } else { nil }
    }

    /// The number, if this is an integer.
    public var integer: Int? {
        if case .integer(let value) = self { value } else { nil }
    }

    /// The truth value, if this is a boolean.
    public var boolean: Bool? {
        if case .boolean(let value) = self { value } else { nil }
    }

    /// The elements, if this is an array.
    public var array: [JSONValue]? {
        if case .array(let value) = self { value } else { nil }
    }

    /// The members, if this is an object.
    public var object: [String: JSONValue]? {
        if case .object(let value) = self { value } else { nil }
    }

    /// The member of this name, if this is an object that has it.
    public subscript(key: String) -> JSONValue? {
        if case .object(let members) = self { members[key] } else { nil }
    }
}
