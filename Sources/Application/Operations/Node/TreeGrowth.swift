import CanonicalBytes
import Journal
import Signing
import Storage

/// A journal's tree to which acts are being added: what the store has to keep of it, and its root.
struct TreeGrowth {
    private(set) var frontier: MerkleFrontier
    /// The hashes of the complete subtrees that were completed.
    private(set) var hashes: [SubtreeHash] = []
    private var known: [CompleteSubtree: Digest] = [:]
    private let stored: StoreHashes
    private let hashing = SHA256()

    init(_ journal: JournalName, frontier: MerkleFrontier, in store: any RegisterStore) {
        self.frontier = frontier
        stored = StoreHashes(store: store, journal: journal)
    }

    var root: Digest { frontier.root(hashing: hashing) }

    /// Adds a leaf by its hash.
    mutating func append(_ leafHash: Digest) throws(OperationError) {
        for new in try newHashes(appending: leafHash) {
            known[new.place] = new.digest
            hashes.append(SubtreeHash(level: new.place.level, index: new.place.index, hash: new.digest))
        }
        frontier.append(leafHash, hashing: hashing)
    }

    /// The subtrees that a leaf completes; the tree that tells them is gone before anything is kept, so that nothing is
    /// copied.
    private func newHashes(appending leafHash: Digest) throws(OperationError) -> [StoredHash] {
        let overlaid = OverlaidHashes(stored: stored, known: known)
        let tree = MerkleTree(size: frontier.size, hashes: overlaid, hashing: hashing)
        do { return try tree.newHashes(appending: leafHash) } catch {
            throw .store(error as? StoreError ?? .unknownJournal(stored.journal.description))
        }
    }
}
