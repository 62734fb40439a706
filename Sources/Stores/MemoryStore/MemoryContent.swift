import CanonicalBytes
import Consultations
import Journal
import Storage

/// What a register in memory holds: a value, so that a copy of it is a backup.
struct MemoryContent: Sendable {
    /// What errors name in the place of a path.
    static let path = "a register in memory"

    var journals: [Kept] = []
    var bodies: [Digest: StoredBody] = [:]
    var files: [Digest: [UInt8]] = [:]
    var rows: [ConclusionNumber: ConclusionRow] = [:]
    var counters = Counters()

    /// The place of a hash in a tree.
    struct Place: Hashable, Sendable {
        let level: Int
        let index: UInt64
    }

    /// One journal.
    struct Kept: Sendable {
        let name: JournalName
        var leaves: [StoredLeaf] = []
        var hashes: [Place: Digest] = [:]
        var checkpoint: [UInt8]?

        var stored: StoredJournal { StoredJournal(name: name, size: leaves.count) }
    }

    private func place(of name: JournalName) -> Int? { journals.firstIndex { $0.name == name } }

    func journal(_ name: JournalName) throws(StoreError) -> Kept {
        guard let place = place(of: name) else { throw .unknownJournal(name.description) }
        return journals[place]
    }

    mutating func keep(_ body: StoredBody, as commitment: Digest) {
        if bodies[commitment] == nil { bodies[commitment] = body }
    }

    mutating func keep(checkpoint: [UInt8], of name: JournalName) throws(StoreError) {
        guard let place = place(of: name) else { throw .unknownJournal(name.description) }
        journals[place].checkpoint = checkpoint
    }

    mutating func append(_ append: JournalAppend) throws(StoreError) {
        let place = place(of: append.journal)
        let size = place.map { journals[$0].leaves.count } ?? 0
        guard size == append.expectedSize else {
            throw .conflict(journal: append.journal.description, expected: append.expectedSize, found: size)
        }
        if !append.acts.isEmpty {
            if place == nil { journals.append(Kept(name: append.journal)) }
            let place = place ?? journals.count - 1
            for (offset, act) in append.acts.enumerated() {
                if let body = act.body { keep(body, as: act.commitment) }
                journals[place].leaves.append(
                    StoredLeaf(number: size + offset, bytes: act.leaf, hadBody: act.body != nil)
                )
            }
            for hash in append.hashes {
                let old = journals[place].hashes.updateValue(
                    hash.hash,
                    forKey: Place(level: hash.level, index: hash.index)
                )
                guard old == nil else {
                    let reason = "the hash \(hash.level)/\(hash.index) is there already"
                    throw .system(path: Self.path, doing: "writing to", reason: reason)
                }
            }
        }
        for number in append.gone {
            if let old = rows.removeValue(forKey: number) { counters.add(old, -1) }
        }
        for row in append.rows {
            if let old = rows.updateValue(row, forKey: row.number) { counters.add(old, -1) }
            counters.add(row, 1)
        }
    }

    /// What does not fit together, in words.
    func findings() -> [String] {
        var findings: [String] = []
        if counters != Counters(counting: Array(rows.values)) {
            findings.append("the counters are not those of the rows")
        }
        for journal in journals {
            for (place, leaf) in journal.leaves.enumerated() where leaf.number != place {
                findings.append("the act \(place) of \(journal.name) is missing")
            }
        }
        return findings
    }
}
