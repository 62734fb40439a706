import CanonicalBytes
import Consultations

/// Contents that are proposed together, with what they need.
///
/// What lies open already in a proposal is changed from there: the rest of that proposal goes along, since it was to be
/// agreed together or not at all.
struct ProposedPackage {
    let record: JointRecord
    /// Whether a mistake is put right: then a value that was read anew is the text's own.
    let isCorrection: Bool
    private(set) var contents: [ActContent] = []
    /// The open proposals of other parties that are answered with another text.
    private(set) var answered: [Digest] = []
    /// What is not published with the rest, since a party has marked it otherwise or it was taken back by itself.
    var withheld: [RegisterItem] = []
    private let open: [OpenProposal]
    private let own: PartyID?

    init(record: JointRecord, isCorrection: Bool = false) {
        self.record = record
        self.isCorrection = isCorrection
        open = record.openProposals
        own = record.party(of: record.journal)
    }

    var register: Register { record.register }

    mutating func add(_ subject: ProposedSubject) throws(OperationError) {
        switch subject {
        case .mechanism:
            guard let mechanism = register.mechanism else { throw absent(.mechanism, .noMechanism) }
            try addNew(.mechanism(mechanism))
        case .party(let id): try add(PartyChange(id))
        case .session(let number):
            guard let session = register.sessions[number] else {
                throw absent(Matter.session(number), .unknownSession(number))
            }
            try addNew(.session(session))
        case .document(let digest):
            guard let document = register.documents[digest] else {
                throw absent(Matter.document(digest), .unknownDocument(digest))
            }
            try addNew(.deposit(document))
        case .conclusion(let number):
            guard let conclusion = register.conclusions[number] else {
                throw absent(Matter.conclusion(number), .unknownConclusion(number))
            }
            try addNew(.conclusion(conclusion.asEntry))
        case .status(let number, let status):
            try need(.conclusion(number))
            if register.conclusions[number]?.agreedStatus == status {
                throw .agreement(.nothingNew(Matter.status(of: number)))
            }
            append(.agreedStatus(number, status))
        case .publication(let item, let from): try publish(item, from: from)
        case .noPublication(let item): try takeBack(item)
        case .rules(let text):
            if text == register.foundingText { throw .agreement(.nothingNew(.rules)) }
            append(.rules(text))
        case .reading(let number, let change): try add(change, of: number)
        case .sessionChange(let change): try add(change)
        case .documentChange(let digest, let change): try add(change, of: digest)
        case .mechanismChange(let change): try add(change)
        case .partyChange(let change): try add(change)
        case .merge(let merge):
            try need(.conclusion(merge.number))
            if let into = merge.into { try need(.conclusion(into)) }
            try set(.merge(merge), beside: nil)
        case .changed(let content):
            try addNeeds(of: content)
            append(content)
        }
    }

    /// Why something that is to be proposed is not here: nobody recorded it, or it lies open in a proposal.
    func absent(_ matter: Matter, _ refusal: Refusal) -> OperationError {
        guard let lies = open(matter), let reference = record.reference(of: lies.leaf) else { return .refused(refusal) }
        return .agreement(.liesOpen(matter, reference.description))
    }

    // MARK: - What lies open

    /// The newest open proposal on a matter.
    func open(_ matter: Matter) -> OpenProposal? { open.last { $0.content(of: matter) != nil } }

    /// What an open proposal says of a matter; nothing where none is on it.
    func openContent(of matter: Matter) -> ActContent? { open(matter)?.content(of: matter) }

    /// Takes in another version of a matter: with the rest of the proposal in which it lies open, or with what it needs.
    ///
    /// What it was made of stands before it; the same again is nothing new.
    mutating func set(_ content: ActContent, beside before: ActContent?) throws(OperationError) {
        guard let matter = content.matter else { throw .refused(.notJoint) }
        if let lies = open(matter) {
            if lies.content(of: matter) == content, let reference = record.reference(of: lies.leaf) {
                throw .agreement(.liesOpen(matter, reference.description))
            }
            take(lies)
        } else {
            if let before, before == content, register.isJoint(matter) {
                throw .agreement(.nothingNew(matter))
            }
            try addNeeds(of: content)
        }
        if let place = contents.firstIndex(where: { $0.matter == matter }) {
            contents[place] = content
        } else {
            contents.append(content)
        }
    }

    private mutating func take(_ proposal: OpenProposal) {
        guard !answered.contains(proposal.leaf) else { return }
        if proposal.party != own { answered.append(proposal.leaf) }
        for item in proposal.instrument.items { append(item.content) }
    }

    // MARK: - What it needs

    /// Adds what is not agreed yet, and what it needs before it.
    private mutating func addNew(_ content: ActContent) throws(OperationError) {
        guard let matter = content.matter else { throw .refused(.notJoint) }
        guard !register.isJoint(matter) else { throw .agreement(.nothingNew(matter)) }
        try addNeeds(of: content)
        append(content)
    }

    mutating func addNeeds(of content: ActContent) throws(OperationError) {
        switch content {
        case .mechanism(let mechanism):
            for party in mechanism.parties {
                try need(.party(party))
                for fact in register.memberships where fact.confederation == party { try need(fact) }
                for fact in register.presidencies where fact.confederation == party { try need(fact) }
            }
        case .membership(let fact):
            try need(.party(fact.member))
            try need(.party(fact.confederation))
        case .presidency(let fact):
            try need(.party(fact.holder))
            try need(.party(fact.confederation))
            for membership in register.memberships
            where membership.member == fact.holder && membership.confederation == fact.confederation {
                try need(membership)
            }
        case .session(let session):
            try need(.mechanism)
            guard let host = session.host.value else { return }
            try need(.party(host))
            for fact in register.memberships where fact.member == host { try need(fact) }
        case .deposit(let document):
            try need(.session(document.session))
            if let earlier = document.replaces { try need(.document(earlier)) }
        case .conclusion(let entry):
            try need(.document(entry.quotation.document))
            if let fuller = entry.restates { try need(.conclusion(fuller)) }
        default: break
        }
    }

    private mutating func need(_ fact: Membership) throws(OperationError) {
        guard !isThere(.membership(fact)) else { return }
        try addNeeds(of: .membership(fact))
        append(.membership(fact))
    }

    private mutating func need(_ fact: Presidency) throws(OperationError) {
        guard !isThere(.presidency(fact)) else { return }
        try addNeeds(of: .presidency(fact))
        append(.presidency(fact))
    }

    mutating func need(_ subject: ProposedSubject) throws(OperationError) {
        switch subject {
        case .mechanism: if isThere(.mechanism) { return }
        case .party(let id):
            if isThere(Matter.party(id)) { return }
            // Its memberships are needed where it is a member, not where it is named.
            guard let party = register.parties[id] else {
                throw absent(Matter.party(id), .unknownParty(id))
            }
            return append(.party(party))
        case .session(let number): if isThere(Matter.session(number)) { return }
        case .document(let digest): if isThere(Matter.document(digest)) { return }
        case .conclusion(let number): if isThere(Matter.conclusion(number)) { return }
        case .status, .publication, .noPublication, .rules, .reading, .sessionChange, .documentChange, .mechanismChange,
            .partyChange,
            .merge, .changed:
            break
        }
        try add(subject)
    }

    private func isThere(_ content: ActContent) -> Bool { content.matter.map(isThere) ?? false }

    private func isThere(_ matter: Matter) -> Bool {
        register.isJoint(matter) || contents.contains { $0.matter == matter }
    }

    mutating func append(_ content: ActContent) {
        if let matter = content.matter, !contents.contains(where: { $0.matter == matter }) { contents.append(content) }
    }
}
