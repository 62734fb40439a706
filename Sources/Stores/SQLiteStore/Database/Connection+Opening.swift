import CSQLite
import Glibc
import Storage

extension Connection {
    /// How a connection uses its file.
    enum Use {
        /// A new file; one that is there already is refused.
        case making
        case writing
        case reading
        /// A file on a medium where nothing can be written, so that nobody can change it while it is read.
        case unchanging
    }

    /// How long a connection waits for another program's transaction, in milliseconds.
    private static let patience: Int32 = 2000
    /// The longest value that is read or written, in bytes: well above the largest body of an act.
    private static let longestValue: Int32 = 64 << 20

    /// Opens a file with everything switched off that a damaged or hostile file could use.
    static func open(_ path: String, for use: Use) throws(StoreError) -> Connection {
        // SQLite would wait at a pipe for ever.
        guard use == .making || FileSystem.isPlainOrMissing(path) else {
            throw .damaged(path: path, reason: "it is not a plain file")
        }
        let flags =
            switch use {
            case .making: SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE
            case .writing: SQLITE_OPEN_READWRITE
            case .reading: SQLITE_OPEN_READONLY
            case .unchanging: SQLITE_OPEN_READONLY | SQLITE_OPEN_URI
            }
        let name = use == .unchanging ? "file:" + percentEncoded(path) + "?immutable=1" : path
        var handle: OpaquePointer?
        let code = sqlite3_open_v2(name, &handle, flags | SQLITE_OPEN_NOMUTEX | SQLITE_OPEN_EXRESCODE, nil)
        guard let handle else {
            throw .system(path: path, doing: "opening", reason: "there is no memory left")
        }
        let connection = Connection(handle: handle, path: path)
        guard code == SQLITE_OK else { throw connection.failure(doing: "opening") }
        try connection.setUp(for: use)
        return connection
    }

    private func setUp(for use: Use) throws(StoreError) {
        sqlite3_busy_timeout(handle, Self.patience)
        for (option, value) in [
            (SQLITE_DBCONFIG_DEFENSIVE, 1), (SQLITE_DBCONFIG_TRUSTED_SCHEMA, 0), (SQLITE_DBCONFIG_ENABLE_TRIGGER, 0),
            (SQLITE_DBCONFIG_ENABLE_VIEW, 0), (SQLITE_DBCONFIG_DQS_DDL, 0), (SQLITE_DBCONFIG_DQS_DML, 0),
            (SQLITE_DBCONFIG_ENABLE_FKEY, 1),
        ] as [(Int32, Int32)] {
            guard csqlite_set(handle, option, value) == SQLITE_OK else { throw failure(doing: "opening") }
        }
        _ = sqlite3_limit(handle, SQLITE_LIMIT_LENGTH, Self.longestValue)
        _ = sqlite3_limit(handle, SQLITE_LIMIT_ATTACHED, 0)
        try execute("PRAGMA cell_size_check = ON", doing: "opening")
        switch use {
        case .making, .writing:
            try execute("PRAGMA synchronous = FULL", doing: "opening")
            // 32 MiB at most: a rebuild that spills its pages takes three times as long.
            try execute("PRAGMA cache_size = -32768", doing: "opening")
        case .reading, .unchanging: break
        }
    }

    /// Sets the write-ahead log, so that readers never wait for the writer.
    func useWriteAheadLog() throws(StoreError) {
        let mode = try first("PRAGMA journal_mode = WAL") { row throws(StoreError) in try row.text(0) }
        guard mode == "wal" else {
            throw .system(path: path, doing: "opening", reason: "this file system can't share memory between programs")
        }
    }

    /// The bytes that would mean something in a file URI, and all outside of ASCII, as `%xx`.
    private static func percentEncoded(_ path: String) -> String {
        var encoded = ""
        for byte in path.utf8 {
            switch byte {
            case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
                UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "/"), UInt8(ascii: "."), UInt8(ascii: "-"),
                UInt8(ascii: "_"):
                encoded.unicodeScalars.append(UnicodeScalar(byte))
            default:
                let digits = String(byte, radix: 16)
                encoded += digits.utf8.count == 1 ? "%0\(digits)" : "%\(digits)"
            }
        }
        return encoded
    }
}
