import Glibc

/// Wall and CPU seconds that some work took, and how much memory the process has had at its peak.
struct Measure {
    let wall: Double
    let cpu: Double

    /// Does the work once and measures it.
    init(_ work: () throws -> Void) rethrows {
        let before = (Self.seconds(CLOCK_MONOTONIC), Self.seconds(CLOCK_PROCESS_CPUTIME_ID))
        try work()
        wall = Self.seconds(CLOCK_MONOTONIC) - before.0
        cpu = Self.seconds(CLOCK_PROCESS_CPUTIME_ID) - before.1
    }

    /// The largest resident size of the process so far, in MiB.
    static var peakMemory: Double {
        var usage = rusage()
        getrusage(__rusage_who_t(RUSAGE_SELF.rawValue), &usage)
        return Double(usage.ru_maxrss) / 1024
    }

    private static func seconds(_ clock: clockid_t) -> Double {
        var time = timespec()
        clock_gettime(clock, &time)
        return Double(time.tv_sec) + Double(time.tv_nsec) / 1e9
    }
}

/// Prints one line of the table.
func line(_ name: String, _ figure: Double, _ unit: String, _ remark: String = "") {
    let rounded = figure < 10 ? (figure * 100).rounded() / 100 : figure.rounded()
    let number = figure < 10 ? "\(rounded)" : "\(Int(rounded))"
    let gap = String(repeating: " ", count: max(1, 46 - name.count))
    let space = String(repeating: " ", count: max(1, 12 - number.count))
    print("\(name)\(gap)\(space)\(number) \(unit)\(remark.isEmpty ? "" : "  (\(remark))")")
}
