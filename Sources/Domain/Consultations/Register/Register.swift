public import CanonicalBytes

/// What the acts amount to: the pure fold of the journals.
///
/// A register holds no state of its own. The same acts in the same order give the same register on every machine, and
/// everything that people see can be thrown away and computed again.
public struct Register: Hashable, Sendable {
    /// What is known of each journal.
    public internal(set) var journals: [String: JournalState] = [:]
    public internal(set) var parties: [PartyID: Party] = [:]
    public internal(set) var memberships: [Membership] = []
    public internal(set) var presidencies: [Presidency] = []
    public internal(set) var offices: [OfficeID: Office] = [:]
    public internal(set) var posts: [PostID: Post] = [:]
    public internal(set) var tenures: [Tenure] = []
    public internal(set) var mechanism: Mechanism?
    public internal(set) var sessions: [Int: Session] = [:]
    public internal(set) var documents: [Digest: Document] = [:]
    /// The documents in the order in which they were deposited.
    public internal(set) var documentOrder: [Digest] = []
    public internal(set) var reviews: [Digest: [ReviewRecord]] = [:]
    public internal(set) var conclusions: [ConclusionNumber: Conclusion] = [:]
    /// What each party last said of a link.
    public internal(set) var links: [Link: [PartyID: DatedLink]] = [:]
    /// The links of each conclusion in the order in which they were first named.
    var linksOf: [ConclusionNumber: [Link]] = [:]
    /// The alignments of language versions that count now.
    public internal(set) var concordances: [VersionPair: Concordance] = [:]
    /// The pairs of versions in the order in which they were first aligned.
    public internal(set) var concordanceOrder: [VersionPair] = []
    var concordancesOf: [Digest: [VersionPair]] = [:]
    /// The text by which the mechanism was founded between nodes; nothing while one side keeps it alone.
    public internal(set) var foundingText: FoundingText?
    /// The cards of journals that were recognised in place of others.
    public internal(set) var recognised: [String: ParticipantCard] = [:]
    /// What parties declared on their own, oldest first.
    public internal(set) var statements: [DatedStatement] = []
    /// How each participant last said that something is to be handled.
    public internal(set) var markings: [RegisterItem: [PartyID: DatedMarking]] = [:]
    /// What all parties last agreed on showing each item to the public.
    public internal(set) var releases: [RegisterItem: StandingRelease] = [:]
    /// What mistakes all parties agreed to put right, by the matter, oldest first.
    public internal(set) var rectifications: [Matter: [Rectification]] = [:]
    /// What all parties have agreed on each matter, in the words that they signed.
    public internal(set) var jointTexts: [Matter: ActContent] = [:]
    /// The acts about each subject, in the order of their journals.
    public internal(set) var history: [Subject: [ActPlace]] = [:]
    /// The acts without effect, and why; they are kept and shown.
    public internal(set) var void: [ActPlace: Refusal] = [:]
    /// The acts whose time lies before that of an act before them in their journal: their place counts, not their date.
    public private(set) var datedBack: Set<ActPlace> = []
    /// The latest time that each journal has claimed so far.
    private var latestTimes: [String: Instant] = [:]
    /// The acts whose bodies this program could not read.
    public internal(set) var notUnderstood: [ActPlace: RecordError] = [:]

    public init() {}

    /// Takes in the next act of a journal, and says whether it has an effect.
    ///
    /// Acts arrive in the order of their journal; the caller has checked hashes and signatures.
    @discardableResult
    public mutating func receive(_ act: Act) -> Refusal? {
        let place = act.place
        noteTime(of: act)
        let refusal = judge(act)
        if let refusal {
            void[place] = refusal
        } else if case .shown(let content) = act.body {
            apply(content, of: act)
        }
        if case .notUnderstood(let error) = act.body { notUnderstood[place] = error }
        if case .shown(let content) = act.body { note(act, about: content) }
        journals[act.header.journal, default: JournalState()].size = act.header.number + 1
        return refusal
    }

    private func judge(_ act: Act) -> Refusal? {
        guard case .shown(let content) = act.body else { return nil }
        return refusal(of: content, in: act.header.journal)
    }

    mutating func apply(_ content: ActContent, of act: Act) {
        switch content {
        case .found(let founding):
            journals[act.header.journal, default: JournalState()].founding = founding
        case .party(let party): parties[party.id] = party
        case .membership(let fact):
            memberships.removeAll {
                $0.member == fact.member && $0.confederation == fact.confederation && $0.from == fact.from
            }
            memberships.append(fact)
        case .presidency(let fact):
            presidencies.removeAll { $0.confederation == fact.confederation && $0.from == fact.from }
            presidencies.append(fact)
        case .office(let office): offices[office.id] = office
        case .post(let post): posts[post.id] = post
        case .tenure(let tenure):
            tenures.removeAll { $0.post == tenure.post && $0.person == tenure.person && $0.from == tenure.from }
            tenures.append(tenure)
        case .mechanism(let mechanism): self.mechanism = mechanism
        case .session(let session): sessions[session.number] = session
        case .deposit(let document):
            documents[document.file.sha256] = document
            documentOrder.append(document.file.sha256)
        case .review(let review): reviews[review.document, default: []].append(review)
        case .conclusion(let entry): conclusions[entry.number] = Conclusion(entry)
        case .reading(let number, let reading): conclusions[number]?.reading = reading
        case .assign(let assignment):
            guard let party = posts[assignment.post]?.party else { return }
            conclusions[assignment.conclusion]?.duties[party, default: [:]][assignment.duty] = assignment.post
        case .report(let report):
            let dated = DatedReport(report: report, at: act.header.at, place: act.place)
            conclusions[report.conclusion]?.reports[report.party, default: []].append(dated)
        case .merge(let merge): conclusions[merge.number]?.restates = merge.into
        case .renumber(let renumbering): apply(renumbering, of: act)
        case .link(let statement): apply(statement, of: act)
        case .concordance(let concordance): apply(concordance)
        case .constitute(let text, _):
            foundingText = text
        case .statement(let statement):
            guard let party = participant(of: act.header.journal) else { return }
            statements.append(DatedStatement(statement: statement, party: party, at: act.header.at, place: act.place))
        case .mark(let marking):
            guard let participant = participant(of: act.header.journal) else { return }
            apply(marking, of: act, by: participant)
        case .agreedStatus(let number, let status): conclusions[number]?.agreedStatus = status
        case .release(let release): releases[release.item] = StandingRelease(release, in: act)
        case .rules(let text): foundingText = text
        case .recognise(let card, _): recognised[card.journal] = card
        case .acknowledge, .propose, .consent, .object, .withdraw, .declare, .handOver: break
        }
    }
}

extension Register {
    /// Compares the time of an act with those before it in its journal.
    mutating func noteTime(of act: Act) {
        if let latest = latestTimes[act.header.journal], act.header.at < latest {
            datedBack.insert(act.place)
        } else {
            latestTimes[act.header.journal] = act.header.at
        }
    }
}

/// What a register knows of one journal.
public struct JournalState: Hashable, Sendable {
    /// How many acts it holds.
    public internal(set) var size = 0
    public internal(set) var founding: Founding?

    public init() {}
}
