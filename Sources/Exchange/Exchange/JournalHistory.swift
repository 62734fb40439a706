public import CanonicalBytes
public import Journal

/// One history of a journal as far as it is here: enough to tell the root at each of its sizes.
public struct JournalHistory: Hashable, Sendable {
    /// The journal.
    public let journal: JournalName
    /// The number of the first act that is here.
    public let first: Int
    /// The complete subtrees of the tree before it, largest first.
    public let before: [Digest]
    /// The hashes of the leaves from there on.
    public let leafHashes: [Digest]
    /// The head that covers them.
    public let head: Checkpoint

    /// How many acts the journal has up to here.
    public var size: Int { first + leafHashes.count }

    /// The roots at some sizes; none for those that lie before the first act or behind the head.
    public func roots(at sizes: Set<Int>, hashing: some MerkleHashing) -> [Int: Digest] {
        var roots: [Int: Digest] = [:]
        if sizes.contains(0) { roots[0] = .emptyRoot }
        guard var tree = MerkleFrontier(size: UInt64(first), peaks: before) else { return roots }
        var place = first
        for size in sizes.sorted() where size >= first && size <= self.size && size > 0 {
            while place < size {
                tree.append(leafHashes[place - first], hashing: hashing)
                place += 1
            }
            roots[size] = tree.root(hashing: hashing)
        }
        return roots
    }
}
