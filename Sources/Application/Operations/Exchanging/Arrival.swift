import Agreement
import CanonicalBytes
public import Consultations
import Exchange
public import Journal
import Signing
import Storage

/// What a delivery brings for one journal, compared with what is here: found out before anything is stored.
public struct Arrival: Sendable {
    public let journal: JournalName
    public let state: State
    /// The acts that are new here.
    public let acts: [Act]
    /// How many acts of the delivery were here already.
    public let known: Int

    /// How a stretch of a journal fits to what is here.
    public enum State: Hashable, Sendable {
        /// It goes on where the journal ends here, or brings nothing new.
        case continues
        /// Acts in between are missing.
        case gap(from: Int, to: Int)
        /// It has another history of the journal, which differs from this act on.
        case fork(at: Int)
        /// It has another history of the journal, which differs from this act on and is kept here already.
        case knownFork(at: Int)
        /// It has another history of the journal, which differs already before what arrived of it.
        case forkBefore(Int)
        /// It holds more of the own journal than is here: this register is older than its last signature.
        case aheadOfUs(held: Int, offered: Int)
        /// The journal belongs to nobody who takes part.
        case unknown
    }

    let part: JournalPart
    let checked: CheckedPart?
    let held: Int
}

extension Arrival {
    /// Compares a part with what the store holds.
    init(
        _ part: JournalPart,
        in store: any RegisterStore,
        own: JournalName,
        record: JointRecord
    ) throws(OperationError) {
        self.part = part
        journal = part.journal
        let stored: [StoredJournal]
        do { stored = try store.journals() } catch { throw .store(error) }
        held = stored.first { $0.name == part.journal }?.size ?? 0
        guard let key = record.verifierKey(of: part.journal) else {
            checked = nil
            (acts, known, state) = ([], 0, .unknown)
            return
        }
        let checked: CheckedPart
        do {
            checked = try part.checked(by: key, verifier: Ed25519(), hashing: SHA256())
        } catch { throw .pouch(error) }
        self.checked = checked
        guard part.first <= held else {
            (acts, known, state) = ([], 0, .gap(from: held, to: part.first))
            return
        }
        if let place = try Self.firstDifference(of: part, held: held, in: store) {
            (acts, known) = ([], 0)
            if place < part.first {
                state = .forkBefore(part.first)
            } else {
                // Whoever has its last act has all of it.
                let isKept = record.agreement?.judgement(of: checked.head.checkpoint.root) != nil
                state = isKept ? .knownFork(at: place) : .fork(at: place)
            }
            return
        }
        known = min(part.acts.count, held - part.first)
        acts = zip(checked.headers, part.acts).dropFirst(known).map { header, act in Act(header: header, part: act) }
        state = part.journal == own && part.end > held ? .aheadOfUs(held: held, offered: part.end) : .continues
    }

    /// The root of a second history that goes off from the one that is here.
    var branchRoot: Digest? { checked?.head.checkpoint.root }

    /// Whether it goes on where the journal ends here.
    var fits: Bool {
        switch state {
        case .continues, .aheadOfUs: true
        case .gap, .fork, .knownFork, .forkBefore, .unknown: false
        }
    }

    /// Whether it brings acts that go on where the journal ends here.
    var hasNewActs: Bool { fits && part.end > held }

    /// The first act that is not the one of another part which goes on at the same place; nothing where one holds all of
    /// the other.
    func firstDifference(from other: Arrival) -> Int? {
        (held..<min(part.end, other.part.end)).first { number in
            part.acts[number - part.first].leaf != other.part.acts[number - other.part.first].leaf
        }
    }

    /// The same as a second history beside the one that is stored.
    func asSecondHistory(from number: Int) -> Arrival {
        Arrival(
            journal: journal,
            state: .fork(at: number),
            acts: [],
            known: 0,
            part: part,
            checked: checked,
            held: held
        )
    }

    /// The first act of a part that is not the one that is here; nothing where they agree as far as both go.
    private static func firstDifference(
        of part: JournalPart,
        held: Int,
        in store: any RegisterStore
    ) throws(OperationError) -> Int? {
        guard held > 0 else { return nil }
        do {
            let hashes = StoreHashes(store: store, journal: part.journal)
            let before: MerkleFrontier
            do { before = try MerkleFrontier(size: UInt64(part.first), hashes: hashes) } catch let error as StoreError {
                throw error
            } catch { throw StoreError.unknownJournal(part.journal.description) }
            // Where exactly it differs is for those to say who have both histories from there on.
            guard before.peaks == part.before else { return part.first - 1 }
            var number = part.first
            while number < min(held, part.end) {
                let limit = min(Node.batch, min(held, part.end) - number)
                for leaf in try store.leaves(of: part.journal, from: number, limit: limit) {
                    guard leaf.bytes == part.acts[number - part.first].leaf else { return number }
                    number += 1
                }
            }
            return nil
        } catch let error as StoreError { throw .store(error) } catch { throw .invalid("\(error)") }
    }

    /// The tree as it was here before the new acts.
    private func frontier(in store: any RegisterStore) throws(OperationError) -> MerkleFrontier {
        guard held > 0 else { return MerkleFrontier() }
        do {
            return try MerkleFrontier(size: UInt64(held), hashes: StoreHashes(store: store, journal: journal))
        } catch { throw .store(error as? StoreError ?? .unknownJournal(journal.description)) }
    }

    /// The new acts with their places in the tree.
    func placedActs(in store: any RegisterStore) throws(OperationError) -> [JointRecord.PlacedJournalAct] {
        guard let checked else { return [] }
        let hashing = SHA256()
        var tree = try frontier(in: store)
        var root = held > 0 ? tree.root(hashing: hashing) : .emptyRoot
        var placed: [JointRecord.PlacedJournalAct] = []
        for (act, leaf) in zip(acts, checked.leafHashes.dropFirst(known)) {
            let before = root
            tree.append(leaf, hashing: hashing)
            root = tree.root(hashing: hashing)
            placed.append(JointRecord.PlacedJournalAct(act: act, leaf: leaf, rootBefore: before, root: root))
        }
        return placed
    }

    /// What the store has to write for the new acts, and what the lists show with them.
    func append(in store: any RegisterStore, rows: [ConclusionRow]) throws(OperationError) -> JournalAppend {
        var tree = TreeGrowth(frontier: try frontier(in: store))
        var new: [JournalAppend.NewAct] = []
        for place in known..<part.acts.count {
            guard let checked else { break }
            tree.append(checked.leafHashes[place])
            let body = part.acts[place].body
            new.append(
                JournalAppend.NewAct(
                    leaf: part.acts[place].leaf,
                    commitment: checked.headers[place].body,
                    body: body.map { StoredBody(salt: $0.salt.bytes, bytes: $0.bytes) }
                )
            )
        }
        return JournalAppend(journal: journal, expectedSize: held, acts: new, hashes: tree.hashes, rows: rows)
    }

    /// The bodies that come with acts that were here before.
    var laterBodies: [Digest: StoredBody] {
        guard let checked, fits else { return [:] }
        var bodies: [Digest: StoredBody] = [:]
        for (header, act) in zip(checked.headers, part.acts).prefix(known) {
            if let body = act.body { bodies[header.body] = StoredBody(salt: body.salt.bytes, bytes: body.bytes) }
        }
        return bodies
    }
}

extension Act {
    /// An act on its way; its body fits its header's commitment.
    init(header: ActHeader, part: PartAct) {
        guard let body = part.body else {
            self.init(header: header, body: .withheld)
            return
        }
        do throws(RecordError) {
            self.init(header: header, body: .shown(try ActContent(act: header.act, bytes: body.bytes)))
        } catch {
            self.init(header: header, body: .notUnderstood(error))
        }
    }
}

extension JointRecord {
    /// The key of a journal, as its participant's card gave it to everybody.
    func verifierKey(of journal: JournalName) -> VerifierKey? {
        let own = register.journals[journal.description]?.founding?.keys.first
        return (register.card(of: journal.description)?.logKey ?? own).flatMap { VerifierKey($0, hashing: SHA256()) }
    }
}
