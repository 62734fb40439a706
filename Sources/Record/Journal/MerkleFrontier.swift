public import CanonicalBytes

/// The right edge of a Merkle tree: enough to append leaves and to know the root, at any size.
///
/// It holds one hash for every bit that is set in the size, so at most 64, and checks a journal of any length in the
/// same memory (RFC 9162 §2.1.2).
public struct MerkleFrontier: Hashable, Sendable {
    /// How many leaves have been appended.
    public private(set) var size: UInt64

    /// The roots of the complete subtrees, largest (leftmost) first.
    public private(set) var peaks: [Digest]

    /// Makes the frontier of an empty tree.
    public init() {
        size = 0
        peaks = []
        peaks.reserveCapacity(64)
    }

    /// Goes on from a frontier that was kept, if the number of hashes fits the size.
    public init?(size: UInt64, peaks: [Digest]) {
        guard peaks.count == size.nonzeroBitCount else { return nil }
        self.size = size
        self.peaks = peaks
    }

    /// Goes on from a tree whose hashes are stored.
    public init(size: UInt64, hashes: some TreeHashes) throws {
        self.init()
        self.size = size
        for subtree in CompleteSubtree.cover(from: 0, to: size) {
            peaks.append(try hashes.hash(level: subtree.level, index: subtree.index))
        }
    }

    /// Appends a leaf by its hash.
    public mutating func append(_ leafHash: Digest, hashing: some MerkleHashing) {
        var hash = leafHash
        var rest = size
        while rest & 1 == 1, let left = peaks.popLast() {
            hash = hashing.node(left, hash)
            rest >>= 1
        }
        peaks.append(hash)
        size &+= 1
    }

    /// Appends a leaf by its hash, and tells what is to be stored with it: its own hash and those of the subtrees that it
    /// completes.
    public mutating func append(
        _ leafHash: Digest,
        hashing: some MerkleHashing,
        storing store: (StoredHash) -> Void
    ) {
        var hash = leafHash
        var level = 0
        var index = size
        store(StoredHash(place: CompleteSubtree(level: 0, index: index), digest: hash))
        while index & 1 == 1, let left = peaks.popLast() {
            hash = hashing.node(left, hash)
            level += 1
            index >>= 1
            store(StoredHash(place: CompleteSubtree(level: level, index: index), digest: hash))
        }
        peaks.append(hash)
        size &+= 1
    }

    /// The root of the tree (RFC 9162 §2.1.1).
    public func root(hashing: some MerkleHashing) -> Digest {
        guard var root = peaks.last else { return .emptyRoot }
        for left in peaks.dropLast().reversed() {
            root = hashing.node(left, root)
        }
        return root
    }
}
