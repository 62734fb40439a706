/// That something joint may be shown to the public: it takes the consent of every party.
public struct Release: Hashable, Sendable {
    public let subject: ReleasedSubject
    /// Whether it is public from now on; taken back where not.
    public let isPublic: Bool
    /// Not before this day, where there is an embargo.
    public let from: ExtendedDate?

    public init(subject: ReleasedSubject, isPublic: Bool = true, from: ExtendedDate? = nil) {
        self.subject = subject
        self.isPublic = isPublic
        self.from = from
    }
}

/// What can be published: one conclusion, or all of a session.
public enum ReleasedSubject: Hashable, Sendable, CustomStringConvertible {
    case session(Int)
    case conclusion(ConclusionNumber)

    public var description: String {
        switch self {
        case .session(let number): "session \(number)"
        case .conclusion(let number): "conclusion \(number)"
        }
    }

    /// Reads `session 2` or `conclusion 1/07`.
    init?(_ text: String) {
        let parts = text.split(separator: " ", omittingEmptySubsequences: false)
        guard parts.count == 2 else { return nil }
        switch parts[0] {
        case "session":
            guard let number = Int(parts[1]), 1...9999 ~= number else { return nil }
            self = .session(number)
        case "conclusion":
            guard let number = ConclusionNumber(String(parts[1])) else { return nil }
            self = .conclusion(number)
        default: return nil
        }
        guard description == text else { return nil }
    }
}
