import Storage
import Synchronization

/// Connections that read; each serves one thread at a time.
///
/// Where nothing can be written, SQLite can't share a log with a writer; there the file is read as it stands, and opened
/// anew as soon as somebody else with more rights has changed it.
final class ConnectionPool: Sendable {
    private let path: String
    private let state: Mutex<State>
    /// How many connections stay open while nobody reads.
    private static let idleLimit = 8

    private struct State {
        var idle: [Connection] = []
        /// What the file was like when the idle connections were opened; nothing where they follow its changes.
        var standing: FileSystem.Stamp?
    }

    /// Makes a pool and opens its first connection.
    init(path: String, form: Form) throws(StoreError) {
        self.path = path
        let standing = Self.standing(path)
        let connection = try Connection.open(path, for: standing == nil ? .reading : .unchanging)
        try form.check(connection)
        state = Mutex(State(idle: [connection], standing: standing))
    }

    /// The state of a file that can only be read as it stands: there is no log, and no right or no room to make one.
    private static func standing(_ path: String) -> FileSystem.Stamp? {
        guard let folder = FileSystem.parent(of: path) else { return nil }
        let log = path + "-wal"
        let cannotLog =
            !FileSystem.mayWrite(to: folder) && !FileSystem.exists(log)
            || !FileSystem.hasRoom(in: folder) && (FileSystem.stamp(of: log)?.size ?? 0) == 0
        return cannotLog ? FileSystem.stamp(of: path) : nil
    }

    /// Lends a connection for the time of a closure, within one state of the database.
    func reading<Value>(_ body: (Connection) throws(StoreError) -> Value) throws(StoreError) -> Value {
        let (lent, standing) = state.withLock { state in
            if state.standing != nil, state.standing != Self.standing(path) {
                state = State(standing: Self.standing(path))
            }
            return (state.idle.popLast(), state.standing)
        }
        let connection: Connection
        if let lent {
            connection = lent
        } else {
            connection = try Connection.open(path, for: standing == nil ? .reading : .unchanging)
        }
        defer {
            state.withLock { state in
                if state.standing == standing, state.idle.count < Self.idleLimit { state.idle.append(connection) }
            }
        }
        return try connection.reading { () throws(StoreError) in try body(connection) }
    }
}
