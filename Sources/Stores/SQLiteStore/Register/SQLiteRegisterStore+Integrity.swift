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
                "SELECT journal, number, bytes, body, checksum FROM leaves WHERE journal = ? ORDER BY number",
                [.integer(journal.id)]
            ) { row throws(StoreError) in
                let leaf = try self.leaf(row, at: next, of: journal.name)
                guard leaf.number == next else { throw self.missingLeaf(next, of: journal.name) }
                next += 1
                return true
            }
            if next < journal.size { throw missingLeaf(next, of: journal.name) }
            if next > journal.size { findings.append(finding("\(journal.name) has more acts than its size says")) }
            try connection.each(
                "SELECT journal, level, place, hash, checksum FROM hashes WHERE journal = ?",
                [.integer(journal.id)]
            ) { row throws(StoreError) in
                try row.check()
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
        var counted = Numbers()
        var findings: [String] = []
        try connection.each(ConclusionRow.selection) { row throws(StoreError) in
            let conclusion = try ConclusionRow(row)
            counted.add(conclusion, 1)
            // By these two columns lists are ordered and searched; nobody sees them.
            let (due, search) = (try row.text(4), try row.text(15))
            if due != ConclusionOrder.deadline.key(conclusion) || search != conclusion.searchText {
                findings.append(
                    "\(path): conclusion \(conclusion.number) is listed by other words or another deadline than "
                        + "it has; run 'suivi rebuild'"
                )
            }
            return findings.count < Self.findingLimit
        }
        guard findings.isEmpty else { return findings }
        guard try Numbers.areKept(counted, in: connection) else {
            return ["\(path): the numbers on the status page are not those of the conclusions; run 'suivi rebuild'"]
        }
        return []
    }
}
