public import CanonicalBytes

/// What can be marked and published: a session with all that it led to, a document with its conclusions, or one conclusion.
public enum RegisterItem: Hashable, Sendable, CustomStringConvertible {
    case session(Int)
    case document(Digest)
    case conclusion(ConclusionNumber)

    public var description: String { matter.name }

    /// What it is about, as acts name it.
    public var subject: Subject {
        switch self {
        case .session(let number): .session(number)
        case .document(let digest): .document(digest)
        case .conclusion(let number): .conclusion(number)
        }
    }

    /// The matter that is joint once all parties have agreed to it.
    public var matter: Matter {
        switch self {
        case .session(let number): .session(number)
        case .document(let digest): .document(digest)
        case .conclusion(let number): .conclusion(number)
        }
    }

    /// Reads `session 2`, `conclusion 1/07`, or `document` with the 64 digits of its file.
    init?(_ text: String) {
        let parts = text.split(separator: " ", omittingEmptySubsequences: false)
        guard parts.count == 2 else { return nil }
        switch parts[0] {
        case "session":
            guard let number = Int(parts[1]), 1...9999 ~= number else { return nil }
            self = .session(number)
        case "document":
            guard let digest = Digest(hexadecimal: String(parts[1])) else { return nil }
            self = .document(digest)
        case "conclusion":
            guard let number = ConclusionNumber(String(parts[1])) else { return nil }
            self = .conclusion(number)
        default: return nil
        }
        guard description == text else { return nil }
    }
}
