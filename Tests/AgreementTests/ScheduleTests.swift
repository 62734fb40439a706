import Agreement
import CanonicalBytes
import Testing

/// Schedules that once broke a rule, or would without it.
///
/// The figures in names are those of the threat review.
@Suite("Schedules of agreement")
struct ScheduleTests {
    /// A composite party `m` of `m1` and `m2`, of which `m1` speaks first, and a party `b`.
    static func composite(switchedOff: Set<AgreementRule> = []) -> Scene {
        Scene(
            RulesInForce(parties: [
                PartyRule(name: "m", journals: ["m1/m/1", "m2/m/1"], speaker: "m1/m/1"),
                PartyRule(name: "b", journals: ["b/m/1"], speaker: "b/m/1"),
            ]),
            switchedOff: switchedOff
        )
    }

    @Test func aProposalIsAgreedWhenItsProposerHasSeenTheConsentOfAllOthers() {
        var scene = Scene(parties: 3)
        let proposal = scene.propose("a")
        scene.act("b", .consent(proposal.leaf), seeing: ["a": 1])
        let half = scene.act("a", seeing: ["b": 1])
        #expect(scene.judgement(half)?.concluded == [])
        scene.act("c", .consent(proposal.leaf), seeing: ["a": 1])
        let whole = scene.act("a", seeing: ["c": 1])
        #expect(scene.judgement(whole)?.concluded == [proposal.leaf])
        #expect(scene.course(of: proposal) == .agreed(at: whole.leaf, receivedByAll: false))
        scene.act("b", seeing: ["a": 3, "c": 1])
        scene.act("c", seeing: ["a": 3, "b": 2])
        #expect(scene.course(of: proposal) == .agreed(at: whole.leaf, receivedByAll: true))
    }

    @Test("1: who has seen an act has seen what that act had seen")
    func pastsAreClosed() {
        var scene = Self.composite()
        let first = scene.propose("m1")
        scene.act("b", .consent(first.leaf), seeing: ["m1": 1])
        scene.act("m1", .handOver(to: "m2/m/1"), seeing: ["b": 1])
        // m2 has the handover, but not the consent that the handover had seen.
        let second = scene.propose("m2", seeing: ["m1": 2])
        #expect(scene.judgement(second)?.void == .pastNotClosed)
        scene.act("b", .consent(second.leaf), seeing: ["m2": 1])
        scene.act("m2", seeing: ["b": 2, "m1": 2])
        #expect(scene.agreed == [first.leaf])
    }

    @Test("2: an act is judged in its own past, whatever a reader holds besides")
    func judgedInItsOwnPast() {
        var scene = Scene(parties: 2)
        let proposal = scene.propose("a")
        scene.act("b", .consent(proposal.leaf), seeing: ["a": 1])
        let conclusion = scene.act("a", seeing: ["b": 1])
        let late = scene.act("b", .withdraw(proposal.leaf))
        #expect(scene.judgement(late)?.void == nil)
        #expect(scene.agreed == [proposal.leaf])
        #expect(scene.judgement(conclusion)?.concluded == [proposal.leaf])
    }

    @Test("3: an act first receives, then does", arguments: [0, 1, 2])
    func firstReceivesThenDoes(which: Int) {
        var scene = Scene(parties: 2)
        let proposal = scene.propose("a")
        scene.act("b", .consent(proposal.leaf), seeing: ["a": 1])
        let act =
            switch which {
            case 0: scene.act("a", .withdraw(proposal.leaf), seeing: ["b": 1])
            case 1: scene.act("a", .object(proposal.leaf), seeing: ["b": 1])
            default: scene.propose("a", text: "another", seeing: ["b": 1])
            }
        #expect(scene.judgement(act)?.concluded == [proposal.leaf])
        #expect(scene.judgement(act)?.void == .settled)
    }

    @Test("4: a party that counters has taken back its consent")
    func oneVoice() {
        for switchedOff: Set<AgreementRule> in [[], [.oneVoice]] {
            var scene = Scene(parties: 2, switchedOff: switchedOff)
            let proposal = scene.propose("a")
            scene.act("b", .consent(proposal.leaf), seeing: ["a": 1])
            scene.propose("b")
            scene.act("a", seeing: ["b": 2])
            #expect(scene.agreed == (switchedOff.isEmpty ? [] : [proposal.leaf]))
        }
    }

    @Test("4: consent, then objection: the last word counts")
    func theLastWordCounts() {
        var scene = Scene(parties: 2)
        let proposal = scene.propose("a")
        scene.act("b", .consent(proposal.leaf), seeing: ["a": 1])
        scene.act("b", .object(proposal.leaf))
        scene.act("a", seeing: ["b": 2])
        #expect(scene.course(of: proposal) == .open)
        scene.act("b", .consent(proposal.leaf))
        scene.act("a", seeing: ["b": 3])
        #expect(scene.agreed == [proposal.leaf])
    }

    @Test("5: a handover changes nothing that is open")
    func handoverKeepsWhatIsOpen() {
        var scene = Self.composite()
        let proposal = scene.propose("m1")
        scene.act("m1", .handOver(to: "m2/m/1"))
        scene.act("b", .consent(proposal.leaf), seeing: ["m1": 1])
        let conclusion = scene.act("m2", seeing: ["m1": 2, "b": 1])
        #expect(scene.judgement(conclusion)?.concluded == [proposal.leaf])
    }

    @Test("5: after a handover and before having seen it, a member speaks for nobody")
    func outsideTheLine() {
        var scene = Self.composite()
        let early = scene.propose("m2")
        #expect(scene.judgement(early)?.void == .outsideTheLine)
        scene.act("m1", .handOver(to: "m2/m/1"))
        let late = scene.propose("m1")
        #expect(scene.judgement(late)?.void == .outsideTheLine)
        let second = scene.act("m1", .handOver(to: "m2/m/1"))
        #expect(scene.judgement(second)?.void == .outsideTheLine)
        let proposal = scene.propose("m2", seeing: ["m1": 1])
        #expect(scene.judgement(proposal)?.void == nil)
        scene.act("m2", .handOver(to: "m1/m/1"))
        let back = scene.act("m1", .withdraw(proposal.leaf), seeing: ["m2": 3])
        #expect(scene.judgement(back)?.void == nil)
        #expect(scene.course(of: proposal) == .ended)
    }

    @Test("8: two first proposals on one matter stand in each other's way")
    func firstVersionsConflict() {
        var scene = Scene(parties: 2)
        let mine = scene.propose("a")
        let theirs = scene.propose("b")
        scene.act("a", .consent(theirs.leaf), seeing: ["b": 1])
        scene.act("b", .consent(mine.leaf), seeing: ["a": 1])
        scene.act("a", seeing: ["b": 2])
        scene.act("b", seeing: ["a": 3])
        #expect(scene.agreed == [])
        #expect(scene.course(of: mine) == .crossed)
        #expect(scene.course(of: theirs) == .crossed)
    }

    @Test("9: new rules first", arguments: [false, true])
    func rulesFirst(switchedOff: Bool) {
        var scene = Scene(parties: 2, switchedOff: switchedOff ? [.rulesFirst] : [])
        let newRules = RulesInForce(parties: [
            PartyRule(name: "b", journals: ["b/m/1"], speaker: "b/m/1"),
            PartyRule(name: "d", journals: ["d/m/1"], speaker: "d/m/1"),
        ])
        let old = scene.propose("a")
        let change = scene.act(
            "b",
            .propose(Proposal(replaces: [], rules: scene.founding, content: old.leaf, newRules: newRules))
        )
        let consent = scene.act("b", .consent(old.leaf), seeing: ["a": 1])
        #expect(scene.judgement(consent)?.void == (switchedOff ? nil : .rulesFirst))
        scene.act("a", .consent(change.leaf), seeing: ["b": 1])
        scene.act("b", seeing: ["a": 2])
        let replaced = MatterVersion(matter: Digest(of: "date"), version: nil)
        let newcomer = scene.act(
            "d",
            .propose(Proposal(replaces: [replaced], rules: change.leaf, content: change.leaf)),
            seeing: ["a": 2, "b": 3]
        )
        #expect(scene.judgement(newcomer)?.void == nil)
        scene.act("b", .consent(newcomer.leaf), seeing: ["d": 1])
        scene.act("d", seeing: ["b": 4])
        scene.act("a", seeing: ["b": 2])
        let agreedOnTheDate = scene.agreed.subtracting([change.leaf])
        #expect(agreedOnTheDate == (switchedOff ? [newcomer.leaf, old.leaf] : [newcomer.leaf]))
    }

    @Test("10: a package is agreed wholly or not at all")
    func packages() {
        var scene = Scene(parties: 2)
        let (date, place) = (Digest(of: "date"), Digest(of: "place"))
        let package = scene.act(
            "a",
            .propose(
                Proposal(
                    replaces: [.init(matter: date, version: nil), .init(matter: place, version: nil)],
                    rules: scene.founding,
                    content: date
                )
            )
        )
        let part = scene.propose("b", "place")
        // Each consents to the other's: crossing on a part cancels the whole.
        scene.act("b", .consent(package.leaf), seeing: ["a": 1])
        scene.act("a", .consent(part.leaf), seeing: ["b": 1])
        scene.act("a", seeing: ["b": 2])
        scene.act("b", seeing: ["a": 3])
        #expect(scene.agreed == [])
        #expect(scene.course(of: package) == .crossed)
    }

    @Test("11: what was ended does not revive, and is proposed anew as something else")
    func endedDoesNotRevive() {
        var scene = Scene(parties: 2)
        let proposal = scene.propose("a", text: "1 May")
        scene.act("a", .withdraw(proposal.leaf))
        let again = scene.propose("a", text: "1 May")
        scene.act("b", .consent(proposal.leaf), seeing: ["a": 1])
        scene.act("a", seeing: ["b": 1])
        #expect(scene.agreed == [])
        let late = scene.act("b", .consent(proposal.leaf), seeing: ["a": 4])
        #expect(scene.judgement(late)?.void == .ended)
        scene.act("b", .consent(again.leaf))
        scene.act("a", seeing: ["b": 3])
        #expect(scene.agreed == [again.leaf])
    }

    @Test("A rectification replaces the latest version; one for an older version is void")
    func laterVersions() {
        var scene = Scene(parties: 2)
        let first = scene.propose("a")
        scene.act("b", .consent(first.leaf), seeing: ["a": 1])
        let tooEarly = scene.propose("b", replacing: first)
        #expect(scene.judgement(tooEarly)?.void == .unknownVersion)
        scene.act("a", seeing: ["b": 1])
        let second = scene.propose("b", replacing: first, seeing: ["a": 2])
        let old = scene.propose("a", text: "the old version once more")
        #expect(scene.judgement(old)?.void == .settled)
        scene.act("a", .consent(second.leaf), seeing: ["b": 3])
        scene.act("b", seeing: ["a": 4])
        #expect(scene.agreed == [first.leaf, second.leaf])
    }

    @Test("Withdrawing after the conclusion has no effect")
    func withdrawingTooLate() {
        var scene = Scene(parties: 2)
        let proposal = scene.propose("a")
        scene.act("b", .consent(proposal.leaf), seeing: ["a": 1])
        scene.act("a", seeing: ["b": 1])
        let late = scene.act("b", .withdraw(proposal.leaf), seeing: ["a": 2])
        #expect(scene.judgement(late)?.void == .settled)
        #expect(scene.agreed == [proposal.leaf])
    }

    @Test("What arrives before its past waits, and is judged when that is complete")
    func actsWait() {
        var sender = Scene(parties: 2)
        let proposal = sender.propose("a")
        let consent = sender.act("b", .consent(proposal.leaf), seeing: ["a": 1])
        let conclusion = sender.act("a", seeing: ["b": 1])
        var receiver = Scene(parties: 2)
        #expect(receiver.agreement.receive(conclusion) == .waits(missing: proposal.root))
        #expect(receiver.agreement.receive(consent) == .waits(missing: proposal.root))
        #expect(receiver.agreement.receive(consent) == .known)
        #expect(receiver.agreement.missing == [proposal.root])
        receiver.agreement.receive(proposal)
        #expect(receiver.agreement.missing == [])
        #expect(receiver.agreement.standing() == sender.agreement.standing())
    }

    @Test("New rules name the next speaker where they leave one out")
    func newRulesNameASpeaker() {
        var scene = Self.composite()
        let newRules = RulesInForce(parties: [
            PartyRule(name: "m", journals: ["m2/m/1"], speaker: "m2/m/1"),
            PartyRule(name: "b", journals: ["b/m/1"], speaker: "b/m/1"),
        ])
        let change = scene.act(
            "b",
            .propose(Proposal(replaces: [], rules: scene.founding, content: .init(of: ""), newRules: newRules))
        )
        scene.act("m1", .consent(change.leaf), seeing: ["b": 1])
        let handover = scene.act("m1", .handOver(to: "m2/m/1"))
        #expect(scene.judgement(handover)?.void == .rulesFirst)
        scene.act("b", seeing: ["m1": 1])
        #expect(scene.agreement.standing().speakers["m"] == "m2/m/1")
        let outgoing = scene.act(
            "m1",
            .propose(
                .init(
                    replaces: [.init(matter: .init(of: "date"), version: nil)],
                    rules: change.leaf,
                    content: .init(of: "")
                )
            ),
            seeing: ["b": 2]
        )
        #expect(scene.judgement(outgoing)?.void == .outsideTheLine)
    }
}

extension Scene {
    /// The proposals that are agreed.
    var agreed: Set<Digest> {
        Set(agreement.standing().proposals.values.filter(\.isAgreed).map(\.act))
    }

    func course(of proposal: AgreementAct) -> ProposalStanding.Course? {
        agreement.standing().proposals[proposal.leaf]?.course
    }
}

extension ProposalStanding {
    var isAgreed: Bool {
        if case .agreed = course { true } else { false }
    }
}
