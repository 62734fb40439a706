public import Agreement
public import CanonicalBytes

/// The journals of a mechanism folded together, as one participant has them.
///
/// The register is the own side's: its own acts, each judged where it stands; what is agreed, from the first own act on
/// that has seen it agreed; and what the others report and declare, as theirs. What is agreed is computed from headers
/// alone. While the mechanism is not founded between nodes, it is the own journal and nothing else.
public struct JointRecord: Sendable {
    /// The journal of the participant whose record this is.
    public let journal: String
    public private(set) var register = Register()
    /// What is agreed; nothing before the founding text is signed.
    public private(set) var agreement: Agreement?
    /// The salt of the founding text.
    private var foundingSalt: Digest?
    /// The name of the first rules.
    public private(set) var founding: Digest?
    /// The number of the own act that signs the founding text.
    public private(set) var founded: Int?
    /// What each journal has signed as the founding: the same name everywhere, or the mechanism isn't founded.
    public private(set) var foundings: [String: Digest] = [:]
    /// The acts that propose, by their leaf hashes.
    public private(set) var proposals: [Digest: Act] = [:]
    /// The acts that proposals are answered with, in the order in which they were placed.
    public private(set) var answers: [Digest: [Act]] = [:]
    /// The proposals in the order in which they were placed.
    public private(set) var proposalOrder: [Digest] = []
    /// The acts that hand over, by their leaf hashes.
    public private(set) var handovers: [Digest: Act] = [:]
    /// The proposals about each subject, in the order in which they were placed.
    public private(set) var proposalsAbout: [Subject: [Digest]] = [:]
    /// The party in whose line each statement stands; nothing for one of a participant that did not speak for any.
    public private(set) var linesOfStatements: [ActPlace: PartyID] = [:]
    /// The acts whose word has no effect on what is agreed, and why.
    public private(set) var voidWords: [ActPlace: VoidReason] = [:]
    /// The latest agreed version of each matter.
    public private(set) var versions: [Matter: Digest] = [:]
    /// The matters that are agreed and that the register shows, by the leaf hashes of their proposals.
    public private(set) var adopted: Set<Digest> = []
    /// What is agreed and can't be shown in the register yet, and why: mostly it lacks something that is agreed later.
    public private(set) var notShown: [NotShown] = []
    /// The conclusions whose rows may have changed since somebody asked.
    public var touched: Set<ConclusionNumber> = []
    /// What each journal's latest act says that its author had of every other journal.
    public private(set) var seenHeads: [String: [String: [SeenHead]]] = [:]
    /// How many acts of the own journal others say that they have, where these are more than are here.
    public private(set) var ownCited: Int?
    /// The number of the last act of each other journal that changes the register.
    private var news: [String: Int] = [:]
    /// How many acts of each journal are placed.
    public private(set) var sizes: [String: Int] = [:]

    /// Acts before the founding, in their order.
    private var early: [PlacedJournalAct] = []
    /// Acts that were handed in, by their leaf hashes, until they are placed.
    private var held: [Digest: PlacedJournalAct] = [:]
    /// What others reported and declared on conclusions that the register does not show yet.
    private var waitingWords: [ConclusionNumber: [(act: Act, party: String?)]] = [:]
    /// The cards that lines have recognised in place of others, by their journals and the parties whose lines these are.
    private var recognitions: [String: [String: ParticipantCard]] = [:]
    private let sha256: @Sendable ([UInt8]) -> Digest

    /// Begins the record of a participant.
    public init(journal: String, sha256: @escaping @Sendable ([UInt8]) -> Digest) {
        self.journal = journal
        self.sha256 = sha256
    }

    /// A matter that is agreed, and why the register can't show it.
    public struct NotShown: Hashable, Sendable {
        /// The leaf hash of its proposal.
        public let proposal: Digest
        public let content: ActContent
        public fileprivate(set) var refusal: Refusal
    }

    /// An act with its place in its journal's tree.
    public struct PlacedJournalAct: Sendable {
        public let act: Act
        public let leaf: Digest
        public let rootBefore: Digest
        public let root: Digest

        public init(act: Act, leaf: Digest, rootBefore: Digest, root: Digest) {
            self.act = act
            self.leaf = leaf
            self.rootBefore = rootBefore
            self.root = root
        }

        fileprivate var forAgreement: AgreementAct {
            AgreementAct(header: act.header, leaf: leaf, rootBefore: rootBefore, root: root)
        }
    }

    /// Takes in the next act of a journal.
    ///
    /// Acts of one journal arrive in their order, those of different journals in any order: what arrives before its past
    /// waits.
    ///
    /// - Returns: Why the register gives an act of the own journal no effect; nothing where it has one.
    @discardableResult
    public mutating func receive(_ placed: PlacedJournalAct) -> Refusal? {
        let act = placed.act
        let isOwn = act.header.journal == journal
        guard agreement != nil else {
            // Without its place in the tree nobody can cite it; then the journals are folded anew after the founding.
            if placed.root != placed.rootBefore { early.append(placed) }
            guard isOwn else { return nil }
            let refusal = register.receive(act)
            sizes[journal] = act.header.number + 1
            if let constitution = act.header.constitution, refusal == nil,
                case .shown(.constitute(let text, _)) = act.body
            {
                foundingSalt = text.salt(sha256: sha256)
                founded = act.header.number
                begin(constitution)
            }
            return refusal
        }
        return enter(placed)
    }

    private mutating func begin(_ constitution: Constitution) {
        let name = constitution.name(sha256: sha256)
        founding = name
        foundings[journal] = name
        agreement = Agreement(founding: constitution.rules, named: name)
        let acts = early
        early = []
        for placed in acts {
            guard placed.act.header.journal == journal else {
                enter(placed)
                continue
            }
            agreement?.receive(placed.forAgreement)
        }
    }

    @discardableResult
    private mutating func enter(_ placed: PlacedJournalAct) -> Refusal? {
        if placed.act.header.journal != journal {
            for head in placed.act.header.seen[journal] ?? [] where head.size > ownCited ?? 0 { ownCited = head.size }
        }
        let reception = agreement?.receive(placed.forAgreement)
        if reception != .known { held[placed.leaf] = placed }
        guard case .taken(let leaves) = reception else { return nil }
        var refusal: Refusal?
        for leaf in leaves {
            guard let ready = held.removeValue(forKey: leaf) else { continue }
            let refused = apply(ready.act, leaf: leaf, root: ready.root)
            if leaf == placed.leaf { refusal = refused }
        }
        return refusal
    }

    private mutating func apply(_ act: Act, leaf: Digest, root: Digest) -> Refusal? {
        sizes[act.header.journal] = max(sizes[act.header.journal] ?? 0, act.header.number + 1)
        seenHeads[act.header.journal] = act.header.seen
        note(act, leaf: leaf)
        if let judgement = agreement?.judgement(of: root) {
            if let reason = judgement.void { voidWords[act.place] = reason }
            if case .shown(.statement) = act.body, let party = judgement.party.flatMap({ try? PartyID($0) }) {
                linesOfStatements[act.place] = party
            }
        }
        guard act.header.journal == journal else {
            register.noteTime(of: act)
            if isNews(act, root: root) { news[act.header.journal] = act.header.number }
            takeFromOthers(act, inLineOf: agreement?.judgement(of: root)?.party)
            return nil
        }
        adopt(at: root)
        let refusal = register.receive(act)
        if refusal == nil { showWhatWaits() }
        if case .shown(let content) = act.body { touch(content) }
        return refusal
    }

    /// How many acts of every other journal an author has for certain, as its latest act says.
    public func seen(by journal: String) -> [String: Int] {
        (seenHeads[journal] ?? [:]).mapValues { $0.first?.size ?? 0 }
    }

    /// The journals of which two histories are here.
    public var journalsWithTwoHistories: [String] {
        (agreement?.ends ?? [:]).filter { $0.value.count > 1 }.keys.sorted()
    }

    /// Whether there are acts of others that change the register and that no own act has seen.
    public var awaitsAcknowledgement: Bool {
        let isForkUnseen = journalsWithTwoHistories.contains {
            $0 != journal && (seenHeads[journal]?[$0]?.count ?? 0) < 2
        }
        return isForkUnseen
            || news.contains { other, number in
                // Of two histories the longer one counts: the shorter would await an acknowledgement for ever.
                number >= (seenHeads[journal]?[other]?.map(\.size).max() ?? 0)
            }
    }

    /// Whether an act of another participant changes the register.
    private func isNews(_ act: Act, root: Digest) -> Bool {
        guard act.header.act == "acknowledge" else { return true }
        guard let judgement = agreement?.judgement(of: root) else { return false }
        return !judgement.concluded.isEmpty || !judgement.consentedBySilence.isEmpty || !judgement.ended.isEmpty
    }

    private mutating func note(_ act: Act, leaf: Digest) {
        switch act.header.word {
        case .propose:
            guard proposals.updateValue(act, forKey: leaf) == nil else { return }
            proposalOrder.append(leaf)
            guard case .shown(let content) = act.body else { return }
            for subject in content.subjects { proposalsAbout[subject, default: []].append(leaf) }
        case .consent(let proposal), .object(let proposal), .withdraw(let proposal), .declare(let proposal):
            answers[proposal, default: []].append(act)
        case .handOver: handovers[leaf] = act
        case .other, .recognise: break
        }
        if let constitution = act.header.constitution {
            foundings[act.header.journal] = constitution.name(sha256: sha256)
        }
    }

    private mutating func touch(_ content: ActContent) {
        for case .conclusion(let number) in content.subjects { touched.insert(number) }
    }
}

// MARK: - What is agreed

extension JointRecord {
    /// The instrument of a proposal; nothing where its text was not given to this reader, or is not the one that its
    /// header names.
    public func instrument(of proposal: Digest) -> Instrument? {
        guard let act = proposals[proposal], case .shown(.propose(let instrument, _)) = act.body,
            case .propose(let header) = act.header.word, let salt,
            sha256(Array(instrument.text.utf8)) == header.content, instrument.rules == header.rules,
            let versions = instrument.versions(salt: salt, sha256: sha256), versions == header.replaces,
            header.newRules == instrument.newRules?.rules
        else { return nil }
        return instrument
    }

    /// The salt with which names of matters are hashed.
    ///
    /// It stays that of the founding, whatever becomes of the rules.
    public var salt: Digest? { foundingSalt }

    /// Whether every participant that is known so far has signed the same founding text.
    public var isFounded: Bool {
        guard let text = register.foundingText, let founding else { return false }
        return text.cards.allSatisfy { foundings[$0.journal] == founding }
    }

    /// The party for which a journal's participant sits.
    public func party(of journal: String) -> PartyID? {
        register.participant(of: journal).map { register.party(of: $0) }
    }

    /// Shows in the register what the past of an own act has agreed and what it did not show before.
    private mutating func adopt(at root: Digest) {
        guard let standing = agreement?.standing(at: root) else { return }
        var new = standing.proposals.values.filter { $0.isAgreed && !adopted.contains($0.act) }
        while !new.isEmpty {
            // What replaces a version comes after it.
            let ready = new.filter { proposal in
                proposal.proposal.replaces.allSatisfy { version in
                    version.version.map { leaf in !new.contains { $0.act == leaf } } ?? true
                }
            }
            guard !ready.isEmpty else { return }
            for proposal in ready.sorted(by: { $0.act < $1.act }) { adopt(proposal.act) }
            new.removeAll { proposal in ready.contains { $0.act == proposal.act } }
        }
    }

    private mutating func adopt(_ proposal: Digest) {
        adopted.insert(proposal)
        guard let act = proposals[proposal], let instrument = instrument(of: proposal) else { return }
        for item in instrument.items {
            if let matter = item.content.matter { versions[matter] = proposal }
            if let refusal = show(item.content, of: act) {
                notShown.append(NotShown(proposal: proposal, content: item.content, refusal: refusal))
            }
        }
        showWhatWaits()
    }

    /// Shows a matter that is agreed, with what others said of it before.
    private mutating func show(_ content: ActContent, of act: Act) -> Refusal? {
        if let refusal = register.adopt(content, of: act) { return refusal }
        touch(content)
        if case .conclusion(let entry) = content {
            for waiting in waitingWords.removeValue(forKey: entry.number) ?? [] {
                takeFromOthers(waiting.act, inLineOf: waiting.party)
            }
        }
        return nil
    }

    /// Tries again what could not be shown, until nothing more can.
    ///
    /// Several agreements may be learnt of at once, and what one needs may stand in another; in which order they are met
    /// must not decide what the register shows.
    private mutating func showWhatWaits() {
        var hasMoved = true
        while hasMoved, !notShown.isEmpty {
            hasMoved = false
            let waiting = notShown
            notShown = []
            for var item in waiting {
                // A later version has taken its place.
                if let matter = item.content.matter, versions[matter] != item.proposal { continue }
                guard let act = proposals[item.proposal] else { continue }
                if let refusal = show(item.content, of: act) {
                    item.refusal = refusal
                    notShown.append(item)
                } else {
                    hasMoved = true
                }
            }
        }
    }
}

extension ProposalStanding {
    /// Whether it is agreed.
    public var isAgreed: Bool { if case .agreed = course { true } else { false } }
}

// MARK: - What the others say

extension JointRecord {
    /// Takes what another participant says on its own: its reports on joint conclusions, its statements, its posts.
    ///
    /// `party` is that for which its author speaks there; nothing where it speaks for none.
    private mutating func takeFromOthers(_ act: Act, inLineOf party: String?) {
        guard case .shown(let content) = act.body, let card = register.card(of: act.header.journal)
        else { return }
        switch content {
        case .report(let report):
            // Each participant reports for itself, and who speaks for a party for that party, too.
            guard report.party == card.participant || report.party.text == party else { return }
            guard register.isJoint(report.conclusion) else {
                waitingWords[report.conclusion, default: []].append((act, party))
                return
            }
        case .statement(let statement):
            if let number = statement.conclusion, !register.isJoint(number) {
                waitingWords[number, default: []].append((act, party))
                return
            }
        case .mark(let marking):
            if case .conclusion(let number) = marking.subject, !register.isJoint(number) {
                waitingWords[number, default: []].append((act, party))
                return
            }
        case .office(let office):
            guard office.party == card.participant || office.party == card.party else { return }
        case .post(let post):
            guard post.party == card.participant || post.party == card.party else { return }
        case .recognise(let successor, _):
            guard let party else { return }
            recognitions[successor.journal, default: [:]][party] = successor
            if isRecognisedForUs(successor) { register.recognise(successor) }
        case .propose, .handOver: break
        default: return
        }
        register.take(content, of: act, from: card.participant)
        touch(content)
    }

    /// Whether a journal goes on in place of another one for the own node, too, which has not said so itself.
    ///
    /// For its own party the line of that party has; for a fellow member's journal the lines of all other parties have.
    private func isRecognisedForUs(_ successor: ParticipantCard) -> Bool {
        guard let own = party(of: journal)?.text, let parties = register.foundingText?.cards.map(\.party.text) else {
            return false
        }
        let recognising = recognitions[successor.journal] ?? [:]
        if successor.party.text != own { return recognising[own] == successor }
        return Set(parties).subtracting([own]).allSatisfy { recognising[$0] == successor }
    }
}
