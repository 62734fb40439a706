import CanonicalBytes

/// What an act says: the content of its body.
public enum ActContent: Hashable, Sendable {
    /// The journal begins: who keeps it, for which mechanism, with which keys.
    case found(Founding)
    /// A party or a member is named, or named anew.
    case party(Party)
    case membership(Membership)
    case presidency(Presidency)
    case office(Office)
    case post(Post)
    case tenure(Tenure)
    /// The mechanism's names, parties, status and rules.
    case mechanism(Mechanism)
    case session(Session)
    /// A document is deposited.
    case deposit(Document)
    /// The findings of a document were reviewed.
    case review(ReviewRecord)
    /// A conclusion enters the register.
    case conclusion(ConclusionEntry)
    /// A conclusion is read anew; its quotation stays.
    case reading(ConclusionNumber, ConclusionReading)
    case assign(Assignment)
    case report(ProgressReport)
    /// Two conclusions of a session are one, or are so no more.
    case merge(Merge)
    /// Conclusions that one side has alone take other numbers.
    case renumber(Renumbering)
    /// A link between two conclusions is confirmed, refused or taken back.
    case link(LinkStatement)
    /// Two language versions of a document are aligned, or their alignment is corrected.
    case concordance(Concordance)
    /// The founding text, and the participant's signature line under it.
    case constitute(FoundingText, signature: String)
    /// What others wrote has been received; the header tells what.
    case acknowledge
    /// What is proposed, and the proposer's signature line under it.
    case propose(Instrument, signature: String)
    /// The signature line of a party that agrees to the proposal that the header names.
    case consent(signature: String)
    /// Why a party does not agree.
    case object(reason: String)
    /// A proposal or a consent is taken back, with the reason where one is given.
    case withdraw(reason: String?)
    /// That a proposal is agreed by silence.
    case declare
    /// The presidency passes to the member whose journal the header names.
    case handOver(source: FactSource)
    /// Another journal of a participant is recognised: its card, and the reason.
    case recognise(ParticipantCard, reason: String)
    /// A reservation, an interpretation, or another declaration of one party.
    case statement(Statement)
    /// How one party wants something handled.
    case mark(Marking)
    /// The status of a conclusion on which all parties agree.
    case agreedStatus(ConclusionNumber, ProgressStatus)
    /// What may be shown to the public.
    case release(Release)
    /// New rules: who takes part and for which party, who speaks next, and when silence consents.
    case rules(FoundingText)
}

/// The first act of a journal.
public struct Founding: Hashable, Sendable {
    public let mechanism: MechanismID
    /// The party that keeps the journal.
    public let party: PartyID
    /// The verifying keys of the journal, as C2SP vkey lines.
    public let keys: [String]

    public init(mechanism: MechanismID, party: PartyID, keys: [String]) {
        self.mechanism = mechanism
        self.party = party
        self.keys = keys
    }
}

/// A conclusion as it enters the register.
public struct ConclusionEntry: Hashable, Sendable {
    public let number: ConclusionNumber
    public let quotation: Quotation
    public let reading: ConclusionReading
    /// The language of the document that is quoted.
    public let language: Language
    public let voice: Voice
    public let confidence: Confidence
    /// Why a reader proposed it; empty where a person marked it by hand.
    public let grounds: [Ground]
    /// The conclusion that says the same more fully, in the same document.
    public let restates: ConclusionNumber?

    public init(
        number: ConclusionNumber,
        quotation: Quotation,
        reading: ConclusionReading,
        language: Language,
        voice: Voice,
        confidence: Confidence,
        grounds: [Ground],
        restates: ConclusionNumber? = nil
    ) {
        self.number = number
        self.quotation = quotation
        self.reading = reading
        self.language = language
        self.voice = voice
        self.confidence = confidence
        self.grounds = grounds
        self.restates = restates
    }
}

extension ConclusionEntry {
    /// The same words in another reading.
    public func read(as reading: ConclusionReading) -> ConclusionEntry {
        ConclusionEntry(
            number: number,
            quotation: quotation,
            reading: reading,
            language: language,
            voice: voice,
            confidence: confidence,
            grounds: grounds,
            restates: restates
        )
    }
}

extension ActContent {
    /// The code of the act, as the header names it.
    public var code: String {
        switch self {
        case .found: "found"
        case .party: "party"
        case .membership: "membership"
        case .presidency: "presidency"
        case .office: "office"
        case .post: "post"
        case .tenure: "tenure"
        case .mechanism: "mechanism"
        case .session: "session"
        case .deposit: "deposit"
        case .review: "review"
        case .conclusion: "conclusion"
        case .reading: "reading"
        case .assign: "assign"
        case .report: "report"
        case .merge: "merge"
        case .renumber: "renumber"
        case .link: "link"
        case .concordance: "concordance"
        case .constitute: Constitution.code
        case .acknowledge: "acknowledge"
        case .propose: "propose"
        case .consent: "consent"
        case .object: "object"
        case .withdraw: "withdraw"
        case .declare: "declare"
        case .handOver: "hand_over"
        case .recognise: "recognise"
        case .statement: "statement"
        case .mark: "mark"
        case .agreedStatus: "agreed_status"
        case .release: "release"
        case .rules: "rules"
        }
    }

    /// The content as canonical JSON: the bytes of the body.
    public var bytes: [UInt8] { CanonicalJSON.print(json) }

    /// Reads the bytes of a body for the act that its header names.
    public init(act code: String, bytes: [UInt8]) throws(RecordError) {
        let value: JSONValue
        do { value = try CanonicalJSON.parseUnprinted(bytes, limits: .body) } catch {
            throw .notCanonical(error.description)
        }
        try self.init(act: code, json: value)
        guard self.bytes == bytes else { throw .otherForm(of: code) }
    }
}
