import CanonicalBytes
public import Consultations
import Journal
import Reading
import SQLiteStore
import Signing
package import Storage
import TextSources

/// Checks everything that a register holds against everything else: leaves, tree, signature, bodies, files, quotations.
///
/// It needs no key and writes nothing. It finds what was changed, wherever the change lies: a bit of a disk, a hand in the
/// database, a file that was swapped.
public struct VerifyRegister: Sendable {
    public var folder: RegisterFolder
    /// Whether the texts are decoded again to check each quotation against its document.
    public var checksQuotations: Bool
    /// What lies beside the store.
    private let files: any NodeFiles

    public init(folder: RegisterFolder, checksQuotations: Bool = true) {
        self.init(folder: folder, files: folder, checksQuotations: checksQuotations)
    }

    package init(folder: RegisterFolder, files: any NodeFiles, checksQuotations: Bool = true) {
        self.folder = folder
        self.files = files
        self.checksQuotations = checksQuotations
    }

    /// What a check has found.
    public struct Outcome: Hashable, Sendable {
        public internal(set) var journal = ""
        public internal(set) var acts = 0
        /// The acts of the others' journals, and how many of them came without their bodies.
        public internal(set) var actsOfOthers = 0
        public internal(set) var withheld = 0
        public internal(set) var signed = 0
        /// The acts after the signed head that the program announced and was stopped before signing.
        public internal(set) var awaitingSignature = 0
        /// Whether a key lies there without the mark of its last signed head: then this may be an older copy.
        public internal(set) var lacksMark = false
        public internal(set) var root = ""
        public internal(set) var key = ""
        /// The contents of the own acts, and those of the others' that are shown here.
        public internal(set) var bodies = 0
        public internal(set) var bodiesOfOthers = 0
        /// The own card, where it was made.
        public internal(set) var card: ParticipantCard?
        /// The journals of which two signed histories are kept; the register holds together all the same.
        public internal(set) var twoHistories: [ForkedJournal] = []
        public internal(set) var files = 0
        public internal(set) var quotations = 0
        /// Acts that are kept and have no effect, in the order of the journal.
        public internal(set) var void: [VoidAct] = []
        /// What does not hold; empty where all is well.
        public internal(set) var findings: [Finding] = []

        public var isWhole: Bool { findings.isEmpty }
    }

    /// Checks the register; damage is in the outcome, an error means that nothing could be checked.
    public func perform() throws(OperationError) -> Outcome {
        let store = try open(for: .reading)
        let state = try? State(of: store)
        let outcome = try check(store)
        // Parts that were read before somebody wrote do not agree with those after it, and that is no damage. The check
        // is done once more while nobody writes, where that can be had.
        guard !outcome.isWhole, let state, let later = try? State(of: store), later != state else { return outcome }
        return try check((try? open(for: .writing)) ?? store)
    }

    /// What tells one state of a journal from a later one.
    private struct State: Equatable {
        let journals: [StoredJournal]
        let head: [UInt8]?

        init(of store: SQLiteRegisterStore) throws(StoreError) {
            journals = try store.journals()
            head = if let journal = journals.first { try store.checkpoint(of: journal.name) } else { nil }
        }
    }

    private func open(for access: SQLiteRegisterStore.Access) throws(OperationError) -> SQLiteRegisterStore {
        do {
            return try SQLiteRegisterStore.open(folder: folder.path, access: access, hashFile: Node.sha256)
        } catch { throw .store(error) }
    }

    /// Checks what a store holds.
    package func check(_ store: any RegisterStore) throws(OperationError) -> Outcome {
        var outcome = Outcome()
        do {
            outcome.findings += try store.integrityFindings().map(Finding.store)
            let journals = try store.journals()
            guard let own = journals.first else { throw StoreError.absent(path: folder.path) }
            outcome.journal = own.name.description
            var record = JointRecord(journal: own.name.description, sha256: Node.sha256)
            for journal in journals {
                try checkActs(
                    of: journal,
                    isOwn: journal == own,
                    places: journals.count > 1,
                    in: store,
                    &record,
                    &outcome
                )
            }
            for part in try files.branches() { try record.receive(part) }
            let register = record.register
            outcome.twoHistories = record.forkedJournals
            outcome.card = register.card(of: outcome.journal) ?? (try? CardFile(path: folder.ownCard).read().card)
            outcome.void = register.void.sorted { $0.key < $1.key }.map { VoidAct(place: $0.key, refusal: $0.value) }
            for journal in journals where journal != own {
                try checkHead(of: journal, key: record.verifierKey(of: journal.name), in: store, &outcome)
            }
            try checkHead(of: own, register: register, in: store, &outcome)
            try checkProjections(of: register, journal: own, in: store, &outcome)
            checkFiles(of: register, in: store, &outcome)
        } catch let error as StoreError {
            outcome.findings.append(.error(.store(error)))
        } catch let error as OperationError {
            outcome.findings.append(.error(error))
        } catch { throw .invalid("\(error)") }
        return outcome
    }

    // MARK: - Acts

    /// Reads all acts of a journal into the record.
    ///
    /// `places` says whether the places in the tree are needed: while a journal stands alone nobody cites them.
    private func checkActs(
        of journal: StoredJournal,
        isOwn: Bool,
        places: Bool,
        in store: any RegisterStore,
        _ record: inout JointRecord,
        _ outcome: inout Outcome
    ) throws(StoreError) {
        let name = journal.name.description
        let hashing = SHA256()
        var frontier = MerkleFrontier()
        var root = Digest.emptyRoot
        var number = 0
        while number < journal.size {
            let leaves = try store.leaves(of: journal.name, from: number, limit: Node.batch)
            guard !leaves.isEmpty else { break }
            for leaf in leaves {
                guard leaf.number == number else {
                    outcome.findings.append(.actMissing(journal: name, number: number))
                    return
                }
                let before = root
                var leafHash = Digest.emptyRoot
                if places {
                    leafHash = hashing.leaf(leaf.bytes)
                    frontier.append(leafHash, hashing: hashing)
                    root = frontier.root(hashing: hashing)
                }
                do {
                    let act = try Node.act(leaf, journal: name, in: store)
                    switch act.body {
                    case .shown where isOwn: outcome.bodies += 1
                    case .shown: outcome.bodiesOfOthers += 1
                    case .notUnderstood(let error): outcome.findings.append(.notUnderstood(act.place, error))
                    case .withheld: outcome.withheld += 1
                    }
                    record.receive(.init(act: act, leaf: leafHash, rootBefore: before, root: root))
                } catch {
                    outcome.findings.append(.error(error))
                }
                number += 1
            }
        }
        if isOwn { outcome.acts = number } else { outcome.actsOfOthers += number }
        if number != journal.size { outcome.findings.append(.actsMissing(journal: name, from: number)) }
    }

    // MARK: - Head

    private func checkHead(
        of journal: StoredJournal,
        register: Register,
        in store: any RegisterStore,
        _ outcome: inout Outcome
    ) throws(StoreError) {
        let name = journal.name.description
        let mark = readMark(of: journal.name, &outcome)
        let line = register.journals[name]?.founding?.keys.first
        let head = try line.map { line throws(StoreError) in
            try signedHead(of: journal, key: line, in: store, &outcome)
        }
        if line == nil { outcome.findings.append(.noKey(journal: name)) }
        // One pass over the leaves gives every root that is asked for; stored hashes are only compared with them.
        var audit = head.flatMap(\.self).map { JournalAudit(against: $0, hashing: SHA256()) }
        let signed = head.flatMap(\.self)?.size ?? 0
        var otherHash: CompleteSubtree?
        let tree = try ComputedTree(
            of: journal,
            in: store,
            rootsAt: mark.map { [$0.head.size] } ?? []
        ) { place, hash throws(StoreError) in
            let stored = try store.hash(of: journal.name, level: place.level, index: place.index)
            if place.level > 0 {
                if stored != hash, otherHash == nil { otherHash = place }
            } else if place.index < signed {
                audit?.add(leafHash: hash, storedHash: stored)
            }
        }
        if let place = otherHash {
            let reason = "the hash \(place.level)/\(place.index) of \(name) is not that of its acts"
            let error = StoreError.damaged(path: folder.path + "/register.sqlite", reason: reason)
            outcome.findings.append(.error(.store(error)))
        }
        if let verdict = audit?.verdict(), verdict != .whole {
            outcome.findings.append(.audit(journal: name, verdict))
        }
        checkTail(of: journal, tree: tree, &outcome)
        if let mark { check(mark, against: tree, &outcome) }
    }

    /// The acts of another participant's journal have to lead to its signed head.
    private func checkHead(
        of journal: StoredJournal,
        key: VerifierKey?,
        in store: any RegisterStore,
        _ outcome: inout Outcome
    ) throws(StoreError) {
        let name = journal.name.description
        guard let key else {
            outcome.findings.append(.noKey(journal: name))
            return
        }
        guard let bytes = try store.checkpoint(of: journal.name) else {
            outcome.findings.append(.noHead(journal: name))
            return
        }
        let tree = try ComputedTree(of: journal, in: store, rootsAt: [])
        do {
            let head = try VerifiedCheckpoint(opening: bytes, of: journal.name, key: key, verifier: Ed25519())
                .checkpoint
            if head.size != tree.size || head.root != tree.root {
                outcome.findings.append(.error(.damaged(.root(journal: name, size: journal.size))))
            }
        } catch {
            outcome.findings.append(.error(.damaged(.signature(journal: name, .notOpened(error)))))
        }
    }

    /// The signed head with its signature checked; nothing where there is none or it does not verify.
    private func signedHead(
        of journal: StoredJournal,
        key line: String,
        in store: any RegisterStore,
        _ outcome: inout Outcome
    ) throws(StoreError) -> Checkpoint? {
        let name = journal.name.description
        outcome.key = line
        if let beside = try? SealedKeyFile(path: folder.logKey), "\(beside.verifierKey)" != line {
            outcome.findings.append(.otherKey(journal: name))
        }
        guard let key = VerifierKey(line, hashing: SHA256()) else {
            outcome.findings.append(.noKey(journal: name))
            return nil
        }
        guard let bytes = try store.checkpoint(of: journal.name) else { return nil }
        do {
            let head = try VerifiedCheckpoint(opening: bytes, of: journal.name, key: key, verifier: Ed25519())
                .checkpoint
            outcome.signed = Int(clamping: head.size)
            outcome.root = head.root.base64
            return head
        } catch {
            outcome.findings.append(.error(.damaged(.signature(journal: name, .notOpened(error)))))
            return nil
        }
    }

    /// Acts after the signed head have to be those that the program announced before it was stopped.
    private func checkTail(of journal: StoredJournal, tree: ComputedTree, _ outcome: inout Outcome) {
        guard journal.size > outcome.signed else { return }
        if isAnnounced(tree, outcome) {
            outcome.awaitingSignature = journal.size - outcome.signed
        } else if outcome.signed == 0 {
            outcome.findings.append(.noHead(journal: journal.name.description))
        } else {
            outcome.findings.append(.error(.quarantine(.unannounced(signed: outcome.signed, held: journal.size))))
        }
    }

    private func isAnnounced(_ tree: ComputedTree, _ outcome: Outcome) -> Bool {
        guard let key = VerifierKey(outcome.key, hashing: SHA256()), let announced = try? files.announcedHead(key: key)
        else { return false }
        return announced.size == tree.size && announced.root == tree.root
    }

    private func readMark(of journal: JournalName, _ outcome: inout Outcome) -> HeadMark.Kept? {
        do {
            let mark = try files.mark(of: journal)
            outcome.lacksMark = mark == nil && RegisterFolder.exists(folder.logKey)
            return mark
        } catch {
            outcome.findings.append(.error(error))
            return nil
        }
    }

    /// A mark that is there has to lie in the history of the register.
    ///
    /// Of a doubtful mark nobody knows whether it said more, unless the register is exactly as it was announced to become.
    private func check(_ kept: HeadMark.Kept, against tree: ComputedTree, _ outcome: inout Outcome) {
        let mark = kept.head
        if kept.isDoubtful, !isAnnounced(tree, outcome) {
            outcome.findings.append(.error(.mark(.damaged(path: folder.headMark))))
        }
        guard mark.size <= tree.size else {
            let quarantine = Quarantine.behind(signed: Int(clamping: mark.size), held: Int(clamping: tree.size))
            outcome.findings.append(.error(.quarantine(quarantine)))
            return
        }
        if tree.root(at: mark.size) != mark.root {
            outcome.findings.append(.error(.quarantine(.fork(size: Int(clamping: mark.size)))))
        }
    }

    // MARK: - Projections

    /// What lists and counters show has to be what the acts amount to.
    private func checkProjections(
        of register: Register,
        journal: StoredJournal,
        in store: any RegisterStore,
        _ outcome: inout Outcome
    ) throws(StoreError) {
        guard let party = register.journals[journal.name.description]?.founding?.party else { return }
        let rows = register.rows(seenBy: party)
        let kept = try store.rows(ConclusionFilter(), order: .number, offset: 0, limit: .max)
        guard kept.rows == rows, kept.total == rows.count, try store.counters() == Counters(counting: rows) else {
            outcome.findings.append(.projections)
            return
        }
    }

    // MARK: - Files and quotations

    private func checkFiles(of register: Register, in store: any RegisterStore, _ outcome: inout Outcome) {
        var checked: Set<Digest> = []
        for digest in register.documentOrder {
            guard let document = register.documents[digest] else { continue }
            checked.insert(digest)
            do {
                let bytes = try store.file(digest)
                outcome.files += 1
                let copy: [UInt8]? = if let text = document.text { try store.file(text.sha256) } else { nil }
                if let text = document.text, checked.insert(text.sha256).inserted { outcome.files += 1 }
                if checksQuotations { checkQuotations(in: bytes, copy, of: document, register: register, &outcome) }
            } catch { outcome.findings.append(.error(.store(error))) }
        }
        let evidence = register.conclusions.values.flatMap { $0.reports.values.joined() }.flatMap(\.report.evidence)
        for file in evidence where checked.insert(file.sha256).inserted {
            do {
                _ = try store.file(file.sha256)
                outcome.files += 1
            } catch { outcome.findings.append(.error(.store(error))) }
        }
    }

    private func checkQuotations(
        in bytes: [UInt8],
        _ copy: [UInt8]?,
        of document: Document,
        register: Register,
        _ outcome: inout Outcome
    ) {
        let entries = register.conclusions.values.map(\.entry)
            .filter { $0.quotation.document == document.file.sha256 }.sorted { $0.number < $1.number }
        guard !entries.isEmpty else { return }
        let source: SourceText
        do {
            source = try document.source(file: bytes, copy: copy)
        } catch {
            outcome.findings.append(.error(.source(error)))
            return
        }
        for entry in entries {
            if source.anchors(entry.quotation) {
                outcome.quotations += 1
            } else {
                outcome.findings.append(.quotation(entry.number, file: document.file.name))
            }
        }
    }
}
