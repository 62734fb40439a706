import Agreement
import CanonicalBytes
public import Consultations

/// Answers a proposal: consents to it, objects to it, or takes back what the own side had said.
public struct AnswerProposal: Sendable {
    /// How people name the proposal, for example `norvane#41`.
    public var proposal: String
    public var answer: Answer
    public var post: PostID?
    /// The words of a reservation with which a consent is given; nothing else can carry one.
    public var reservation: String?

    /// What is answered.
    public enum Answer: Hashable, Sendable {
        case consent
        case object(reason: String)
        case withdraw(reason: String?)
        /// That it is agreed by silence.
        case declare
    }

    public init(_ proposal: String, _ answer: Answer, post: PostID? = nil, reservation: String? = nil) {
        self.proposal = proposal
        self.answer = answer
        self.post = post
        self.reservation = reservation
    }

    /// The text that would be signed, found whole; what is shown is what is signed.
    public func instrument(in record: JointRecord) throws(OperationError) -> Instrument {
        let leaf = try record.proposal(named: proposal)
        guard let act = record.proposals[leaf], case .shown(.propose(let shown, let signature)) = act.body else {
            throw .agreement(.textMissing(proposal))
        }
        guard let instrument = record.instrument(of: leaf), instrument == shown else {
            throw .agreement(.textDiffers(proposal))
        }
        guard let card = record.register.card(of: act.header.journal),
            SignatureLine.isValid(signature, under: instrument.text, key: card.consentKey)
        else { throw .agreement(.notSigned(proposal)) }
        return instrument
    }

    /// Records the answer.
    @discardableResult
    public func perform(with writer: Writer, passphrase: String) throws(OperationError) -> [ActPlace] {
        try perform(with: writer, signature: .passphrase(passphrase))
    }

    /// Refuses what `perform` would refuse before it signs; then the text may be signed elsewhere.
    public func requireSignable(with writer: Writer) throws(OperationError) {
        let instrument = try instrument(in: writer.record)
        try writer.record.requireMarkedForOthers(instrument.items.map(\.content))
        try writer.record.requireShowable(instrument, named: proposal)
        try writer.requireClearance(of: instrument, named: proposal)
    }

    /// Records the answer, a consent with this signature.
    @discardableResult
    public func perform(with writer: Writer, signature: ConsentSignature) throws(OperationError) -> [ActPlace] {
        let record = writer.record
        try record.requireFounded()
        let leaf = try record.proposal(named: proposal)
        switch answer {
        case .consent:
            try requireSignable(with: writer)
            let instrument = try instrument(in: record)
            let signature = try writer.signatureLine(under: instrument.text, by: signature)
            // The reservation comes first: nobody has the consent without it.
            return try writer.record(
                entries: try reserved(leaf) + [NewEntry(.consent(signature: signature), word: .consent(leaf))],
                by: post
            )
        case .object(let reason):
            return try writer.record(entries: [NewEntry(.object(reason: reason), word: .object(leaf))], by: post)
        case .withdraw(let reason):
            return try writer.record(entries: [NewEntry(.withdraw(reason: reason), word: .withdraw(leaf))], by: post)
        case .declare:
            return try writer.record(entries: [NewEntry(.declare, word: .declare(leaf))], by: post)
        }
    }

    /// The reservation, bound to the text that is consented to.
    private func reserved(_ leaf: Digest) throws(OperationError) -> [NewEntry] {
        guard let reservation else { return [] }
        guard reservation.contains(where: { !$0.isWhitespace }) else { throw .agreement(.noWords) }
        return [NewEntry(.statement(Statement(kind: .reservation, proposal: leaf, text: reservation)))]
    }
}

extension JointRecord {
    /// Refuses what could not be shown in the own register once it is agreed.
    fileprivate func requireShowable(_ instrument: Instrument, named name: String) throws(OperationError) {
        guard instrument.publishesAlone else { throw .agreement(.notPublishedAlone) }
        for case .conclusion(let entry) in instrument.items.map(\.content) where register.hasOtherWords(for: entry) {
            throw .agreement(.otherWords(entry.number, in: name))
        }
        if let matter = register.publishedOtherwise(in: instrument) {
            throw .agreement(.publishedOtherwise(name, matter))
        }
        if let refusal = register.refusal(ofJoint: instrument) { throw .agreement(.notShowable(name, refusal)) }
    }
}
