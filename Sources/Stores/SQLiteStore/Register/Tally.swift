import Consultations
import Storage

/// How many conclusions have the same session, kind, domain and status: from these the length of every filtered list
/// adds up, without a look at the conclusions themselves.
struct Tally: Hashable {
    let session: Int
    let kind: String
    let domain: String
    let status: String
    let isRestatement: Bool

    init(_ row: ConclusionRow) {
        session = row.number.session
        kind = row.kind.rawValue
        domain = row.domain?.rawValue ?? ConclusionRow.none
        status = row.ours.rawValue
        isRestatement = row.restates != nil
    }

    private init(_ row: Row) throws(StoreError) {
        session = try row.integer(0)
        kind = try row.text(1)
        domain = try row.text(2)
        status = try row.text(3)
        isRestatement = try row.integer(4) != 0
    }

    private var key: [Argument] {
        [.integer(session), .text(kind), .text(domain), .text(status), .integer(isRestatement ? 1 : 0)]
    }

    private func checksum(_ count: Int) -> Int { Checksum.of(key + [.integer(count)]) }

    private static let place: SQL =
        " WHERE session = ? AND kind = ? AND domain = ? AND status = ? AND restated = ?"

    /// Adds to the kept number; one that falls to zero goes away.
    func add(_ step: Int, in connection: Connection) throws(StoreError) {
        let kept = try connection.first("SELECT count, checksum FROM tallies" + Self.place, key) {
            row throws(StoreError) in
            let count = try row.integer(0)
            guard try row.integer(1) == checksum(count) else { throw row.altered }
            return count
        }
        let count = (kept ?? 0) + step
        if count == 0 {
            try connection.execute("DELETE FROM tallies" + Self.place, key, doing: "writing")
        } else {
            try connection.execute(
                """
                INSERT OR REPLACE INTO tallies (session, kind, domain, status, restated, count, checksum)
                VALUES (?, ?, ?, ?, ?, ?, ?)
                """,
                key + [.integer(count), .integer(checksum(count))],
                doing: "writing"
            )
        }
    }

    /// The kept numbers that pass a condition.
    static func each(
        _ condition: SQL,
        _ arguments: [Argument],
        in connection: Connection,
        _ read: (Tally, Int) -> Void
    ) throws(StoreError) {
        try connection.each(
            "SELECT session, kind, domain, status, restated, count, checksum FROM tallies" + condition,
            arguments
        ) { row throws(StoreError) in
            let tally = try Tally(row)
            let count = try row.integer(5)
            guard try row.integer(6) == tally.checksum(count) else { throw row.altered }
            read(tally, count)
            return true
        }
    }
}
