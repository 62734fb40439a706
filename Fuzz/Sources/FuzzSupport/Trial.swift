import Glibc
import Synchronization

/// One reader that is tried: its name, and what has to hold of whatever it makes of an input.
public struct Trial: Sendable {
    public let name: String
    /// Tries an input; answers whether the reader took it.
    let attempt: @Sendable ([UInt8]) -> Bool

    public init(_ name: String, _ attempt: @escaping @Sendable ([UInt8]) -> Bool) {
        self.name = name
        self.attempt = attempt
    }
}

/// The readers of one fuzz target, and how often each was tried.
///
/// The first byte of an input chooses the reader: `a` the first one and so on, so that a kept input stays that of its
/// reader when others are added; other bytes choose by what is left over. The rest is what the reader reads.
public final class Trials: Sendable {
    /// The longest time that one input may take of the processor: a second, as a person would notice.
    private static let longest = 1_000_000_000

    private struct Count {
        var tried = 0
        var taken = 0
        var slowest = 0
    }

    private let trials: [Trial]
    private let counts: Mutex<[Count]>

    public init(_ trials: [Trial]) {
        self.trials = trials
        counts = Mutex(trials.map { _ in Count() })
    }

    /// Tries one input, whose first byte chooses the reader.
    public func run(_ start: UnsafePointer<UInt8>?, _ count: Int) -> CInt {
        let input = UnsafeBufferPointer(start: start, count: count)
        guard let choice = input.first else { return 0 }
        let letter = Int(choice) - Int(UInt8(ascii: "a"))
        let place = trials.indices.contains(letter) ? letter : Int(choice) % trials.count
        return run(place, Array(input.dropFirst()))
    }

    /// Tries one input of the only reader.
    public func runWhole(_ start: UnsafePointer<UInt8>?, _ count: Int) -> CInt {
        run(0, Array(UnsafeBufferPointer(start: start, count: count)))
    }

    private func run(_ place: Int, _ bytes: [UInt8]) -> CInt {
        let begin = Self.processorTime()
        let taken = trials[place].attempt(bytes)
        let time = Self.processorTime() - begin
        demand(time < Self.longest, "\(trials[place].name) took \(time / 1_000_000) ms")
        counts.withLock { counts in
            counts[place].tried += 1
            if taken { counts[place].taken += 1 }
            counts[place].slowest = max(counts[place].slowest, time)
        }
        return 0
    }

    /// Writes a line for each reader: its name, how many inputs it was given, how many it took, and the milliseconds of
    /// the slowest.
    public func report() {
        let counts = counts.withLock { $0 }
        for (trial, count) in zip(trials, counts) {
            write("reader \(trial.name) \(count.tried) \(count.taken) \(count.slowest / 1_000_000)\n")
        }
    }

    private static func processorTime() -> Int {
        var time = timespec()
        clock_gettime(CLOCK_THREAD_CPUTIME_ID, &time)
        return time.tv_sec * 1_000_000_000 + time.tv_nsec
    }
}

/// Stops the fuzzer, which then keeps the input, where something does not hold.
///
/// A `precondition` would not say what, in a build that is fast enough.
public func demand(_ holds: Bool, _ what: @autoclosure () -> String) {
    guard !holds else { return }
    write("Fatal error: \(what())\n")
    abort()
}

/// Writes to the error output, unlike what else the program prints.
private func write(_ text: String) {
    var bytes = Array(text.utf8)[...]
    while !bytes.isEmpty {
        let count = bytes.withUnsafeBytes { Glibc.write(2, $0.baseAddress, $0.count) }
        guard count > 0 else { return }
        bytes = bytes.dropFirst(count)
    }
}

extension [UInt8] {
    /// What stands before the first line feed, and what stands behind it.
    public var firstLine: (line: [UInt8], rest: [UInt8]) {
        guard let end = firstIndex(of: 0x0A) else { return (self, []) }
        return (Array(self[..<end]), Array(self[(end + 1)...]))
    }

    /// The bytes as text, if they are UTF-8.
    public var text: String? { String(validating: self, as: UTF8.self) }
}
