import Consultations
import Storage

/// Everything that is counted over the rows: what pages show, and what lengths of lists add up from.
struct Numbers: Hashable {
    private var counters = Counters()
    private var tallies: [Tally: Int] = [:]

    /// Counts a row in (`+1`) or out (`-1`).
    mutating func add(_ row: ConclusionRow, _ step: Int) {
        counters.add(row, step)
        for tally in Tally.all(of: row) {
            let count = tallies[tally, default: 0] + step
            tallies[tally] = count == 0 ? nil : count
        }
    }

    /// Adds these numbers to the kept ones.
    func write(to connection: Connection) throws(StoreError) {
        for (counter, step) in Counter.all(of: counters) { try counter.add(step, in: connection) }
        for (tally, step) in tallies { try tally.add(step, in: connection) }
    }

    /// Whether the kept numbers are these.
    static func areKept(_ numbers: Numbers, in connection: Connection) throws(StoreError) -> Bool {
        let counters = try Counter.read(connection)
        let tallies = try Tally.read(connection)
        return counters == numbers.counters && tallies == numbers.tallies
    }
}
