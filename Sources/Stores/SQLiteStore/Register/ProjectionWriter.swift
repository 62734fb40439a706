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
        let earlier = try kept(row.number)
        guard earlier != row else { return }
        if let earlier { numbers.add(earlier, -1) }
        try insert(row, columns: row.columns)
    }

    /// Takes a row out, where there is one.
    mutating func remove(_ number: ConclusionNumber) throws(StoreError) {
        guard let earlier = try kept(number) else { return }
        numbers.add(earlier, -1)
        try connection.execute(
            "DELETE FROM conclusions WHERE number = ?",
            [.integer(number.key)],
            doing: "writing"
        )
    }

    private func kept(_ number: ConclusionNumber) throws(StoreError) -> ConclusionRow? {
        try connection.first(
            ConclusionRow.selection + " WHERE number = ?",
            [.integer(number.key)]
        ) { row throws(StoreError) in try ConclusionRow(row) }
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
