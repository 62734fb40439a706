import Agreement
import CanonicalBytes

/// A mechanism on paper: journals to which acts are added one by one, and the register that they give.
struct Scene {
    var agreement: Agreement
    /// The acts of each journal, in their order.
    var acts: [String: [AgreementAct]] = [:]
    let founding: Digest
    /// The time that acts claim unless they are told another one.
    var clock = 1_000_000

    init(_ rules: RulesInForce, switchedOff: Set<AgreementRule> = []) {
        founding = Digest(of: "founding")
        agreement = Agreement(founding: rules, named: founding, switchedOff: switchedOff)
    }

    /// Two parties or more, each a participant alone: `a`, whose journal is `a/m/1`, and so on.
    init(parties: Int, silence: SilenceRule? = nil, switchedOff: Set<AgreementRule> = []) {
        let names = ["a", "b", "c", "d"].prefix(parties)
        let rules = names.map { PartyRule(name: $0, journals: ["\($0)/m/1"], speaker: "\($0)/m/1") }
        self.init(RulesInForce(parties: rules, silence: silence), switchedOff: switchedOff)
    }

    /// The journal's full name: `a` is `a/m/1`.
    static func name(_ journal: String) -> String { journal.contains("/") ? journal : "\(journal)/m/1" }

    /// What an act would be, without adding it.
    func draft(
        _ journal: String,
        _ word: Word,
        seeing: [String: Int] = [:],
        after: Int? = nil,
        at time: Int? = nil,
        post: String? = nil
    ) -> AgreementAct {
        let name = Self.name(journal)
        let own = acts[name] ?? []
        let number = after ?? own.count
        var seen: [String: [Digest]] = number > 0 ? own[number - 1].seen : [:]
        for (other, size) in seeing {
            let other = Self.name(other)
            seen[other] = size > 0 ? [acts[other]?[size - 1].root ?? Digest(of: "nothing")] : nil
        }
        return Self.act(
            name,
            number,
            word,
            seen: seen,
            after: number > 0 ? own[number - 1].root : Digest(of: name),
            at: time ?? clock,
            post: post
        )
    }

    static func act(
        _ journal: String,
        _ number: Int,
        _ word: Word,
        seen: [String: [Digest]],
        after rootBefore: Digest,
        at time: Int,
        post: String? = nil
    ) -> AgreementAct {
        let seenText = seen.sorted { $0.key < $1.key }.map { "\($0.key)=\($0.value)" }.joined(separator: ",")
        let leaf = Digest(of: "\(journal) \(number) \(time) \(post ?? "") \(word) \(seenText)")
        return AgreementAct(
            journal: journal,
            number: number,
            at: time,
            post: post,
            leaf: leaf,
            rootBefore: rootBefore,
            root: Digest(of: "\(rootBefore) \(leaf)"),
            seen: seen,
            word: word
        )
    }

    /// Adds an act; `seeing` gives the sizes of other journals that its author had newly received.
    @discardableResult
    mutating func act(
        _ journal: String,
        _ word: Word = .other,
        seeing: [String: Int] = [:],
        at time: Int? = nil,
        post: String? = nil
    ) -> AgreementAct {
        let act = draft(journal, word, seeing: seeing, at: time, post: post)
        acts[act.journal, default: []].append(act)
        agreement.receive(act)
        return act
    }

    /// Proposes the next version of a matter.
    @discardableResult
    mutating func propose(
        _ journal: String,
        _ matter: String = "date",
        text: String = "",
        replacing version: AgreementAct? = nil,
        seeing: [String: Int] = [:],
        expiry: Int? = nil
    ) -> AgreementAct {
        let content = Digest(of: text.isEmpty ? "\(journal) \(acts[Self.name(journal)]?.count ?? 0)" : text)
        let replaced = MatterVersion(matter: Digest(of: matter), version: version?.leaf)
        let proposal = Proposal(replaces: [replaced], rules: founding, content: content, expiry: expiry)
        return act(journal, .propose(proposal), seeing: seeing)
    }

    func judgement(_ act: AgreementAct) -> Judgement? { agreement.judgement(of: act.root) }
}

extension Digest {
    /// A stand-in for a hash: different for different texts.
    init(of text: String) {
        var words: (UInt64, UInt64, UInt64, UInt64) = (
            0xcbf2_9ce4_8422_2325, 0x9e37_79b9_7f4a_7c15, 0xd1b5_4a32_d192_ed03, 0x94d0_49bb_1331_11eb
        )
        for byte in text.utf8 {
            words.0 = (words.0 ^ UInt64(byte)) &* 0x0000_0100_0000_01b3
            words.1 = (words.1 ^ words.0) &* 0xff51_afd7_ed55_8ccd
            words.2 = (words.2 &+ words.1) ^ (words.2 &<< 13)
            words.3 = (words.3 ^ words.2) &* 0xc4ce_b9fe_1a85_ec53
        }
        self.init(words: words)
    }
}
