public import CanonicalBytes

/// The hashes of a tree, in memory: two a leaf.
public struct TreeHashTable: TreeHashes, Hashable, Sendable {
    /// The hashes, by level and then by index.
    public private(set) var levels: [[Digest]] = []

    /// Makes the table of an empty tree.
    public init() {}

    /// How many leaves the tree has.
    public var size: UInt64 { UInt64(levels.first?.count ?? 0) }

    /// Appends a leaf by its hash, and every subtree that it completes.
    public mutating func append(_ leafHash: Digest, hashing: some MerkleHashing) {
        var hash = leafHash
        var level = 0
        while true {
            if level == levels.count { levels.append([]) }
            levels[level].append(hash)
            let count = levels[level].count
            if count % 2 == 1 { return }
            hash = hashing.node(levels[level][count - 2], hash)
            level += 1
        }
    }

    public func hash(level: Int, index: UInt64) throws -> Digest {
        guard levels.indices.contains(level), index < levels[level].count else {
            throw MerkleTreeError.missingHash(level: level, index: index)
        }
        return levels[level][Int(index)]
    }
}
