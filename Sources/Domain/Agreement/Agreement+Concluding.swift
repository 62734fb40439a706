import CanonicalBytes

// What an act receives: what its past concludes, and what its party consents to by having been silent.

extension Agreement {
    /// Consents by silence.
    ///
    /// The silent party's own line gives that consent, by its first act at or after the deadline, if the line never
    /// said a word on the version. Only what its own acts claim of time plays a part.
    mutating func consentBySilence(at act: Int, for party: String, in sight: inout Sight) {
        guard let candidates = silencePending[party], !candidates.isEmpty else { return }
        let inForce = rulesName(in: &sight)
        let speaker = speaker(of: party, in: &sight)
        let journal = placed[act].journal
        var kept: [Int] = []
        var due: [Int] = []
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
            due.append(index)
        }
        if troubled.isEmpty { silencePending[party] = kept }
        for index in due {
            // Silence on two texts for one version consents to neither: nobody can tell which was meant.
            let rivals = rivals(of: proposals[index].proposal)
            guard !due.contains(where: { $0 != index && rivals.contains($0) }) else { continue }
            say(of: index, backs: true, at: act, for: party, bySilence: true)
            placed[act].judgement.consentedBySilence.append(proposals[index].leaf)
        }
        placed[act].judgement.consentedBySilence.sort()
    }

    /// Whether a party's line ever said a word on a version that a proposal concerns.
    private func hasWord(on proposal: Proposal, of party: String, in sight: inout Sight) -> Bool {
        for rival in rivals(of: proposal) {
            for saying in proposals[rival].said[party] ?? [] where holds(saying.act, in: &sight) { return true }
        }
        return false
    }

    /// Concludes what the line of a proposer is the first to see agreed by all.
    mutating func conclude(at act: Int, for party: String, in sight: inout Sight) {
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
        placed[act].judgement.concluded.sort()
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

    func declared(_ leaf: Digest, at act: Int) -> Bool {
        placed[act].judgement.concluded.contains(leaf)
    }
}
