import CanonicalBytes

// An act is judged once, in its own past. It first receives: what its past concludes is concluded before it takes
// effect. Then it does what it says, or is void.

extension Agreement {
    mutating func judge(_ act: Int, timeRunsBackwards: Bool) {
        var sight = Sight(placed[act].past)
        let journal = placed[act].journal
        guard holds(act, in: &sight), let party = party(ofSpeaker: journal, in: &sight) else {
            if !switchedOff.contains(.inTheLine) || !isOfAParty(journal, in: &sight) {
                if placed[act].word != .other { placed[act].judgement.void = .outsideTheLine }
                return
            }
            // The trial without this rule takes every member for a speaker.
            let party = anyParty(of: journal, in: &sight) ?? ""
            return judge(act, for: party, in: &sight, timeRunsBackwards: timeRunsBackwards)
        }
        judge(act, for: party, in: &sight, timeRunsBackwards: timeRunsBackwards)
    }

    private mutating func judge(_ act: Int, for party: String, in sight: inout Sight, timeRunsBackwards: Bool) {
        let journal = placed[act].journal
        placed[act].judgement.party = party
        placed[act].rules = rulesName(in: &sight)
        lines[party, default: []].append(act)
        consentBySilence(at: act, for: party, in: &sight)
        conclude(at: act, for: party, in: &sight)
        if case .other = placed[act].word { return }
        // New rules that it has just concluded may leave its author without a voice.
        let stillSpeaks =
            switchedOff.contains(.inTheLine) || self.party(ofSpeaker: journal, in: &sight) == party
        let void: VoidReason? =
            if timeRunsBackwards {
                .timeRunsBackwards
            } else if !stillSpeaks {
                .outsideTheLine
            } else {
                take(placed[act].word, at: act, for: party, in: &sight)
            }
        placed[act].judgement.void = void
    }

    private func anyParty(of journal: Int, in sight: inout Sight) -> String? {
        rules(in: &sight).parties.first { $0.journals.contains(journalNames[journal]) }?.name
    }

    private func isOfAParty(_ journal: Int, in sight: inout Sight) -> Bool {
        anyParty(of: journal, in: &sight) != nil
    }

    /// Takes the word of an act, and says why it has no effect where it has none.
    private mutating func take(
        _ word: Word,
        at act: Int,
        for party: String,
        in sight: inout Sight
    ) -> VoidReason? {
        switch word {
        case .other: nil
        case .propose(let proposal): propose(proposal, at: act, for: party, in: &sight)
        case .consent(let leaf): consent(to: leaf, at: act, for: party, in: &sight)
        case .object(let leaf): object(to: leaf, at: act, for: party, in: &sight)
        case .withdraw(let leaf): withdraw(from: leaf, at: act, for: party, in: &sight)
        case .declare(let leaf): declared(leaf, at: act) ? nil : .notConcluded
        case .handOver(let name): handOver(to: name, at: act, for: party, in: &sight)
        case .recognise(let name, let old): recognise(name, insteadOf: old, at: act, for: party, in: &sight)
        }
    }

    // MARK: Proposing and answering

    private mutating func propose(
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

    private mutating func consent(
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

    private mutating func object(
        to leaf: Digest,
        at act: Int,
        for party: String,
        in sight: inout Sight
    ) -> VoidReason? {
        switch answered(leaf, in: &sight) {
        case .failure(let void): return void.reason
        case .success(let index):
            say(of: index, backs: false, at: act, for: party)
            return nil
        }
    }

    private mutating func withdraw(
        from leaf: Digest,
        at act: Int,
        for party: String,
        in sight: inout Sight
    ) -> VoidReason? {
        switch answered(leaf, in: &sight) {
        case .failure(let void): return void.reason
        case .success(let index):
            guard backing(of: index, by: party, in: &sight) != nil else { return .nothingToWithdraw }
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

    private mutating func say(of index: Int, backs: Bool, at act: Int, for party: String, bySilence: Bool = false) {
        proposals[index].said[party, default: []].append(Saying(act: act, backs: backs, bySilence: bySilence))
        if !backs, proposals[index].party == party {
            proposals[index].ended.append(act)
            placed[act].judgement.ended.append(proposals[index].leaf)
        }
    }

    // MARK: Receiving

    /// Silence is a consent that the silent party's own line gives: by its first act at or after the deadline, if the
    /// line never said a word on the version. Only what its own acts claim of time plays a part.
    private mutating func consentBySilence(at act: Int, for party: String, in sight: inout Sight) {
        guard let candidates = silencePending[party], !candidates.isEmpty else { return }
        let inForce = rulesName(in: &sight)
        let speaker = speaker(of: party, in: &sight)
        let journal = placed[act].journal
        var kept: [Int] = []
        for index in candidates {
            let state = proposals[index]
            guard has(state.act, in: sight.past) else {
                kept.append(index)
                continue
            }
            guard state.proposal.rules == inForce, let period = rules[inForce]?.silence?.leastPeriod,
                let expiry = state.proposal.expiry, !isConcluded(index, in: &sight),
                !isSettled(state.proposal, in: &sight), !isEnded(index, in: &sight),
                !hasWord(on: state.proposal, of: party, in: &sight)
            else { continue }
            kept.append(index)
            var first: FirstSight?
            for sighting in state.firstSeen[party] ?? [] where holds(sighting.act, in: &sight) { first = sighting }
            guard let first, first.journal == journal, first.since == speaker?.since else {
                proposals[index].firstSeen[party, default: []].append(
                    FirstSight(act: act, journal: journal, since: speaker?.since)
                )
                continue
            }
            let (end, overflow) = placed[first.act].time.addingReportingOverflow(period)
            guard !overflow, placed[act].time >= max(expiry, end) else { continue }
            guard awaitedRules(of: party, in: &sight) == nil else { continue }
            say(of: index, backs: true, at: act, for: party, bySilence: true)
            placed[act].judgement.consentedBySilence.append(state.leaf)
            kept.removeLast()
        }
        if troubled.isEmpty { silencePending[party] = kept }
    }

    /// Whether a party's line ever said a word on a version that a proposal concerns.
    private func hasWord(on proposal: Proposal, of party: String, in sight: inout Sight) -> Bool {
        for rival in rivals(of: proposal) {
            for saying in proposals[rival].said[party] ?? [] where holds(saying.act, in: &sight) { return true }
        }
        return false
    }

    /// Concludes what the line of a proposer is the first to see agreed by all.
    private mutating func conclude(at act: Int, for party: String, in sight: inout Sight) {
        guard let candidates = pending[party], !candidates.isEmpty else { return }
        let declared: Digest? = if case .declare(let leaf) = placed[act].word { leaf } else { nil }
        var kept: [Int] = []
        // New rules first: they end what is open under the old ones.
        let rulesFirst =
            candidates.filter { proposals[$0].proposal.newRules != nil }
            + candidates.filter { proposals[$0].proposal.newRules == nil }
        for index in rulesFirst {
            let state = proposals[index]
            guard has(state.act, in: sight.past) else {
                kept.append(index)
                continue
            }
            let inForce = rulesName(in: &sight)
            let isDone =
                state.proposal.rules != inForce || isConcluded(index, in: &sight)
                || (!switchedOff.contains(.ownPartyStillDoes) && isEnded(index, in: &sight))
                || (!switchedOff.contains(.settledOnce) && isSettled(state.proposal, in: &sight))
            if isDone { continue }
            kept.append(index)
            if let awaited = awaitedRules(of: party, in: &sight), awaited != index { continue }
            guard isBackedByAll(index, in: &sight, declaredBy: declared == state.leaf ? placed[act].post : nil) else {
                continue
            }
            kept.removeLast()
            proposals[index].concluded.append(act)
            placed[act].judgement.concluded.append(state.leaf)
            if let newRules = state.proposal.newRules { enforce(newRules, from: act, in: &sight) }
        }
        if troubled.isEmpty { pending[party] = kept }
    }

    private func isBackedByAll(_ index: Int, in sight: inout Sight, declaredBy post: String?) -> Bool {
        let state = proposals[index]
        guard let rules = rules[state.proposal.rules] else { return false }
        var rests = false
        for party in rules.parties {
            if party.name == state.party, switchedOff.contains(.ownPartyStillDoes) { continue }
            guard let saying = backing(of: index, by: party.name, in: &sight) else { return false }
            rests = rests || saying.bySilence
        }
        // A conclusion that rests on silence has to be declared by a post that the rules name.
        return !rests || (post.map { rules.silence?.posts.contains($0) ?? false } ?? false)
    }

    /// Puts new rules in force from an act on: where they leave a speaker out, they name the next one.
    private mutating func enforce(_ newRules: RulesInForce, from act: Int, in sight: inout Sight) {
        for party in newRules.parties {
            let members = Set(party.journals.map(participant))
            let speaking = speaker(of: party.name, in: &sight)?.journal
            if let speaking, members.contains(participants[speaking]) { continue }
            let next = SpeakerChange(act: act, journal: place(of: party.speaker), isHandover: false)
            speakers[party.name, default: []].append(next)
        }
        sight.rules = nil
    }

    private func declared(_ leaf: Digest, at act: Int) -> Bool {
        placed[act].judgement.concluded.contains(leaf)
    }

    // MARK: Who speaks

    private mutating func handOver(
        to name: String,
        at act: Int,
        for party: String,
        in sight: inout Sight
    ) -> VoidReason? {
        if awaitedRules(of: party, in: &sight) != nil { return .rulesFirst }
        let members = rules(in: &sight).parties.first { $0.name == party }?.journals ?? []
        let successor = participant(name)
        guard members.contains(where: { participant($0) == successor }), successor != participants[placed[act].journal] else {
            return .notAMember
        }
        let next = SpeakerChange(act: act, journal: place(of: name), isHandover: true)
        speakers[party, default: []].append(next)
        return nil
    }

    private mutating func recognise(
        _ name: String,
        insteadOf oldName: String,
        at act: Int,
        for party: String,
        in sight: inout Sight
    ) -> VoidReason? {
        let (journal, old) = (place(of: name), place(of: oldName))
        let isOwn = rules(in: &sight).parties.contains { rule in
            rule.name == party && rule.journals.contains { participant($0) == participants[old] }
        }
        guard journal != old, !isOwn, participants[journal] == participants[old],
            !(closings[journal]?.contains { has($0, in: sight.past) } ?? false)
        else { return .notToBeRecognised }
        let key = RecognitionKey(party: party, insteadOf: old)
        var closed = [old]
        for earlier in recognitions[key] ?? [] where earlier.journal != journal && has(earlier.act, in: sight.past) {
            closed.append(earlier.journal)
        }
        recognitions[key, default: []].append((act: act, journal: journal))
        for closedJournal in closed {
            closings[closedJournal, default: []].append(act)
            trouble(closedJournal)
        }
        return nil
    }
}

/// A reason as an error, for results inside this module.
private struct Nullity: Error {
    let reason: VoidReason
    init(_ reason: VoidReason) { self.reason = reason }
}
