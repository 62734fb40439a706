public import Consultations
public import Storage

extension SQLiteRegisterStore {
    /// The rows that pass a filter, in order; from an offset on, at most `limit`.
    ///
    /// The length of the whole list adds up from tallies, and rows come out of an index that has the order of the list.
    /// Only words to look for, which no index holds, and a day to be due by make the store go through the list.
    public func rows(
        _ filter: ConclusionFilter,
        order: ConclusionOrder,
        offset: Int,
        limit: Int
    ) throws(StoreError) -> RowPage {
        let query = RowQuery(filter, order: order)
        guard !query.isEmpty else { return RowPage(rows: [], total: 0) }
        let (offset, limit) = (max(offset, 0), max(limit, 0))
        return try readers.reading { connection throws(StoreError) in
            let (keys, total) =
                query.words.isEmpty
                ? try Self.page(of: query, offset: offset, limit: limit, in: connection)
                : try Self.search(query, offset: offset, limit: limit, in: connection)
            var rows: [ConclusionRow] = []
            for key in keys { rows.append(try Self.row(key, in: connection)) }
            return RowPage(rows: rows, total: total)
        }
    }

    /// The row of one conclusion.
    public func row(_ number: ConclusionNumber) throws(StoreError) -> ConclusionRow? {
        try readers.reading { connection throws(StoreError) in
            try connection.first(
                ConclusionRow.selection + " WHERE number = ?",
                [.integer(number.key)]
            ) { row throws(StoreError) in try ConclusionRow(row) }
        }
    }

    /// How many conclusions there are of each kind, domain, status and session.
    public func counters() throws(StoreError) -> Counters {
        try readers.reading { connection throws(StoreError) in try Counter.read(connection) }
    }

    private static func page(
        of query: RowQuery,
        offset: Int,
        limit: Int,
        in connection: Connection
    ) throws(StoreError) -> (keys: [Int], total: Int) {
        var total = 0
        if let condition = query.tallyCondition {
            total = try Tally.sum(condition, query.tallyArguments, in: connection)
        } else {
            total =
                try connection.first("SELECT count(*) FROM conclusions" + query.condition, query.arguments) {
                    row throws(StoreError) in try row.integer(0)
                } ?? 0
        }
        guard limit > 0, offset < total else { return ([], total) }
        let whole = try Counter.total(connection)
        let source = query.source(passing: total, of: whole, upTo: offset.addingReportingOverflow(limit).partialValue)
        let keys = try connection.all(
            "SELECT number FROM " + source + query.condition + query.ordering + " LIMIT ? OFFSET ?",
            query.arguments + [.integer(limit), .integer(offset)]
        ) { row throws(StoreError) in try row.integer(0) }
        return (keys, total)
    }

    private static func search(
        _ query: RowQuery,
        offset: Int,
        limit: Int,
        in connection: Connection
    ) throws(StoreError) -> (keys: [Int], total: Int) {
        var keys: [Int] = []
        var total = 0
        try connection.each(
            "SELECT number, search FROM conclusions" + query.condition + query.ordering,
            query.arguments
        ) { row throws(StoreError) in
            let text = row.bytes(1)
            if query.words.allSatisfy({ $0.stands(in: text) }) {
                if total >= offset, keys.count < limit { keys.append(try row.integer(0)) }
                total += 1
            }
            return true
        }
        return (keys, total)
    }

    private static func row(_ key: Int, in connection: Connection) throws(StoreError) -> ConclusionRow {
        let row = try connection.first(
            ConclusionRow.selection + " WHERE number = ?",
            [.integer(key)]
        ) { row throws(StoreError) in try ConclusionRow(row) }
        guard let row else {
            throw .damaged(path: connection.path, reason: "an index names a conclusion that is not there")
        }
        return row
    }
}
