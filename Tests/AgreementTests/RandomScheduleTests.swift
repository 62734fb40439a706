import Agreement
import CanonicalBytes
import Foundation
import Testing

/// How many schedules a run tries: a few hundred in the tests, as many as `SUIVI_SCHEDULES` says otherwise.
let scheduleCount = ProcessInfo.processInfo.environment["SUIVI_SCHEDULES"].flatMap(Int.init) ?? 300

@Suite("Agreement under random schedules")
struct RandomScheduleTests {
    static let acts = 40

    @Test func noVersionHasTwoSuccessorsAndNothingIsUnagreed() throws {
        var agreements = 0
        for seed in 0..<UInt64(scheduleCount) {
            var schedule = RandomSchedule(seed: seed)
            var before: Set<Digest> = []
            for _ in 0..<Self.acts {
                schedule.run(acts: 1)
                let agreed = schedule.scene.agreed
                #expect(before.isSubset(of: agreed), "seed \(seed): an agreement was taken back")
                before = agreed
            }
            #expect(doubleSuccessor(in: schedule.scene.agreement.standing()) == nil, "seed \(seed)")
            if !before.isEmpty { agreements += 1 }
        }
        // A run in which hardly anything is agreed would prove nothing.
        #expect(agreements * 4 > scheduleCount)
    }

    @Test func anyOrderOfArrivalGivesTheSameRegister() {
        for seed in 0..<UInt64(scheduleCount) {
            var schedule = RandomSchedule(seed: seed, mayFork: seed % 2 == 0, mayRecognise: seed % 3 == 0)
            schedule.run(acts: Self.acts)
            var random = Seeded(seed ^ 0xffff)
            var again = Agreement(founding: schedule.rules, named: schedule.scene.founding)
            for act in (schedule.written + schedule.written.prefix(5)).shuffled(using: &random) { again.receive(act) }
            #expect(again.missing.isEmpty)
            #expect(again.standing() == schedule.scene.agreement.standing(), "seed \(seed)")
            for act in schedule.written {
                #expect(again.judgement(of: act.root) == schedule.scene.judgement(act), "seed \(seed): \(act)")
            }
        }
    }

    @Test func withOneForkerAndRecognitionsAgreementsStandForTheSpeakersOfTheOthers() {
        var forks = 0
        for seed in 0..<UInt64(scheduleCount) {
            var schedule = RandomSchedule(seed: seed, mayFork: true, mayRecognise: seed % 2 == 0)
            schedule.run(acts: Self.acts)
            if schedule.hasForked { forks += 1 }
            let agreement = schedule.scene.agreement
            #expect(doubleSuccessor(in: agreement.standing()) == nil, "seed \(seed)")
            let inTrouble = schedule.partiesInTrouble
            var agreed: [String: Set<Digest>] = [:]
            var last: [String: AgreementAct] = [:]
            for act in schedule.written {
                guard let party = schedule.scene.judgement(act)?.party, !inTrouble.contains(party),
                    let standing = agreement.standing(at: act.root)
                else { continue }
                // Who does not know yet that new rules have left it out speaks beside the one that they name.
                if let before = last[party], !schedule.isInPast(before, of: act) { continue }
                last[party] = act
                let now = Set(standing.proposals.values.filter(\.isAgreed).map(\.act))
                #expect(agreed[party, default: []].isSubset(of: now), "seed \(seed): \(party) lost an agreement")
                agreed[party] = now
                #expect(doubleSuccessor(in: standing) == nil, "seed \(seed)")
            }
        }
        #expect(forks * 3 > scheduleCount)
    }

    /// Schedules in which none of this happened would prove nothing of it.
    @Test func schedulesHandOverChangeRulesBundleAndRecognise() {
        var counts = (handovers: 0, rules: 0, packages: 0, recognitions: 0, silence: 0)
        for seed in 0..<UInt64(scheduleCount) {
            var schedule = RandomSchedule(seed: seed, mayRecognise: true)
            schedule.run(acts: Self.acts)
            let judgements = schedule.written.map { (act: $0, judgement: schedule.scene.judgement($0)) }
            func isValid(_ isMeant: (Word) -> Bool) -> Bool {
                judgements.contains { isMeant($0.act.word) && $0.judgement?.party != nil && $0.judgement?.void == nil }
            }
            if isValid({ if case .handOver = $0 { true } else { false } }) { counts.handovers += 1 }
            if isValid({ if case .recognise = $0 { true } else { false } }) { counts.recognitions += 1 }
            if isValid({ if case .propose(let text) = $0 { text.newRules != nil } else { false } }) {
                counts.rules += 1
            }
            if isValid({ if case .propose(let text) = $0 { text.replaces.count > 1 } else { false } }) {
                counts.packages += 1
            }
            if judgements.contains(where: { $0.judgement?.consentedBySilence.isEmpty == false }) { counts.silence += 1 }
        }
        let least = scheduleCount / 20
        #expect(counts.handovers > least && counts.rules > least && counts.packages > least, "\(counts)")
        #expect(counts.recognitions > least && counts.silence > scheduleCount / 100, "\(counts)")
    }

    @Test func voidActsChangeNothing() {
        for seed in 0..<UInt64(scheduleCount) {
            var schedule = RandomSchedule(seed: seed, mayRecognise: seed % 3 == 0)
            schedule.run(acts: Self.acts)
            let (without, leaves) = schedule.withoutVoidWords()
            let before = schedule.scene.agreed
            #expect(
                Set(before.map { leaves[$0] ?? $0 })
                    == Set(
                        without.standing().proposals.values.filter(\.isAgreed).map(\.act)
                    ),
                "seed \(seed)"
            )
        }
    }

    @Test func agreementIsAlwaysWithinReach() {
        for seed in 0..<UInt64(scheduleCount) {
            var schedule = RandomSchedule(seed: seed)
            schedule.run(acts: seed % 2 == 0 ? 12 : Self.acts)
            let isReached = schedule.reachesAgreement()
            #expect(isReached, "seed \(seed)")
        }
    }

    @Test func oneMemberSpeaksAndEachActOfTheLineHasTheLineBeforeIt() {
        for seed in 0..<UInt64(scheduleCount) {
            var schedule = RandomSchedule(seed: seed)
            schedule.run(acts: Self.acts)
            #expect(schedule.brokenLine() == nil, "seed \(seed)")
        }
    }

    /// Without a rule, some schedule breaks an invariant: so the rule is for something, and these tests see it.
    ///
    /// What "rules first" and closed pasts are for is shown by the schedules 9 and 1.
    @Test(arguments: [AgreementRule.oneVoice, .ownPartyStillDoes, .inTheLine, .settledOnce])
    func withoutARuleSomethingBreaks(rule: AgreementRule) {
        for seed in 0..<UInt64(20_000) {
            var schedule = RandomSchedule(seed: seed, switchedOff: [rule])
            schedule.run(acts: Self.acts)
            let standing = schedule.scene.agreement.standing()
            if doubleSuccessor(in: standing) != nil || schedule.concludedWithoutBacking() != nil { return }
        }
        Issue.record("nothing broke without \(rule)")
    }
}

/// A version that has two agreed successors, in words.
func doubleSuccessor(in standing: Standing) -> String? {
    var successors: [String: Digest] = [:]
    for proposal in standing.proposals.values where proposal.isAgreed {
        var versions = proposal.proposal.replaces.map { "\($0.matter) \($0.version?.description ?? "0")" }
        if proposal.proposal.newRules != nil { versions.append("rules \(proposal.proposal.rules)") }
        for version in versions {
            if let other = successors[version] { return "\(version): \(other) and \(proposal.act)" }
            successors[version] = proposal.act
        }
    }
    return nil
}
