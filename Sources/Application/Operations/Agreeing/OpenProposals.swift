import Agreement
public import CanonicalBytes
public import Consultations

/// A proposal that is not settled yet, with its text.
struct OpenProposal {
    /// The leaf hash of the act that proposes it.
    let leaf: Digest
    let party: PartyID
    let instrument: Instrument

    /// What it says of a matter.
    func content(of matter: Matter) -> ActContent? { instrument.content(of: matter) }
}

extension JointRecord {
    /// The proposals whose texts are here and that can still be agreed, oldest first.
    var openProposals: [OpenProposal] {
        guard let standing = agreement?.standing() else { return [] }
        return proposalOrder.compactMap { leaf in
            guard let proposal = standing.proposals[leaf], case .open = proposal.course,
                let party = try? PartyID(proposal.party), let instrument = instrument(of: leaf)
            else { return nil }
            return OpenProposal(leaf: leaf, party: party, instrument: instrument)
        }
    }

    /// The newest open proposal on a matter, whoever made it.
    func openProposal(on matter: Matter) -> OpenProposal? {
        openProposals.last { $0.content(of: matter) != nil }
    }

    /// The own open proposals that end once the own side proposes something else on these matters, where they hold more.
    func endedBy(proposing matters: [Matter], from participant: PartyID) -> [ProposeMatters.Ended] {
        let own = register.party(of: participant)
        return openProposals.filter { $0.party == own }.compactMap { open in
            let held = open.instrument.items.compactMap(\.content.matter)
            let left = held.filter { !matters.contains($0) }
            guard left.count < held.count, !left.isEmpty, let reference = reference(of: open.leaf) else { return nil }
            return ProposeMatters.Ended(reference: reference, matters: left)
        }
    }

    /// The proposal that makes this text known; nothing where none does.
    public func proposal(of instrument: Instrument) -> Digest? {
        proposals.first { _, act in
            if case .shown(.propose(let shown, _)) = act.body { shown == instrument } else { false }
        }?.key
    }

    /// The earlier text on the same version of a matter that a proposal answers: its author knew of it.
    ///
    /// Of several it is the one that was placed last here.
    public func proposalAnswered(by proposal: Digest) -> Digest? {
        guard let act = proposals[proposal], case .propose(let header) = act.header.word else { return nil }
        let versions = Set(header.replaces)
        return proposalOrder.last { leaf in
            guard leaf != proposal, let earlier = proposals[leaf], case .propose(let other) = earlier.header.word,
                !versions.isDisjoint(with: other.replaces), instrument(of: leaf) != nil
            else { return false }
            return act.knows(of: earlier)
        }
    }
}
