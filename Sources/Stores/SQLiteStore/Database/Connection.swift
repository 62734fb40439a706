import CSQLite
import Storage

/// One connection to a database file, with its prepared statements.
///
/// It belongs to one thread at a time; the pool and the writer's lock see to that, which is what makes the unchecked
/// conformance sound.
final class Connection: @unchecked Sendable {
    /// The file, as errors name it.
    let path: String
    let handle: OpaquePointer
    /// Statements that are prepared and not in use, by their text.
    private var idle: [SQL: OpaquePointer] = [:]
    /// How many statements are kept; filters make more than a page ever uses.
    private static let cacheLimit = 64

    /// Takes over an open handle.
    init(handle: OpaquePointer, path: String) {
        self.handle = handle
        self.path = path
    }

    deinit {
        for statement in idle.values { sqlite3_finalize(statement) }
        sqlite3_close_v2(handle)
    }

    /// Runs a statement that answers nothing.
    func execute(_ sql: SQL, _ arguments: [Argument] = [], doing: String = "reading") throws(StoreError) {
        try each(sql, arguments, doing: doing) { _ throws(StoreError) in true }
    }

    /// Writes a row whose last place is for the check value of the columns.
    func insert(_ sql: SQL, _ columns: [Argument]) throws(StoreError) {
        try execute(sql, columns + [.integer(Checksum.of(columns))], doing: "writing")
    }

    /// All rows of an answer.
    func all<Value>(
        _ sql: SQL,
        _ arguments: [Argument] = [],
        _ read: (Row) throws(StoreError) -> Value
    ) throws(StoreError) -> [Value] {
        var values: [Value] = []
        try each(sql, arguments) { row throws(StoreError) in
            values.append(try read(row))
            return true
        }
        return values
    }

    /// The first row of an answer; nothing where it is empty.
    func first<Value>(
        _ sql: SQL,
        _ arguments: [Argument] = [],
        _ read: (Row) throws(StoreError) -> Value
    ) throws(StoreError) -> Value? {
        var value: Value?
        try each(sql, arguments) { row throws(StoreError) in
            value = try read(row)
            return false
        }
        return value
    }

    /// Gives the rows of an answer one by one, until the closure says that it has enough.
    func each(
        _ sql: SQL,
        _ arguments: [Argument] = [],
        doing: String = "reading",
        _ read: (Row) throws(StoreError) -> Bool
    ) throws(StoreError) {
        let statement = if let kept = idle.removeValue(forKey: sql) { kept } else { try prepare(sql, doing: doing) }
        defer { putBack(statement, sql) }
        for (place, argument) in arguments.enumerated() {
            try bind(argument, to: Int32(place + 1), of: statement)
        }
        while true {
            switch sqlite3_step(statement) {
            case SQLITE_ROW:
                guard try read(Row(statement: statement, path: path)) else { return }
            case SQLITE_DONE: return
            default: throw failure(doing: doing)
            }
        }
    }

    /// The identifier of the row that was written last.
    var lastIdentifier: Int { Int(sqlite3_last_insert_rowid(handle)) }

    /// What went wrong last.
    func failure(doing: String) -> StoreError {
        StoreError(
            code: sqlite3_extended_errcode(handle),
            systemError: sqlite3_system_errno(handle),
            path: path,
            doing: doing,
            reason: String(cString: sqlite3_errmsg(handle))
        )
    }
}

extension Connection {
    private func prepare(_ sql: SQL, doing: String) throws(StoreError) -> OpaquePointer {
        var statement: OpaquePointer?
        let code = sqlite3_prepare_v3(handle, sql.text, -1, UInt32(SQLITE_PREPARE_PERSISTENT), &statement, nil)
        guard code == SQLITE_OK, let statement else { throw failure(doing: doing) }
        return statement
    }

    private func putBack(_ statement: OpaquePointer, _ sql: SQL) {
        sqlite3_reset(statement)
        sqlite3_clear_bindings(statement)
        if idle.count >= Self.cacheLimit, let dropped = idle.popFirst() { sqlite3_finalize(dropped.value) }
        if let older = idle.updateValue(statement, forKey: sql) { sqlite3_finalize(older) }
    }

    private func bind(_ argument: Argument, to place: Int32, of statement: OpaquePointer) throws(StoreError) {
        let code: Int32
        switch argument {
        case .null: code = sqlite3_bind_null(statement, place)
        case .integer(let number): code = sqlite3_bind_int64(statement, place, Int64(number))
        case .text(var text):
            code = text.withUTF8 { bytes in
                // An empty buffer may have no address, which SQLite would take for NULL.
                guard let start = bytes.baseAddress else { return csqlite_bind_text(statement, place, "", 0) }
                return csqlite_bind_text(statement, place, start, Int32(clamping: bytes.count))
            }
        case .blob(let blob):
            code = blob.withUnsafeBytes { bytes in
                guard let start = bytes.baseAddress, !bytes.isEmpty else {
                    return sqlite3_bind_zeroblob(statement, place, 0)
                }
                return csqlite_bind_blob(statement, place, start, Int32(clamping: bytes.count))
            }
        }
        guard code == SQLITE_OK else { throw failure(doing: "writing") }
    }
}

extension Connection {
    /// Runs a closure in a transaction that writes: all that it does is durable at return, or has not happened.
    func writing<Value>(_ body: () throws(StoreError) -> Value) throws(StoreError) -> Value {
        try transaction(begin: "BEGIN IMMEDIATE", body)
    }

    /// Runs a closure that reads one state of the database, whatever others write meanwhile.
    func reading<Value>(_ body: () throws(StoreError) -> Value) throws(StoreError) -> Value {
        try transaction(begin: "BEGIN", body)
    }

    private func transaction<Value>(
        begin: SQL,
        _ body: () throws(StoreError) -> Value
    ) throws(StoreError) -> Value {
        try execute(begin, doing: "writing")
        do {
            let value = try body()
            try execute("COMMIT", doing: "writing")
            return value
        } catch {
            // Some errors have ended the transaction already; the first error is the one to tell.
            if sqlite3_get_autocommit(handle) == 0 { try? execute("ROLLBACK", doing: "writing") }
            throw error
        }
    }
}
