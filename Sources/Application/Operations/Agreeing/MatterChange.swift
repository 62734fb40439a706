public import CanonicalBytes
public import Consultations

/// What is changed in the reading of a conclusion; what is not said here stays as it was.
public struct ReadingChange: Hashable, Sendable {
    public var kind: ConclusionKind?
    public var strength: Strength?
    public var actionLevel: ActionLevel?
    public var actors: Stated<[String]>?
    public var addressee: Stated<String>?
    public var deadline: Stated<Deadline>?
    public var domain: Stated<PolicyDomain>?
    public var place: Stated<String>?
    public var matter: Stated<String>?
    public var test: Stated<String>?

    public init() {}

    /// Whether anything is changed.
    public var isChange: Bool { self != ReadingChange() }

    /// The reading with the change.
    ///
    /// A value that stands in the words of the text is the text's; any other one is what the parties agree on later. Where
    /// a mistake is put right, a value takes the place of the one that was misread.
    func applied(to before: ConclusionReading, words: String, isCorrection: Bool) -> ConclusionReading {
        var reading = before
        func given<Value>(_ new: Stated<Value>?, _ old: Stated<Value>, _ texts: (Value) -> [String]) -> Stated<Value> {
            guard let new else { return old }
            guard let value = new.value else { return new }
            // Who said the same before said it first.
            if value == old.value { return old }
            let stands = texts(value).allSatisfy { !$0.isEmpty && words.contains($0) }
            if stands { return .statedInText(value) }
            if isCorrection, case .statedInText = old { return .statedInText(value) }
            return .agreedLater(value)
        }
        reading.kind = kind ?? before.kind
        reading.strength = strength ?? before.strength
        reading.actionLevel = actionLevel ?? before.actionLevel
        reading.actors = given(actors, before.actors) { $0 }
        if let actors { reading.scope = Self.scope(of: actors) }
        reading.addressee = given(addressee, before.addressee) { [$0] }
        reading.domain = given(domain, before.domain) { [$0.rawValue] }
        // A field of policy is what a reader makes of the words.
        if let domain = domain?.value, case .statedInText = before.domain { reading.domain = .statedInText(domain) }
        reading.place = given(place, before.place) { [$0] }
        reading.matter = given(matter, before.matter) { [$0] }
        reading.test = given(test, before.test) { [$0] }
        var deadline = deadline
        if isCorrection, let date = deadline?.value?.date, deadline?.value?.words == date.edtf,
            let said = before.deadline.value?.words
        {
            // The words of the text are the same; the date that follows from them was misread.
            deadline = .statedInText(Deadline(words: said, date: date))
        }
        if let said = before.deadline.value, let date = said.date, deadline?.value?.words == date.edtf {
            // The same date without the words for it.
            deadline = nil
        }
        reading.deadline = given(deadline, before.deadline) { [$0.words] }
        return reading
    }

    private static func scope(of actors: Stated<[String]>) -> ActorScope {
        guard let names = actors.value else { return .unstated }
        return names.count == 1 ? .oneParty : .joint
    }
}

/// What is changed of a document; what is not said here stays as it was, and its file always.
public struct DocumentChange: Hashable, Sendable {
    public var type: DocumentType?
    public var title: String?
    public var language: Language?
    /// The earlier document in whose place it stands.
    public var replaces: Digest?

    public init(
        type: DocumentType? = nil,
        title: String? = nil,
        language: Language? = nil,
        replaces: Digest? = nil
    ) {
        self.type = type
        self.title = title
        self.language = language
        self.replaces = replaces
    }

    /// Whether anything is changed.
    public var isChange: Bool { self != DocumentChange() }

    func applied(to before: Document) -> Document {
        Document(
            file: before.file,
            session: before.session,
            type: type ?? before.type,
            language: language ?? before.language,
            title: title ?? before.title,
            encoding: before.encoding,
            voice: before.voice,
            replaces: replaces ?? before.replaces,
            text: before.text
        )
    }
}

/// What is changed of a party: its names, its membership in a confederation, or that it presides there.
public struct PartyChange: Hashable, Sendable {
    public var party: PartyID
    public var kind: PartyKind?
    /// Names in some languages; those in others stay.
    public var names: Names?
    /// Its membership or presidency, where that is changed.
    public var affiliation: Affiliation?

    /// What is said of a membership or of a presidency.
    public struct Affiliation: Hashable, Sendable {
        public var confederation: PartyID
        /// Whether it is about the presidency; else it is about the membership.
        public var presides: Bool
        public var from: ExtendedDate?
        public var until: ExtendedDate?
        public var source: FactSource?
        /// The source of what is said for the first time, where none is given.
        public var otherwise: FactSource

        public init(
            _ confederation: PartyID,
            presides: Bool = false,
            from: ExtendedDate? = nil,
            until: ExtendedDate? = nil,
            source: FactSource? = nil,
            otherwise: FactSource
        ) {
            self.confederation = confederation
            self.presides = presides
            self.from = from
            self.until = until
            self.source = source
            self.otherwise = otherwise
        }
    }

    public init(_ party: PartyID, kind: PartyKind? = nil, names: Names? = nil, affiliation: Affiliation? = nil) {
        self.party = party
        self.kind = kind
        self.names = names
        self.affiliation = affiliation
    }

    /// Whether anything is changed; else the party is proposed as it is on record.
    var isChange: Bool { kind != nil || names != nil || affiliation != nil }

    func named(after before: Party?) -> Party? {
        guard let kind = kind ?? before?.kind, let names = names?.merged(over: before?.names) ?? before?.names else {
            return nil
        }
        return Party(id: party, kind: kind, names: names)
    }
}

extension PartyChange.Affiliation {
    func membership(of party: PartyID, after before: Membership?) -> Membership {
        Membership(
            member: party,
            confederation: confederation,
            from: from ?? before?.from,
            until: until ?? before?.until,
            source: source ?? before?.source ?? otherwise
        )
    }

    func presidency(of party: PartyID, after before: Presidency?) -> Presidency {
        Presidency(
            confederation: confederation,
            holder: party,
            from: from ?? before?.from,
            until: until ?? before?.until,
            source: source ?? before?.source ?? otherwise
        )
    }
}
