import Consultations
import Storage

/// Writes rows of conclusions, and keeps every number that is counted from them.
///
/// What changes in the numbers is gathered first and written once at the end.
struct ProjectionWriter {
    let connection: Connection
    private var numbers = Numbers()

    init(connection: Connection) { self.connection = connection }

    /// Puts a row in, in place of the earlier one with its number.
    mutating func put(_ row: ConclusionRow) throws(StoreError) {
        let earlier = try connection.first(
            ConclusionRow.selection + " WHERE number = ?",
            [.integer(row.number.key)]
        ) { row throws(StoreError) in try ConclusionRow(row) }
        guard earlier != row else { return }
        if let earlier { numbers.add(earlier, -1) }
        try insert(row, columns: row.columns)
    }

    /// Puts a row in whose columns are known, where none with its number counts.
    mutating func insert(_ row: ConclusionRow, columns: [Argument]) throws(StoreError) {
        try connection.insert(ConclusionRow.insertion, columns)
        numbers.add(row, 1)
    }

    /// Writes the numbers.
    mutating func finish() throws(StoreError) {
        try numbers.write(to: connection)
        numbers = Numbers()
    }

    /// Throws all rows and numbers away.
    static func clear(_ connection: Connection) throws(StoreError) {
        for statement in ["DELETE FROM conclusions", "DELETE FROM counters", "DELETE FROM tallies"] as [SQL] {
            try connection.execute(statement, doing: "writing")
        }
    }
}
