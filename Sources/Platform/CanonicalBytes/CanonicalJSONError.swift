/// Why bytes are not canonical JSON, and where.
///
/// The text says nothing of the content: only a place and a rule, so that it may be written to a log.
public struct CanonicalJSONError: Error, Hashable, Sendable, CustomStringConvertible {
    /// The rule that is broken.
    public enum Reason: Hashable, Sendable {
        case tooLong(limit: Int)
        case tooDeep(limit: Int)
        case tooManyElements(limit: Int)
        case stringTooLong(limit: Int)
        case endOfText
        case bytesAfterTheValue
        case unexpectedByte(UInt8)
        case whitespace
        case null
        case fraction
        case integerOutOfRange
        case leadingZero
        case negativeZero
        case keyNotASCII
        case duplicateKey
        case keysOutOfOrder
        case controlCharacter
        case needlessEscape
        case unknownEscape
        case notUTF8
        case forbiddenCharacter
        case notCanonical
    }

    /// The place in the bytes, counted from 0.
    public let offset: Int
    /// The rule.
    public let reason: Reason

    /// Makes an error for a place and a rule.
    public init(offset: Int, reason: Reason) {
        self.offset = offset
        self.reason = reason
    }

    public var description: String {
        "byte \(offset): \(reason); ask the sender for the original bytes"
    }
}

extension CanonicalJSONError.Reason: CustomStringConvertible {
    public var description: String {
        switch self {
        case .tooLong(let limit): "the text is longer than \(limit) bytes"
        case .tooDeep(let limit): "values are nested deeper than \(limit)"
        case .tooManyElements(let limit): "more than \(limit) elements"
        case .stringTooLong(let limit): "a string is longer than \(limit) bytes"
        case .endOfText: "the text ends before the value does"
        case .bytesAfterTheValue: "there are bytes after the value"
        case .unexpectedByte(let byte): "byte \(byte) doesn't belong here"
        case .whitespace: "canonical JSON has no white space between values"
        case .null: "null is not used; a missing value is a missing key"
        case .fraction: "numbers have no fraction and no exponent"
        case .integerOutOfRange: "a number lies beyond 2^53 - 1"
        case .leadingZero: "a number begins with a needless 0"
        case .negativeZero: "0 has no sign"
        case .keyNotASCII: "a key has a character outside printable ASCII"
        case .duplicateKey: "a key is repeated"
        case .keysOutOfOrder: "keys are not sorted"
        case .controlCharacter: "a control character is not escaped"
        case .needlessEscape: "a character is escaped in another form than the canonical one"
        case .unknownEscape: "an escape is not known"
        case .notUTF8: "a string is not valid UTF-8"
        case .forbiddenCharacter: "a string has U+0000 or a noncharacter"
        case .notCanonical: "the value prints differently"
        }
    }
}
