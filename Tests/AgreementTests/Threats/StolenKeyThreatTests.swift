import Agreement
import CanonicalBytes
import Testing
import Trials

@Suite("Threats 19, 20 and 21: stolen keys, false consents, lost keys and two claimants")
struct StolenKeyThreatTests {
    /// What the thief of a journal's key writes counts as far as the others had seen it before they recognised another
    /// journal, and not one act further.
    @Test func aStolenKeyCountsAsFarAsOthersHadSeenIt() {
        var trials = Trials(
            19,
            "a journal's key is stolen, acts forged before and after",
            caughtBy: "the others recognise another journal; the old one counts as far as they had seen it"
        )
        for honest in 1...4 {
            for forged in 1...4 {
                for seen in 0...forged {
                    for place in 0..<forged {
                        var scene = Scene(parties: 2)
                        let proposal = scene.propose("b")
                        scene.act("a", seeing: ["b": 1])
                        for _ in 1..<honest { scene.act("a") }
                        // The thief's acts: a consent in their midst.
                        for number in 0..<forged {
                            scene.act("a", number == place ? .consent(proposal.leaf) : .other)
                        }
                        let isSeen = seen > place
                        let before = scene.act("b", seeing: ["a": honest + seen])
                        scene.act("b", .recognise(journal: "a/m/2", insteadOf: "a/m/1"))
                        let after = scene.act("b", seeing: ["a": honest + forged])
                        let isExact =
                            (scene.judgement(before)?.concluded == [proposal.leaf]) == isSeen
                            && scene.judgement(after)?.concluded == []
                        // Whatever the thief says now is outside the line.
                        let late = scene.act("a", .consent(proposal.leaf), seeing: ["b": 3])
                        let isOut = scene.judgement(late)?.void != nil
                        // The true owner goes on in the other journal.
                        let next = scene.act("a/m/2", .consent(proposal.leaf), seeing: ["a": honest + forged, "b": 4])
                        let end = scene.act("b", seeing: ["a/m/2": 1])
                        let goesOn = isSeen || scene.judgement(end)?.concluded == [proposal.leaf]
                        trials.count(
                            isExact && isOut && goesOn && scene.agreed == [proposal.leaf],
                            "\(honest) honest, consent is \(place) of \(forged) forged, \(seen) seen: "
                                + "exact \(isExact), out \(isOut), \(String(describing: scene.judgement(next)))"
                        )
                    }
                }
            }
        }
        #expect(trials.missed == [])
        trials.report()
    }

    /// A false consent can be taken back until the proposer has it from everybody, and binds nobody before.
    @Test func aFalseConsentIsTakenBackUntilAllHaveConsented() {
        var trials = Trials(
            20,
            "a consent key is stolen and a false consent entered",
            caughtBy: "its owner sees its own journal and withdraws; the text needs all others; exact to the act"
        )
        for parties in 2...4 {
            let others = Array(["b", "c", "d"].prefix(parties - 1))
            for consenting in 0...others.count {
                for isWithdrawn in [false, true] {
                    for seenFirst in [false, true] {
                        for pause in 0..<3 {
                            var scene = Scene(parties: parties)
                            let proposal = scene.propose("a")
                            // The first of them is robbed; the others consent on their own, some of them.
                            var sizes: [String: Int] = [:]
                            for other in others.prefix(consenting) {
                                scene.act(other, .consent(proposal.leaf), seeing: ["a": 1])
                                sizes[other] = 1
                            }
                            let isRobbed = consenting > 0
                            if isRobbed {
                                for _ in 0..<pause { scene.act("b") }
                                if seenFirst { scene.act("a", seeing: sizes) }
                                if isWithdrawn { scene.act("b", .withdraw(proposal.leaf)) }
                                sizes["b"] = scene.acts["b/m/1"]?.count ?? 0
                            }
                            scene.act("a", seeing: sizes)
                            let isComplete = consenting == others.count
                            let isAgreed = isComplete && (!isWithdrawn || seenFirst)
                            trials.count(
                                (scene.agreed == [proposal.leaf]) == isAgreed,
                                "\(parties) parties, \(consenting) consent, withdrawn \(isWithdrawn), seen first "
                                    + "\(seenFirst), \(pause) acts between: \(scene.agreed.count)"
                            )
                        }
                    }
                }
            }
        }
        #expect(trials.missed == [])
        trials.report()
    }

    /// Every way in which two others recognise none, one or the other of two claimants.
    @Test func whoIsRecognisedIsEachOthersAffairAndJointMattersStay() {
        var trials = Trials(
            21,
            "keys lost, a change of government, two claimants",
            caughtBy: "a journal speaks once every other party recognises it; what was agreed stays agreed"
        )
        let claimants = [nil, "a/m/2", "a/m/3"] as [String?]
        for byB in claimants {
            for byC in claimants {
                for isSeen in [false, true] {
                    for isAgain in [false, true] {
                        var scene = Scene(parties: 3)
                        let proposal = scene.propose("a")
                        scene.act("b", .consent(proposal.leaf), seeing: ["a": 1])
                        scene.act("c", .consent(proposal.leaf), seeing: ["a": 1])
                        scene.act("a", seeing: ["b": 1, "c": 1])
                        scene.act("b", seeing: ["a": 2, "c": 1])
                        scene.act("c", seeing: ["a": 2, "b": 2])
                        #expect(scene.agreed == [proposal.leaf])
                        if let byB { scene.act("b", .recognise(journal: byB, insteadOf: "a/m/1"), seeing: ["c": 2]) }
                        if let byC {
                            let seeing = isSeen ? ["b": scene.acts["b/m/1"]?.count ?? 0] : [:]
                            scene.act("c", .recognise(journal: byC, insteadOf: "a/m/1"), seeing: seeing)
                        }
                        if isAgain, let byC {
                            scene.act(
                                "b",
                                .recognise(journal: byC, insteadOf: "a/m/1"),
                                seeing: ["c": scene.acts["c/m/1"]?.count ?? 0]
                            )
                        }
                        let sizes = [
                            "a": 2, "b": scene.acts["b/m/1"]?.count ?? 0, "c": scene.acts["c/m/1"]?.count ?? 0,
                        ]
                        let last = (isAgain && byC != nil ? byC : byB, byC)
                        for claimant in ["a/m/2", "a/m/3"] {
                            let act = scene.propose(claimant, "place", seeing: sizes)
                            let speaks = scene.judgement(act)?.party == "a"
                            // Nobody speaks before every other party has recognised a new journal; where they differ, the
                            // one that the first of them names.
                            let isMeant = last.1 != nil && last.0 == claimant
                            trials.count(
                                speaks == isMeant && scene.agreed == [proposal.leaf]
                                    && doubleSuccessor(in: scene.agreement.standing()) == nil,
                                "b: \(byB ?? "none"), c: \(byC ?? "none"), seen \(isSeen), again \(isAgain): \(claimant) speaks \(speaks), "
                                    + "agreed \(scene.agreed.map { $0 == proposal.leaf }), \(scene.course(of: proposal).map { "\($0)" } ?? "none")"
                            )
                        }
                    }
                }
            }
        }
        #expect(trials.missed == [])
        trials.report()
    }
}
