/// What sort of conclusion a passage is.
///
/// Exactly one kind belongs to each conclusion. The cases stand in the order in which a reader decides: the first that
/// fits is taken.
public enum ConclusionKind: String, CaseIterable, Hashable, Sendable {
    /// Date, place, level or order of coming meetings.
    case procedural
    /// Done by the text itself: a body or mechanism is created, a plan adopted.
    case decision
    /// Tasks officials or a group.
    case mandate
    /// Those who speak promise an action of their own.
    case commitment
    /// One side declares itself ready; the other has to accept.
    case offer
    /// A will, a resolve, something that is envisaged.
    case intention
    /// Somebody else is asked to act.
    case request
    /// Backs the aim of another without an act.
    case support
    /// Takes a stand; attributed, never asserted.
    case position
    /// Thanks or satisfaction.
    case appreciation
    /// Anything else that the text records: an exchange of views, a note taken.
    case information
}

extension ConclusionKind {
    /// How a register follows conclusions of a kind.
    public enum Following: Hashable, Sendable {
        /// Followed with owner, deadline and status.
        case tracked
        /// Watched: no status is asked, later sessions may make more of it.
        case watched
        /// Kept with its attribution only; it never counts in a rate.
        case attributed
    }

    /// How the register follows conclusions of this kind unless the parties say otherwise.
    public var following: Following {
        switch self {
        case .decision, .procedural, .commitment, .mandate, .request, .offer: .tracked
        case .intention, .support: .watched
        case .position, .appreciation, .information: .attributed
        }
    }
}

extension ConclusionKind {
    /// The definition in English, as it is shown beside the word: the source message of its translations.
    public var englishDefinition: String {
        switch self {
        case .procedural: "date, place, level or order of coming meetings"
        case .decision: "done by the text itself: a body is created, a plan adopted"
        case .mandate: "officials or a group are given a task"
        case .commitment: "those who speak promise an action of their own"
        case .offer: "one side declares itself ready; the other has to accept"
        case .intention: "a will, a resolve, something envisaged"
        case .request: "somebody else is asked to act"
        case .support: "backs the aim of another without an act of one’s own"
        case .position: "takes a stand; attributed, never asserted"
        case .appreciation: "thanks or satisfaction"
        case .information: "an exchange of views, or a note taken"
        }
    }
}
