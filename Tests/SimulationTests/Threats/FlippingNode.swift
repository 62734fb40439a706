import CanonicalBytes
import Consultations
import Exchange
import Journal
import MemoryStore
import Operations
import Signing
import Storage
import Synchronization

@testable import Simulation

/// Counts everything that goes to a disk or comes from it, and flips one bit at one of those moments.
final class Flipper: Sendable {
    private struct State {
        var moment = 0
        var generator: Seeded
        var flipped: String?
    }

    private let state: Mutex<State>
    private let target: Int

    /// Flips at the moment of this number, from 1 on; never where it is 0.
    init(at target: Int, seed: UInt64) {
        self.target = target
        state = Mutex(State(generator: Seeded(seed)))
    }

    /// How many moments there were.
    var moments: Int { state.withLock { $0.moment } }
    /// What was flipped; nothing where the moment never came.
    var flipped: String? { state.withLock { $0.flipped } }

    /// Passes bytes on, one bit of them flipped where it is the moment.
    func pass(_ bytes: [UInt8], _ what: String) -> [UInt8] {
        state.withLock { state in
            state.moment += 1
            guard state.moment == target, !bytes.isEmpty else { return bytes }
            var bytes = bytes
            let place = state.generator.below(bytes.count)
            bytes[place] ^= 1 << UInt8(state.generator.below(8))
            state.flipped = "\(what), byte \(place)"
            return bytes
        }
    }

    func pass(_ digest: Digest, _ what: String) -> Digest { Digest(bytes: pass(digest.bytes, what)) ?? digest }

    /// Passes a head on; its root or its size may be flipped.
    func pass(_ head: Checkpoint, _ what: String) -> Checkpoint {
        let root = pass(head.root, what + "'s root")
        let size = pass([UInt8(truncatingIfNeeded: head.size)], what + "'s size")
        guard let journal = JournalName(head.origin.description) else { return head }
        return Checkpoint(journal: journal, size: head.size & ~0xFF | UInt64(size[0]), root: root)
    }
}

/// What a program has meant to write, and what it has signed.
final class Witness: Sendable {
    private struct State {
        var leaves: [[UInt8]]
        var breach: String?
        var heads = 0
    }

    private let state: Mutex<State>

    init(leaves: [[UInt8]]) { state = Mutex(State(leaves: leaves)) }

    var leaves: [[UInt8]] { state.withLock { $0.leaves } }
    var breach: String? { state.withLock { $0.breach } }
    var heads: Int { state.withLock { $0.heads } }

    func mean(_ append: JournalAppend) {
        state.withLock { state in
            state.leaves = Array(state.leaves.prefix(append.expectedSize)) + append.acts.map(\.leaf)
        }
    }

    /// Compares a head that leaves the hand that signs with what was meant to be written.
    func see(_ head: Checkpoint, as what: String) {
        state.withLock { state in
            state.heads += 1
            var frontier = MerkleFrontier()
            for leaf in state.leaves.prefix(Int(clamping: head.size)) {
                frontier.append(SHA256().leaf(leaf), hashing: SHA256())
            }
            if frontier.size != head.size || frontier.root(hashing: SHA256()) != head.root {
                state.breach = state.breach ?? "\(what) of \(head.size) acts is not over what was meant"
            }
        }
    }
}

/// A store whose bits flip on the way to the disk and back.
struct FlippingStore: RegisterStore {
    let inner: MemoryRegisterStore
    let flipper: Flipper
    let witness: Witness

    func journals() throws(StoreError) -> [StoredJournal] { try inner.journals() }
    func extent() throws(StoreError) -> StoreExtent { try inner.extent() }

    func leaves(of journal: JournalName, from number: Int, limit: Int) throws(StoreError) -> [StoredLeaf] {
        try inner.leaves(of: journal, from: number, limit: limit).map {
            StoredLeaf(number: $0.number, bytes: flipper.pass($0.bytes, "a leaf that is read"), hadBody: $0.hadBody)
        }
    }

    func hash(of journal: JournalName, level: Int, index: UInt64) throws(StoreError) -> Digest {
        flipper.pass(try inner.hash(of: journal, level: level, index: index), "a hash that is read")
    }

    func body(_ commitment: Digest) throws(StoreError) -> StoredBody? {
        try inner.body(commitment).map {
            StoredBody(
                salt: flipper.pass($0.salt, "a salt that is read"),
                bytes: flipper.pass($0.bytes, "a body that is read")
            )
        }
    }

    func checkpoint(of journal: JournalName) throws(StoreError) -> [UInt8]? {
        try inner.checkpoint(of: journal).map { flipper.pass($0, "a head that is read") }
    }

    private func flipped(_ append: JournalAppend) -> JournalAppend {
        JournalAppend(
            journal: append.journal,
            expectedSize: append.expectedSize,
            acts: append.acts.map { act in
                JournalAppend.NewAct(
                    leaf: flipper.pass(act.leaf, "a leaf that is written"),
                    commitment: flipper.pass(act.commitment, "a commitment that is written"),
                    body: act.body.map {
                        StoredBody(
                            salt: flipper.pass($0.salt, "a salt that is written"),
                            bytes: flipper.pass($0.bytes, "a body that is written")
                        )
                    }
                )
            },
            hashes: append.hashes.map {
                SubtreeHash(level: $0.level, index: $0.index, hash: flipper.pass($0.hash, "a hash that is written"))
            },
            rows: append.rows,
            gone: append.gone
        )
    }

    func append(_ append: JournalAppend) throws(StoreError) {
        witness.mean(append)
        try inner.append(flipped(append))
    }

    func receive(
        _ appends: [JournalAppend],
        bodies: [Digest: StoredBody],
        checkpoints: [JournalName: [UInt8]]
    ) throws(StoreError) {
        try inner.receive(appends.map(flipped), bodies: bodies, checkpoints: checkpoints)
    }

    func keep(checkpoint: [UInt8], of journal: JournalName) throws(StoreError) {
        if let text = try? SignedNote(parsing: checkpoint).text, let head = try? Checkpoint(text: text) {
            witness.see(head, as: "the kept head")
        }
        try inner.keep(checkpoint: flipper.pass(checkpoint, "a head that is written"), of: journal)
    }

    func keep(file: [UInt8], as digest: Digest) throws(StoreError) { try inner.keep(file: file, as: digest) }
    func file(_ digest: Digest) throws(StoreError) -> [UInt8] { try inner.file(digest) }
    func files() throws(StoreError) -> [Digest] { try inner.files() }

    func rows(
        _ filter: ConclusionFilter,
        order: ConclusionOrder,
        offset: Int,
        limit: Int
    ) throws(StoreError) -> RowPage {
        try inner.rows(filter, order: order, offset: offset, limit: limit)
    }

    func row(_ number: ConclusionNumber) throws(StoreError) -> ConclusionRow? { try inner.row(number) }
    func counters() throws(StoreError) -> Counters { try inner.counters() }
    func rebuild(rows: [ConclusionRow]) throws(StoreError) -> RebuildOutcome { try inner.rebuild(rows: rows) }
    func integrityFindings() throws(StoreError) -> [String] { try inner.integrityFindings() }
    func copy(to folder: String) throws(StoreError) { try inner.copy(to: folder) }
}

/// The files beside the key, whose bits flip, too.
struct FlippingFiles: NodeFiles {
    let inner: MemoryFiles
    let flipper: Flipper
    let witness: Witness

    func mark(of journal: JournalName) throws(OperationError) -> HeadMark.Kept? {
        try inner.mark(of: journal).map {
            HeadMark.Kept(head: flipper.pass($0.head, "the mark that is read"), isDoubtful: $0.isDoubtful)
        }
    }

    func setMark(_ head: Checkpoint, of journal: JournalName) throws(OperationError) {
        witness.see(head, as: "the mark")
        try inner.setMark(flipper.pass(head, "the mark that is written"), of: journal)
    }

    func announcedHead(key: VerifierKey) throws(OperationError) -> Checkpoint? {
        try inner.announcedHead(key: key).map { flipper.pass($0, "the announcement that is read") }
    }

    func announce(_ head: Checkpoint, key: SigningKey) throws(OperationError) {
        try inner.announce(flipper.pass(head, "the announcement that is written"), key: key)
    }

    func isCopied() throws(OperationError) -> Bool { try inner.isCopied() }
    func clearances() throws(OperationError) -> ClearanceBook { try inner.clearances() }
    func branches() throws(OperationError) -> [JournalPart] { try inner.branches() }

    func keepBranch(_ part: JournalPart, root: Digest, store: any RegisterStore) throws(OperationError) -> Bool {
        try inner.keepBranch(part, root: root, store: store)
    }

    func consentKey(of journal: JournalName, passphrase: String) throws(OperationError) -> SigningKey {
        try inner.consentKey(of: journal, passphrase: passphrase)
    }
}
