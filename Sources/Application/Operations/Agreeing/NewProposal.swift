import Agreement
import CanonicalBytes
public import Consultations

/// A proposal whose text stands: it is signed and recorded as it is.
public struct NewProposal: Sendable {
    public var instrument: Instrument
    public var expiry: Instant?
    public var post: PostID?

    public init(_ instrument: Instrument, expiry: Instant? = nil, post: PostID? = nil) {
        self.instrument = instrument
        self.expiry = expiry
        self.post = post
    }

    /// Reads the text of a proposal that was written for signing elsewhere.
    public init(text bytes: [UInt8], expiry: Instant? = nil, post: PostID? = nil) throws(OperationError) {
        guard let text = String(validating: bytes, as: UTF8.self) else { throw .agreement(.noRequest) }
        do throws(RecordError) {
            try self.init(Instrument(text: text), expiry: expiry, post: post)
        } catch { throw .agreement(.noRequest) }
    }

    /// Refuses what could not be agreed, or shown once it is.
    func check(with writer: Writer) throws(OperationError) {
        let record = writer.record
        if expiry != nil, record.agreement?.rulesInForce.silence == nil { throw .agreement(.noSilence) }
        guard instrument.publishesAlone else { throw .agreement(.notPublishedAlone) }
        if instrument.publishes, expiry != nil { throw .agreement(.publishedBySilence) }
        guard record.register.publishedOtherwise(in: instrument) == nil else { throw .agreement(.changedSinceRequest) }
        try record.requireMarkedForOthers(instrument.items.map(\.content))
        // What can't be shown once it is agreed is better not proposed.
        if let refusal = record.register.refusal(ofJoint: instrument) { throw .refused(refusal) }
        // To propose is to consent.
        try writer.requireClearance(of: instrument, named: nil)
    }

    /// Records the proposal with a signature that was made elsewhere, where nothing has changed since its text was written.
    public func perform(
        with writer: Writer,
        signature: ConsentSignature
    ) throws(OperationError) -> ProposeMatters.Outcome {
        let record = writer.record
        try record.requireFounded()
        guard instrument.mechanism == record.register.foundingText?.mechanism,
            instrument.rules == record.agreement?.standing().rules,
            instrument.items.allSatisfy({ item in item.replaces == item.content.matter.flatMap { record.versions[$0] } }
            )
        else { throw .agreement(.changedSinceRequest) }
        try check(with: writer)
        let matters = Set(instrument.items.compactMap(\.content.matter))
        let answers = record.openProposals.filter { open in
            open.party != record.party(of: record.journal) && matters.contains { open.content(of: $0) != nil }
        }
        return try perform(
            with: writer,
            signature: signature,
            answers: answers.compactMap { record.reference(of: $0.leaf) },
            withheld: []
        )
    }

    func perform(
        with writer: Writer,
        signature: ConsentSignature,
        answers: [ProposalReference],
        withheld: [RegisterItem]
    ) throws(OperationError) -> ProposeMatters.Outcome {
        let record = writer.record
        guard let salt = record.salt, let versions = instrument.versions(salt: salt, sha256: Node.sha256) else {
            throw .refused(.notJoint)
        }
        let line = try writer.signatureLine(under: instrument.text, by: signature)
        let proposal = Proposal(
            replaces: versions,
            rules: instrument.rules,
            content: Node.sha256(Array(instrument.text.utf8)),
            expiry: expiry?.secondsSinceEpoch,
            newRules: instrument.newRules?.rules
        )
        let matters = instrument.items.compactMap(\.content.matter)
        let ends = record.endedBy(proposing: matters, from: writer.party)
        let places = try writer.record(
            entries: [NewEntry(.propose(instrument, signature: line), word: .propose(proposal))],
            by: post
        )
        return ProposeMatters.Outcome(
            reference: ProposalReference(participant: writer.party, number: places.first?.number ?? 0),
            matters: matters,
            answers: answers,
            ends: ends,
            withheld: withheld,
            instrument: instrument
        )
    }
}
