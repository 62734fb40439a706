import Glibc
import Simulation

// suivi-simulate [COUNT] [--from SEED] [--seed SEED] [--fault STEP]

var count: UInt64 = 100_000
var from: UInt64 = 0
var single: UInt64?
var fault: Fault?
var arguments = CommandLine.arguments.dropFirst()

func stop(_ words: String) -> Never {
    print("suivi-simulate: \(words)")
    exit(2)
}

while let argument = arguments.popFirst() {
    let value = argument.hasPrefix("--") ? arguments.popFirst() ?? "" : argument
    if argument == "--fault" {
        guard let known = Fault(rawValue: value) else {
            stop("'\(value)' is no step; use one of \(Fault.allCases.map(\.rawValue).joined(separator: ", "))")
        }
        fault = known
        continue
    }
    guard let number = UInt64(value) else { stop("'\(argument) \(value)' is not understood") }
    switch argument {
    case "--from": from = number
    case "--seed": single = number
    case _ where !argument.hasPrefix("--"): count = number
    default: stop("'\(argument)' is not understood")
    }
}

let simulation = try Simulation(fault: fault)
if let single {
    let outcome = simulation.run(seed: single, keepsLines: true)
    for line in outcome.lines { print(line) }
    print(outcome.digest.map { "digest of all registers: \($0)" } ?? "no digest")
    exit(outcome.violation == nil ? 0 : 1)
}

let began = ContinuousClock.now
let threads = max(Int(sysconf(Int32(_SC_NPROCESSORS_ONLN))), 1)
let (end, overflows) = from.addingReportingOverflow(count)
if overflows { stop("there are not so many seeds") }
let summary = await simulation.run(seeds: from..<end, threads: threads)
for line in summary.tally.lines { print(line) }
for violation in summary.violations.prefix(20) { print("seed \(violation.seed): \(violation.words)") }
let seconds = (ContinuousClock.now - began).components.seconds
print("\(count) schedules in \(seconds) s on \(threads) threads, \(summary.violations.count) violations")
if let failed = summary.violations.first?.seed {
    print("the schedule of the first: scripts/simulate --seed \(failed)")
    exit(1)
}
