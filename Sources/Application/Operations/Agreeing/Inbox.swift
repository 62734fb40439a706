import Agreement
public import CanonicalBytes
public import Consultations

/// Where every proposal stands, seen from one side: what awaits us, what awaits them, what is agreed.
public struct Inbox: Sendable {
    public let entries: [Entry]

    /// One proposal.
    public struct Entry: Sendable {
        /// The leaf hash of the act that proposes it.
        public let proposal: Digest
        /// How people name it, as in `norvane#41`.
        public let reference: ProposalReference
        public let act: Act
        /// The party that proposes.
        public let party: PartyID
        /// What is proposed; nothing where its text was not given to us.
        public let instrument: Instrument?
        /// The parties that back it, in the order of the rules.
        public let backers: [PartyID]
        public let state: State
        /// What was answered, oldest first.
        public let answers: [Act]
        /// The parties whose last word is an objection, in the order of the rules, each with its reason.
        public let objections: [Objection]
        /// What was declared on this very text, oldest first.
        public let statements: [DatedStatement]
        /// What is on the table or agreed in place of a proposal that crossed with another one.
        public let instead: ProposalReference?
        /// The party that is invited to propose next where notes crossed: a hint, no rule.
        public let proposesNext: PartyID?
        /// The participants whose acts back it without a valid signature under its text: their journals say yes, and the
        /// joint document lacks their line.
        public let unsigned: [PartyID]
    }

    /// An objection: whose, and why.
    public struct Objection: Hashable, Sendable {
        public let party: PartyID
        /// The reason; nothing where its words were not given to us.
        public let reason: String?
        public let at: Instant
    }

    /// Where a proposal stands.
    public enum State: Hashable, Sendable {
        /// The own side has not answered.
        case awaitsUs
        /// The own side does not speak for its party now; what awaits the party awaits its speaker.
        case awaitsOurSpeaker
        /// These parties have not consented.
        case awaitsOthers([PartyID])
        /// These parties have objected, and the own side has nothing to answer: it objects itself, or backs the text.
        case objected(by: [PartyID])
        /// All have consented; its own party's next act concludes it.
        case awaitsConclusion(by: PartyID)
        /// We took a consent back, and the proposer may still take it up: its journal does not show that it knows.
        case withdrawnUnseen
        case crossed
        case agreed(receivedByAll: Bool)
        /// Taken back by its party, in so many words.
        case ended
        /// Its own party has proposed something else on the same matter.
        case replaced(by: ProposalReference)
        /// Its own party has consented to another proposal on the same matter.
        case gaveWay(to: ProposalReference)
        case overtaken
        case endedByNewRules
    }
}

extension Inbox.State {
    /// Whether it can still be agreed.
    public var isOpen: Bool {
        switch self {
        case .awaitsUs, .awaitsOurSpeaker, .awaitsOthers, .objected, .awaitsConclusion, .withdrawnUnseen: true
        case .crossed, .agreed, .ended, .replaced, .gaveWay, .overtaken, .endedByNewRules: false
        }
    }
}

extension Inbox {
    /// Looks at every proposal from the side of the record's own journal; the newest stand last.
    public init(_ record: JointRecord) {
        guard let standing = record.agreement?.standing() else {
            entries = []
            return
        }
        let reader = InboxReader(record: record, standing: standing)
        entries = record.proposalOrder.compactMap { reader.entry(of: $0) }
    }
}
