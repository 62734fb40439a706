/// A short name by which records refer to each other, for example `norvane` or `registry.north`.
///
/// Identifiers are neutral: they carry no order of parties, and people see the names that the parties gave. The type
/// parameter keeps the identifier of a party from being taken for that of a post.
public struct Identifier<Owner>: Hashable, Sendable, Comparable, CustomStringConvertible {
    /// The text: 1 to 64 characters of `a–z`, `0–9`, `-` and `.`, beginning with a letter or a digit.
    public let text: String

    /// Accepts a text in the form of an identifier; anything else is refused by name.
    public init(_ text: String) throws(IdentifierError) {
        let bytes = text.utf8
        let wellFormed = bytes.allSatisfy { byte in
            UInt8(ascii: "a")...UInt8(ascii: "z") ~= byte || UInt8(ascii: "0")...UInt8(ascii: "9") ~= byte
                || byte == UInt8(ascii: "-") || byte == UInt8(ascii: ".")
        }
        guard (1...64).contains(bytes.count), wellFormed, let first = bytes.first,
            first != UInt8(ascii: "-"), first != UInt8(ascii: ".")
        else { throw IdentifierError.notAnIdentifier(text) }
        self.text = text
    }

    public var description: String { text }

    public static func < (left: Self, right: Self) -> Bool { left.text < right.text }
}

/// An error met while reading an identifier.
public enum IdentifierError: Error, Hashable, Sendable, CustomStringConvertible {
    /// The text does not have the form of an identifier.
    case notAnIdentifier(String)

    public var description: String {
        switch self {
        case .notAnIdentifier(let text):
            "'\(text)' is not an identifier; use 1 to 64 small letters, digits, '-' and '.', for example 'norvane'"
        }
    }
}

/// What identifies a party or a member of one.
public typealias PartyID = Identifier<Party>
/// What identifies a post.
public typealias PostID = Identifier<Post>
/// What identifies an office.
public typealias OfficeID = Identifier<Office>
/// What identifies a mechanism.
public typealias MechanismID = Identifier<Mechanism>
