public import CanonicalBytes
public import Journal
public import Storage

extension SQLiteRegisterStore {
    /// The journals that the store holds, the one that was begun first at the head.
    public func journals() throws(StoreError) -> [StoredJournal] {
        try readers.reading { connection throws(StoreError) in
            try connection.all(KeptJournal.selection + " ORDER BY id") { row throws(StoreError) in
                try KeptJournal(row).stored
            }
        }
    }

    /// The journals and how many bodies there are, at one moment.
    public func extent() throws(StoreError) -> StoreExtent {
        try readers.reading { connection throws(StoreError) in
            var bodies = try Self.bodies(in: connection)
            while true {
                let journals = try connection.all(KeptJournal.selection + " ORDER BY id") { row throws(StoreError) in
                    try KeptJournal(row).stored
                }
                // Bodies are never removed: where there are as many as before, none came in between.
                let after = try Self.bodies(in: connection)
                if after == bodies { return StoreExtent(journals: journals, bodies: bodies) }
                bodies = after
            }
        }
    }

    /// Bodies are numbered from 1 on, without gaps.
    private static func bodies(in connection: Connection) throws(StoreError) -> Int {
        try connection.first("SELECT coalesce(max(id), 0) FROM bodies") { row throws(StoreError) in
            try row.integer(0)
        } ?? 0
    }

    /// The leaves of a journal from a number on, in order: at most `limit` of them, and none missing in between.
    public func leaves(of journal: JournalName, from number: Int, limit: Int) throws(StoreError) -> [StoredLeaf] {
        try readers.reading { connection throws(StoreError) in
            let kept = try KeptJournal.known(journal, in: connection)
            let start = max(number, 0)
            let count = min(limit, kept.size - start)
            guard count > 0 else { return [] }
            var leaves: [StoredLeaf] = []
            leaves.reserveCapacity(count)
            try connection.each(
                """
                SELECT journal, number, bytes, body, checksum FROM leaves WHERE journal = ? AND number >= ?
                ORDER BY number LIMIT ?
                """,
                [.integer(kept.id), .integer(start), .integer(count)]
            ) { row throws(StoreError) in
                let leaf = try self.leaf(row, at: start + leaves.count, of: journal)
                guard leaf.number == start + leaves.count else {
                    throw self.missingLeaf(start + leaves.count, of: journal)
                }
                leaves.append(leaf)
                return true
            }
            guard leaves.count == count else { throw missingLeaf(start + leaves.count, of: journal) }
            return leaves
        }
    }

    /// The hash of a complete subtree of a journal's tree.
    public func hash(of journal: JournalName, level: Int, index: UInt64) throws(StoreError) -> Digest {
        try readers.reading { connection throws(StoreError) in
            let kept = try KeptJournal.known(journal, in: connection)
            guard let place = Int(exactly: index) else {
                throw .missingHash(journal: journal.description, level: level, index: index)
            }
            let hash = try connection.first(
                "SELECT journal, level, place, hash, checksum FROM hashes WHERE journal = ? AND level = ? AND place = ?",
                [.integer(kept.id), .integer(level), .integer(place)]
            ) { row throws(StoreError) in
                try row.check()
                return try row.digest(3)
            }
            guard let hash else { throw .missingHash(journal: journal.description, level: level, index: index) }
            return hash
        }
    }

    /// The body with a commitment; nothing where the store has only the commitment.
    public func body(_ commitment: Digest) throws(StoreError) -> StoredBody? {
        try readers.reading { connection throws(StoreError) in
            try connection.first(
                "SELECT commitment, salt, bytes, checksum FROM bodies WHERE commitment = ?",
                [.blob(commitment.bytes)]
            ) { row throws(StoreError) in try Self.body(row) }
        }
    }

    /// The latest signed checkpoint of a journal; nothing before the first.
    public func checkpoint(of journal: JournalName) throws(StoreError) -> [UInt8]? {
        try readers.reading { connection throws(StoreError) in
            try KeptJournal.known(journal, in: connection).checkpoint
        }
    }

    /// A leaf from the columns journal, number, bytes, body.
    static func leaf(_ row: Row) throws(StoreError) -> StoredLeaf {
        try row.check()
        return StoredLeaf(number: try row.integer(1), bytes: try row.blob(2), hadBody: !row.isNull(3))
    }

    /// A body from the columns commitment, salt, bytes.
    static func body(_ row: Row) throws(StoreError) -> StoredBody {
        try row.check()
        return StoredBody(salt: try row.blob(1), bytes: try row.blob(2))
    }

    /// The same, where the place at which it has to stand is known: damage is told with it.
    func leaf(_ row: Row, at number: Int, of journal: JournalName) throws(StoreError) -> StoredLeaf {
        do { return try Self.leaf(row) } catch {
            guard case .damaged(let path, let reason) = error else { throw error }
            throw .damaged(path: path, reason: "act \(number) of \(journal): \(reason)")
        }
    }

    func missingLeaf(_ number: Int, of journal: JournalName) -> StoreError {
        .damaged(path: path, reason: "act \(number) of \(journal) is missing")
    }
}

/// A journal as its row has it.
struct KeptJournal {
    let id: Int
    let name: JournalName
    let size: Int
    let checkpoint: [UInt8]?

    static let selection: SQL = "SELECT id, name, size, signed_head, checksum FROM journals"

    init(id: Int, name: JournalName, size: Int, checkpoint: [UInt8]?) {
        self.id = id
        self.name = name
        self.size = size
        self.checkpoint = checkpoint
    }

    init(_ row: Row) throws(StoreError) {
        try row.check()
        guard let name = JournalName(try row.text(1)) else { throw row.unexpected(1) }
        self.init(id: try row.integer(0), name: name, size: try row.integer(2), checkpoint: try row.optionalBlob(3))
        guard size >= 0 else { throw row.unexpected(2) }
    }

    /// A journal by its name; nothing where the store has none of this name.
    static func find(_ name: JournalName, in connection: Connection) throws(StoreError) -> KeptJournal? {
        try connection.first(selection + " WHERE name = ?", [.text(name.description)]) { row throws(StoreError) in
            try KeptJournal(row)
        }
    }

    static func known(_ name: JournalName, in connection: Connection) throws(StoreError) -> KeptJournal {
        guard let journal = try find(name, in: connection) else { throw .unknownJournal(name.description) }
        return journal
    }

    var stored: StoredJournal { StoredJournal(name: name, size: size) }

    /// Writes the row anew or for the first time.
    func write(to connection: Connection) throws(StoreError) {
        try connection.insert(
            """
            INSERT INTO journals (id, name, size, signed_head, checksum) VALUES (?, ?, ?, ?, ?)
            ON CONFLICT (id) DO UPDATE SET
              size = excluded.size, signed_head = excluded.signed_head, checksum = excluded.checksum
            """,
            [.integer(id), .text(name.description), .integer(size), checkpoint.map(Argument.blob) ?? .null]
        )
    }
}
