import Agreement
import CanonicalBytes

/// Numbers that look random and are the same for the same seed (SplitMix64).
struct Seeded: RandomNumberGenerator {
    private var state: UInt64
    init(_ seed: UInt64) { state = seed }

    mutating func next() -> UInt64 {
        state &+= 0x9e37_79b9_7f4a_7c15
        var value = state
        value = (value ^ (value >> 30)) &* 0xbf58_476d_1ce4_e5b9
        value = (value ^ (value >> 27)) &* 0x94d0_49bb_1331_11eb
        return value ^ (value >> 31)
    }

    mutating func below(_ bound: Int) -> Int { bound > 0 ? Int.random(in: 0..<bound, using: &self) : 0 }
    mutating func chance(_ percent: Int) -> Bool { below(100) < percent }
}

/// A mechanism at random: two to four participants who propose, answer, hand over, change the rules, recognise and
/// sometimes tell two histories.
struct RandomSchedule {
    var scene: Scene
    var random: Seeded
    let journals: [String]
    /// The parties of each participant under the first rules.
    let partyOf: [String: String]
    /// The one participant that may tell two histories.
    let forker: String?
    let silence: SilenceRule?
    /// All acts in the order in which they were written, those of second histories included.
    private(set) var written: [AgreementAct] = []
    private(set) var hasForked = false
    private(set) var hasNewRules = false

    init(seed: UInt64, switchedOff: Set<AgreementRule> = [], mayFork: Bool = false, mayRecognise: Bool = false) {
        random = Seeded(seed)
        let shape = random.below(5)
        let parties: [[String]] =
            switch shape {
            case 0: [["a"], ["b"]]
            case 1: [["a"], ["b"], ["c"]]
            case 2: [["m1", "m2"], ["b"]]
            case 3: [["m1", "m2"], ["n1", "n2"]]
            default: [["m1", "m2"], ["b"], ["c"]]
            }
        let rules = parties.map { members in
            PartyRule(
                name: String(members[0].prefix(1)),
                journals: members.map(Scene.name),
                speaker: Scene.name(members[0])
            )
        }
        silence = random.chance(50) ? SilenceRule(leastPeriod: 30, posts: ["secretary"]) : nil
        scene = Scene(RulesInForce(parties: rules, silence: silence), switchedOff: switchedOff)
        journals = parties.flatMap { $0 }.map(Scene.name)
        var partyOf: [String: String] = [:]
        for rule in rules { for journal in rule.journals { partyOf[journal] = rule.name } }
        self.partyOf = partyOf
        forker = mayFork ? journals[random.below(journals.count)] : nil
        mayRecogniseAtAll = mayRecognise
    }

    private let mayRecogniseAtAll: Bool
    /// What each journal's author has received: the ends of each other journal, several where it has two histories.
    private var received: [String: [String: Set<Digest>]] = [:]
    /// The ends of each journal: one, or two where its owner tells two histories.
    private var ends: [String: [Digest]] = [:]
    private(set) var byRoot: [Digest: AgreementAct] = [:]

    mutating func run(acts: Int) {
        for _ in 0..<acts { step() }
    }

    private mutating func step() {
        let names = ends.keys.filter { $0.hasSuffix("/2") }.sorted() + journals
        let journal = names[random.below(names.count)]
        scene.clock += random.below(40)
        var seen = received[journal] ?? [:]
        // Receives from some of the others, and what those had seen comes with it.
        for other in names where other != journal && random.chance(50) {
            let acts = written.filter { $0.journal == other }
            if !acts.isEmpty { receive(acts[random.below(acts.count)], into: &seen, of: journal) }
        }
        received[journal] = seen

        let tips = ends[journal] ?? []
        var before: Digest? = tips.isEmpty ? nil : tips[random.below(tips.count)]
        if journal == forker, random.chance(20) {
            let own = written.filter { $0.journal == journal }
            before = own.isEmpty ? nil : byRoot[own[random.below(own.count)].rootBefore].map(\.root)
        }
        write(journal, after: before, seen: seen)
    }

    private mutating func write(_ journal: String, after before: Digest?, seen: [String: Set<Digest>]) {
        let post = random.chance(50) ? "secretary" : nil
        let own = chain(to: before)
        let visible =
            own
            + seen.keys.sorted().flatMap { name in
                (seen[name] ?? []).sorted().flatMap { chain(to: $0) }
            }
        let act = Scene.act(
            journal,
            own.count,
            word(for: journal, visible: visible),
            seen: seen.filter { !$0.value.isEmpty }.mapValues { $0.sorted() },
            after: before ?? Digest(of: journal),
            at: scene.clock,
            post: post
        )
        enter(act, after: before)
    }

    private mutating func enter(_ act: AgreementAct, after before: Digest?) {
        guard byRoot[act.root] == nil else { return }
        byRoot[act.root] = act
        written.append(act)
        scene.agreement.receive(act)
        var tips = ends[act.journal] ?? []
        if let before, let place = tips.firstIndex(of: before) {
            tips[place] = act.root
        } else {
            if !tips.isEmpty { hasForked = true }
            tips.append(act.root)
        }
        ends[act.journal] = tips
    }

    /// Lets a journal's author receive everything and say a word; the leaf hash of the act.
    @discardableResult
    mutating func say(_ word: Word, in journal: String) -> Digest {
        var seen = received[journal] ?? [:]
        for act in written where act.journal != journal { receive(act, into: &seen, of: journal) }
        received[journal] = seen
        let before = ends[journal]?.last
        let act = Scene.act(
            journal,
            chain(to: before).count,
            word,
            seen: seen.mapValues { $0.sorted() },
            after: before ?? Digest(of: journal),
            at: scene.clock
        )
        enter(act, after: before)
        return act.leaf
    }

    /// The acts of one history of a journal up to an act.
    private func chain(to root: Digest?) -> [AgreementAct] {
        var acts: [AgreementAct] = []
        var next = root
        while let root = next, let act = byRoot[root] {
            acts.append(act)
            next = act.rootBefore
        }
        return acts.reversed()
    }

    /// Whether an act stands in the past of another one of the same journal, or is that act.
    func leads(_ root: Digest, to other: Digest) -> Bool { chain(to: other).contains { $0.root == root } }

    private func receive(_ act: AgreementAct, into seen: inout [String: Set<Digest>], of reader: String) {
        guard act.journal != reader else { return }
        let known = seen[act.journal] ?? []
        guard !known.contains(where: { leads(act.root, to: $0) }) else { return }
        seen[act.journal] = known.filter { !leads($0, to: act.root) }.union([act.root])
        for roots in act.seen.values {
            for root in roots { if let other = byRoot[root] { receive(other, into: &seen, of: reader) } }
        }
        if let before = byRoot[act.rootBefore] { receiveSeen(of: before, into: &seen, of: reader) }
    }

    private func receiveSeen(of act: AgreementAct, into seen: inout [String: Set<Digest>], of reader: String) {
        for roots in act.seen.values {
            for root in roots { if let other = byRoot[root] { receive(other, into: &seen, of: reader) } }
        }
        if let before = byRoot[act.rootBefore] { receiveSeen(of: before, into: &seen, of: reader) }
    }

    private mutating func word(for journal: String, visible: [AgreementAct]) -> Word {
        let proposals = visible.filter { act in
            if case .propose = act.word { scene.judgement(act)?.void == nil } else { false }
        }
        let agreed = visible.flatMap { scene.judgement($0)?.concluded ?? [] }
        let rules = agreed.last { leaf in
            proposals.contains { act in
                guard act.leaf == leaf, case .propose(let proposal) = act.word else { return false }
                return proposal.newRules != nil
            }
        }
        let open = proposals.filter { scene.agreement.standing().proposals[$0.leaf]?.course == .open }
        let answerable = open.isEmpty || random.chance(20) ? proposals : open
        let answered = answerable.isEmpty ? nil : answerable[random.below(answerable.count)]
        switch random.below(100) {
        case 0..<15: return .other
        case 15..<28: return proposal(under: rules ?? scene.founding, agreed: agreed, of: proposals)
        case 28..<78: return answered.map { .consent($0.leaf) } ?? .other
        case 78..<81: return answered.map { .object($0.leaf) } ?? .other
        case 81..<86: return answered.map { .withdraw($0.leaf) } ?? .other
        case 86..<88: return answered.map { .declare($0.leaf) } ?? .other
        case 88..<94:
            let members = journals.filter { $0 != journal && partyOf[$0] == partyOf[journal] }
            guard let next = members.first else { return .other }
            return .handOver(to: next)
        case 94..<97 where mayRecogniseAtAll:
            let others = journals.filter { partyOf[$0] != partyOf[journal] }
            let old = others[random.below(others.count)]
            return .recognise(journal: String(old.dropLast()) + "2", insteadOf: old)
        default: return newRules(under: rules ?? scene.founding, by: journal)
        }
    }

    private mutating func proposal(under rules: Digest, agreed: [Digest], of proposals: [AgreementAct]) -> Word {
        let matters = random.chance(15) ? ["date", "place"] : [random.chance(70) ? "date" : "place"]
        let replaces = matters.map { name in
            let matter = Digest(of: name)
            var version: Digest?
            for leaf in agreed {
                guard let act = proposals.first(where: { $0.leaf == leaf }), case .propose(let agreed) = act.word,
                    agreed.replaces.contains(where: { $0.matter == matter && $0.version == version })
                else { continue }
                version = leaf
            }
            return MatterVersion(matter: matter, version: random.chance(90) ? version : nil)
        }
        let expiry = random.chance(50) ? scene.clock + random.below(60) : nil
        return .propose(
            Proposal(replaces: replaces, rules: rules, content: Digest(of: "\(random.next())"), expiry: expiry)
        )
    }

    private mutating func newRules(under rules: Digest, by journal: String) -> Word {
        guard random.chance(60) else { return .other }
        hasNewRules = true
        var parties: [PartyRule] = []
        for name in Set(partyOf.values).sorted() {
            let members = journals.filter { partyOf[$0] == name }
            let kept = members.count > 1 && random.chance(30) ? [members[random.below(members.count)]] : members
            parties.append(PartyRule(name: name, journals: kept, speaker: kept[random.below(kept.count)]))
        }
        if random.chance(30), parties.count > 2 { parties.remove(at: random.below(parties.count)) }
        let text = RulesInForce(parties: parties, silence: nil)
        return .propose(Proposal(replaces: [], rules: rules, content: Digest(of: "rules"), newRules: text))
    }
}
