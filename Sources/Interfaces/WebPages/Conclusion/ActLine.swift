public import Consultations

/// One act about a conclusion, as far as its content is at hand.
public struct ActLine: Hashable, Sendable {
    /// What the act says.
    public enum Content: Hashable, Sendable {
        /// The conclusion entered the register.
        case entered(ConclusionKind)
        /// It was read anew.
        case read(ConclusionKind)
        case assigned(post: Wording, duty: Duty)
        case reported(party: Wording, ProgressReport)
        /// What a party says of a link.
        case linked(party: Wording, LinkStatement)
        /// It is followed in another one, or for itself again.
        case merged(Merge)
        /// What a party declares on its own.
        case declared(StatementKind, text: String)
        /// The reason of an objection, a withdrawal, a handover; nothing where it gives none.
        case reasoned(String?)
        /// The content was not given to this reader.
        case withheld
        /// The content can't be read by this program; the reason is in English.
        case notUnderstood(String)
        case other
    }

    public let place: ActPlace
    /// The participant in whose journal it stands.
    public let author: Wording
    /// The proposal that it makes or answers, as people name it.
    public let proposal: String?
    public let at: Instant
    /// What was done, by the code of the act.
    public let code: String
    /// The post that acted, where one is named.
    public let post: Wording?
    public let content: Content
    /// Why the act has no effect, in English; nothing for one that has.
    public let void: String?

    public init(
        place: ActPlace,
        author: Wording,
        proposal: String?,
        at: Instant,
        code: String,
        post: Wording?,
        content: Content,
        void: String?
    ) {
        self.place = place
        self.author = author
        self.proposal = proposal
        self.at = at
        self.code = code
        self.post = post
        self.content = content
        self.void = void
    }
}
