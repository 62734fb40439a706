import Agreement
import CanonicalBytes

// What must hold after a schedule, computed from the acts themselves and not from what the register keeps.

extension RandomSchedule {
    /// The rules of the founding.
    var rules: RulesInForce {
        var parties: [PartyRule] = []
        for journal in journals {
            let name = partyOf[journal] ?? ""
            guard !parties.contains(where: { $0.name == name }) else { continue }
            let members = journals.filter { partyOf[$0] == name }
            parties.append(PartyRule(name: name, journals: members, speaker: members[0]))
        }
        return RulesInForce(parties: parties, silence: silence)
    }

    /// The parties of which a journal has two histories, or was set aside by a recognition.
    var partiesInTrouble: Set<String> {
        var parties = Set(hasForked ? [forker.flatMap { partyOf[$0] }].compactMap(\.self) : [])
        for act in written {
            if case .recognise(_, let old) = act.word, let party = partyOf[old] { parties.insert(party) }
        }
        return parties
    }

    /// The same schedule with the words of void acts left out, and the leaves that changed by it.
    func withoutVoidWords() -> (Agreement, [Digest: Digest]) {
        var agreement = Agreement(founding: rules, named: scene.founding)
        var leaves: [Digest: Digest] = [:]
        var roots: [Digest: Digest] = [:]
        for act in written {
            let isVoid = scene.judgement(act)?.void != nil
            let changed = Scene.act(
                act.journal,
                act.number,
                isVoid ? .other : act.word.renamed(leaves),
                seen: act.seen.mapValues { $0.map { roots[$0] ?? $0 } },
                after: roots[act.rootBefore] ?? act.rootBefore,
                at: act.at,
                post: act.post
            )
            leaves[act.leaf] = changed.leaf
            roots[act.root] = changed.root
            agreement.receive(changed)
        }
        return (agreement, leaves)
    }

    /// Delivers everything, lets a party propose, the others consent and the proposer acknowledge.
    mutating func reachesAgreement() -> Bool {
        // Rules that are under way have to be settled first: their proposers take them back, and everybody learns it.
        for _ in 0..<3 { deliver() }
        for proposal in scene.agreement.standing().proposals.values.sorted(by: { $0.act < $1.act }) {
            guard proposal.course == .open, proposal.proposal.newRules != nil,
                let speaker = scene.agreement.standing().speakers[proposal.party]
            else { continue }
            say(.withdraw(proposal.act), in: speaker)
        }
        for _ in 0..<3 { deliver() }
        let standing = scene.agreement.standing()
        guard let party = standing.parties.first, let proposer = standing.speakers[party] else { return false }
        let proposal = Proposal(
            replaces: [MatterVersion(matter: Digest(of: "a new matter"), version: nil)],
            rules: standing.rules,
            content: Digest(of: "text")
        )
        let act = say(.propose(proposal), in: proposer)
        for other in standing.parties.dropFirst() {
            guard let speaker = standing.speakers[other] else { return false }
            say(.consent(act), in: speaker)
        }
        say(.other, in: proposer)
        return scene.agreed.contains(act)
    }

    private mutating func deliver() {
        for journal in journals { say(.other, in: journal) }
    }

    /// An act of a line that has not the whole line before it in its past, in words.
    ///
    /// New rules are left out: a speaker whom they leave out, and who does not know it yet, can still take back, which
    /// changes nothing.
    func brokenLine() -> String? {
        guard !hasNewRules else { return nil }
        var last: [String: AgreementAct] = [:]
        for act in written {
            guard let party = scene.judgement(act)?.party else { continue }
            if let before = last[party], !isInPast(before, of: act) {
                return "\(act.journal) \(act.number) lacks \(before.journal) \(before.number)"
            }
            last[party] = act
        }
        return nil
    }

    func isInPast(_ act: AgreementAct, of other: AgreementAct) -> Bool {
        if act.journal == other.journal { return leads(act.root, to: other.root) }
        return (other.seen[act.journal] ?? []).contains { leads(act.root, to: $0) }
    }

    /// A conclusion in whose past the last word of a party, or of the proposer's own, is not a consent.
    func concludedWithoutBacking() -> String? {
        for act in written {
            for leaf in scene.judgement(act)?.concluded ?? [] {
                guard let proposal = written.first(where: { $0.leaf == leaf }), case .propose(let text) = proposal.word
                else { return "a conclusion of nothing" }
                for party in Set(partyOf.values) where text.newRules == nil && text.rules == scene.founding {
                    var backs = false
                    for other in written where isInPast(other, of: act) && scene.judgement(other)?.party == party {
                        if scene.judgement(other)?.consentedBySilence.contains(leaf) ?? false { backs = true }
                        guard scene.judgement(other)?.void == nil, other.root != act.root else { continue }
                        switch other.word {
                        case .consent(leaf): backs = true
                        case .object(leaf), .withdraw(leaf): backs = false
                        case .propose where other.leaf == leaf: backs = true
                        case .propose(let rival) where shares(rival, text): backs = false
                        case .consent(let answered):
                            let act = written.first { $0.leaf == answered }
                            if case .propose(let rival) = act?.word, shares(rival, text) { backs = false }
                        default: break
                        }
                    }
                    if !backs { return "\(act.journal) \(act.number): \(party) does not back it" }
                }
            }
        }
        return nil
    }

    private func shares(_ first: Proposal, _ second: Proposal) -> Bool {
        !Set(first.replaces).isDisjoint(with: second.replaces)
    }
}

extension Word {
    /// The same word about acts that have other leaf hashes now.
    func renamed(_ leaves: [Digest: Digest]) -> Word {
        func new(_ leaf: Digest) -> Digest { leaves[leaf] ?? leaf }
        switch self {
        case .other, .handOver, .recognise: return self
        case .consent(let leaf): return .consent(new(leaf))
        case .object(let leaf): return .object(new(leaf))
        case .withdraw(let leaf): return .withdraw(new(leaf))
        case .declare(let leaf): return .declare(new(leaf))
        case .propose(let proposal):
            return .propose(
                Proposal(
                    replaces: proposal.replaces.map {
                        MatterVersion(matter: $0.matter, version: $0.version.map(new))
                    },
                    rules: new(proposal.rules),
                    content: proposal.content,
                    expiry: proposal.expiry,
                    newRules: proposal.newRules
                )
            )
        }
    }
}
