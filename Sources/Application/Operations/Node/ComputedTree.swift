import CanonicalBytes
import Journal
import Signing
import Storage

/// The tree of a journal as its leaves make it, and not as the store remembers it.
///
/// Stored hashes are a help for proofs. What is trusted or signed is computed from the leaves: a hand in the database can
/// change leaves and leave every stored hash above them as it was.
struct ComputedTree {
    let frontier: MerkleFrontier
    private let roots: [UInt64: Digest]

    /// Reads all leaves of a journal once, and remembers the root at each of the sizes that are asked for.
    ///
    /// `visit` is given the place and hash of each leaf and of each complete subtree, as soon as it is complete: those
    /// that a store keeps.
    init(
        of journal: StoredJournal,
        in store: any RegisterStore,
        rootsAt sizes: [UInt64],
        visit: (CompleteSubtree, Digest) throws(StoreError) -> Void = { _, _ throws(StoreError) in }
    ) throws(StoreError) {
        let hashing = SHA256()
        let wanted = Set(sizes)
        var frontier = MerkleFrontier()
        var roots: [UInt64: Digest] = [0: .emptyRoot]
        var left: [Digest] = []
        var number = 0
        while number < journal.size {
            // No further than the size: what somebody writes meanwhile belongs to a later state.
            let limit = min(Node.batch, journal.size - number)
            let leaves = try store.leaves(of: journal.name, from: number, limit: limit)
            guard !leaves.isEmpty else { break }
            for leaf in leaves {
                var hash = hashing.leaf(leaf.bytes)
                frontier.append(hash, hashing: hashing)
                var place = CompleteSubtree(level: 0, index: UInt64(number))
                try visit(place, hash)
                // A place on the right completes the subtree above it.
                while place.index & 1 == 1, let sibling = left.popLast() {
                    hash = hashing.node(sibling, hash)
                    place = CompleteSubtree(level: place.level + 1, index: place.index >> 1)
                    try visit(place, hash)
                }
                left.append(hash)
                if wanted.contains(frontier.size) { roots[frontier.size] = frontier.root(hashing: hashing) }
                number += 1
            }
        }
        self.frontier = frontier
        self.roots = roots
    }

    var size: UInt64 { frontier.size }

    var root: Digest { frontier.root(hashing: SHA256()) }

    /// The root of the first leaves; nothing for a size that was not asked for, or that the journal does not have.
    func root(at size: UInt64) -> Digest? { roots[size] }
}
