import Agreement
import Consultations
import Exchange
import Journal
import MemoryStore
import Operations
import Testing
import Trials

@testable import Simulation

@Suite("Threats 15 and 16: an old backup that signs, and two machines with one key")
struct RestoreThreatTests {
    /// What was said of a refusal; nothing where it was none.
    private func quarantine(_ body: () throws(OperationError) -> Void) -> Quarantine? {
        do throws(OperationError) { try body() } catch {
            if case .quarantine(let state) = error { return state }
        }
        return nil
    }

    @Test(
        "whatever backup is put back whenever, nothing is signed before the own acts are back, and no second history ever"
    )
    func everyBackup() throws {
        var trials = Trials(
            15,
            "an old backup put back, and the node signs again",
            caughtBy: "the mark beside the key, then the others' copies; quarantine"
        )
        let casting = try Casting()
        let wanted = Trials.size("SUIVI_RESTORES", 60)
        var seed: UInt64 = 0
        while trials.tried < wanted {
            seed += 1
            let count = 4
            for made in 0..<count {
                for restored in made + 1...count {
                    for given in [made, restored] {
                        guard trials.tried < wanted else { break }
                        let pair = Pair(casting, seed: seed)
                        var backup = MemoryRegisterStore(copying: pair.norvane.store)
                        for number in 0..<restored {
                            if number == made { backup = MemoryRegisterStore(copying: pair.norvane.store) }
                            try pair.norvane.say("act \(number)")
                            if number < given { try pair.alda.receive(pair.norvane.pack(for: pair.alda)) }
                        }
                        let size = pair.norvane.size
                        let latest = MemoryRegisterStore(copying: pair.norvane.store)
                        pair.norvane.goBack(to: backup)
                        let old = pair.norvane.size
                        // It signs nothing, however often it is tried.
                        let first = quarantine { () throws(OperationError) in try pair.norvane.say("a second history") }
                        pair.norvane.restart()
                        let second = quarantine { () throws(OperationError) in try pair.norvane.say("again") }
                        let isRefused = old == size || first != nil && second != nil
                        // What the others have is fetched back; where that is not all, the latest backup has to come.
                        let whole = try pair.alda.pack(for: pair.norvane, isWhole: true)
                        pair.norvane.restart()
                        _ = try ReceiveDelivery(whole).restore(pair.norvane.reading())
                        let isStillRefused =
                            pair.norvane.size == size
                            || quarantine { () throws(OperationError) in try pair.norvane.say("third") } != nil
                        if pair.norvane.size < size { pair.norvane.goBack(to: latest) }
                        try pair.norvane.say("goes on")
                        try pair.alda.receive(pair.norvane.pack(for: pair.alda))
                        trials.count(
                            isRefused && isStillRefused && pair.ledger.breach == nil && pair.norvane.size > size,
                            "backup after \(made), put back after \(restored), others have \(given): refused \(isRefused), "
                                + "\(isStillRefused), \(pair.ledger.breach ?? "one history")"
                        )
                    }
                }
            }
        }
        #expect(trials.missed == [])
        trials.report()
    }

    @Test("a copied machine: whoever comes second is told, neither goes on, and the others are not hurt")
    func everyClone() throws {
        var trials = Trials(
            16,
            "two machines run with one key",
            caughtBy: "one lock on one machine; the others keep the second history apart; both stop"
        )
        let casting = try Casting()
        for before in 0..<4 {
            for first in 1...3 {
                for second in 0...3 {
                    for twinComesFirst in [false, true] {
                        let pair = Pair(casting, seed: UInt64(before * 16 + first * 4 + second))
                        for number in 0..<before { try pair.norvane.say("act \(number)") }
                        try pair.alda.receive(pair.norvane.pack(for: pair.alda))
                        let twin = pair.norvane.twin(ledger: nil)
                        let (one, other) = twinComesFirst ? (twin, pair.norvane) : (pair.norvane, twin)
                        for number in 0..<first { try one.say("the first, \(number)") }
                        try pair.alda.receive(one.pack(for: pair.alda))
                        let taken = try pair.alda.reading().record.agreement?.standing()
                        for number in 0..<second { try other.say("the second, \(number)") }
                        let story = "copied after \(before), \(first) and \(second) acts, twin first \(twinComesFirst)"
                        if second > 0 {
                            let outcome = try pair.alda.receive(other.pack(for: pair.alda))
                            let isFork = outcome.arrivals.contains { if case .fork = $0.state { true } else { false } }
                            trials.count(isFork, "\(story): \(outcome.arrivals.map(\.state))")
                            let after = try pair.alda.reading().record.agreement?.standing()
                            trials.count(
                                after?.agreedProposals == taken?.agreedProposals,
                                "\(story): what was agreed changed"
                            )
                        }
                        // Both hear of it with the next pouch, and sign nothing more.
                        let whole = try pair.alda.pack(for: pair.norvane, isWhole: true)
                        if second == 0 {
                            // It has signed nothing of its own yet: it is told, fetches back what the first has signed,
                            // and goes on in the same history.
                            let told = quarantine { () throws(OperationError) in try other.receive(whole) }
                            other.restart()
                            _ = try ReceiveDelivery(whole).restore(other.reading())
                            trials.count(
                                told != nil && other.size == one.size,
                                "\(story): told \(String(describing: told))"
                            )
                            continue
                        }
                        for machine in [one, other] {
                            let told = quarantine { () throws(OperationError) in try machine.receive(whole) }
                            if told == nil { machine.restart() }
                            let size = machine.size
                            let stopped = quarantine { () throws(OperationError) in try machine.say("and on") }
                            trials.count(
                                (told ?? stopped) != nil && machine.size <= size,
                                "\(story): told \(String(describing: told)), stopped \(String(describing: stopped))"
                            )
                        }
                    }
                }
            }
        }
        #expect(trials.missed == [])
        trials.report()
    }

    @Test("in whole schedules with everything else that goes wrong")
    func schedules() async throws {
        let count = UInt64(Trials.size("SUIVI_THREAT_SCHEDULES", 60))
        let summary = await (try Simulation()).run(seeds: 500_000..<500_000 + count, threads: 2)
        for (seed, words) in summary.violations { Issue.record("scripts/simulate --seed \(seed): \(words)") }
        let rows = [
            (15, "an old backup put back, and the node signs again", ["backups put back"]),
            (16, "two machines run with one key", ["machines copied with their key"]),
            (14, "a clock that is years off", ["clock jumps"]),
            (12, "silence claimed although a courier was lost", ["pouches lost"]),
            (18, "power cut, full disk, failed sync", ["power failures"]),
        ]
        for (row, attack, names) in rows {
            var trials = Trials(row, attack, caughtBy: "schedules of whole nodes")
            for name in names {
                for _ in 0..<summary.tally[name] { trials.count(summary.violations.isEmpty, "a violation") }
            }
            trials.report()
        }
    }
}

extension Standing {
    /// What is agreed, by the leaf hashes of the proposals.
    fileprivate var agreedProposals: [String] {
        proposals.values.filter(\.isAgreed).map { "\($0.act)" }.sorted()
    }
}
