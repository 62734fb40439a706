public import Agreement
public import CanonicalBytes

/// What a party decided on a text that is proposed.
public enum Decision: String, CaseIterable, Hashable, Sendable {
    /// It proposes the text or has consented to it.
    case accepted
    /// The same, with a reservation of its own.
    case reserved
    /// It has objected.
    case refused
    /// It has said nothing that stands.
    case open
}

/// What each party decided on one proposal.
///
/// Only what all have accepted becomes joint, and once the proposer's node has received that: before, each decision
/// stands for itself.
public struct Decisions: Hashable, Sendable {
    /// The leaf hash of the act that proposes.
    public let proposal: Digest
    /// Where the proposal stands.
    public let course: ProposalStanding.Course
    /// The parties under its rules, in their order, with what each of them decided.
    public let byParty: [PartyDecision]

    /// Whether it is agreed.
    public var isJoint: Bool { if case .agreed = course { true } else { false } }
}

/// A party, and what it decided.
public struct PartyDecision: Hashable, Sendable {
    public let party: PartyID
    public let decision: Decision
}

extension JointRecord {
    /// What the parties decided on a matter: its agreed version first, then every proposal that is open.
    public func decisions(on matter: Matter, about subject: Subject) -> [Decisions] {
        guard let agreement, let leaves = proposalsAbout[subject] else { return [] }
        return decisions(on: matter, among: leaves) { agreement.standing(of: $0) }
    }

    /// The same where the standing of all proposals is known already: for lists.
    public func decisions(on matter: Matter, about subject: Subject, in standing: Standing) -> [Decisions] {
        guard let leaves = proposalsAbout[subject] else { return [] }
        return decisions(on: matter, among: leaves) { standing.proposals[$0] }
    }

    private func decisions(
        on matter: Matter,
        among leaves: [Digest],
        standing: (Digest) -> ProposalStanding?
    ) -> [Decisions] {
        let agreed = versions[matter]
        let known = leaves.compactMap { leaf -> Decisions? in
            guard instrument(of: leaf)?.items.contains(where: { $0.content.matter == matter }) == true,
                let proposal = standing(leaf)
            else { return nil }
            switch proposal.course {
            case .open: break
            case .agreed where agreed == leaf: break
            default: return nil
            }
            return Decisions(
                proposal: leaf,
                course: proposal.course,
                byParty: decisions(of: proposal, on: matter)
            )
        }
        return known.filter(\.isJoint) + known.filter { !$0.isJoint }
    }

    private func decisions(of proposal: ProposalStanding, on matter: Matter) -> [PartyDecision] {
        let reserving = Set(
            statements(on: proposal.act, or: matter).compactMap { said in
                said.statement.kind == .reservation ? linesOfStatements[said.place] : nil
            }
        )
        return proposal.parties.compactMap { try? PartyID($0) }.map { party in
            PartyDecision(
                party: party,
                decision: decision(of: party, on: proposal, isReserving: reserving.contains(party))
            )
        }
    }

    private func decision(of party: PartyID, on proposal: ProposalStanding, isReserving: Bool) -> Decision {
        let backs = proposal.isAgreed || proposal.backers.contains(party.text)
        if backs { return isReserving ? .reserved : .accepted }
        return proposal.lastWords[party.text]?.sense == .objects ? .refused : .open
    }

    /// What was declared on the text that an act proposes, or on the conclusion that is the matter, oldest first.
    private func statements(on proposal: Digest, or matter: Matter) -> [DatedStatement] {
        register.statements.filter { said in
            said.statement.proposal == proposal || said.statement.conclusion.map(Matter.conclusion) == matter
        }
    }

    /// What was declared on the text that an act proposes, oldest first.
    public func statements(on proposal: Digest) -> [DatedStatement] {
        register.statements.filter { $0.statement.proposal == proposal }
    }

    /// What was declared on a conclusion, oldest first: on it by its number, and on the texts by which it was agreed.
    public func statements(on number: ConclusionNumber) -> [DatedStatement] {
        let leaves = Set((proposalsAbout[.conclusion(number)] ?? []).filter(adopted.contains))
        return register.statements.filter { said in
            said.statement.conclusion == number || said.statement.proposal.map(leaves.contains) == true
        }
    }
}
