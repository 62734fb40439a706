import CanonicalBytes
import Consultations
import Journal
import Signing
import Storage

// The head is the signature under everything: what it stands on is computed again before, whatever a stop has left.
extension Writer {
    /// Signs the head of the journal, and keeps it.
    func sign(size: UInt64, root: Digest) throws(OperationError) {
        let head = Checkpoint(journal: journal, size: size, root: root)
        let note: SignedNote
        do {
            var signed = try SignedNote(text: head.text)
            try signed.sign(with: key)
            note = signed
        } catch { throw .damaged(.signature(journal: journal.description, .notMade("\(error)"))) }
        // The mark goes first: a stop in between leaves a mark that is ahead of the kept head, and the next opening signs
        // the same head again. The other order would leave a mark that an older backup could slip past.
        try mark(head)
        do { try store.keep(checkpoint: note.bytes, of: journal) } catch { throw .store(error) }
    }

    private func mark(_ head: Checkpoint) throws(OperationError) {
        try files.setMark(head, of: journal)
    }

    /// Compares the register with the mark beside the key, and signs what a stop left unsigned.
    ///
    /// All is judged by the tree that the leaves make now, never by stored hashes.
    func settle(size: Int) throws(OperationError) {
        let kept = try files.mark(of: journal)
        let announced = try files.announcedHead(key: key.verifierKey)
        let head = try keptHead()
        let tree = try computedTree(size: size, rootsAt: [kept?.head, head].compactMap { $0?.size })
        if kept?.isDoubtful == true { try requireAnnounced(tree, announced) }
        let isFirst = head == nil && tree.size == 1 && announced?.size == 1
        guard let marked = kept?.head ?? (isFirst ? Checkpoint(journal: journal, size: 0, root: .emptyRoot) : nil)
        else {
            throw .quarantine(.noMark)
        }
        let signed = max(marked.size, head?.size ?? 0)
        guard signed <= tree.size else {
            throw .quarantine(.behind(signed: Int(clamping: signed), held: Int(clamping: tree.size)))
        }
        guard tree.root(at: marked.size) == marked.root else {
            throw .quarantine(.fork(size: Int(clamping: marked.size)))
        }
        if let head, tree.root(at: head.size) != head.root {
            throw .damaged(.root(journal: journal.description, size: Int(clamping: head.size)))
        }
        if signed < tree.size, announced?.size != tree.size || announced?.root != tree.root {
            throw .quarantine(.unannounced(signed: Int(clamping: signed), held: Int(clamping: tree.size)))
        }
        frontier = tree.frontier
        if head?.size != tree.size {
            try sign(size: tree.size, root: tree.root)
        } else if marked.size < tree.size || kept?.isDoubtful == true {
            try mark(Checkpoint(journal: journal, size: tree.size, root: tree.root))
        }
    }

    /// Refuses a doubtful mark where the register is not as it was announced to become.
    ///
    /// A mark that the power failed on is one record behind at most, of exactly the announced head. Where that does not
    /// fit, the mark may have been damaged at any time, and nobody knows what it said.
    private func requireAnnounced(_ tree: ComputedTree, _ announced: Checkpoint?) throws(OperationError) {
        guard let announced, announced.size == tree.size, announced.root == tree.root else {
            throw .mark(.damaged(path: folder.headMark))
        }
    }

    /// The tree of the leaves; the stored hashes, on which the next acts are built, have to agree with it.
    private func computedTree(size: Int, rootsAt sizes: [UInt64]) throws(OperationError) -> ComputedTree {
        let stored: MerkleFrontier
        let tree: ComputedTree
        do {
            tree = try ComputedTree(of: StoredJournal(name: journal, size: size), in: store, rootsAt: sizes)
            stored = try MerkleFrontier(size: tree.size, hashes: StoreHashes(store: store, journal: journal))
        } catch { throw .store(error as? StoreError ?? .unknownJournal(journal.description)) }
        guard stored == tree.frontier else { throw .damaged(.root(journal: journal.description, size: size)) }
        return tree
    }

    /// The kept head, with its signature checked; nothing where there is none yet.
    private func keptHead() throws(OperationError) -> Checkpoint? {
        let bytes: [UInt8]?
        do { bytes = try store.checkpoint(of: journal) } catch { throw .store(error) }
        guard let bytes else { return nil }
        do {
            return try VerifiedCheckpoint(
                opening: bytes,
                of: journal,
                key: key.verifierKey,
                verifier: Ed25519()
            ).checkpoint
        } catch { throw .damaged(.signature(journal: journal.description, .notOpened(error))) }
    }
}
