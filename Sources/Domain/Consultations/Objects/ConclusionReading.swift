/// What a conclusion is understood to say: kind, actors, deadline and the rest, apart from its exact words.
public struct ConclusionReading: Hashable, Sendable {
    public var kind: ConclusionKind
    public var strength: Strength
    public var actionLevel: ActionLevel
    /// Who is bound or speaks, as the text names them.
    public var actors: Stated<[String]>
    public var scope: ActorScope
    /// Who is asked or addressed.
    public var addressee: Stated<String>
    /// What is to be done or is held, in a few words of a person; the quotation stands for it while nobody wrote any.
    public var matter: Stated<String>
    public var domain: Stated<PolicyDomain>
    /// The heading under which the words are printed.
    public var heading: String?
    public var deadline: Stated<Deadline>
    public var place: Stated<String>
    /// By what anybody can see that it is done.
    public var test: Stated<String>

    public init(
        kind: ConclusionKind,
        strength: Strength,
        actionLevel: ActionLevel,
        actors: Stated<[String]>,
        scope: ActorScope,
        addressee: Stated<String> = .notStated,
        matter: Stated<String> = .notYetEntered,
        domain: Stated<PolicyDomain> = .notStated,
        heading: String? = nil,
        deadline: Stated<Deadline> = .notStated,
        place: Stated<String> = .notStated,
        test: Stated<String> = .notStated
    ) {
        self.kind = kind
        self.strength = strength
        self.actionLevel = actionLevel
        self.actors = actors
        self.scope = scope
        self.addressee = addressee
        self.matter = matter
        self.domain = domain
        self.heading = heading
        self.deadline = deadline
        self.place = place
        self.test = test
    }
}

/// A time by which, or at which, something is due: the words of the text, and the date that follows from them.
public struct Deadline: Hashable, Sendable {
    /// The words that give the time.
    public let words: String
    /// The date, where one follows from the words; nothing for an open or a recurring time.
    public let date: ExtendedDate?

    public init(words: String, date: ExtendedDate?) {
        self.words = words
        self.date = date
    }
}
