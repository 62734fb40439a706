import Agreement
import CanonicalBytes
import Testing
import Trials

/// The keeper of the table is here whoever proposes: in its journal the proposal is concluded.
@Suite("Threats 6, 7 and 8: what the proposer may try")
struct KeeperThreatTests {
    /// A proposal of `a`, the consents of all others, and what `a` had seen of each of them.
    private struct Consented {
        var scene: Scene
        let proposal: AgreementAct
        let others: [String]

        init(parties: Int) {
            scene = Scene(parties: parties)
            others = Array(["b", "c", "d"].prefix(parties - 1))
            proposal = scene.propose("a")
            for other in others { scene.act(other, .consent(proposal.leaf), seeing: ["a": 1]) }
        }

        /// Everything that the others have.
        var all: [String: Int] {
            Dictionary(uniqueKeysWithValues: others.map { ($0, scene.acts[Scene.name($0)]?.count ?? 0) })
        }
    }

    /// The same acts in another order of arrival give the same verdicts.
    private func isTheSameForAll(_ scene: Scene, _ acts: [AgreementAct], seed: UInt64) -> Bool {
        var random = Seeded(seed)
        let names = scene.acts.keys.sorted()
        let rules = names.map { name in
            PartyRule(name: String(name.prefix(1)), journals: [name], speaker: name)
        }
        var again = Agreement(founding: RulesInForce(parties: rules), named: scene.founding)
        for act in acts.shuffled(using: &random) { again.receive(act) }
        return acts.allSatisfy { again.judgement(of: $0.root) == scene.judgement($0) }
    }

    @Test func aWithdrawalThatTheProposerHasSeenIsNeverLeftOut() {
        var trials = Trials(
            6,
            "the proposer ignores a withdrawal that it received",
            caughtBy: "what was seen never shrinks: an act that leaves it out is void; scripts/model rule 1"
        )
        for parties in 2...4 {
            for withdrawing in 0..<parties - 1 {
                for extra in 0..<4 {
                    var consented = Consented(parties: parties)
                    let other = consented.others[withdrawing]
                    // Takes its consent back before a has seen all; a receives that.
                    for _ in 0..<extra { consented.scene.act(other) }
                    consented.scene.act(other, .withdraw(consented.proposal.leaf))
                    let size = consented.scene.acts[Scene.name(other)]?.count ?? 0
                    let received = consented.scene.act("a", seeing: [other: size])
                    #expect(consented.scene.judgement(received)?.concluded == [])
                    // Now a claims every earlier state of the other's journal, with all the rest.
                    for claimed in 0...size {
                        for word in [Word.other, .declare(consented.proposal.leaf), .consent(consented.proposal.leaf)] {
                            var trial = consented
                            var seeing = trial.all
                            seeing[other] = claimed
                            let act = trial.scene.act("a", word, seeing: seeing)
                            let acts = trial.scene.acts.values.flatMap { $0 }
                            trials.count(
                                trial.scene.judgement(act)?.concluded == [] && trial.scene.agreed.isEmpty
                                    && isTheSameForAll(trial.scene, acts, seed: UInt64(claimed)),
                                "\(parties) parties, \(other) withdraws after \(extra), a claims \(claimed): \(word)"
                            )
                        }
                    }
                }
            }
        }
        #expect(trials.missed == [])
        trials.report()
    }

    @Test func afterAllConsentsHaveComeTheProposerCanNotGetOut() {
        var trials = Trials(
            7,
            "the proposer withdraws after receiving all consents",
            caughtBy: "an act first receives, then does: what its past concludes is concluded, the withdrawal is void"
        )
        for parties in 2...4 {
            let others = ["b", "c", "d"].prefix(parties - 1)
            // The consents come at once, or one by one in each order, and a says something with the last.
            for first in others {
                // Where there is one other only, its consent is all of them.
                for isStepwise in parties == 2 ? [false] : [false, true] {
                    let base = Consented(parties: parties)
                    let counter = Word.propose(
                        Proposal(
                            replaces: [MatterVersion(matter: Digest(of: "date"), version: nil)],
                            rules: base.scene.founding,
                            content: Digest(of: "another text")
                        )
                    )
                    let words: [(String, Word)] = [
                        ("withdraws", .withdraw(base.proposal.leaf)), ("objects", .object(base.proposal.leaf)),
                        ("proposes another text", counter), ("says nothing", .other),
                        ("consents to another", .consent(Digest(of: "nothing"))),
                        ("recognises another journal", .recognise(journal: "b/m/2", insteadOf: "b/m/1")),
                    ]
                    for (what, word) in words {
                        var trial = base
                        if isStepwise { trial.scene.act("a", seeing: [first: 1]) }
                        let act = trial.scene.act("a", word, seeing: trial.all)
                        // A second attempt, in the act after it.
                        let second = trial.scene.act("a", .withdraw(trial.proposal.leaf))
                        let isConcluded = trial.scene.judgement(act)?.concluded == [trial.proposal.leaf]
                        let isVoid =
                            word == .other || what.hasPrefix("recognises") || trial.scene.judgement(act)?.void != nil
                        let acts = trial.scene.acts.values.flatMap { $0 }
                        trials.count(
                            isConcluded && isVoid && trial.scene.judgement(second)?.void != nil
                                && trial.scene.agreed == [trial.proposal.leaf]
                                && isTheSameForAll(trial.scene, acts, seed: 7),
                            "\(parties) parties, \(first) first, one by one \(isStepwise): a \(what): "
                                + "\(String(describing: trial.scene.judgement(act)))"
                        )
                    }
                }
            }
        }
        #expect(trials.missed == [])
        trials.report()
    }

    @Test func twoVersionsOfOneMatterAreNeverConcludedBoth() {
        var trials = Trials(
            8,
            "the proposer concludes two versions",
            caughtBy: "the first decision settles the version, also between two histories; scripts/model"
        )
        let orders = [[0, 1], [1, 0]]
        for parties in 2...3 {
            let others = Array(["b", "c"].prefix(parties - 1))
            for firstByA in [true, false] {
                for order in orders {
                    for isForked in [false, true] {
                        var scene = Scene(parties: parties)
                        let one = scene.propose("a", text: "one")
                        let two = scene.propose(firstByA ? "a" : others[0], text: "two")
                        let proposals = [one, two]
                        let everything = [
                            "a": scene.acts["a/m/1"]?.count ?? 0,
                            others[0]: scene.acts[Scene.name(others[0])]?.count ?? 0,
                        ]
                        for other in others {
                            for number in order {
                                let seeing = everything.filter { $0.key != other }
                                scene.act(other, .consent(proposals[number].leaf), seeing: seeing)
                            }
                        }
                        let sizes = Dictionary(
                            uniqueKeysWithValues: others.map { ($0, scene.acts[Scene.name($0)]?.count ?? 0) }
                        )
                        // a says what it can to conclude both, in one history or in two.
                        for number in order { scene.act("a", .consent(proposals[number].leaf), seeing: sizes) }
                        for size in 1...(sizes.values.max() ?? 1) {
                            scene.act("a", seeing: sizes.mapValues { min($0, size) })
                        }
                        if isForked {
                            let number = (scene.acts["a/m/1"]?.count ?? 1) - 1
                            for size in 0...(sizes.values.max() ?? 0) {
                                let act = scene.draft(
                                    "a",
                                    .other,
                                    seeing: sizes.mapValues { min($0, size) },
                                    after: number,
                                    at: 2_000_000 + size
                                )
                                scene.agreement.receive(act)
                                trials.count(
                                    doubleSuccessor(in: scene.agreement.standing()) == nil
                                        && (scene.agreement.standing(at: act.root).map {
                                            doubleSuccessor(in: $0) == nil
                                        } ?? true),
                                    "\(parties) parties, forked at \(size)"
                                )
                            }
                        }
                        let agreed = scene.agreed.intersection(proposals.map(\.leaf))
                        trials.count(
                            agreed.count <= 1 && doubleSuccessor(in: scene.agreement.standing()) == nil,
                            "\(parties) parties, both by a \(firstByA), order \(order), forked \(isForked): \(agreed.count)"
                        )
                    }
                }
            }
        }
        // And every schedule of two parties with three acts each.
        var explorer = Explorer(
            journals: ["a", "b"],
            actsPerJournal: 3,
            actsInAll: 6,
            words: ExplorationTests.words(versions: 1),
            check: ExplorationTests.check
        )
        explorer.explore(Scene(parties: 2))
        for _ in 0..<explorer.states { trials.count(true, "") }
        for breach in explorer.breaches { trials.count(false, breach) }
        #expect(explorer.states > 10_000)
        #expect(trials.missed == [])
        trials.report()
    }
}
