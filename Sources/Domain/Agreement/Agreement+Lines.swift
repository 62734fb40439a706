import CanonicalBytes

// Who speaks for a party, and under which rules, in a given past.

extension Agreement {
    /// The name of the rules in force in a past.
    func rulesName(in sight: inout Sight) -> Digest {
        if let known = sight.rules { return known }
        var name = founding
        while let next = successor(ofRules: name, in: &sight) { name = next }
        sight.rules = name
        return name
    }

    private func successor(ofRules name: Digest, in sight: inout Sight) -> Digest? {
        for proposal in rulesProposals[name] ?? [] where isConcluded(proposal, in: &sight) {
            return proposals[proposal].leaf
        }
        return nil
    }

    /// The rules in force in a past.
    func rules(in sight: inout Sight) -> RulesInForce {
        rules[rulesName(in: &sight)] ?? RulesInForce(parties: [])
    }

    /// The proposal with a leaf hash that a past holds.
    func proposal(_ leaf: Digest, in sight: inout Sight) -> Int? {
        let known = (proposalsByLeaf[leaf] ?? []).filter { has(proposals[$0].act, in: sight.past) }
        guard known.count > 1 else { return known.first }
        for index in known where holds(proposals[index].act, in: &sight) { return index }
        return known.min { placed[proposals[$0].act].root < placed[proposals[$1].act].root }
    }

    /// Whether a proposal is agreed in a past.
    func isConcluded(_ proposal: Int, in sight: inout Sight) -> Bool {
        for act in proposals[proposal].concluded where holdsConclusion(at: act, in: &sight) { return true }
        return false
    }

    /// Whether a proposal's own party had ended it in a past.
    func isEnded(_ proposal: Int, in sight: inout Sight) -> Bool {
        for act in proposals[proposal].ended where holds(act, in: &sight) { return true }
        return false
    }

    /// The journal that speaks for a party in a past, and the act that made it speak.
    func speaker(of party: String, in sight: inout Sight) -> (journal: Int, since: Int?)? {
        for event in (speakers[party] ?? []).reversed() {
            if let act = event.act {
                guard event.isHandover ? holds(act, in: &sight) : holdsConclusion(at: act, in: &sight) else { continue }
            }
            return (journal: current(event.journal, of: party, in: &sight), since: event.act)
        }
        return nil
    }

    /// The journal that stands in place of another one in a past: itself, where no other was recognised by all.
    private func current(_ journal: Int, of party: String, in sight: inout Sight) -> Int {
        guard !recognitions.isEmpty else { return journal }
        var current = journal
        // Each journal is set aside once, so there are no more steps than journals.
        for _ in journalNames.indices {
            guard let next = recognised(insteadOf: current, of: party, in: &sight) else { break }
            current = next
        }
        return current
    }

    /// The journal that all other parties recognise in place of one; where they differ, the one that the first of them
    /// in the rules names.
    private func recognised(insteadOf journal: Int, of party: String, in sight: inout Sight) -> Int? {
        var successor: Int?
        for other in rules(in: &sight).parties where other.name != party {
            let key = RecognitionKey(party: other.name, insteadOf: journal)
            var last: Int?
            for recognition in (recognitions[key] ?? []).reversed() where last == nil {
                if holds(recognition.act, in: &sight) { last = recognition.journal }
            }
            guard let last else { return nil }
            successor = successor ?? last
        }
        return successor
    }

    /// The party for which a journal speaks in a past.
    func party(ofSpeaker journal: Int, in sight: inout Sight) -> String? {
        for party in rules(in: &sight).parties {
            if speaker(of: party.name, in: &sight)?.journal == journal { return party.name }
        }
        return nil
    }

    /// Whether a party backs a proposal in a past, and whether by silence.
    func backing(of proposal: Int, by party: String, in sight: inout Sight) -> Saying? {
        for saying in (proposals[proposal].said[party] ?? []).reversed() where holds(saying.act, in: &sight) {
            return saying.backs ? saying : nil
        }
        return nil
    }

    /// Whether anything that a proposal concerns is settled in a past.
    func isSettled(_ proposal: Proposal, in sight: inout Sight) -> Bool {
        for version in proposal.replaces {
            for other in proposalsOn[version] ?? [] where isConcluded(other, in: &sight) { return true }
        }
        return false
    }

    /// The proposals that concern a version that this one concerns, too, itself included.
    func rivals(of proposal: Proposal) -> [Int] {
        if proposal.newRules != nil { return rulesProposals[proposal.rules] ?? [] }
        if proposal.replaces.count == 1 { return proposalsOn[proposal.replaces[0]] ?? [] }
        return Array(Set(proposal.replaces.flatMap { proposalsOn[$0] ?? [] })).sorted()
    }

    /// New rules to which a party has consented and whose fate it does not know in a past; all else waits for it.
    func awaitedRules(of party: String, in sight: inout Sight) -> Int? {
        guard !switchedOff.contains(.rulesFirst) else { return nil }
        let inForce = rulesName(in: &sight)
        for proposal in rulesProposals[inForce] ?? [] {
            guard let sayings = proposals[proposal].said[party], !isEnded(proposal, in: &sight) else { continue }
            var lastWord: Saying?
            var everBacked = false
            for saying in sayings where holds(saying.act, in: &sight) {
                lastWord = saying
                everBacked = everBacked || saying.backs
            }
            guard everBacked, let lastWord else { continue }
            if lastWord.backs { return proposal }
            // Taken back; free once the proposer's line has seen that without concluding.
            let isKnown = (lines[proposals[proposal].party] ?? []).reversed().contains { act in
                has(act, in: sight.past) && has(lastWord.act, in: placed[act].past)
            }
            if !isKnown { return proposal }
        }
        return nil
    }
}
