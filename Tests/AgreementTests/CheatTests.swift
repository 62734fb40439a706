import Agreement
import CanonicalBytes
import Testing

@Suite("Second histories and lost journals")
struct CheatTests {
    /// Adds a second act at the place of an act of a journal: a fork.
    static func fork(_ scene: inout Scene, _ journal: String, at number: Int, _ word: Word) -> AgreementAct {
        let act = scene.draft(journal, word, after: number, at: 2_000_000)
        scene.agreement.receive(act)
        return act
    }

    @Test func whatAnotherLineHadSeenBeforeTheForkStands() {
        var scene = Scene(parties: 2)
        let proposal = scene.propose("b")
        scene.act("a", .consent(proposal.leaf), seeing: ["b": 1])
        let conclusion = scene.act("b", seeing: ["a": 1])
        scene.act("a", seeing: ["b": 2])
        // b publishes another act in place of the one that concludes: what a had seen stands all the same.
        let other = Self.fork(&scene, "b", at: 1, .withdraw(proposal.leaf))
        #expect(scene.course(of: proposal) == .agreed(at: conclusion.leaf, receivedByAll: true))
        #expect(other.root != conclusion.root)
    }

    @Test func whatNobodyHadSeenBeforeTheForkCountsOnNeitherSide() {
        var scene = Scene(parties: 2)
        let mine = scene.propose("b", text: "one")
        let other = Self.fork(
            &scene,
            "b",
            at: 0,
            .propose(
                .init(
                    replaces: [.init(matter: .init(of: "date"), version: nil)],
                    rules: scene.founding,
                    content: .init(of: "two")
                )
            )
        )
        // a had seen both histories when it consented to one of them.
        let act = Scene.act(
            "a/m/1",
            0,
            .consent(mine.leaf),
            seen: ["b/m/1": [mine.root, other.root]],
            after: .init(of: "a/m/1"),
            at: 3_000_000
        )
        scene.agreement.receive(act)
        let answer = scene.agreement.judgement(of: act.root)
        #expect(answer?.party == "a")
        let conclusion = scene.draft("b", .other, seeing: [:], after: 1, at: 3_000_001)
        let seen = Scene.act(
            "b/m/1",
            1,
            .other,
            seen: ["a/m/1": [act.root]],
            after: mine.root,
            at: 3_000_001
        )
        scene.agreement.receive(seen)
        #expect(scene.agreement.judgement(of: seen.root)?.void == .pastNotClosed)
        #expect(conclusion.number == 1)
        #expect(scene.agreed == [])
    }

    @Test func anotherJournalIsRecognisedInPlaceOfALostOne() {
        var scene = Scene(parties: 3)
        let proposal = scene.propose("a")
        scene.act("b", .consent(proposal.leaf), seeing: ["a": 1])
        scene.act("c", .consent(proposal.leaf), seeing: ["a": 1])
        // a loses its key. b and c recognise another journal of a.
        let word = Word.recognise(journal: "a/m/2", insteadOf: "a/m/1")
        scene.act("b", word, seeing: ["c": 1])
        let early = scene.act("a/m/2", seeing: ["a": 1, "b": 2, "c": 1])
        #expect(scene.judgement(early)?.party == nil)
        scene.act("c", word, seeing: ["b": 2])
        let next = scene.act("a/m/2", seeing: ["c": 2])
        #expect(scene.judgement(next)?.party == "a")
        #expect(scene.judgement(next)?.concluded == [proposal.leaf])
        // The thief of the old key says what it likes.
        let thief = scene.act("a", .withdraw(proposal.leaf), seeing: ["b": 2, "c": 2])
        #expect(scene.judgement(thief)?.void == .outsideTheLine)
        #expect(scene.agreed == [proposal.leaf])
    }

    @Test func whatAThiefSaidUnseenBeforeTheRecognitionDoesNotCount() {
        var scene = Scene(parties: 2)
        let proposal = scene.propose("b")
        scene.act("a", seeing: ["b": 1])
        scene.act("b", seeing: ["a": 1])
        let consent = scene.act("a", .consent(proposal.leaf))
        scene.act("b", .recognise(journal: "a/m/2", insteadOf: "a/m/1"))
        let conclusion = scene.act("b", seeing: ["a": 2])
        #expect(scene.judgement(conclusion)?.concluded == [])
        #expect(scene.judgement(consent)?.void == nil)
        scene.act("a/m/2", .consent(proposal.leaf), seeing: ["a": 2, "b": 4])
        let second = scene.act("b", seeing: ["a/m/2": 1])
        #expect(scene.judgement(second)?.concluded == [proposal.leaf])
    }

    @Test func aFalseRecognitionIsPutRightByRecognisingAgain() {
        var scene = Scene(parties: 3)
        scene.act("a")
        let (wrong, right) = ("a/m/2", "a/m/3")
        scene.act("b", .recognise(journal: wrong, insteadOf: "a/m/1"), seeing: ["a": 1])
        scene.act("c", .recognise(journal: right, insteadOf: "a/m/1"), seeing: ["a": 1, "b": 1])
        #expect(scene.agreement.standing().speakers["a"] == wrong)
        scene.act("b", .recognise(journal: right, insteadOf: "a/m/1"), seeing: ["c": 1])
        #expect(scene.agreement.standing().speakers["a"] == right)
        let act = scene.propose(wrong, seeing: ["a": 1, "b": 2, "c": 1])
        #expect(scene.judgement(act)?.void == .outsideTheLine)
        let spoken = scene.propose(right, seeing: ["a": 1, "b": 2, "c": 1])
        #expect(scene.judgement(spoken)?.party == "a")
    }

    @Test func aSizeThatIsNotItsRootsIsVoid() {
        var scene = Scene(parties: 2)
        let first = scene.act("b")
        let act = AgreementAct(
            journal: "a/m/1",
            number: 0,
            at: 1,
            leaf: Digest(of: "leaf"),
            rootBefore: Digest(of: "a/m/1"),
            root: Digest(of: "root"),
            seen: ["b/m/1": [first.root]],
            sizes: [first.root: 2],
            word: .consent(first.leaf)
        )
        scene.agreement.receive(act)
        #expect(scene.judgement(act)?.void == .pastNotClosed)
    }

    @Test func aPartyDoesNotRecogniseForItself() {
        var scene = Scene(parties: 2)
        let own = scene.act("a", .recognise(journal: "a/m/2", insteadOf: "a/m/1"))
        #expect(scene.judgement(own)?.void == .notToBeRecognised)
        let stranger = scene.act("a", .recognise(journal: "x/m/2", insteadOf: "b/m/1"))
        #expect(scene.judgement(stranger)?.void == .notToBeRecognised)
    }

    @Test func aShrinkingPastIsVoid() {
        var scene = Scene(parties: 2)
        scene.act("b")
        scene.act("a", seeing: ["b": 1])
        let act = Scene.act(
            "a/m/1",
            1,
            .propose(
                .init(
                    replaces: [.init(matter: .init(of: "date"), version: nil)],
                    rules: scene.founding,
                    content: .init(of: "")
                )
            ),
            seen: [:],
            after: scene.acts["a/m/1"]![0].root,
            at: 1_000_000
        )
        scene.agreement.receive(act)
        // What its journal had before stands for what it leaves out: it can't forget.
        #expect(scene.agreement.judgement(of: act.root)?.void == .pastNotClosed)
    }
}
