public import CanonicalBytes
public import Storage
import Synchronization

/// What never leaves the house, in `private.sqlite` beside the register: a file that no other code opens.
public final class SQLitePrivateStore: PrivateStore {
    private let connection: Mutex<Connection>

    private init(_ connection: Connection) { self.connection = Mutex(connection) }

    /// Makes the private store of a folder; one that is there already is left as it is and refused.
    public static func create(folder: String) throws(StoreError) -> SQLitePrivateStore {
        let path = databasePath(folder)
        guard !FileSystem.exists(path) else { throw .alreadyThere(path: path) }
        try FileSystem.makeFolder(folder)
        try Form.privateData.make(path)
        return try connect(path)
    }

    /// Opens the private store of a folder; a register that has none yet, as after a restore, gets an empty one.
    public static func open(folder: String) throws(StoreError) -> SQLitePrivateStore {
        let path = databasePath(folder)
        guard FileSystem.exists(path) else {
            guard FileSystem.exists(folder) else { throw .absent(path: folder) }
            return try create(folder: folder)
        }
        return try connect(path)
    }

    private static func databasePath(_ folder: String) -> String { folder + "/private.sqlite" }

    private static func connect(_ path: String) throws(StoreError) -> SQLitePrivateStore {
        guard FileSystem.mayWrite(to: path) else { throw .readOnly(path: path) }
        let connection = try Connection.open(path, for: .writing)
        try Form.privateData.upgrade(connection)
        try Form.privateData.check(connection)
        // What is taken back is written over with zeros.
        try connection.execute("PRAGMA secure_delete = ON", doing: "opening")
        return SQLitePrivateStore(connection)
    }

    /// The decisions of a review that is not finished, in the order in which they were taken.
    public func draft(of document: Digest) throws(StoreError) -> [DraftDecision] {
        try using { connection throws(StoreError) in
            try connection.all(
                "SELECT document, step, decision, checksum FROM drafts WHERE document = ? ORDER BY step",
                [.blob(document.bytes)]
            ) { row throws(StoreError) in try Self.decision(row) }
        }
    }

    /// Adds a decision to the draft of a review; durable on return.
    public func add(_ decision: DraftDecision, to document: Digest) throws(StoreError) {
        try writing { connection throws(StoreError) in
            let last = try Self.last(of: document, in: connection)
            let columns: [Argument] = [
                .blob(document.bytes), .integer((last?.step ?? 0) + 1), .blob(decision.bytes),
            ]
            try connection.insert(
                "INSERT INTO drafts (document, step, decision, checksum) VALUES (?, ?, ?, ?)",
                columns
            )
        }
    }

    /// Takes the latest decision of a draft back; says which it was.
    public func undo(in document: Digest) throws(StoreError) -> DraftDecision? {
        try writing { connection throws(StoreError) in
            guard let last = try Self.last(of: document, in: connection) else { return nil }
            try connection.execute(
                "DELETE FROM drafts WHERE document = ? AND step = ?",
                [.blob(document.bytes), .integer(last.step)],
                doing: "writing"
            )
            return last.decision
        }
    }

    /// Ends a draft, after its decisions have become acts.
    public func clear(draft document: Digest) throws(StoreError) {
        try writing { connection throws(StoreError) in
            try connection.execute(
                "DELETE FROM drafts WHERE document = ?",
                [.blob(document.bytes)],
                doing: "writing"
            )
        }
    }

    /// The log of clearances, oldest line first.
    public func clearances() throws(StoreError) -> [[UInt8]] {
        try using { connection throws(StoreError) in
            try connection.all("SELECT line, entry, checksum FROM clearances ORDER BY line") {
                row throws(StoreError) in
                try row.check()
                return try row.blob(1)
            }
        }
    }

    /// Adds a line to the log of clearances; durable on return.
    public func add(clearance entry: [UInt8]) throws(StoreError) {
        try writing { connection throws(StoreError) in
            let line = try connection.first("SELECT coalesce(max(line), 0) + 1 FROM clearances") {
                row throws(StoreError) in try row.integer(0)
            }
            try connection.insert(
                "INSERT INTO clearances (line, entry, checksum) VALUES (?, ?, ?)",
                [.integer(line ?? 1), .blob(entry)]
            )
        }
    }

    /// The remarks, in the order of their numbers.
    public func remarks() throws(StoreError) -> [(number: Int, entry: [UInt8])] {
        try using { connection throws(StoreError) in
            try connection.all("SELECT number, entry, checksum FROM remarks ORDER BY number") {
                row throws(StoreError) in
                try row.check()
                return (try row.integer(0), try row.blob(1))
            }
        }
    }

    /// Keeps a remark under the next number; durable on return.
    public func add(remark entry: [UInt8]) throws(StoreError) -> Int {
        try writing { connection throws(StoreError) in
            let number = try connection.first("SELECT coalesce(max(number), 0) + 1 FROM remarks") {
                row throws(StoreError) in try row.integer(0)
            }
            try connection.insert(
                "INSERT INTO remarks (number, entry, checksum) VALUES (?, ?, ?)",
                [.integer(number ?? 1), .blob(entry)]
            )
            return number ?? 1
        }
    }

    /// Takes a remark away, and puts another in its place where one is given; says whether it was there.
    ///
    /// What it said is written over with zeros.
    public func replace(remark number: Int, by entry: [UInt8]?) throws(StoreError) -> Bool {
        try writing { connection throws(StoreError) in
            let known = try connection.first("SELECT count(*) FROM remarks WHERE number = ?", [.integer(number)]) {
                row throws(StoreError) in try row.integer(0)
            }
            guard known == 1 else { return false }
            try connection.execute("DELETE FROM remarks WHERE number = ?", [.integer(number)], doing: "writing")
            if let entry {
                try connection.insert(
                    "INSERT INTO remarks (number, entry, checksum) VALUES (?, ?, ?)",
                    [.integer(number), .blob(entry)]
                )
            }
            return true
        }
    }

    private static func last(
        of document: Digest,
        in connection: Connection
    ) throws(StoreError) -> (step: Int, decision: DraftDecision)? {
        try connection.first(
            "SELECT document, step, decision, checksum FROM drafts WHERE document = ? ORDER BY step DESC LIMIT 1",
            [.blob(document.bytes)]
        ) { row throws(StoreError) in (try row.integer(1), try decision(row)) }
    }

    private static func decision(_ row: Row) throws(StoreError) -> DraftDecision {
        try row.check()
        return DraftDecision(bytes: try row.blob(2))
    }

    private func writing<Value>(_ body: (Connection) throws(StoreError) -> Value) throws(StoreError) -> Value {
        try using { connection throws(StoreError) in
            try connection.writing { () throws(StoreError) in try body(connection) }
        }
    }

    private func using<Value>(_ body: (Connection) throws(StoreError) -> Value) throws(StoreError) -> Value {
        try connection.withLock { connection throws(StoreError) in try body(connection) }
    }
}

extension Form {
    /// The form of `private.sqlite`.
    static let privateData = Form(
        application: 0x5375_6970,
        version: 3,
        statements: [
            """
            CREATE TABLE drafts (
              document BLOB NOT NULL, step INTEGER NOT NULL, decision BLOB NOT NULL, checksum INTEGER NOT NULL,
              PRIMARY KEY (document, step)) STRICT, WITHOUT ROWID
            """,
            """
            CREATE TABLE clearances (
              line INTEGER PRIMARY KEY, entry BLOB NOT NULL, checksum INTEGER NOT NULL) STRICT
            """,
            """
            CREATE TABLE remarks (
              number INTEGER PRIMARY KEY, entry BLOB NOT NULL, checksum INTEGER NOT NULL) STRICT
            """,
        ],
        numbering: ["PRAGMA application_id = 0x53756970", "PRAGMA user_version = 3"],
        earlier: [1: 1, 2: 2]
    )
}
