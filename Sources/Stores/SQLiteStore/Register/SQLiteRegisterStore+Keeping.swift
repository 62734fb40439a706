import CSQLite
public import Consultations
import Glibc
public import Storage

extension SQLiteRegisterStore: RegisterStore {
    /// Throws all projections away and writes these instead; says whether they were equal before.
    public func rebuild(rows: [ConclusionRow]) throws(StoreError) -> RebuildOutcome {
        try write { connection throws(StoreError) in
            var (kept, differing) = try Self.checksums(in: connection)
            try ProjectionWriter.clear(connection)
            var projection = ProjectionWriter(connection: connection)
            for row in rows {
                let columns = row.columns
                if kept.removeValue(forKey: row.number) != Checksum.of(columns) { differing.insert(row.number) }
                try projection.insert(row, columns: columns)
            }
            try projection.finish()
            return RebuildOutcome(rows: rows.count, differing: differing.union(kept.keys).sorted())
        }
    }

    /// The check values of the kept rows, and the numbers of those that are damaged.
    private static func checksums(
        in connection: Connection
    ) throws(StoreError) -> (whole: [ConclusionNumber: Int], damaged: Set<ConclusionNumber>) {
        var whole: [ConclusionNumber: Int] = [:]
        var damaged: Set<ConclusionNumber> = []
        try connection.each(ConclusionRow.selection) { row throws(StoreError) in
            guard let number = ConclusionNumber(key: try row.integer(0)) else { return true }
            if (try? row.check()) != nil { whole[number] = try row.integer(16) } else { damaged.insert(number) }
            return true
        }
        return (whole, damaged)
    }

    /// Writes a consistent copy of everything but keys and private data into a folder that holds no register yet.
    ///
    /// The database gets its name last: a folder with a `register.sqlite` is a whole copy, and one without can be given
    /// again. It has no write-ahead log, so it can be read from a medium that nobody can write to.
    public func copy(to folder: String) throws(StoreError) {
        let target = Self.databasePath(folder)
        let copies = FileArea(folder: folder + "/files", hash: fileArea.hash)
        try FileSystem.checkFree(target, in: folder)
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
