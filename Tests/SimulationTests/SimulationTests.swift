import Simulation
import Testing

@Suite("Schedules of whole nodes")
struct SimulationTests {
    /// The small size of `scripts/simulate`.
    private static let count: UInt64 = 120

    @Test func noScheduleBreaksWhatMustHold() async throws {
        let summary = await (try Simulation()).run(seeds: 0..<Self.count, threads: 2)
        for (seed, words) in summary.violations { Issue.record("scripts/simulate --seed \(seed): \(words)") }
        let tally = summary.tally
        #expect(tally["schedules"] == Int(Self.count))
        // A run in which hardly anything happens would prove nothing.
        for name in [
            "came to: agreed", "came to: ended by its party", "handovers", "answers", "power failures",
            "pouches lost", "pouches that came twice", "clock jumps",
            "backups put back", "machines copied with their key", "second histories that arrived",
        ] {
            #expect(tally[name] > 0, "\(name)")
        }
    }

    /// Schedules that once failed: two histories in one pouch, acknowledgements without end, a second history that grew,
    /// own acts that came back without their lines in the lists.
    @Test(arguments: [152, 1132, 1133, 1488, 3847, 3885] as [UInt64])
    func whatOnceFailedHolds(seed: UInt64) throws {
        #expect(try Simulation().run(seed: seed).violation == nil)
    }

    @Test func theSameSeedGivesTheSameSchedule() throws {
        let simulation = try Simulation()
        for seed in [3, 17, 29] as [UInt64] {
            let first = simulation.run(seed: seed, keepsLines: true)
            let second = try Simulation().run(seed: seed, keepsLines: true)
            #expect(first.lines == second.lines)
            #expect(first.digest == second.digest)
            #expect(!first.lines.isEmpty)
        }
    }

    /// Without one of the steps of the order on disk some schedule breaks what must hold, and the simulation sees it.
    @Test(arguments: Fault.allCases)
    func withoutAStepSomethingBreaks(fault: Fault) throws {
        let simulation = try Simulation(fault: fault)
        for seed in 0..<UInt64(2000) where simulation.run(seed: seed).violation != nil { return }
        Issue.record("nothing broke without \(fault)")
    }
}
