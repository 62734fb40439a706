import CanonicalBytes
import Consultations
import Exchange
import Journal
import MemoryStore
import Operations
import Storage
import Testing
import Trials

@testable import Simulation

@Suite("Threats 17 and 18: flipped bits between any two steps, and power that fails at any of them")
struct FlipThreatTests {
    /// A machine that records, proposes, packs, starts anew and goes on, with one bit that flips at one moment.
    private struct Run {
        let pair: Pair
        let flipper: Flipper
        let witness: Witness
        /// What left the machine.
        var sent: [Delivery] = []
        /// What it said of the flip.
        var refusals: [String] = []

        init(_ casting: Casting, at moment: Int, seed: UInt64) throws {
            pair = Pair(casting, seed: 5)
            flipper = Flipper(at: moment, seed: seed)
            let journal = pair.norvane.journal
            witness = Witness(leaves: try pair.norvane.store.leaves(of: journal, from: 0, limit: .max).map(\.bytes))
        }

        private func node() throws(OperationError) -> Node {
            try Node(
                folder: RegisterFolder("simulated"),
                store: FlippingStore(inner: pair.norvane.store, flipper: flipper, witness: witness),
                files: FlippingFiles(inner: pair.norvane.files, flipper: flipper, witness: witness)
            )
        }

        private func opened() throws(OperationError) -> Writer {
            try Writer.open(node(), key: pair.norvane.beginning.key, machine: pair.norvane.machine)
        }

        private mutating func step(_ body: (inout Run) throws(OperationError) -> Void) {
            do throws(OperationError) { try body(&self) } catch { refusals.append("\(error)") }
        }

        mutating func run() {
            for round in 0..<2 {
                step { run throws(OperationError) in
                    let writer = try run.opened()
                    for number in 0..<2 {
                        try MakeStatement(Statement(kind: .explanation, conclusion: nil, text: "\(round) \(number)"))
                            .perform(with: writer)
                    }
                    _ = try ProposeMatters([round == 0 ? .mechanism : .session(1)]).perform(
                        with: writer,
                        passphrase: ""
                    )
                }
                step { run throws(OperationError) in
                    run.sent.append(
                        try PackDelivery(for: run.pair.alda.beginning.participant).perform(from: run.node())
                    )
                }
            }
        }
    }

    @Test(
        "a bit that flips in whatever goes to the disk or comes from it: nothing wrong is signed, nothing wrong is taken by others"
    )
    func everyMoment() throws {
        var trials = Trials(
            17,
            "a bit flips between two steps, before signing",
            caughtBy: "what was written is read back and computed again; the receiver checks all of it"
        )
        let casting = try Casting()
        var whole = try Run(casting, at: 0, seed: 0)
        whole.run()
        #expect(whole.refusals == [])
        #expect(whole.witness.breach == nil && whole.witness.heads > 6)
        let bits = Trials.size("SUIVI_FLIPS_PER_STEP", 1)
        for moment in 1...whole.flipper.moments {
            for bit in 0..<bits {
                var trial = try Run(casting, at: moment, seed: UInt64(moment * 31 + bit))
                trial.run()
                var taken = 0
                for delivery in trial.sent {
                    if let outcome = try? trial.pair.alda.receive(delivery) { taken += outcome.stored }
                }
                let journal = trial.pair.norvane.journal
                let held = try trial.pair.alda.store.leaves(of: journal, from: 0, limit: .max).map(\.bytes)
                let isTrue = Array(trial.witness.leaves.prefix(held.count)) == held
                trials.count(
                    trial.witness.breach == nil && isTrue,
                    "\(trial.flipper.flipped ?? "moment \(moment)"): \(trial.witness.breach ?? "signed right"), others have "
                        + "\(isTrue ? "what was meant" : "something else"), \(taken) taken, \(trial.refusals)"
                )
            }
        }
        #expect(trials.missed == [])
        trials.report()
    }

    @Test(
        "power that fails at any write of recording, proposing, receiving and opening: what was answered is there, whole"
    )
    func everyPowerFailure() throws {
        var trials = Trials(
            18,
            "power cut, full disk, failed sync",
            caughtBy: "one order of writing, all or nothing; what was answered is there"
        )
        let casting = try Casting()
        // So many moments as a run has; a run without failure ends the loop.
        var moment = 0
        var isDone = false
        while !isDone, moment < 500 {
            moment += 1
            let pair = Pair(casting, seed: 9)
            let node = pair.norvane
            node.power.fail(in: moment)
            var answered: [String] = []
            do throws(OperationError) {
                for number in 0..<2 {
                    try node.say("act \(number)")
                    answered.append("act \(number)")
                }
                _ = try ProposeMatters([.mechanism]).perform(with: node.running(), passphrase: "")
                try pair.alda.say("of Alda")
                try node.receive(pair.alda.pack(for: node))
                answered.append("of Alda")
                node.restart()
                try node.say("after a restart")
                answered.append("after a restart")
                isDone = true
            } catch {}
            let failure = node.power.restore()
            node.restart()
            // The next opening settles what the stop left.
            try node.say("at last")
            let said = try node.reading().register.statements.map(\.statement.text)
            let verify = VerifyRegister(folder: RegisterFolder("simulated"), files: node.files, checksQuotations: false)
            let findings = try verify.check(node.store).findings
            trials.count(
                answered.allSatisfy(said.contains) && findings.isEmpty && pair.ledger.breach == nil,
                "\(failure.map { "\($0)" } ?? "no failure"), moment \(moment): answered \(answered), there \(said), \(findings)"
            )
        }
        #expect(isDone && moment > 20)
        #expect(trials.missed == [])
        trials.report()
    }
}
