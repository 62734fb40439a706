public import CanonicalBytes
public import Consultations
public import Journal
public import Storage
import Synchronization

/// A register in memory, for simulations and tests: the same contract as on disk, and a switch for the power.
///
/// What a call has written stays when the call returns, as long as the store lives; a program that opens it again after
/// its power failed finds exactly that. Several threads may use a store.
public final class MemoryRegisterStore: RegisterStore {
    private let content: Mutex<MemoryContent>
    private let hashFile: @Sendable ([UInt8]) -> Digest
    private let power: any PowerSupply

    /// Makes an empty register.
    ///
    /// - Parameters:
    ///   - power: What every write asks first, and tells when it is done.
    ///   - hashFile: SHA-256 of a file's bytes.
    public init(power: any PowerSupply = SteadyPower(), hashFile: @escaping @Sendable ([UInt8]) -> Digest) {
        content = Mutex(MemoryContent())
        self.power = power
        self.hashFile = hashFile
    }

    /// Makes a register with what another one holds now: a backup, or a second beginning.
    public init(copying other: MemoryRegisterStore, power: any PowerSupply = SteadyPower()) {
        content = Mutex(other.content.withLock { $0 })
        self.power = power
        hashFile = other.hashFile
    }

    /// Puts back what another register holds now, as from a backup.
    public func takeOver(_ other: MemoryRegisterStore) {
        let copy = other.content.withLock { $0 }
        content.withLock { $0 = copy }
    }

    private func read<Value: Sendable>(
        _ body: (borrowing MemoryContent) throws(StoreError) -> Value
    ) throws(StoreError) -> Value {
        try power.read()
        return try content.withLock { content throws(StoreError) in try body(content) }
    }

    /// Changes a copy, and puts it in place when nothing failed: all or nothing.
    private func write(
        _ kind: PowerFailure.Write,
        _ body: (inout MemoryContent) throws(StoreError) -> Void
    ) throws(StoreError) {
        try power.before(kind)
        try content.withLock { content throws(StoreError) in
            let before = content
            do throws(StoreError) { try body(&content) } catch {
                content = before
                throw error
            }
        }
        try power.after(kind)
    }

    public func journals() throws(StoreError) -> [StoredJournal] {
        try read { content throws(StoreError) in content.journals.map { $0.stored } }
    }

    public func extent() throws(StoreError) -> StoreExtent {
        try read { content throws(StoreError) in
            StoreExtent(journals: content.journals.map { $0.stored }, bodies: content.bodies.count)
        }
    }

    public func leaves(of journal: JournalName, from number: Int, limit: Int) throws(StoreError) -> [StoredLeaf] {
        try read { content throws(StoreError) in
            let leaves = try content.journal(journal).leaves
            let start = max(number, 0)
            guard start < leaves.count, limit > 0 else { return [] }
            return Array(leaves[start..<start + min(limit, leaves.count - start)])
        }
    }

    public func hash(of journal: JournalName, level: Int, index: UInt64) throws(StoreError) -> Digest {
        try read { content throws(StoreError) in
            let place = MemoryContent.Place(level: level, index: index)
            guard let hash = try content.journal(journal).hashes[place] else {
                throw StoreError.missingHash(journal: journal.description, level: level, index: index)
            }
            return hash
        }
    }

    public func body(_ commitment: Digest) throws(StoreError) -> StoredBody? {
        try read { content throws(StoreError) in content.bodies[commitment] }
    }

    public func checkpoint(of journal: JournalName) throws(StoreError) -> [UInt8]? {
        try read { content throws(StoreError) in try content.journal(journal).checkpoint }
    }

    public func append(_ append: JournalAppend) throws(StoreError) {
        try write(.append) { content throws(StoreError) in try content.append(append) }
    }

    public func receive(
        _ appends: [JournalAppend],
        bodies: [Digest: StoredBody],
        checkpoints: [JournalName: [UInt8]]
    ) throws(StoreError) {
        try write(.receipt) { content throws(StoreError) in
            for append in appends { try content.append(append) }
            for (commitment, body) in bodies { content.keep(body, as: commitment) }
            for (journal, checkpoint) in checkpoints { try content.keep(checkpoint: checkpoint, of: journal) }
        }
    }

    public func keep(checkpoint: [UInt8], of journal: JournalName) throws(StoreError) {
        try write(.checkpoint) { content throws(StoreError) in try content.keep(checkpoint: checkpoint, of: journal) }
    }

    public func keep(file: [UInt8], as digest: Digest) throws(StoreError) {
        guard hashFile(file) == digest else { throw .damagedFile(digest, path: MemoryContent.path) }
        try write(.file) { content throws(StoreError) in content.files[digest] = file }
    }

    public func file(_ digest: Digest) throws(StoreError) -> [UInt8] {
        try read { content throws(StoreError) in
            guard let file = content.files[digest] else { throw StoreError.missingFile(digest) }
            return file
        }
    }

    public func files() throws(StoreError) -> [Digest] {
        try read { content throws(StoreError) in content.files.keys.sorted() }
    }

    public func rows(
        _ filter: ConclusionFilter,
        order: ConclusionOrder,
        offset: Int,
        limit: Int
    ) throws(StoreError) -> RowPage {
        try read { content throws(StoreError) in
            let rows = content.rows.values.filter(filter.matches).sorted(by: order.precedes)
            return RowPage(rows: Array(rows.dropFirst(max(offset, 0)).prefix(max(limit, 0))), total: rows.count)
        }
    }

    public func row(_ number: ConclusionNumber) throws(StoreError) -> ConclusionRow? {
        try read { content throws(StoreError) in content.rows[number] }
    }

    public func counters() throws(StoreError) -> Counters {
        try read { content throws(StoreError) in content.counters }
    }

    public func rebuild(rows: [ConclusionRow]) throws(StoreError) -> RebuildOutcome {
        var differing: Set<ConclusionNumber> = []
        try write(.rows) { content throws(StoreError) in
            var new: [ConclusionNumber: ConclusionRow] = [:]
            for row in rows { new[row.number] = row }
            for number in Set(new.keys).union(content.rows.keys) where new[number] != content.rows[number] {
                differing.insert(number)
            }
            content.rows = new
            content.counters = Counters(counting: rows)
        }
        return RebuildOutcome(rows: rows.count, differing: differing.sorted())
    }

    public func integrityFindings() throws(StoreError) -> [String] {
        try read { content throws(StoreError) in content.findings() }
    }

    /// A register in memory has no folder to write to; copies are made by ``init(copying:power:)``.
    public func copy(to folder: String) throws(StoreError) {
        throw .system(path: folder, doing: "copying a register in memory to", reason: "it is no folder")
    }
}
