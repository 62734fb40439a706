import Foundation

/// Trials of one row of the threat table in `docs/threat-model.md`: how many were made, and how many were caught.
///
/// `scripts/threats` reads the line that ``report()`` prints; the tests themselves fail where one was missed.
public struct Trials {
    /// The number of the row.
    public let row: Int
    /// The attack in a few words.
    public let attack: String
    /// What catches it.
    public let catcher: String
    public private(set) var tried = 0
    /// What was not caught, in words; the first few.
    public private(set) var missed: [String] = []
    private var misses = 0

    public init(_ row: Int, _ attack: String, caughtBy catcher: String) {
        self.row = row
        self.attack = attack
        self.catcher = catcher
    }

    /// Counts one trial.
    ///
    /// - Parameters:
    ///   - isCaught: Whether the attack failed, and was noticed as it has to be.
    ///   - story: What was tried.
    public mutating func count(_ isCaught: Bool, _ story: @autoclosure () -> String) {
        tried += 1
        guard !isCaught else { return }
        misses += 1
        if missed.count < 10 { missed.append(story()) }
    }

    /// Counts the trials of another place.
    public mutating func add(_ other: Trials) {
        tried += other.tried
        misses += other.misses
        missed = Array((missed + other.missed).prefix(10))
    }

    /// Prints the line that the script reads.
    public func report() {
        print("threat \(row) | \(attack) | \(catcher) | \(tried) | \(tried - misses)")
    }

    /// How many trials are asked for by a variable of the environment; else the small size.
    public static func size(_ variable: String, _ small: Int) -> Int {
        ProcessInfo.processInfo.environment[variable].flatMap(Int.init) ?? small
    }
}
