import Agreement
import Consultations
import Operations
import Testing
import Trials

@Suite("Threats 12 and 13: silence that was not heard, and an objection that comes late")
struct Threat12Tests {
    private func silent() throws -> (norvane: TestNode, alda: TestNode) {
        let norvane = try TestNode("norvane")
        let alda = try TestNode("alda")
        let cards = [try norvane.card(for: "norvane"), try alda.card(for: "rivers")]
        for node in [norvane, alda] {
            try node.found(cards, silence: SilenceRule(leastPeriod: 86_400, posts: ["secretary"]))
        }
        try exchange(norvane, alda)
        return (norvane, alda)
    }

    /// Whether a post that the rules name can declare that silence has agreed.
    private func declares(_ proposal: String, _ node: TestNode) throws -> Bool {
        do throws(OperationError) {
            do { try node.answer(proposal, .declare, by: "secretary", at: "2026-07-01T12:00:00Z") } catch let error
                as OperationError
            {
                throw error
            } catch { return false }
            return true
        } catch .void(.notConcluded) { return false }
    }

    @Test(
        "each set of pouches that get lost: silence is adopted only where the silent side had the text and its later journal came back"
    )
    func lostPouches() throws {
        var trials = Trials(
            12,
            "silence claimed although a courier was lost",
            caughtBy: "the silent party's own journal has to have the text, to pass the deadline, and to come back"
        )
        // There, back, there and back after the deadline, once more back.
        for arrives in 0..<16 {
            let (norvane, alda) = try silent()
            let proposal = try norvane.propose(.mechanism, silentlyUntil: "2026-06-10T12:00:00Z")
            func came(_ number: Int) -> Bool { arrives >> number & 1 == 1 }
            let there = try norvane.pack(for: alda)
            if came(0) { try alda.receive(there, at: "2026-05-21T08:00:00Z") }
            let back = try alda.pack(for: norvane)
            if came(1) { try norvane.receive(back, at: "2026-05-22T08:00:00Z") }
            let early = try declares(proposal, norvane)
            // Alda's own clock passes the deadline, and its node is open.
            _ = try alda.writer(at: "2026-06-20T12:00:00Z")
            let late = try alda.pack(for: norvane)
            if came(2) { try norvane.receive(late, at: "2026-06-21T08:00:00Z") }
            let isDeclared = try declares(proposal, norvane)
            // Only with the text there, and the journal of after the deadline back.
            let isDue = came(0) && came(2)
            trials.count(
                !early && isDeclared == isDue,
                "pouches \(String(arrives, radix: 2)): early \(early), \(isDeclared)"
            )
            guard came(3), !isDue else { continue }
            // The text arrives after its time: the whole period begins then.
            try alda.receive(there, at: "2026-06-30T08:00:00Z")
            try norvane.receive(try alda.pack(for: norvane), at: "2026-06-30T09:00:00Z")
            let isRushed = try declares(proposal, norvane)
            trials.count(!isRushed || came(0), "pouches \(String(arrives, radix: 2)), and the text comes late")
        }
        #expect(trials.missed == [])
        trials.report()
    }

    @Test("an objection that was said in time counts whenever, and in whatever order, it comes")
    func lateObjection() throws {
        var trials = Trials(
            13,
            "an objection said in time and delivered late",
            caughtBy: "it lies before the later head, so it is always found"
        )
        for day in [21, 25, 31] {
            let (norvane, alda) = try silent()
            let proposal = try norvane.propose(.mechanism, silentlyUntil: "2026-06-10T12:00:00Z")
            try alda.receive(try norvane.pack(for: alda), at: "2026-05-20T09:00:00Z")
            let before = try alda.pack(for: norvane)
            try alda.answer(proposal, .object(reason: "Not yet."), at: "2026-05-\(day)T08:00:00Z")
            let objection = try alda.pack(for: norvane)
            _ = try alda.writer(at: "2026-06-20T12:00:00Z")
            let after = try alda.pack(for: norvane)
            let orders = [
                [before, objection, after], [after, objection, before], [objection, before, after], [after],
                [before, after],
            ]
            for (number, order) in orders.enumerated() {
                let receiver = try TestNode(copying: norvane)
                for pouch in order {
                    _ = try receiver.receive(pouch, at: "2026-06-21T08:00:00Z")
                }
                let isDeclared = try declares(proposal, receiver)
                let state = try receiver.inbox()[proposal]
                trials.count(!isDeclared, "said on \(day) May, order \(number): \(String(describing: state))")
            }
        }
        #expect(trials.missed == [])
        trials.report()
    }
}
