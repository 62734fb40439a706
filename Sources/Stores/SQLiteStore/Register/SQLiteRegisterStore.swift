public import CanonicalBytes
public import Storage
import Synchronization

/// A register in one folder: `register.sqlite` with journals, bodies and projections, and `files/` beside it.
///
/// The database is a write-ahead log with `synchronous = FULL`: what a call has written is on the disk when it returns,
/// but for a journal's own checkpoint, which its owner can sign again.
/// One program writes, and holds `register.lock` as long as its store lives; readers go on meanwhile. Every row carries
/// a check value, so that a damaged file gives an error and never other acts. A store may be used by many threads.
public final class SQLiteRegisterStore: Sendable {
    /// What a program is going to do with a register.
    public enum Access: Hashable, Sendable {
        /// Reads; no act and no file is changed, and the folder may be on a read-only medium.
        case reading
        /// Reads and writes, and keeps others from writing.
        case writing
    }

    /// How long opening for writing waits for another program before it says that the register is busy.
    public static let usualPatience = Duration.seconds(2)

    let path: String
    let fileArea: FileArea
    let readers: ConnectionPool
    private let writer: Writer?

    /// The right to write and the connection that uses it.
    private final class Writer: Sendable {
        let connection: Mutex<Connection>
        let lock: WriteLock

        init(_ connection: Connection, lock: WriteLock) {
            self.connection = Mutex(connection)
            self.lock = lock
        }
    }

    /// Makes the register of a folder and opens it for writing; a folder that is missing is made.
    ///
    /// - Parameters:
    ///   - folder: where `register.sqlite` and `files/` are to lie.
    ///   - hashFile: SHA-256 of a file's bytes.
    ///   - patience: how long to wait for another program that writes there.
    /// - Returns: the empty register, open for writing.
    /// - Throws: ``StoreError/alreadyThere(path:)`` where a register is in the folder; it is left as it is.
    public static func create(
        folder: String,
        hashFile: @escaping @Sendable ([UInt8]) -> Digest,
        patience: Duration = usualPatience
    ) throws(StoreError) -> SQLiteRegisterStore {
        let path = databasePath(folder)
        try FileSystem.checkFree(path, in: path)
        try FileSystem.makeFolder(folder)
        let lock = try WriteLock(path: lockPath(folder), database: path, patience: patience)
        // Whoever held the lock may have made it meanwhile.
        try FileSystem.checkFree(path, in: path)
        try Form.register.make(path)
        return try SQLiteRegisterStore(folder: folder, hashFile: hashFile, lock: lock)
    }

    /// Opens the register of a folder.
    ///
    /// - Parameters:
    ///   - folder: where `register.sqlite` and `files/` lie.
    ///   - access: reading, or writing while nobody else does.
    ///   - hashFile: SHA-256 of a file's bytes.
    ///   - patience: how long to wait for another program that writes there.
    /// - Returns: the register; while it is open for writing nobody else writes.
    /// - Throws: ``StoreError/absent(path:)``, ``StoreError/busy(path:)``, ``StoreError/readOnly(path:)``,
    ///   ``StoreError/newerForm(path:form:)`` or ``StoreError/damaged(path:reason:)``; nothing was changed.
    public static func open(
        folder: String,
        access: Access,
        hashFile: @escaping @Sendable ([UInt8]) -> Digest,
        patience: Duration = usualPatience
    ) throws(StoreError) -> SQLiteRegisterStore {
        let path = databasePath(folder)
        guard FileSystem.exists(path) else { throw .absent(path: folder) }
        switch access {
        case .reading: return try SQLiteRegisterStore(folder: folder, hashFile: hashFile, lock: nil)
        case .writing:
            guard FileSystem.mayWrite(to: path), FileSystem.mayWrite(to: folder) else { throw .readOnly(path: path) }
            let lock = try WriteLock(path: lockPath(folder), database: path, patience: patience)
            return try SQLiteRegisterStore(folder: folder, hashFile: hashFile, lock: lock)
        }
    }

    static func databasePath(_ folder: String) -> String { folder + "/register.sqlite" }

    private static func lockPath(_ folder: String) -> String { folder + "/register.lock" }

    private init(
        folder: String,
        hashFile: @escaping @Sendable ([UInt8]) -> Digest,
        lock: WriteLock?
    ) throws(StoreError) {
        path = Self.databasePath(folder)
        fileArea = FileArea(folder: folder + "/files", hash: hashFile)
        if let lock {
            let connection = try Connection.open(path, for: .writing)
            try Form.register.check(connection)
            try connection.useWriteAheadLog()
            writer = Writer(connection, lock: lock)
        } else {
            writer = nil
        }
        readers = try ConnectionPool(path: path, form: .register)
    }

    /// Runs a closure in one transaction of the writer: durable at return, or not done at all.
    func write<Value>(_ body: (Connection) throws(StoreError) -> Value) throws(StoreError) -> Value {
        try exclusively { connection throws(StoreError) in
            try connection.writing { () throws(StoreError) in try body(connection) }
        }
    }

    /// Runs a closure in one transaction that is done at return, and durable with the next one that is.
    func writeForNow(_ body: (Connection) throws(StoreError) -> Void) throws(StoreError) {
        try exclusively { connection throws(StoreError) in
            try connection.execute("PRAGMA synchronous = NORMAL", doing: "writing")
            do throws(StoreError) { try connection.writing { () throws(StoreError) in try body(connection) } } catch {
                try connection.execute("PRAGMA synchronous = FULL", doing: "writing")
                throw error
            }
            try connection.execute("PRAGMA synchronous = FULL", doing: "writing")
        }
    }

    /// Runs a closure while no other thread writes.
    func exclusively<Value>(_ body: (Connection) throws(StoreError) -> Value) throws(StoreError) -> Value {
        guard let writer else { throw .readOnly(path: path) }
        return try writer.connection.withLock { connection throws(StoreError) in try body(connection) }
    }
}
