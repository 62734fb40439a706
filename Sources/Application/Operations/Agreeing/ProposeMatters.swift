import Agreement
public import CanonicalBytes
public import Consultations
import Journal
import Signing

/// Proposes to the other parties what the own side has on record: all of it is agreed together, or nothing.
///
/// What the others would lack goes along: with a conclusion its document and its session, with a session the mechanism.
public struct ProposeMatters: Sendable {
    /// What is proposed.
    public var subjects: [ProposedSubject]
    /// The end of the period of silence, where silence is asked for.
    public var expiry: Instant?
    /// What mistake it puts right, in words.
    public var corrects: String?
    public var post: PostID?

    public init(
        _ subjects: [ProposedSubject],
        expiry: Instant? = nil,
        corrects: String? = nil,
        post: PostID? = nil
    ) {
        self.subjects = subjects
        self.expiry = expiry
        self.corrects = corrects
        self.post = post
    }

    /// What was proposed.
    public struct Outcome: Sendable {
        public let reference: ProposalReference
        public let matters: [Matter]
    }

    /// The contents that would be proposed, in their order.
    public func contents(in record: JointRecord) throws(OperationError) -> [ActContent] {
        var package = ProposedPackage(record: record)
        for subject in subjects { try package.add(subject) }
        return package.contents
    }

    /// Signs and records the proposal.
    public func perform(with writer: Writer, passphrase: String) throws(OperationError) -> Outcome {
        let record = writer.record
        try record.requireFounded()
        guard let salt = record.salt, let rules = record.agreement?.standing().rules,
            let mechanism = record.register.foundingText?.mechanism
        else { throw .refused(.notConstituted) }
        if expiry != nil, record.agreement?.rulesInForce.silence == nil { throw .agreement(.noSilence) }
        let contents = try contents(in: record)
        guard let random = Digest(bytes: writer.machine.random(32)) else { throw .noRandomBytes }
        let instrument = Instrument(
            mechanism: mechanism,
            rules: rules,
            salt: random,
            items: contents.map { content in
                Instrument.Item(content: content, replaces: content.matter.flatMap { record.versions[$0] })
            },
            corrects: corrects
        )
        guard let versions = instrument.versions(salt: salt, sha256: Node.sha256) else { throw .refused(.notJoint) }
        // To propose is to consent.
        try writer.requireClearance(of: instrument, named: nil)
        let key = try writer.files.consentKey(of: writer.journal, passphrase: passphrase)
        let signature = try SignatureLine.make(under: instrument.text, with: key)
        let proposal = Proposal(
            replaces: versions,
            rules: rules,
            content: Node.sha256(Array(instrument.text.utf8)),
            expiry: expiry?.secondsSinceEpoch,
            newRules: instrument.newRules?.rules
        )
        let places = try writer.record(
            entries: [NewEntry(.propose(instrument, signature: signature), word: .propose(proposal))],
            by: post
        )
        return Outcome(
            reference: ProposalReference(participant: writer.party, number: places.first?.number ?? 0),
            matters: contents.compactMap(\.matter)
        )
    }
}

/// One thing that can be proposed.
public enum ProposedSubject: Hashable, Sendable {
    case mechanism
    case party(PartyID)
    case session(Int)
    case document(Digest)
    case conclusion(ConclusionNumber)
    case status(ConclusionNumber, ProgressStatus)
    case publication(ReleasedSubject)
    /// New rules, in place of those in force.
    case rules(FoundingText)
    /// Something in other words than those on record: how an agreed matter is changed.
    case changed(ActContent)
}

extension JointRecord {
    /// Refuses to propose or answer before every participant has signed the same founding text.
    func requireFounded() throws(OperationError) {
        guard let text = register.foundingText else { throw .refused(.notConstituted) }
        let others = foundings.filter { $0.value != founding }.map(\.key).sorted()
        guard others.isEmpty else { throw .agreement(.otherFounding(others)) }
        let missing = text.cards.filter { foundings[$0.journal] == nil }.map(\.participant.text)
        guard missing.isEmpty else { throw .agreement(.notFounded(missing: missing)) }
    }
}

/// Contents that are proposed together, with what they need.
private struct ProposedPackage {
    let record: JointRecord
    private(set) var contents: [ActContent] = []

    init(record: JointRecord) { self.record = record }

    private var register: Register { record.register }

    mutating func add(_ subject: ProposedSubject) throws(OperationError) {
        switch subject {
        case .mechanism:
            guard let mechanism = register.mechanism else { throw .refused(.noMechanism) }
            try addNew(.mechanism(mechanism), named: "mechanism")
        case .party(let id):
            guard let party = register.parties[id] else { throw .refused(.unknownParty(id)) }
            try addNew(.party(party), named: "party \(id)")
        case .session(let number):
            guard let session = register.sessions[number] else { throw .refused(.unknownSession(number)) }
            try addNew(.session(session), named: "session \(number)")
        case .document(let digest):
            guard let document = register.documents[digest] else { throw .refused(.unknownDocument(digest)) }
            try addNew(.deposit(document), named: document.file.name)
        case .conclusion(let number):
            guard let conclusion = register.conclusions[number] else { throw .refused(.unknownConclusion(number)) }
            try addNew(.conclusion(conclusion.asEntry), named: "conclusion \(number)")
        case .status(let number, let status):
            guard register.isJoint(number) || contains("conclusion \(number)") else {
                try add(.conclusion(number))
                return try add(.status(number, status))
            }
            if register.conclusions[number]?.agreedStatus == status {
                throw .agreement(.nothingNew(Matter.status(of: number)))
            }
            append(.agreedStatus(number, status))
        case .publication(let subject):
            switch subject {
            case .session(let number): try need(.session(number))
            case .conclusion(let number): try need(.conclusion(number))
            }
            let release = Release(subject: subject)
            if register.releases[subject] == release {
                throw .agreement(.nothingNew(Matter.publication(of: subject)))
            }
            append(.release(release))
        case .rules(let text):
            if text == register.foundingText { throw .agreement(.nothingNew(.rules)) }
            append(.rules(text))
        case .changed(let content):
            try addNeeds(of: content)
            append(content)
        }
    }

    /// Adds what is not agreed yet, and what it needs before it.
    private mutating func addNew(_ content: ActContent, named name: String) throws(OperationError) {
        guard let matter = content.matter else { throw .refused(.notJoint) }
        guard !register.jointMatters.contains(matter) else { throw .agreement(.nothingNew(matter)) }
        try addNeeds(of: content)
        append(content)
    }

    private mutating func addNeeds(of content: ActContent) throws(OperationError) {
        switch content {
        case .mechanism(let mechanism):
            for party in mechanism.parties {
                try need(.party(party))
                for fact in register.memberships where fact.confederation == party {
                    try need(.party(fact.member))
                    if !isThere(.membership(fact)) { append(.membership(fact)) }
                }
            }
        case .session: try need(.mechanism)
        case .deposit(let document): try need(.session(document.session))
        case .conclusion(let entry):
            try need(.document(entry.quotation.document))
            if let fuller = entry.restates { try need(.conclusion(fuller)) }
        default: break
        }
    }

    private mutating func need(_ subject: ProposedSubject) throws(OperationError) {
        switch subject {
        case .mechanism: if register.mechanism.map({ isThere(.mechanism($0)) }) == true { return }
        case .party(let id): if register.parties[id].map({ isThere(.party($0)) }) == true { return }
        case .session(let number): if register.sessions[number].map({ isThere(.session($0)) }) == true { return }
        case .document(let digest): if register.documents[digest].map({ isThere(.deposit($0)) }) == true { return }
        case .conclusion(let number): if register.isJoint(number) || contains("conclusion \(number)") { return }
        case .status, .publication, .rules, .changed: break
        }
        try add(subject)
    }

    private func isThere(_ content: ActContent) -> Bool {
        guard let matter = content.matter else { return false }
        return register.jointMatters.contains(matter) || contains(matter.name)
    }

    private func contains(_ name: String) -> Bool { contents.contains { $0.matter?.name == name } }

    private mutating func append(_ content: ActContent) {
        if let matter = content.matter, !contains(matter.name) { contents.append(content) }
    }
}
