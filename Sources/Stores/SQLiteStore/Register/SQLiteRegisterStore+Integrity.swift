import Consultations
public import Storage

extension SQLiteRegisterStore {
    /// How many findings are told; what is damaged that much is not read line by line.
    private static let findingLimit = 100

    /// Checks the store itself, and returns what is wrong, in words.
    ///
    /// Checked are the pages of the database, its indexes and references, the check value of every row, the numbers
    /// against a count, and every file against its SHA-256.
    public func integrityFindings() throws(StoreError) -> [String] {
        var findings: [String] = []
        let checks: [(Connection) throws(StoreError) -> [String]] = [
            pageFindings, referenceFindings, journalFindings, bodyFindings, projectionFindings,
        ]
        for check in checks {
            do { findings += try readers.reading(check) } catch {
                // A damaged part that can't be read to its end is a finding; a disk that fails is not.
                guard case .damaged = error else { throw error }
                findings.append(error.description)
            }
        }
        findings += try fileArea.findings()
        return Array(findings.prefix(Self.findingLimit))
    }

    private func finding(_ reason: String) -> String { StoreError.damaged(path: path, reason: reason).description }

    private func pageFindings(_ connection: Connection) throws(StoreError) -> [String] {
        try connection.all("PRAGMA integrity_check(100)") { row throws(StoreError) in try row.text(0) }
            .filter { $0 != "ok" }.map(finding)
    }

    private func referenceFindings(_ connection: Connection) throws(StoreError) -> [String] {
        try connection.all("PRAGMA foreign_key_check") { row throws(StoreError) in try row.text(0) }
            .prefix(Self.findingLimit).map { finding("a row of \($0) names another that is not there") }
    }

    private func journalFindings(_ connection: Connection) throws(StoreError) -> [String] {
        let journals = try connection.all(KeptJournal.selection) { row throws(StoreError) in try KeptJournal(row) }
        var findings: [String] = []
        for journal in journals {
            var next = 0
            try connection.each(
                "SELECT number, bytes, body, checksum FROM leaves WHERE journal = ? ORDER BY number",
                [.integer(journal.id)]
            ) { row throws(StoreError) in
                let leaf = try Self.leaf(row, of: journal)
                guard leaf.number == next else { throw self.missingLeaf(next, of: journal.name) }
                next += 1
                return true
            }
            if next < journal.size { throw missingLeaf(next, of: journal.name) }
            if next > journal.size { findings.append(finding("\(journal.name) has more acts than its size says")) }
            try connection.each(
                "SELECT level, place, hash, checksum FROM hashes WHERE journal = ?",
                [.integer(journal.id)]
            ) { row throws(StoreError) in
                guard let index = UInt64(exactly: try row.integer(1)) else { throw row.unexpected(1) }
                let hash = SubtreeHash(level: try row.integer(0), index: index, hash: try row.digest(2))
                guard try row.integer(3) == hash.checksum(journal: journal.id) else { throw row.altered }
                return true
            }
        }
        return findings
    }

    private func bodyFindings(_ connection: Connection) throws(StoreError) -> [String] {
        try connection.each("SELECT commitment, salt, bytes, checksum FROM bodies") { row throws(StoreError) in
            _ = try Self.body(row)
            return true
        }
        return []
    }

    private func projectionFindings(_ connection: Connection) throws(StoreError) -> [String] {
        var counted = Counters()
        var tallied: [Tally: Int] = [:]
        try connection.each(ConclusionRow.selection) { row throws(StoreError) in
            let row = try ConclusionRow(row)
            counted.add(row, 1)
            tallied[Tally(row), default: 0] += 1
            return true
        }
        var kept: [Tally: Int] = [:]
        try Tally.each("", [], in: connection) { kept[$0] = $1 }
        guard try Counter.read(connection) == counted, kept == tallied else {
            return ["\(path): the numbers on the status page are not those of the conclusions; run 'suivi rebuild'"]
        }
        return []
    }
}
