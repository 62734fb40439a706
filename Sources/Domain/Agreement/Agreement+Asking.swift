public import CanonicalBytes

// What a reader who holds all these acts sees.

extension Agreement {
    /// How many acts are placed.
    public var count: Int { placed.count }

    /// The roots that are missing before more acts can be judged.
    public var missing: [Digest] { waiting.keys.sorted() }

    /// The ends of each journal among the placed acts: what an author who holds all of them has seen.
    ///
    /// - Returns: By the journal's name the size and root of its tree; several where it has several histories.
    public var ends: [String: [(size: Int, root: Digest)]] {
        let past = everything
        var ends: [String: [(size: Int, root: Digest)]] = [:]
        for (place, name) in journalNames.enumerated() {
            let acts = past.ends(of: place).map { (size: placed[$0].number + 1, root: placed[$0].root) }
            if !acts.isEmpty { ends[name] = acts.sorted { ($0.size, $0.root) < ($1.size, $1.root) } }
        }
        return ends
    }

    /// What an act amounts to.
    ///
    /// - Parameter root: The root of its journal's tree with the act.
    /// - Returns: The judgement; nothing where the act waits or isn't known.
    public func judgement(of root: Digest) -> Judgement? {
        byRoot[root].map { placed[$0].judgement }
    }

    /// The past of a reader who holds everything that is placed.
    var everything: Past {
        var past = Past()
        var ends: [Int: [Int]] = [:]
        var hasFollower: Set<Int> = []
        for act in placed { if let parent = act.parent { hasFollower.insert(parent) } }
        for index in placed.indices where !hasFollower.contains(index) {
            ends[placed[index].journal, default: []].append(index)
        }
        for (journal, acts) in ends { past.set(acts, of: journal) }
        return past
    }

    /// The rules that are in force for a reader who holds everything that is placed.
    public var rulesInForce: RulesInForce {
        var sight = Sight(everything)
        return rules(in: &sight)
    }

    /// What all that is placed amounts to.
    public func standing() -> Standing { standing(in: everything) }

    /// What an act's author had amounts to, the act included.
    ///
    /// - Parameter root: The root of its journal's tree with the act.
    /// - Returns: The standing; nothing where the act waits or isn't known.
    public func standing(at root: Digest) -> Standing? {
        byRoot[root].map { standing(in: placed[$0].past) }
    }

    /// Where one proposal stands for a reader who holds everything that is placed; nothing where none has this leaf hash.
    public func standing(of leaf: Digest) -> ProposalStanding? {
        var sight = Sight(everything)
        guard let index = proposal(leaf, in: &sight) else { return nil }
        return proposalStanding(index, under: rulesName(in: &sight), in: &sight)
    }

    private func standing(in past: Past) -> Standing {
        var sight = Sight(past)
        let name = rulesName(in: &sight)
        let rules = rules(in: &sight)
        var standing = Standing(rules: name, parties: rules.parties.map(\.name))
        for party in rules.parties {
            if let speaker = speaker(of: party.name, in: &sight) {
                standing.speakers[party.name] = journalNames[speaker.journal]
            }
        }
        for index in proposals.indices where has(proposals[index].act, in: past) {
            standing.proposals[proposals[index].leaf] = proposalStanding(index, under: name, in: &sight)
        }
        return standing
    }

    private func proposalStanding(_ index: Int, under rulesInForce: Digest, in sight: inout Sight) -> ProposalStanding {
        let state = proposals[index]
        let parties = rules[state.proposal.rules]?.parties ?? []
        var backers: [String] = []
        // One, unless the proposer's journal has two histories and concluded on both.
        var concluded: [Int] = []
        for act in state.concluded where holdsConclusion(at: act, in: &sight) { concluded.append(act) }
        let concludedAt = concluded.min { placed[$0].root < placed[$1].root }
        var isReceivedByAll = true
        var lastWords: [String: LastWord] = [:]
        for party in parties {
            if backing(of: index, by: party.name, in: &sight) != nil { backers.append(party.name) }
            lastWords[party.name] = lastWord(on: index, of: party.name, in: &sight)
            guard party.name != state.party else { continue }
            let hasReceived = (lines[party.name] ?? []).contains { receiver in
                concluded.contains { has($0, in: placed[receiver].past) }
            }
            isReceivedByAll = isReceivedByAll && hasReceived
        }
        let course: ProposalStanding.Course =
            if let concludedAt {
                .agreed(at: placed[concludedAt].leaf, receivedByAll: isReceivedByAll)
            } else if isEnded(index, in: &sight) {
                hasCrossed(index, in: &sight) ? .crossed : .ended
            } else if state.proposal.rules != rulesInForce {
                .endedByNewRules
            } else if isSettled(state.proposal, in: &sight) {
                .overtaken
            } else {
                .open
            }
        return ProposalStanding(
            act: state.leaf,
            proposal: state.proposal,
            party: state.party,
            parties: parties.map(\.name),
            backers: backers,
            course: course,
            lastWords: lastWords
        )
    }

    /// What a party's line said last of a proposal in a past.
    private func lastWord(on index: Int, of party: String, in sight: inout Sight) -> LastWord? {
        for saying in (proposals[index].said[party] ?? []).reversed() where holds(saying.act, in: &sight) {
            let act = placed[saying.act]
            let sense: LastWord.Sense =
                if saying.backs {
                    .backs(bySilence: saying.bySilence)
                } else if case .object = act.word {
                    .objects
                } else if case .withdraw = act.word {
                    .tookBack
                } else if case .consent(let other) = act.word {
                    .gaveWay(to: other)
                } else {
                    .proposedAnew(act.leaf)
                }
            return LastWord(sense: sense, journal: journalNames[act.journal], number: act.number)
        }
        return nil
    }

    /// Whether each side had consented to the other's proposal at once, so that each has ended its own.
    private func hasCrossed(_ index: Int, in sight: inout Sight) -> Bool {
        let state = proposals[index]
        for rival in rivals(of: state.proposal) where rival != index && proposals[rival].party != state.party {
            let other = proposals[rival]
            guard let mine = firstBacking(of: rival, by: state.party, in: &sight),
                let theirs = firstBacking(of: index, by: other.party, in: &sight)
            else { continue }
            if !has(mine, in: placed[theirs].past), !has(theirs, in: placed[mine].past) { return true }
        }
        return false
    }

    private func firstBacking(of index: Int, by party: String, in sight: inout Sight) -> Int? {
        for saying in proposals[index].said[party] ?? [] where saying.backs && holds(saying.act, in: &sight) {
            return saying.act
        }
        return nil
    }
}

/// What all acts together amount to.
public struct Standing: Hashable, Sendable {
    /// The name of the rules in force.
    public let rules: Digest
    /// The parties under them, in their order.
    public let parties: [String]
    /// The journal that speaks for each party.
    public internal(set) var speakers: [String: String] = [:]
    /// Each proposal by the leaf hash of its act.
    public internal(set) var proposals: [Digest: ProposalStanding] = [:]

    init(rules: Digest, parties: [String]) {
        self.rules = rules
        self.parties = parties
    }
}

/// Where a proposal stands.
public struct ProposalStanding: Hashable, Sendable {
    /// The leaf hash of the act that proposes it.
    public let act: Digest
    public let proposal: Proposal
    /// The party that proposes.
    public let party: String
    /// The parties under the rules that it names, in their order.
    public let parties: [String]
    /// The parties that back it, in the order of the rules.
    public let backers: [String]
    public let course: Course
    /// What the line of each party said of it last; nothing of a party that has said nothing.
    public let lastWords: [String: LastWord]

    /// What became of it.
    public enum Course: Hashable, Sendable {
        case open
        /// Agreed from this act on; received by all once the line of every other party has seen that act.
        case agreed(at: Digest, receivedByAll: Bool)
        /// Ended by its own party.
        case ended
        /// Ended because each side had consented to the other's proposal at once.
        case crossed
        /// Another proposal on one of its versions is agreed.
        case overtaken
        /// New rules are in force; it can be proposed again.
        case endedByNewRules
    }
}

/// What a party's line said last of a proposal, and where.
public struct LastWord: Hashable, Sendable {
    public let sense: Sense
    /// The journal and the number of the act that says it.
    public let journal: String
    public let number: Int

    /// What was said.
    public enum Sense: Hashable, Sendable {
        /// It proposes it or consents to it; by silence, where it said nothing until the deadline.
        case backs(bySilence: Bool)
        case objects
        /// It withdrew its proposal or its consent in so many words.
        case tookBack
        /// It consented to the proposal with this leaf hash, on the same matter.
        case gaveWay(to: Digest)
        /// It proposed something else on the same matter, by the act with this leaf hash.
        case proposedAnew(Digest)
    }
}

extension ProposalStanding.Course {
    /// The course as one word, the same on every node.
    public var code: String {
        switch self {
        case .open: "open"
        case .agreed(_, let receivedByAll): receivedByAll ? "received_by_all" : "agreed"
        case .ended: "ended"
        case .crossed: "crossed"
        case .overtaken: "overtaken"
        case .endedByNewRules: "ended_by_new_rules"
        }
    }
}
