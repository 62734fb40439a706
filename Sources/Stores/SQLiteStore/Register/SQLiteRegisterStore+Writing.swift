public import CanonicalBytes
public import Journal
public import Storage

extension SQLiteRegisterStore {
    /// Appends acts to a journal, all or none, with their bodies, hashes and what they change in the projections.
    ///
    /// A journal that is not there has the size 0; its first acts begin it.
    public func append(_ append: JournalAppend) throws(StoreError) {
        try write { connection throws(StoreError) in try Self.append(append, in: connection) }
    }

    /// Appends what others wrote to their journals and keeps the signed checkpoints that cover it; all of it or nothing.
    public func receive(
        _ appends: [JournalAppend],
        bodies: [Digest: StoredBody],
        checkpoints: [JournalName: [UInt8]]
    ) throws(StoreError) {
        try write { connection throws(StoreError) in
            for append in appends { try Self.append(append, in: connection) }
            for (commitment, body) in bodies.sorted(by: { $0.key < $1.key }) {
                _ = try Self.keep(body, as: commitment, in: connection)
            }
            for (journal, checkpoint) in checkpoints.sorted(by: { $0.key < $1.key }) {
                try Self.keep(checkpoint: checkpoint, of: journal, in: connection)
            }
        }
    }

    private static func append(_ append: JournalAppend, in connection: Connection) throws(StoreError) {
        let kept = try KeptJournal.find(append.journal, in: connection)
        let size = kept?.size ?? 0
        guard size == append.expectedSize else {
            throw StoreError.conflict(
                journal: append.journal.description,
                expected: append.expectedSize,
                found: size
            )
        }
        if !append.acts.isEmpty {
            let id = if let kept { kept.id } else { try nextJournal(in: connection) }
            let journal = KeptJournal(
                id: id,
                name: append.journal,
                size: size + append.acts.count,
                checkpoint: kept?.checkpoint
            )
            try journal.write(to: connection)
            for (place, act) in append.acts.enumerated() {
                let body = try act.body.map { body throws(StoreError) in
                    try keep(body, as: act.commitment, in: connection)
                }
                let leaf = StoredLeaf(number: size + place, bytes: act.leaf)
                try insert(leaf, of: journal.id, body: body, in: connection)
            }
            for hash in append.hashes { try insert(hash, of: journal.id, in: connection) }
        }
        var projection = ProjectionWriter(connection: connection)
        for number in append.gone { try projection.remove(number) }
        for row in append.rows { try projection.put(row) }
        try projection.finish()
    }

    /// Keeps the signed checkpoint of a journal; it is durable with what is written next.
    public func keep(checkpoint: [UInt8], of journal: JournalName) throws(StoreError) {
        try writeForNow { connection throws(StoreError) in
            try Self.keep(checkpoint: checkpoint, of: journal, in: connection)
        }
    }

    private static func keep(
        checkpoint: [UInt8],
        of journal: JournalName,
        in connection: Connection
    ) throws(StoreError) {
        let kept = try KeptJournal.known(journal, in: connection)
        try KeptJournal(id: kept.id, name: kept.name, size: kept.size, checkpoint: checkpoint).write(to: connection)
    }

    /// Keeps a file by its SHA-256; the same file twice is kept once.
    ///
    /// Bytes that do not have this SHA-256 are refused with ``StoreError/damagedFile(_:path:)``.
    public func keep(file: [UInt8], as digest: Digest) throws(StoreError) {
        try exclusively { _ throws(StoreError) in try fileArea.keep(file, as: digest) }
    }

    /// The bytes of a file, checked against its SHA-256.
    public func file(_ digest: Digest) throws(StoreError) -> [UInt8] { try fileArea.bytes(of: digest) }

    /// The files that are kept, in the order of their SHA-256.
    public func files() throws(StoreError) -> [Digest] { try fileArea.digests() }

    private static func nextJournal(in connection: Connection) throws(StoreError) -> Int {
        try connection.first("SELECT coalesce(max(id), 0) + 1 FROM journals") { row throws(StoreError) in
            try row.integer(0)
        } ?? 1
    }

    /// Keeps a body; one that is there already, which has the same bytes because it has the same commitment, stays.
    private static func keep(
        _ body: StoredBody,
        as commitment: Digest,
        in connection: Connection
    ) throws(StoreError) -> Int {
        let kept = try connection.first(
            "SELECT id FROM bodies WHERE commitment = ?",
            [.blob(commitment.bytes)]
        ) { row throws(StoreError) in try row.integer(0) }
        if let kept { return kept }
        try connection.insert(
            "INSERT INTO bodies (commitment, salt, bytes, checksum) VALUES (?, ?, ?, ?)",
            [.blob(commitment.bytes), .blob(body.salt), .blob(body.bytes)]
        )
        return connection.lastIdentifier
    }

    private static func insert(
        _ leaf: StoredLeaf,
        of journal: Int,
        body: Int?,
        in connection: Connection
    ) throws(StoreError) {
        try connection.insert(
            "INSERT INTO leaves (journal, number, bytes, body, checksum) VALUES (?, ?, ?, ?, ?)",
            [.integer(journal), .integer(leaf.number), .blob(leaf.bytes), body.map(Argument.integer) ?? .null]
        )
    }

    private static func insert(
        _ hash: SubtreeHash,
        of journal: Int,
        in connection: Connection
    ) throws(StoreError) {
        guard let place = Int(exactly: hash.index) else {
            throw .system(path: connection.path, doing: "writing", reason: "a tree can't be as large as that")
        }
        try connection.insert(
            "INSERT INTO hashes (journal, level, place, hash, checksum) VALUES (?, ?, ?, ?, ?)",
            [.integer(journal), .integer(hash.level), .integer(place), .blob(hash.hash.bytes)]
        )
    }
}
