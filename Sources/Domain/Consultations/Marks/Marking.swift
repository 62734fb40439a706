/// How one party wants something handled, and what it prints on it: each party has marks of its own.
public struct Marking: Hashable, Sendable {
    public let subject: RegisterItem
    public let handling: Handling
    /// The marking as it is printed, in the words of the party's own rules; nothing where it prints none.
    public let words: String?

    public init(of subject: RegisterItem, handling: Handling, words: String? = nil) {
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
