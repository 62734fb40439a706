import CanonicalBytes
import MemoryStore
import Signing
import Storage

/// Runs schedules over whole nodes in one process: the real fold, the real order on disk, the real exchange, a register in
/// memory whose power fails at any write, and nothing that depends on the machine it runs on.
public struct Simulation: Sendable {
    private let casting: Casting
    private let fault: Fault?

    /// Founds the mechanisms from which the schedules begin.
    ///
    /// - Parameter fault: A step that is left out, to show that the simulation notices; nothing in earnest.
    /// - Throws: What keeps the mechanisms from being founded.
    public init(fault: Fault? = nil) throws {
        casting = try Casting()
        self.fault = fault
    }

    /// What came of one schedule.
    public struct Outcome: Sendable {
        public let seed: UInt64
        public let tally: Tally
        /// The first thing that did not hold, in words; nothing where all did.
        public let violation: String?
        /// What happened, one line each, where it was asked for.
        public let lines: [String]
        /// The digest of everything that the nodes amount to at the end: the same for the same seed.
        public let digest: String?
    }

    /// Runs the schedule of a seed.
    public func run(seed: UInt64, keepsLines: Bool = false) -> Outcome {
        var schedule = Schedule(seed: seed, casting: casting, fault: fault, keepsLines: keepsLines)
        schedule.run()
        schedule.tally.add("schedules")
        if schedule.violation != nil { schedule.tally.add("violations") }
        return Outcome(
            seed: seed,
            tally: schedule.tally,
            violation: schedule.violation,
            lines: schedule.diary.lines,
            digest: schedule.digest?.hexadecimal
        )
    }
    /// What came of many schedules.
    public struct Summary: Sendable {
        public internal(set) var tally = Tally()
        /// The seeds of the schedules in which something did not hold, and what, in the order of the seeds.
        public internal(set) var violations: [(seed: UInt64, words: String)] = []
    }

    /// Runs the schedules of many seeds, on several threads at once; the counts do not depend on how many.
    public func run(seeds: Range<UInt64>, threads: Int) async -> Summary {
        await withTaskGroup(of: Summary.self) { group in
            for thread in 0..<max(threads, 1) {
                group.addTask {
                    var summary = Summary()
                    for seed in stride(
                        from: seeds.lowerBound + UInt64(thread),
                        to: seeds.upperBound,
                        by: max(threads, 1)
                    ) {
                        let outcome = run(seed: seed)
                        summary.tally.add(outcome.tally)
                        if let words = outcome.violation { summary.violations.append((seed, words)) }
                    }
                    return summary
                }
            }
            var whole = Summary()
            for await part in group {
                whole.tally.add(part.tally)
                whole.violations += part.violations
            }
            whole.violations.sort { $0.seed < $1.seed }
            return whole
        }
    }
}

extension Schedule {
    /// The digest of what all registers on disk hold.
    var digest: Digest? {
        var bytes: [UInt8] = []
        for node in nodes {
            guard let journals = try? node.store.journals() else { return nil }
            for journal in journals {
                for leaf in (try? node.store.leaves(of: journal.name, from: 0, limit: .max)) ?? [] {
                    bytes += leaf.bytes
                }
            }
        }
        return SHA256().digest(bytes)
    }
}
