import Consultations
import Storage

/// How many conclusions have the same session, domain, kind and status: from such numbers the length of every filtered
/// list adds up, without a look at the conclusions themselves.
///
/// Each conclusion counts four times: with its session and its domain, with one of them alone, and with neither. So a
/// list that asks for no session, or for no domain, reads no more numbers than there are kinds and statuses.
struct Tally: Hashable {
    /// 0 for all sessions together.
    let session: Int
    /// ``allDomains`` for all together.
    let domain: String
    let kind: ConclusionKind
    let status: ProgressStatus
    let isRestatement: Bool

    static let allSessions = 0
    static let allDomains = "*"

    /// The tallies in which a row counts.
    static func all(of row: ConclusionRow) -> [Tally] {
        [row.number.session, allSessions].flatMap { session in
            [row.domain?.rawValue ?? ConclusionRow.none, allDomains].map { domain in
                Tally(
                    session: session,
                    domain: domain,
                    kind: row.kind,
                    status: row.ours,
                    isRestatement: row.restates != nil
                )
            }
        }
    }

    private var key: [Argument] {
        [
            .integer(session), .text(domain), .text(kind.rawValue), .text(status.rawValue),
            .integer(isRestatement ? 1 : 0),
        ]
    }

    private static let selection: SQL = "SELECT session, domain, kind, status, restated, count, checksum FROM tallies"
    private static let place: SQL =
        " WHERE session = ? AND domain = ? AND kind = ? AND status = ? AND restated = ?"

    /// Adds to the kept number; one that falls to zero goes away.
    func add(_ step: Int, in connection: Connection) throws(StoreError) {
        let kept = try connection.first(Self.selection + Self.place, key) { row throws(StoreError) in
            try row.check()
            return try row.count(5)
        }
        let count = (kept ?? 0) + step
        if count == 0 {
            try connection.execute("DELETE FROM tallies" + Self.place, key, doing: "writing")
        } else {
            try connection.insert(
                """
                INSERT OR REPLACE INTO tallies (session, domain, kind, status, restated, count, checksum)
                VALUES (?, ?, ?, ?, ?, ?, ?)
                """,
                key + [.integer(count)]
            )
        }
    }

    /// The sum of the kept numbers that pass a condition.
    static func sum(_ condition: SQL, _ arguments: [Argument], in connection: Connection) throws(StoreError) -> Int {
        var sum = 0
        try connection.each(selection + condition, arguments) { row throws(StoreError) in
            try row.check()
            sum += try row.count(5)
            return true
        }
        return sum
    }

    /// All kept numbers.
    static func read(_ connection: Connection) throws(StoreError) -> [Tally: Int] {
        var tallies: [Tally: Int] = [:]
        try connection.each(selection) { row throws(StoreError) in
            try row.check()
            guard let kind = ConclusionKind(rawValue: try row.text(2)) else { throw row.unexpected(2) }
            guard let status = ProgressStatus(rawValue: try row.text(3)) else { throw row.unexpected(3) }
            let tally = Tally(
                session: try row.integer(0),
                domain: try row.text(1),
                kind: kind,
                status: status,
                isRestatement: try row.integer(4) != 0
            )
            tallies[tally] = try row.count(5)
            return true
        }
        return tallies
    }
}
