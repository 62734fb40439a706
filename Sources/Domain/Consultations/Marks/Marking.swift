public import CanonicalBytes

/// How one party wants something handled, and what it prints on it: each party has marks of its own.
public struct Marking: Hashable, Sendable {
    public let subject: MarkedSubject
    public let handling: Handling
    /// The marking as it is printed, in the words of the party's own rules; nothing where it prints none.
    public let words: String?

    public init(of subject: MarkedSubject, handling: Handling, words: String? = nil) {
        self.subject = subject
        self.handling = handling
        self.words = words
    }
}

/// A marking, and when and where it was made.
public struct DatedMarking: Hashable, Sendable {
    public let marking: Marking
    public let at: Instant
    public let place: ActPlace
}

/// What can be marked: a session with all that it led to, a document with its conclusions, or one conclusion.
public enum MarkedSubject: Hashable, Sendable, CustomStringConvertible {
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
        case "document":
            guard let digest = Digest(hexadecimal: String(parts[1])) else { return nil }
            self = .document(digest)
        default:
            switch ReleasedSubject(text) {
            case .session(let number): self = .session(number)
            case .conclusion(let number): self = .conclusion(number)
            case nil: return nil
            }
        }
        guard description == text else { return nil }
    }
}
