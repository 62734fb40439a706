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
        /// The open proposals that it answers with another text.
        public let answers: [ProposalReference]
        /// The own open proposals that it ends although they hold more, and what they hold besides.
        public let ends: [Ended]
        /// What is not published with the rest, since a party has marked it otherwise or it was taken back by itself.
        public let withheld: [RegisterItem]
        /// What is proposed.
        public let instrument: Instrument
    }

    /// An own proposal that ends, since a party backs one proposal on a matter.
    public struct Ended: Hashable, Sendable {
        public let reference: ProposalReference
        /// What is proposed no more.
        public let matters: [Matter]
    }

    /// The contents that would be proposed, in their order.
    public func contents(in record: JointRecord) throws(OperationError) -> [ActContent] {
        try package(in: record).contents
    }

    private func package(in record: JointRecord) throws(OperationError) -> ProposedPackage {
        var package = ProposedPackage(record: record, isCorrection: corrects != nil)
        for subject in subjects { try package.add(subject) }
        return package
    }

    /// Signs and records the proposal.
    public func perform(with writer: Writer, passphrase: String) throws(OperationError) -> Outcome {
        let (instrument, package) = try prepared(with: writer)
        let proposal = NewProposal(instrument, expiry: expiry, post: post)
        return try proposal.perform(
            with: writer,
            signature: .passphrase(passphrase),
            answers: package.answered.compactMap { writer.record.reference(of: $0) },
            withheld: package.withheld
        )
    }

    /// The text that is to be signed elsewhere, and what is not published with the rest; nothing is recorded.
    public func text(with writer: Writer) throws(OperationError) -> (instrument: Instrument, withheld: [RegisterItem]) {
        let (instrument, package) = try prepared(with: writer)
        return (instrument, package.withheld)
    }

    private func prepared(
        with writer: Writer
    ) throws(OperationError) -> (instrument: Instrument, package: ProposedPackage) {
        let record = writer.record
        try record.requireFounded()
        guard let rules = record.agreement?.standing().rules, let mechanism = record.register.foundingText?.mechanism
        else { throw .refused(.notConstituted) }
        let package = try package(in: record)
        guard let random = Digest(bytes: writer.machine.random(32)) else { throw .noRandomBytes }
        let instrument = Instrument(
            mechanism: mechanism,
            rules: rules,
            salt: random,
            items: package.contents.map { content in
                Instrument.Item(content: content, replaces: content.matter.flatMap { record.versions[$0] })
            },
            corrects: corrects ?? package.answered.compactMap { record.instrument(of: $0)?.corrects }.first
        )
        try NewProposal(instrument, expiry: expiry, post: post).check(with: writer)
        return (instrument, package)
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
    /// That the public may be shown something, not before a moment where one is named.
    case publication(RegisterItem, from: Instant?)
    /// That something public is public no more.
    case noPublication(RegisterItem)
    /// New rules, in place of those in force.
    case rules(FoundingText)
    /// A conclusion in another reading.
    case reading(ConclusionNumber, ReadingChange)
    /// A session with other details.
    case sessionChange(RecordSession)
    /// A document with other details, or in place of an earlier one.
    case documentChange(Digest, DocumentChange)
    /// The mechanism with other names, parties or rules of procedure.
    case mechanismChange(StateMechanism)
    /// A party, with its membership and its presidency.
    case partyChange(PartyChange)
    /// A conclusion that is followed in another one.
    case merge(Merge)
    /// Something in other words than those on record.
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
