public import CanonicalBytes

/// A Merkle tree of a certain size over a store of hashes (RFC 9162 §2.1).
///
/// The store has the hash of every complete subtree; so a root or a proof reads about two hashes a level, and a tree of
/// any earlier size can be shown from the same store.
public struct MerkleTree<Hashes: TreeHashes, Hashing: MerkleHashing> {
    /// How many leaves the tree has.
    public let size: UInt64
    let hashes: Hashes
    let hashing: Hashing

    /// Makes the tree of the first `size` leaves of a store.
    public init(size: UInt64, hashes: Hashes, hashing: Hashing) {
        self.size = size
        self.hashes = hashes
        self.hashing = hashing
    }

    /// The root.
    public func root() throws -> Digest {
        size == 0 ? .emptyRoot : try hash(from: 0, to: size)
    }

    /// The hash over the leaves from `start` to before `end`, where `start` is aligned as proofs need it.
    func hash(from start: UInt64, to end: UInt64) throws -> Digest {
        let count = end &- start
        if count.nonzeroBitCount == 1 {
            // Nearly every hash of a proof is that of one complete subtree.
            let level = count.trailingZeroBitCount
            return try hashes.hash(level: level, index: start >> UInt64(level))
        }
        let subtrees = CompleteSubtree.cover(from: start, to: end)
        guard let last = subtrees.last else { return .emptyRoot }
        var result = try hashes.hash(level: last.level, index: last.index)
        for subtree in subtrees.dropLast().reversed() {
            result = hashing.node(try hashes.hash(level: subtree.level, index: subtree.index), result)
        }
        return result
    }
}
