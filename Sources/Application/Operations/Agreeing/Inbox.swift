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
        /// The participants whose acts back it without a valid signature under its text: their journals say yes, and the
        /// joint document lacks their line.
        public let unsigned: [PartyID]
    }

    /// Where a proposal stands.
    public enum State: Hashable, Sendable {
        /// The own side has not answered.
        case awaitsUs
        /// The own side does not speak for its party now; what awaits the party awaits its speaker.
        case awaitsOurSpeaker
        /// These parties have not consented.
        case awaitsOthers([PartyID])
        /// All have consented; its own party's next act concludes it.
        case awaitsConclusion(by: PartyID)
        /// We took a consent back, and the proposer may still take it up: its journal does not show that it knows.
        case withdrawnUnseen
        case crossed
        case agreed(receivedByAll: Bool)
        case ended
        case overtaken
        case endedByNewRules
    }
}

extension Inbox.State {
    /// Whether it can still be agreed.
    public var isOpen: Bool {
        switch self {
        case .awaitsUs, .awaitsOurSpeaker, .awaitsOthers, .awaitsConclusion, .withdrawnUnseen: true
        case .crossed, .agreed, .ended, .overtaken, .endedByNewRules: false
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
        let own = record.party(of: record.journal)
        entries = record.proposalOrder.compactMap { leaf in
            guard let proposal = standing.proposals[leaf], let act = record.proposals[leaf],
                let reference = record.reference(of: leaf), let party = try? PartyID(proposal.party)
            else { return nil }
            let backers = proposal.backers.compactMap { try? PartyID($0) }
            return Entry(
                proposal: leaf,
                reference: reference,
                act: act,
                party: party,
                instrument: record.instrument(of: leaf),
                backers: backers,
                state: Self.state(of: proposal, of: party, backers: backers, own: own, standing, record),
                answers: record.answers[leaf] ?? [],
                unsigned: record.unsigned(leaf)
            )
        }
    }

    private static func state(
        of proposal: ProposalStanding,
        of party: PartyID,
        backers: [PartyID],
        own: PartyID?,
        _ standing: Standing,
        _ record: JointRecord
    ) -> State {
        switch proposal.course {
        case .agreed(_, let receivedByAll): return .agreed(receivedByAll: receivedByAll)
        case .crossed: return .crossed
        case .ended: return .ended
        case .overtaken: return .overtaken
        case .endedByNewRules: return .endedByNewRules
        case .open: break
        }
        let missing = standing.parties.compactMap { try? PartyID($0) }.filter { !backers.contains($0) }
        if missing.isEmpty { return .awaitsConclusion(by: party) }
        guard let own, missing.contains(own) else { return .awaitsOthers(missing) }
        if party != own, record.hasUnseenWithdrawal(of: proposal.act) { return .withdrawnUnseen }
        return standing.speakers[own.text] == record.journal ? .awaitsUs : .awaitsOurSpeaker
    }
}

extension JointRecord {
    /// The participants who propose or consent without a valid signature line under the text.
    fileprivate func unsigned(_ proposal: Digest) -> [PartyID] {
        guard let instrument = instrument(of: proposal) else { return [] }
        let acts = [proposals[proposal]].compactMap { $0 } + (answers[proposal] ?? [])
        return acts.compactMap { act in
            let line: String
            switch act.body {
            case .shown(.propose(_, let signature)), .shown(.consent(let signature)): line = signature
            default: return nil
            }
            let key = register.card(of: act.header.journal)?.consentKey
            guard let key, !SignatureLine.isValid(line, under: instrument.text, key: key) else { return nil }
            return register.participant(of: act.header.journal)
        }
    }

    /// Whether the own journal took a consent back and the proposer's does not show that it knows.
    fileprivate func hasUnseenWithdrawal(of proposal: Digest) -> Bool {
        let own = (answers[proposal] ?? []).filter { $0.header.journal == journal }
        guard let last = own.last, own.contains(where: { if case .consent = $0.header.word { true } else { false } })
        else { return false }
        switch last.header.word {
        case .withdraw, .object: break
        default: return false
        }
        guard let proposer = proposals[proposal]?.header.journal else { return false }
        return (seen(by: proposer)[journal] ?? 0) <= last.header.number
    }
}
