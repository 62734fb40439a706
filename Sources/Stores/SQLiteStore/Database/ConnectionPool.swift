import Storage
import Synchronization

/// Connections that read; each serves one thread at a time.
final class ConnectionPool: Sendable {
    private let path: String
    private let use: Connection.Use
    private let idle = Mutex<[Connection]>([])
    /// How many connections stay open while nobody reads.
    private static let idleLimit = 8

    /// Makes a pool that begins with one open connection.
    init(path: String, use: Connection.Use, first: Connection) {
        self.path = path
        self.use = use
        idle.withLock { $0.append(first) }
    }

    /// Lends a connection for the time of a closure, within one state of the database.
    func reading<Value>(_ body: (Connection) throws(StoreError) -> Value) throws(StoreError) -> Value {
        let lent = idle.withLock { $0.popLast() }
        let connection: Connection
        if let lent { connection = lent } else { connection = try Connection.open(path, for: use) }
        defer {
            idle.withLock { if $0.count < Self.idleLimit { $0.append(connection) } }
        }
        return try connection.reading { () throws(StoreError) in try body(connection) }
    }
}

extension Mutex<Connection> {
    /// Lends the connection to one thread for the time of a closure.
    func lending<Answer>(_ body: (Connection) throws(StoreError) -> Answer) throws(StoreError) -> Answer {
        var outcome: Result<Answer, StoreError>?
        withLock { connection in
            do throws(StoreError) { outcome = .success(try body(connection)) } catch { outcome = .failure(error) }
        }
        guard let outcome else { preconditionFailure("a mutex runs the closure that it is given") }
        return try outcome.get()
    }
}
