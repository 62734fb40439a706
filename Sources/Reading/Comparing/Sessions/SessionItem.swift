public import Consultations

/// A conclusion of a session, as far as sessions are compared by it.
public struct SessionItem: Hashable, Sendable {
    /// The number under which people know it: `1/07`, or the place in a file.
    public let number: String
    public let words: String
    public let language: Language
    public let kind: ConclusionKind
    public let strength: Strength
    public let actionLevel: ActionLevel
    public let actors: [String]
    public let deadline: ExtendedDate?

    public init(
        number: String,
        words: String,
        language: Language,
        kind: ConclusionKind,
        strength: Strength,
        actionLevel: ActionLevel,
        actors: [String],
        deadline: ExtendedDate?
    ) {
        self.number = number
        self.words = words
        self.language = language
        self.kind = kind
        self.strength = strength
        self.actionLevel = actionLevel
        self.actors = actors
        self.deadline = deadline
    }
}

/// How a later conclusion stands to an earlier one: proposed by their words, for a person to confirm.
public enum ProposedRelation: String, CaseIterable, Hashable, Sendable {
    /// Says the same again.
    case reiterates
    /// Binds more.
    case strengthens
    /// Binds less.
    case weakens
    /// Says the same more exactly: a date, a number, more words.
    case specifies
    /// Puts another date or number in the place of the earlier one.
    case supersedes
    /// Answers an offer, a request or an intention by a promise or a decision.
    case takesUp = "takes_up"
}

/// An earlier and a later conclusion that are about the same.
public struct SessionPair: Hashable, Sendable {
    public let earlier: SessionItem
    public let later: SessionItem
    public let relation: ProposedRelation
    /// How much of their words they share, from 0 to 1; rare words count more.
    public let likeness: Double
}
