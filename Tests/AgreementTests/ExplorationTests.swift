import Agreement
import CanonicalBytes
import Testing

@Suite("Every schedule of a small mechanism")
struct ExplorationTests {
    /// Proposes, consents, objects, withdraws and hands over whatever there is.
    static func words(versions: Int, members: [String: [String]] = [:]) -> (Scene, String, [AgreementAct]) -> [Word] {
        { scene, journal, visible in
            var words: [Word] = [.other]
            let matter = Digest(of: "date")
            var version: Digest?
            var depth = 0
            while let next = agreedSuccessor(of: version, visible: visible, in: scene) {
                version = next
                depth += 1
            }
            func propose(replacing version: Digest?) {
                let replaced = [MatterVersion(matter: matter, version: version)]
                let content = Digest(of: "\(journal)")
                words.append(.propose(Proposal(replaces: replaced, rules: scene.founding, content: content)))
            }
            if depth < versions { propose(replacing: version) }
            for act in visible {
                guard case .propose(let proposal) = act.word else { continue }
                words += [.consent(act.leaf), .withdraw(act.leaf)]
                // The act itself may conclude this proposal, and propose the version after it.
                if depth + 1 < versions, proposal.replaces[0].version == version { propose(replacing: act.leaf) }
            }
            for member in members[journal] ?? [] { words.append(.handOver(to: member)) }
            return words
        }
    }

    static func agreedSuccessor(of version: Digest?, visible: [AgreementAct], in scene: Scene) -> Digest? {
        for act in visible {
            for leaf in scene.judgement(act)?.concluded ?? [] {
                let proposal = scene.agreement.standing().proposals[leaf]?.proposal
                if proposal?.replaces.first?.version == version { return leaf }
            }
        }
        return nil
    }

    /// What must hold in every state: no version has two successors, and what was agreed before still is.
    static func check(_ scene: Scene, _ act: AgreementAct) -> String? {
        doubleSuccessor(in: scene.agreement.standing())
    }

    @Test(arguments: [1, 2])
    func twoParties(versions: Int) {
        var explorer = Explorer(
            journals: ["a", "b"],
            actsPerJournal: 3,
            actsInAll: 6,
            words: Self.words(versions: versions),
            check: Self.check
        )
        explorer.explore(Scene(parties: 2))
        #expect(explorer.breaches == [])
        // As many as the model has for one version (Models/README.md); it goes on to a third one where there are two.
        #expect(explorer.states == (versions == 1 ? 19_033 : 20_989))
    }

    @Test func threeParties() {
        var explorer = Explorer(
            journals: ["a", "b", "c"],
            actsPerJournal: 2,
            actsInAll: 4,
            words: Self.words(versions: 1),
            check: Self.check
        )
        explorer.explore(Scene(parties: 3))
        #expect(explorer.breaches == [])
        #expect(explorer.states > 1_000)
    }

    static let members = ["m1/m/1": ["m2/m/1"], "m2/m/1": ["m1/m/1"]]

    @Test func aCompositePartyWithAHandover() {
        var explorer = Explorer(
            journals: ["m1", "m2", "b"],
            actsPerJournal: 2,
            actsInAll: 4,
            words: Self.words(versions: 1, members: Self.members),
            check: Self.check
        )
        explorer.explore(ScheduleTests.composite())
        #expect(explorer.breaches == [])
        #expect(explorer.states > 1_000)
    }

    /// Without a rule, a short schedule gives one version two successors.
    @Test(arguments: [AgreementRule.oneVoice, .settledOnce, .inTheLine])
    func withoutARuleSomeScheduleBreaks(rule: AgreementRule) {
        let isInTheLine = rule == .inTheLine
        var explorer = Explorer(
            journals: isInTheLine ? ["m1", "m2", "b"] : ["a", "b"],
            actsPerJournal: 3,
            actsInAll: 6,
            words: Self.words(versions: 1, members: isInTheLine ? Self.members : [:]),
            check: Self.check
        )
        let scene =
            isInTheLine
            ? ScheduleTests.composite(switchedOff: [rule]) : Scene(parties: 2, switchedOff: [rule])
        explorer.explore(scene, stopAtBreach: true)
        #expect(!explorer.breaches.isEmpty)
    }
}
