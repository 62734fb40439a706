import Agreement
import CanonicalBytes
import Testing
import Trials

@Suite("Threats 13 and 14: late objections and wrong clocks")
struct TimeThreatTests {
    @Test func anObjectionInTimeBreaksTheSilenceInEveryOrderOfArrival() {
        var trials = Trials(
            13,
            "an objection said in time and delivered late",
            caughtBy: "it lies before the later head, so it is always found"
        )
        let rules = SilenceRule(leastPeriod: 100, posts: ["secretary"])
        for when in [1_000_010, 1_000_050, 1_000_099] {
            for word in 0..<3 {
                var scene = Scene(parties: 3, silence: rules)
                let proposal = scene.propose("a", expiry: 1_000_050)
                scene.act("b", seeing: ["a": 1], at: 1_000_000)
                scene.act("c", seeing: ["a": 1], at: 1_000_000)
                let rival = Proposal(
                    replaces: [MatterVersion(matter: Digest(of: "date"), version: nil)],
                    rules: scene.founding,
                    content: Digest(of: "counter-proposal")
                )
                let said: Word = [.object(proposal.leaf), .propose(rival), .withdraw(proposal.leaf)][word]
                scene.act("c", said, at: when)
                scene.act("b", at: 2_000_000)
                scene.act("c", at: 2_000_000)
                let declared = scene.act(
                    "a",
                    .declare(proposal.leaf),
                    seeing: ["b": 2, "c": 3],
                    at: 2_000_000,
                    post: "secretary"
                )
                // A withdrawal of what was never given says nothing, so it is no word that breaks a silence.
                let breaks = word < 2
                let acts = scene.acts.values.flatMap { $0 }
                let founding = RulesInForce(
                    parties: ["a", "b", "c"].map { PartyRule(name: $0, journals: ["\($0)/m/1"], speaker: "\($0)/m/1") },
                    silence: rules
                )
                Self.permutations(of: acts) { order in
                    var again = Agreement(founding: founding, named: scene.founding)
                    for act in order { again.receive(act) }
                    let judged = again.judgement(of: declared.root)
                    trials.count(
                        judged == scene.judgement(declared)
                            && (!breaks || judged?.void == .notConcluded && judged?.concluded == []),
                        "said at \(when), word \(word): \(String(describing: judged))"
                    )
                }
            }
        }
        #expect(trials.missed == [])
        trials.report()
    }

    /// Every order of some things, or the first thousand of them.
    private static func permutations<Thing>(of things: [Thing], _ body: ([Thing]) -> Void) {
        var left = 1000
        var order = things
        func permute(_ count: Int) {
            guard left > 0 else { return }
            guard count > 1 else {
                left -= 1
                return body(order)
            }
            for place in 0..<count {
                permute(count - 1)
                order.swapAt(count.isMultiple(of: 2) ? place : 0, count - 1)
            }
        }
        permute(order.count)
    }

    @Test func clocksThatAreYearsOffChangeNoVerdict() {
        var trials = Trials(
            14,
            "a clock that is years off",
            caughtBy: "no verdict uses a clock but the silent party's own; equal in every world"
        )
        let years = 10 * 365 * 86_400
        for seed in 0..<UInt64(scheduleCount * 2) {
            var schedule = RandomSchedule(seed: seed, mayFork: seed % 2 == 0, mayRecognise: seed % 3 == 0)
            guard schedule.silence == nil else { continue }
            schedule.run(acts: 40)
            var random = Seeded(seed ^ 0xc10c)
            var offsets: [String: Int] = [:]
            for journal in Set(schedule.written.map(\.journal)).sorted() {
                offsets[journal] = Int.random(in: -years...years, using: &random)
            }
            let (shifted, leaves, roots) = schedule.withClocks(offsets)
            let isEqual = schedule.written.allSatisfy { act in
                let one = schedule.scene.judgement(act)
                let other = shifted.judgement(of: roots[act.root] ?? act.root)
                return one?.party == other?.party && one?.void == other?.void
                    && Set(one?.concluded.map { leaves[$0] ?? $0 } ?? []) == Set(other?.concluded ?? [])
                    && Set(one?.ended.map { leaves[$0] ?? $0 } ?? []) == Set(other?.ended ?? [])
            }
            trials.count(isEqual, "seed \(seed): \(offsets)")
        }
        #expect(trials.missed == [])
        #expect(trials.tried > scheduleCount / 2)
        trials.report()
    }
}

extension RandomSchedule {
    /// The same schedule with the clock of every journal wrong by so many seconds.
    func withClocks(_ offsets: [String: Int]) -> (Agreement, leaves: [Digest: Digest], roots: [Digest: Digest]) {
        var agreement = Agreement(founding: rules, named: scene.founding)
        var leaves: [Digest: Digest] = [:]
        var roots: [Digest: Digest] = [:]
        for act in written {
            let changed = Scene.act(
                act.journal,
                act.number,
                act.word.renamed(leaves),
                seen: act.seen.mapValues { $0.map { roots[$0] ?? $0 } },
                after: roots[act.rootBefore] ?? act.rootBefore,
                at: act.at + (offsets[act.journal] ?? 0),
                post: act.post
            )
            leaves[act.leaf] = changed.leaf
            roots[act.root] = changed.root
            agreement.receive(changed)
        }
        return (agreement, leaves, roots)
    }
}
