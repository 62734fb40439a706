import Agreement
import CanonicalBytes
import Testing

@Suite("Consent by silence")
struct SilenceTests {
    static let period = 100
    static func scene() -> Scene {
        Scene(parties: 2, silence: SilenceRule(leastPeriod: period, posts: ["secretary"]))
    }

    @Test func aPartyConsentsByItsFirstActAtTheDeadline() {
        var scene = Self.scene()
        let proposal = scene.propose("a", expiry: 1_000_050)
        scene.act("b", seeing: ["a": 1], at: 1_000_000)
        let early = scene.act("b", at: 1_000_099)
        #expect(scene.judgement(early)?.consentedBySilence == [])
        let due = scene.act("b", at: 1_000_100)
        #expect(scene.judgement(due)?.consentedBySilence == [proposal.leaf])
        // The conclusion is declared by a post that the rules name, and by no other.
        let silent = scene.act("a", seeing: ["b": 3])
        #expect(scene.judgement(silent)?.concluded == [])
        let other = scene.act("a", .declare(proposal.leaf), post: "minister")
        #expect(scene.judgement(other)?.void == .notConcluded)
        let declared = scene.act("a", .declare(proposal.leaf), post: "secretary")
        #expect(scene.judgement(declared)?.concluded == [proposal.leaf])
    }

    @Test func aTextWhoseTimeWasOverWhenItCameStillGivesTheLeastPeriod() {
        var scene = Self.scene()
        let proposal = scene.propose("a", expiry: 5)
        let first = scene.act("b", seeing: ["a": 1], at: 1_000_000)
        #expect(scene.judgement(first)?.consentedBySilence == [])
        let objection = scene.act("b", .object(proposal.leaf), at: 1_000_050)
        #expect(scene.judgement(objection)?.void == nil)
        let late = scene.act("b", at: 2_000_000)
        #expect(scene.judgement(late)?.consentedBySilence == [])
    }

    @Test func theProposersClockPlaysNoPart() {
        var scene = Self.scene()
        scene.propose("a", expiry: 1_000_050)
        scene.act("b", seeing: ["a": 1], at: 1_000_000)
        let far = scene.act("a", seeing: ["b": 1], at: 9_000_000)
        #expect(scene.judgement(far)?.concluded == [])
        let next = scene.act("b", seeing: ["a": 2], at: 1_000_010)
        #expect(scene.judgement(next)?.consentedBySilence == [])
    }

    @Test func anyWordOnTheVersionBreaksTheSilence() {
        var scene = Self.scene()
        scene.propose("b")
        scene.propose("a", expiry: 1_000_050)
        scene.act("b", seeing: ["a": 1], at: 1_000_000)
        let late = scene.act("b", at: 3_000_000)
        #expect(scene.judgement(late)?.consentedBySilence == [])
    }

    @Test func silenceOnTwoTextsForOneVersionConsentsToNeither() {
        for texts in [1, 2] {
            var scene = Scene(parties: 3, silence: SilenceRule(leastPeriod: Self.period, posts: ["secretary"]))
            scene.propose("a", expiry: 1_000_050)
            if texts == 2 { scene.propose("b", expiry: 1_000_060) }
            scene.act("c", seeing: texts == 2 ? ["a": 1, "b": 1] : ["a": 1], at: 1_000_000)
            let late = scene.act("c", at: 3_000_000)
            #expect(scene.judgement(late)?.consentedBySilence.count == (texts == 2 ? 0 : 1))
        }
    }

    @Test func aNewSpeakerHasTheWholePeriod() {
        var scene = Scene(
            RulesInForce(
                parties: [
                    PartyRule(name: "a", journals: ["a/m/1"], speaker: "a/m/1"),
                    PartyRule(name: "m", journals: ["m1/m/1", "m2/m/1"], speaker: "m1/m/1"),
                ],
                silence: SilenceRule(leastPeriod: Self.period, posts: ["secretary"])
            )
        )
        let proposal = scene.propose("a", expiry: 1)
        scene.act("m1", seeing: ["a": 1], at: 1_000_000)
        scene.act("m1", .handOver(to: "m2/m/1"), at: 1_000_090)
        scene.act("m2", seeing: ["a": 1, "m1": 2], at: 1_000_095)
        let early = scene.act("m2", at: 1_000_150)
        #expect(scene.judgement(early)?.consentedBySilence == [])
        let due = scene.act("m2", at: 1_000_195)
        #expect(scene.judgement(due)?.consentedBySilence == [proposal.leaf])
    }

    @Test func timeDoesNotRunBackwards() {
        var scene = Self.scene()
        scene.act("a", at: 1_000_000)
        let act = scene.draft(
            "a",
            .propose(
                .init(
                    replaces: [.init(matter: .init(of: "x"), version: nil)],
                    rules: scene.founding,
                    content: .init(of: "")
                )
            ),
            at: 999_999
        )
        scene.agreement.receive(act)
        #expect(scene.judgement(act)?.void == .timeRunsBackwards)
    }

    @Test func withoutTheRuleNobodyConsentsBySilence() {
        var scene = Scene(parties: 2)
        scene.propose("a", expiry: 1)
        scene.act("b", seeing: ["a": 1])
        let late = scene.act("b", at: 9_000_000)
        #expect(scene.judgement(late)?.consentedBySilence == [])
    }
}
