/// What happened in schedules, counted.
public struct Tally: Sendable {
    /// The counts by what was counted; names that begin with the same word stand together.
    public private(set) var counts: [String: Int] = [:]

    public init() {}

    mutating func add(_ name: String, _ count: Int = 1) { counts[name, default: 0] += count }

    /// Adds the counts of another tally.
    public mutating func add(_ other: Tally) {
        for (name, count) in other.counts { counts[name, default: 0] += count }
    }

    /// One count; 0 where nothing of it happened.
    public subscript(name: String) -> Int { counts[name] ?? 0 }

    /// The counts as lines of text, in the order of their names.
    public var lines: [String] {
        let width = counts.values.map { "\($0)".count }.max() ?? 0
        return counts.sorted { $0.key < $1.key }.map { name, count in
            String(repeating: " ", count: width - "\(count)".count) + "\(count)  \(name)"
        }
    }
}
