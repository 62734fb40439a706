public import Consultations

/// How many conclusions there are, by each way in which people count them.
///
/// The numbers are kept up to date with every append; a page never counts.
public struct Counters: Hashable, Sendable {
    public var total: Int
    public var open: Int
    public var bySession: [Int: Int]
    public var byKind: [ConclusionKind: Int]
    public var byDomain: [PolicyDomain: Int]
    public var byStatus: [ProgressStatus: Int]

    public init() {
        total = 0
        open = 0
        bySession = [:]
        byKind = [:]
        byDomain = [:]
        byStatus = [:]
    }

    /// Counts rows one by one: the meaning of the kept numbers.
    public init(counting rows: [ConclusionRow]) {
        self.init()
        for row in rows { add(row, 1) }
    }

    /// Counts a row in (`+1`) or out (`-1`); a number that falls to zero goes away.
    public mutating func add(_ row: ConclusionRow, _ step: Int) {
        total += step
        if row.isOpen { open += step }
        Self.add(step, to: row.number.session, in: &bySession)
        Self.add(step, to: row.kind, in: &byKind)
        if let domain = row.domain { Self.add(step, to: domain, in: &byDomain) }
        if row.kind.following == .tracked { Self.add(step, to: row.ours, in: &byStatus) }
    }

    private static func add<Key>(_ step: Int, to key: Key, in counts: inout [Key: Int]) {
        let count = counts[key, default: 0] + step
        counts[key] = count == 0 ? nil : count
    }
}
