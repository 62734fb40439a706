/// An error met while reading an act from its bytes.
public enum RecordError: Error, Hashable, Sendable, CustomStringConvertible {
    /// The bytes are not canonical JSON.
    case notCanonical(String)
    /// A field that the act needs is not there.
    case missing(field: String, of: String)
    /// A field holds something that it may not hold.
    case wrong(field: String, of: String)
    /// The act has a field that its form does not know.
    case unknownField(String, of: String)
    /// The act can be read, and would be written in other bytes: its form is not the one form that a record has.
    case otherForm(of: String)
    /// The act is of a kind that this version of the program does not know.
    case unknownAct(String)

    public var description: String {
        switch self {
        case .notCanonical(let reason): "the act is not canonical JSON: \(reason)"
        case .missing(let field, let record): "the \(record) lacks the field '\(field)'"
        case .wrong(let field, let record): "the field '\(field)' of the \(record) holds something that it may not hold"
        case .unknownField(let field, let record):
            "the \(record) has the field '\(field)', which its form does not know"
        case .otherForm(let record): "the \(record) is not written in the one form that a record has"
        case .unknownAct(let name): "an act '\(name)' is not known to this version; a newer program reads it"
        }
    }
}
