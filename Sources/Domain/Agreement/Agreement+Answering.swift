import CanonicalBytes

// Proposing, consenting, objecting and withdrawing.

extension Agreement {
    mutating func propose(
        _ proposal: Proposal,
        at act: Int,
        for party: String,
        in sight: inout Sight
    ) -> VoidReason? {
        guard proposal.isWellFormed else { return .malformed }
        guard proposal.rules == rulesName(in: &sight) else { return .otherRules }
        if !switchedOff.contains(.settledOnce), isSettled(proposal, in: &sight) { return .settled }
        for version in proposal.replaces {
            guard let leaf = version.version else { continue }
            guard let agreed = self.proposal(leaf, in: &sight), isConcluded(agreed, in: &sight),
                proposals[agreed].proposal.replaces.contains(where: { $0.matter == version.matter })
            else { return .unknownVersion }
        }
        if awaitedRules(of: party, in: &sight) != nil { return .rulesFirst }

        let leaf = placed[act].leaf
        let index = proposals.count
        drop(rivals(of: proposal), at: act, for: party, in: &sight)
        var state = ProposalState(act: act, leaf: leaf, party: party, proposal: proposal)
        state.said[party] = [Saying(act: act, backs: true, bySilence: false)]
        proposals.append(state)
        proposalsByLeaf[leaf, default: []].append(index)
        for version in proposal.replaces { proposalsOn[version, default: []].append(index) }
        if let newRules = proposal.newRules {
            rules[leaf] = newRules
            rulesProposals[proposal.rules, default: []].append(index)
        }
        expect(index)
        return nil
    }

    /// Enters a proposal among those that its party may conclude, and the others may consent to by silence.
    mutating func expect(_ index: Int) {
        let state = proposals[index]
        pending[state.party, default: []].append(index)
        guard state.proposal.newRules == nil, state.proposal.expiry != nil, let rules = rules[state.proposal.rules],
            rules.silence != nil
        else { return }
        for other in rules.parties where other.name != state.party {
            silencePending[other.name, default: []].append(index)
        }
    }

    /// The proposal that an act answers, or why it can't.
    private func answered(_ leaf: Digest, in sight: inout Sight) -> Result<Int, Nullity> {
        guard let index = proposal(leaf, in: &sight) else { return .failure(Nullity(.unknownProposal)) }
        let proposal = proposals[index].proposal
        let settles = !switchedOff.contains(.settledOnce)
        if isConcluded(index, in: &sight) || settles && isSettled(proposal, in: &sight) {
            return .failure(Nullity(.settled))
        }
        guard proposal.rules == rulesName(in: &sight) else { return .failure(Nullity(.otherRules)) }
        return .success(index)
    }

    mutating func consent(
        to leaf: Digest,
        at act: Int,
        for party: String,
        in sight: inout Sight
    ) -> VoidReason? {
        let index: Int
        switch answered(leaf, in: &sight) {
        case .failure(let void): return void.reason
        case .success(let proposal): index = proposal
        }
        if isEnded(index, in: &sight) { return .ended }
        if let awaited = awaitedRules(of: party, in: &sight), awaited != index { return .rulesFirst }
        guard backing(of: index, by: party, in: &sight) == nil else { return .alreadyGiven }
        drop(rivals(of: proposals[index].proposal).filter { $0 != index }, at: act, for: party, in: &sight)
        say(of: index, backs: true, at: act, for: party)
        return nil
    }

    /// Ends a party's backing of a proposal.
    ///
    /// Who objects need not have backed it: the word breaks its silence. Who withdraws must.
    mutating func leave(
        _ leaf: Digest,
        isObjection: Bool,
        at act: Int,
        for party: String,
        in sight: inout Sight
    ) -> VoidReason? {
        switch answered(leaf, in: &sight) {
        case .failure(let void): return void.reason
        case .success(let index):
            guard isObjection || backing(of: index, by: party, in: &sight) != nil else { return .nothingToWithdraw }
            say(of: index, backs: false, at: act, for: party)
            return nil
        }
    }

    /// Ends a party's backing of proposals; its own ones end wholly.
    private mutating func drop(_ rivals: [Int], at act: Int, for party: String, in sight: inout Sight) {
        guard !switchedOff.contains(.oneVoice) else { return }
        for rival in rivals where backing(of: rival, by: party, in: &sight) != nil {
            say(of: rival, backs: false, at: act, for: party)
        }
    }

    mutating func say(of index: Int, backs: Bool, at act: Int, for party: String, bySilence: Bool = false) {
        proposals[index].said[party, default: []].append(Saying(act: act, backs: backs, bySilence: bySilence))
        if !backs, proposals[index].party == party {
            proposals[index].ended.append(act)
            placed[act].judgement.ended.append(proposals[index].leaf)
        }
    }
}

/// A reason as an error, for results inside this module.
private struct Nullity: Error {
    let reason: VoidReason
    init(_ reason: VoidReason) { self.reason = reason }
}
