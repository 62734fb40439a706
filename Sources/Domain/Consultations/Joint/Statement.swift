public import CanonicalBytes

/// What one party declares on its own: it is recorded as said, and changes nothing that is agreed.
public struct Statement: Hashable, Sendable {
    public let kind: StatementKind
    /// The conclusion that it is about; nothing where it is about the mechanism as a whole.
    public let conclusion: ConclusionNumber?
    /// Its words.
    public let text: String
    /// From when it takes effect, where it says so.
    public let from: ExtendedDate?
    /// The proposal that it is about, by its leaf hash: the very text, and so no later one.
    public let proposal: Digest?
    /// Whether its party shows it to everybody, as its own view, once what it is about is public.
    public let isPublic: Bool

    /// A statement about a conclusion, or the mechanism as a whole.
    public init(
        kind: StatementKind,
        conclusion: ConclusionNumber?,
        text: String,
        from: ExtendedDate? = nil,
        isPublic: Bool = false
    ) {
        self.kind = kind
        self.conclusion = conclusion
        self.text = text
        self.from = from
        proposal = nil
        self.isPublic = isPublic
    }

    /// A statement about what is proposed, with the leaf hash of the act that proposes it.
    public init(kind: StatementKind, proposal: Digest, text: String, from: ExtendedDate? = nil) {
        self.kind = kind
        conclusion = nil
        self.text = text
        self.from = from
        self.proposal = proposal
        isPublic = false
    }
}

/// What a party declares.
public enum StatementKind: String, CaseIterable, Hashable, Sendable {
    /// It excludes or changes an effect for itself.
    case reservation
    /// How it reads a text.
    case interpretation
    /// For the record.
    case explanation
    /// It stops taking part for a time.
    case suspension
    /// It takes part again.
    case resumption
    /// It leaves the mechanism.
    case withdrawal
    /// It takes the place of another, or continues it.
    case succession
}

/// A statement, and who made it, when and where.
public struct DatedStatement: Hashable, Sendable {
    public let statement: Statement
    public let party: PartyID
    public let at: Instant
    public let place: ActPlace
}
