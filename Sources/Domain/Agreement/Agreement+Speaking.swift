import CanonicalBytes

// Handing over, and recognising another journal in place of a lost one.

extension Agreement {
    mutating func handOver(
        to name: String,
        at act: Int,
        for party: String,
        in sight: inout Sight
    ) -> VoidReason? {
        if awaitedRules(of: party, in: &sight) != nil { return .rulesFirst }
        let members = rules(in: &sight).parties.first { $0.name == party }?.journals ?? []
        let successor = participant(name)
        guard members.contains(where: { participant($0) == successor }), successor != participants[placed[act].journal]
        else {
            return .notAMember
        }
        let next = SpeakerChange(act: act, journal: place(of: name), isHandover: true)
        speakers[party, default: []].append(next)
        return nil
    }

    mutating func recognise(
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
