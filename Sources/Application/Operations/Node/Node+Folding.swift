import CanonicalBytes
import Consultations
import Exchange
import Journal
import Signing
import Storage

extension Node {
    /// How many leaves are read at once: memory stays bounded at any length of a journal.
    static let batch = 512

    /// Folds the journals that a store holds: the own one, and with it those of the others, once the mechanism is founded.
    static func fold(
        _ extent: StoreExtent,
        own: StoredJournal,
        in store: any RegisterStore,
        branches: [JournalPart]
    ) throws(OperationError) -> Fold {
        let alone = extent.journals.count == 1
        var folded = try fold(extent, own: own, in: store, withRoots: !alone)
        // Founded a moment ago, and nothing has come from the others yet: its acts can be cited from now on.
        if alone, folded.record.agreement != nil {
            folded = try fold(extent, own: own, in: store, withRoots: true)
        }
        for part in branches { try folded.take(branch: part) }
        return folded
    }

    private static func fold(
        _ extent: StoreExtent,
        own: StoredJournal,
        in store: any RegisterStore,
        withRoots: Bool
    ) throws(OperationError) -> Fold {
        var folded = Fold(own: own.name, withRoots: withRoots)
        try folded.advance(to: extent, in: store)
        return folded
    }

    /// Reads the acts of a journal in their order, from where a tree ends.
    ///
    /// `withRoots` says whether the places in the tree are needed: while a journal stands alone nobody cites them.
    ///
    /// - Returns: The tree with what was read, where the places are needed.
    @discardableResult
    static func acts(
        of journal: StoredJournal,
        from tree: MerkleFrontier = MerkleFrontier(),
        in store: any RegisterStore,
        withRoots: Bool,
        _ take: (JointRecord.PlacedJournalAct) throws(OperationError) -> Void
    ) throws(OperationError) -> MerkleFrontier {
        let hashing = SHA256()
        let name = journal.name.description
        var frontier = tree
        var number = Int(clamping: tree.size)
        var root = number > 0 ? frontier.root(hashing: hashing) : .emptyRoot
        while number < journal.size {
            let leaves: [StoredLeaf]
            do { leaves = try store.leaves(of: journal.name, from: number, limit: batch) } catch { throw .store(error) }
            guard !leaves.isEmpty else { throw .damaged(.leaf(journal: name, number: number, .missing)) }
            // Others may have written since the size was read; what is theirs comes the next time.
            for leaf in leaves.prefix(journal.size - number) {
                guard leaf.number == number else { throw .damaged(.leaf(journal: name, number: number, .missing)) }
                let act = try act(leaf, journal: name, in: store)
                let before = root
                var leafHash = Digest.emptyRoot
                if withRoots {
                    leafHash = hashing.leaf(leaf.bytes)
                    frontier.append(leafHash, hashing: hashing)
                    root = frontier.root(hashing: hashing)
                }
                try take(JointRecord.PlacedJournalAct(act: act, leaf: leafHash, rootBefore: before, root: root))
                number += 1
            }
        }
        return frontier
    }

    /// One act from its leaf and its body.
    static func act(
        _ leaf: StoredLeaf,
        journal: String,
        in store: any RegisterStore
    ) throws(OperationError) -> Act {
        let header: ActHeader
        do { header = try ActHeader(bytes: leaf.bytes) } catch {
            throw .damaged(.leaf(journal: journal, number: leaf.number, .unreadable(error)))
        }
        guard header.journal == journal, header.number == leaf.number else {
            throw .damaged(.leaf(journal: journal, number: leaf.number, .misplaced))
        }
        let body: StoredBody?
        do { body = try store.body(header.body) } catch {
            // Whose body it is says more than the name of the file in which the row is damaged.
            if case .damaged = error { throw .damaged(.body(journal: journal, number: leaf.number)) }
            throw .store(error)
        }
        guard let body else {
            // Without a body that it had, the fold would be another register.
            guard !leaf.hadBody else { throw .damaged(.body(journal: journal, number: leaf.number)) }
            return Act(header: header, body: .withheld)
        }
        guard let salt = BodySalt(bytes: body.salt),
            BodyCommitment.commitment(salt: salt, body: body.bytes, hashing: SHA256()) == header.body
        else {
            throw .damaged(.body(journal: journal, number: leaf.number))
        }
        do {
            return Act(header: header, body: .shown(try ActContent(act: header.act, bytes: body.bytes)))
        } catch { return Act(header: header, body: .notUnderstood(error)) }
    }
}

extension JointRecord {
    /// Takes in a second history of a journal; its acts lead to its signed head.
    mutating func receive(_ part: JournalPart) throws(OperationError) {
        guard let key = verifierKey(of: part.journal) else { return }
        let hashing = SHA256()
        let checked: CheckedPart
        do { checked = try part.checked(by: key, verifier: Ed25519(), hashing: hashing) } catch { throw .pouch(error) }
        guard var tree = MerkleFrontier(size: UInt64(part.first), peaks: part.before) else { return }
        for (place, act) in part.acts.enumerated() {
            let before = tree.root(hashing: hashing)
            tree.append(checked.leafHashes[place], hashing: hashing)
            receive(
                PlacedJournalAct(
                    act: Act(header: checked.headers[place], part: act),
                    leaf: checked.leafHashes[place],
                    rootBefore: before,
                    root: tree.root(hashing: hashing)
                )
            )
        }
    }
}
