import CSQLite
public import Consultations
import Glibc
public import Storage

extension SQLiteRegisterStore: RegisterStore {
    /// Throws all projections away and writes these instead; says whether they were equal before.
    public func rebuild(rows: [ConclusionRow]) throws(StoreError) -> RebuildOutcome {
        try write { connection throws(StoreError) in
            var differing = try Self.differences(from: rows, in: connection)
            try ProjectionWriter.clear(connection)
            var projection = ProjectionWriter(connection: connection)
            for row in rows { try projection.insert(row) }
            try projection.finish()
            differing.sort()
            return RebuildOutcome(rows: rows.count, differing: differing)
        }
    }

    /// The numbers whose kept rows are others than these, are missing, are too many, or can't be read.
    private static func differences(
        from rows: [ConclusionRow],
        in connection: Connection
    ) throws(StoreError) -> [ConclusionNumber] {
        var expected: [Int: ConclusionRow] = [:]
        for row in rows { expected[row.number.key] = row }
        var differing: [ConclusionNumber] = []
        try connection.each(ConclusionRow.selection + " ORDER BY number") { row throws(StoreError) in
            let key = try row.integer(0)
            guard let number = ConclusionNumber(key: key) else { return true }
            let kept = try? ConclusionRow(row)
            if kept == nil || kept != expected.removeValue(forKey: key) {
                expected[key] = nil
                differing.append(number)
            }
            return true
        }
        return differing + expected.values.map(\.number)
    }

    /// Writes a consistent copy of everything but keys and private data into a folder that holds no register yet.
    ///
    /// The database gets its name last: a folder with a `register.sqlite` is a whole copy. It has no write-ahead log, so
    /// it can be read from a medium that nobody can write to.
    public func copy(to folder: String) throws(StoreError) {
        let target = Self.databasePath(folder)
        let copies = FileArea(folder: folder + "/files", hash: fileArea.hash)
        guard !FileSystem.exists(target), !FileSystem.exists(copies.folder) else { throw .alreadyThere(path: folder) }
        try FileSystem.makeFolder(folder)
        let temporary = target + ".part"
        try FileSystem.removeDatabase(temporary)
        do {
            try copyDatabase(to: temporary)
            // Files are kept before acts name them, so all that the copied acts name are here now.
            for digest in try files() { try copies.keep(try fileArea.bytes(of: digest), as: digest) }
            try FileSystem.syncFile(temporary)
            try FileSystem.rename(temporary, to: target)
        } catch {
            unlink(temporary)
            throw error
        }
    }

    private func copyDatabase(to path: String) throws(StoreError) {
        try readers.reading { source throws(StoreError) in
            let copy = try Connection.open(path, for: .making)
            guard let backup = sqlite3_backup_init(copy.handle, "main", source.handle, "main") else {
                throw copy.failure(doing: "copying to")
            }
            let code = sqlite3_backup_step(backup, -1)
            let end = sqlite3_backup_finish(backup)
            guard code == SQLITE_DONE, end == SQLITE_OK else { throw copy.failure(doing: "copying to") }
            try copy.execute("PRAGMA journal_mode = DELETE", doing: "copying to")
        }
    }
}
