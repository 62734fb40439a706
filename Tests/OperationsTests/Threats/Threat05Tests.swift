import Agreement
import Consultations
import Exchange
import Journal
import Operations
import Storage
import Testing
import Trials

@Suite("Threat 5: a party hides an act from one partner")
struct Threat05Tests {
    @Test(
        "each act in turn: what is missing is named at once, nothing after it is taken, and the third party passes it on"
    )
    func everyAct() throws {
        var trials = Trials(
            5,
            "an act kept back from one partner",
            caughtBy: "the gap is named within one exchange; what others have seen tells the number; they pass it on"
        )
        let count = Trials.size("SUIVI_HIDDEN_ACTS", 4)
        for hidden in 0..<count {
            var audience = try LiarsAudience()
            let start = audience.alda.size
            for number in 0..<count { try audience.alda.say("Act \(number)") }
            try audience.sorvane.receive(try audience.alda.delivery(from: start))
            if hidden > 0 {
                // Norvane is given a head of then, which covers no more than it gets.
                let before = try audience.alda.goingOn(from: start + hidden)
                try audience.norvane.receive(try before.delivery(from: start))
            }
            let gap = Arrival.State.gap(from: start + hidden, to: start + hidden + 1)
            if hidden + 1 < count {
                let outcome = try audience.norvane.receive(try audience.alda.delivery(from: start + hidden + 1))
                trials.count(
                    outcome.arrivals.map(\.state) == [gap] && outcome.stored == 0,
                    "act \(hidden): \(outcome.arrivals.map(\.state)), \(outcome.stored) stored"
                )
            }
            // Sorvane's own journal says how much there is, also where Alda's does not come along.
            let pouch = try audience.sorvane.pack(for: audience.norvane)
            let cited = pouch.parts.first { $0.journal.participant == "sorvane.example" }?.acts.last
            let seen = try ActHeader(bytes: try #require(cited).leaf).seen[audience.alda.journal.description]
            trials.count(
                seen?.map(\.size) == [start + count],
                "act \(hidden): \(String(describing: seen)) seen by Sorvane"
            )
            try audience.norvane.receive(pouch)
            let held = try audience.norvane.node().store.journals().first { $0.name == audience.alda.journal }?.size
            trials.count(held == start + count, "act \(hidden): \(String(describing: held)) held after Sorvane's pouch")
        }
        #expect(trials.missed == [])
        trials.report()
    }
}
