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
        case .object(let leaf): leave(leaf, isObjection: true, at: act, for: party, in: &sight)
        case .withdraw(let leaf): leave(leaf, isObjection: false, at: act, for: party, in: &sight)
        case .declare(let leaf): declared(leaf, at: act) ? nil : .notConcluded
        case .handOver(let name): handOver(to: name, at: act, for: party, in: &sight)
        case .recognise(let name, let old): recognise(name, insteadOf: old, at: act, for: party, in: &sight)
        }
    }
}
