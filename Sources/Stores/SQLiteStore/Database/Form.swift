import Storage

/// The form of a database file: which program it belongs to, its version, and its tables.
struct Form: Sendable {
    /// SQLite's `application_id`: four letters as a number, shown by `file`.
    let application: Int
    /// SQLite's `user_version`; a program reads its own version and, later, those before.
    let version: Int
    /// The statements that make the tables and indexes.
    let statements: [SQL]
    /// The statements that set the two numbers: a pragma takes no bound value.
    let numbering: [SQL]
    /// How many of the statements made the file in each earlier version; later ones are only added.
    var earlier: [Int: Int] = [:]

    /// Makes a new file: under a name of its own first, so that a stop in between leaves no half-made one.
    func make(_ path: String) throws(StoreError) {
        let temporary = path + ".part"
        try FileSystem.removeDatabase(temporary)
        try fill(temporary)
        try FileSystem.syncFile(temporary)
        try FileSystem.rename(temporary, to: path)
    }

    private func fill(_ path: String) throws(StoreError) {
        let connection = try Connection.open(path, for: .making)
        try write(to: connection)
    }

    private func write(to connection: Connection) throws(StoreError) {
        try connection.writing { () throws(StoreError) in
            for statement in statements + numbering { try connection.execute(statement, doing: "making") }
        }
    }

    /// Checks that a file has this form and nothing beside it: a damaged or foreign table is met here, not later.
    func check(_ connection: Connection) throws(StoreError) {
        let path = connection.path
        let application = try number(of: "PRAGMA application_id", in: connection)
        let version = try number(of: "PRAGMA user_version", in: connection)
        guard application == self.application else {
            throw .damaged(path: path, reason: "it is not a file of this program")
        }
        guard version <= self.version else { throw .newerForm(path: path, form: version) }
        guard version == self.version, try tables(in: connection) == statements.map(\.text) else {
            throw .damaged(path: path, reason: "its tables are not those of this program")
        }
    }

    /// Brings a file of an earlier version to this one, in one transaction; any other is left as it is.
    func upgrade(_ connection: Connection) throws(StoreError) {
        let version = try number(of: "PRAGMA user_version", in: connection)
        guard let count = earlier[version], try number(of: "PRAGMA application_id", in: connection) == application,
            try tables(in: connection) == statements.prefix(count).map(\.text)
        else { return }
        try connection.writing { () throws(StoreError) in
            for statement in statements.dropFirst(count) + numbering {
                try connection.execute(statement, doing: "making")
            }
        }
    }

    private func tables(in connection: Connection) throws(StoreError) -> [String] {
        try connection.all(
            "SELECT sql FROM sqlite_schema WHERE sql IS NOT NULL ORDER BY rowid"
        ) { row throws(StoreError) in try row.text(0) }
    }

    private func number(of pragma: SQL, in connection: Connection) throws(StoreError) -> Int {
        try connection.first(pragma) { row throws(StoreError) in try row.integer(0) } ?? 0
    }
}
