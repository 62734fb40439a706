import Consultations
import Storage

/// Writes rows of conclusions, and keeps every number that is counted from them.
///
/// What changes in the numbers is gathered first and written once at the end.
struct ProjectionWriter {
    let connection: Connection
    private var counters: [Counter: Int] = [:]
    private var tallies: [Tally: Int] = [:]

    init(connection: Connection) { self.connection = connection }

    /// Puts a row in, in place of the earlier one with its number.
    mutating func put(_ row: ConclusionRow) throws(StoreError) {
        let earlier = try connection.first(
            ConclusionRow.selection + " WHERE number = ?",
            [.integer(row.number.key)]
        ) { row throws(StoreError) in try ConclusionRow(row) }
        guard earlier != row else { return }
        if let earlier { count(earlier, -1) }
        try insert(row)
    }

    /// Puts a row in where none with its number is.
    mutating func insert(_ row: ConclusionRow) throws(StoreError) {
        let columns = row.columns
        try connection.execute(
            ConclusionRow.insertion,
            columns + [.integer(Checksum.of(columns))],
            doing: "writing"
        )
        count(row, 1)
    }

    private mutating func count(_ row: ConclusionRow, _ step: Int) {
        for counter in Counter.all(of: row) { counters[counter, default: 0] += step }
        tallies[Tally(row), default: 0] += step
    }

    /// Writes the numbers.
    mutating func finish() throws(StoreError) {
        for (counter, step) in counters where step != 0 { try counter.add(step, in: connection) }
        for (tally, step) in tallies where step != 0 { try tally.add(step, in: connection) }
        (counters, tallies) = ([:], [:])
    }

    /// Throws all rows and numbers away.
    static func clear(_ connection: Connection) throws(StoreError) {
        for statement in ["DELETE FROM conclusions", "DELETE FROM counters", "DELETE FROM tallies"] as [SQL] {
            try connection.execute(statement, doing: "writing")
        }
    }
}
