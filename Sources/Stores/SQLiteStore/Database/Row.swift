import CSQLite
import CanonicalBytes
import Storage

/// One row of an answer, as long as the reading closure runs.
///
/// Every column is asked for in the type that the schema gives it; anything else means that the file is damaged.
struct Row {
    let statement: OpaquePointer
    let path: String

    func isNull(_ column: Int32) -> Bool { sqlite3_column_type(statement, column) == SQLITE_NULL }

    func integer(_ column: Int32) throws(StoreError) -> Int {
        guard sqlite3_column_type(statement, column) == SQLITE_INTEGER else { throw unexpected(column) }
        return Int(sqlite3_column_int64(statement, column))
    }

    /// A number of things: never negative, and so small that no sum of such numbers runs over.
    func count(_ column: Int32) throws(StoreError) -> Int {
        let count = try integer(column)
        guard 0...(1 << 40) ~= count else { throw unexpected(column) }
        return count
    }

    func text(_ column: Int32) throws(StoreError) -> String {
        guard sqlite3_column_type(statement, column) == SQLITE_TEXT else { throw unexpected(column) }
        guard let text = String(validating: bytes(column), as: UTF8.self) else { throw unexpected(column) }
        return text
    }

    func blob(_ column: Int32) throws(StoreError) -> [UInt8] {
        guard sqlite3_column_type(statement, column) == SQLITE_BLOB else { throw unexpected(column) }
        return Array(bytes(column))
    }

    func digest(_ column: Int32) throws(StoreError) -> Digest {
        guard sqlite3_column_type(statement, column) == SQLITE_BLOB, let digest = Digest(bytes: bytes(column)) else {
            throw unexpected(column)
        }
        return digest
    }

    func optionalInteger(_ column: Int32) throws(StoreError) -> Int? { isNull(column) ? nil : try integer(column) }

    func optionalText(_ column: Int32) throws(StoreError) -> String? { isNull(column) ? nil : try text(column) }

    func optionalBlob(_ column: Int32) throws(StoreError) -> [UInt8]? { isNull(column) ? nil : try blob(column) }

    /// The bytes of a text or blob; valid until the next step of the statement.
    func bytes(_ column: Int32) -> UnsafeRawBufferPointer {
        // The pointer is asked for first, the length after it: the order that SQLite's documentation demands.
        let start = sqlite3_column_blob(statement, column)
        return UnsafeRawBufferPointer(
            start: start,
            count: start == nil ? 0 : Int(sqlite3_column_bytes(statement, column))
        )
    }

    /// Checks the row: its last column has to be the check value of those before.
    func check() throws(StoreError) {
        let last = sqlite3_column_count(statement) - 1
        var checksum = Checksum()
        for column in 0..<last {
            switch sqlite3_column_type(statement, column) {
            case SQLITE_INTEGER: checksum.add(Int(sqlite3_column_int64(statement, column)))
            case SQLITE_TEXT: checksum.add(bytes(column), isText: true)
            case SQLITE_BLOB: checksum.add(bytes(column), isText: false)
            case SQLITE_NULL: checksum.addNothing()
            default: throw unexpected(column)
            }
        }
        guard try integer(last) == checksum.value else {
            throw .damaged(path: path, reason: "a row does not have the check value of its columns")
        }
    }

    /// The error for a value that the program would never have written.
    func unexpected(_ column: Int32) -> StoreError {
        let name = sqlite3_column_name(statement, column).map { String(cString: $0) } ?? "\(column)"
        return .damaged(path: path, reason: "the column \(name) holds something that was never written there")
    }
}
