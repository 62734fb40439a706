public import Agreement
import CanonicalBytes
public import Consultations
import Storage

/// The rules of agreement in force: who the parties are, who speaks now for each, since which act, and what silence says.
public struct AgreementRules: Sendable {
    public let silence: SilenceRule?
    /// The proposal that made them; nothing where they are those of the founding.
    public let proposal: ProposalReference?
    /// When they came into force, as the act claims that made them.
    public let since: Instant?
    /// The participants whose signature under the founding text is not here yet.
    public let unsigned: [PartyID]
    public let parties: [Party]

    /// One party.
    public struct Party: Sendable {
        public let id: PartyID
        /// Its participants, the party itself where it is no composite one.
        public let participants: [PartyID]
        public let speaker: Speaker?
    }

    /// Who speaks for a party.
    public struct Speaker: Sendable {
        public let participant: PartyID
        public let journal: String
        public let since: Since
        /// The journal in whose place this one was recognised.
        public let insteadOf: String?
    }

    /// By what somebody speaks.
    public enum Since: Sendable {
        case founding
        case handover(ProposalReference, Instant, FactSource?)
        case rules(ProposalReference)
    }
}

extension Node {
    /// The rules of agreement in force; nothing before the mechanism is founded between nodes.
    public func agreementRules() throws(OperationError) -> AgreementRules? {
        guard let text = register.foundingText, let agreement = record.agreement else { return nil }
        let standing = agreement.standing()
        let rules = agreement.rulesInForce
        let later = record.proposals[standing.rules]
        var since = later?.header.at
        if later == nil, let founded = record.founded { since = try header(founded)?.at }
        return AgreementRules(
            silence: rules.silence,
            proposal: record.reference(of: standing.rules),
            since: since,
            unsigned: text.cards.filter { record.foundings[$0.journal] == nil }.map(\.participant),
            parties: rules.parties.compactMap { rule in
                guard let id = try? PartyID(rule.name) else { return nil }
                return AgreementRules.Party(
                    id: id,
                    participants: text.cards.filter { $0.party == id }.map(\.participant),
                    speaker: speaker(of: id, agreement, standing)
                )
            }
        )
    }

    private func speaker(of party: PartyID, _ agreement: Agreement, _ standing: Standing) -> AgreementRules.Speaker? {
        guard let speaking = agreement.speaking(for: party.text),
            let participant = register.participant(of: speaking.journal)
        else { return nil }
        return AgreementRules.Speaker(
            participant: participant,
            journal: speaking.journal,
            since: since(speaking, standing),
            insteadOf: speaking.insteadOf
        )
    }

    private func since(_ speaking: Speaking, _ standing: Standing) -> AgreementRules.Since {
        guard let leaf = speaking.since else { return .founding }
        if let act = record.handovers[leaf], let author = register.participant(of: act.place.journal) {
            var source: FactSource?
            if case .shown(.handOver(let said)) = act.body { source = said }
            return .handover(ProposalReference(participant: author, number: act.place.number), act.header.at, source)
        }
        for proposal in standing.proposals.values where proposal.proposal.newRules != nil {
            if case .agreed(let act, _) = proposal.course, act == leaf, let name = record.reference(of: proposal.act) {
                return .rules(name)
            }
        }
        return .founding
    }

    /// The header of an act of the own journal.
    private func header(_ number: Int) throws(OperationError) -> ActHeader? {
        do {
            return try store.leaves(of: journal, from: number, limit: 1).first.flatMap {
                try? ActHeader(bytes: $0.bytes)
            }
        } catch { throw .store(error) }
    }
}
