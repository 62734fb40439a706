public import CanonicalBytes

extension MerkleTree {
    /// The hashes that lead from a leaf to the root, the leaf's sibling first: PATH of RFC 9162 §2.1.3.1.
    public func inclusionProof(index: UInt64) throws -> [Digest] {
        guard index < size else { throw MerkleTreeError.noSuchLeaf(index: index, size: size) }
        var proof: [Digest] = []
        proof.reserveCapacity(64 - size.leadingZeroBitCount)
        var start: UInt64 = 0
        var end = size
        while end - start > 1 {
            let middle = start + Self.leftSize(end - start)
            if index < middle {
                proof.append(try hash(from: middle, to: end))
                end = middle
            } else {
                proof.append(try hash(from: start, to: middle))
                start = middle
            }
        }
        proof.reverse()
        return proof
    }

    /// The hashes that show that the tree continues an older one: PROOF of RFC 9162 §2.1.4.1.
    ///
    /// Empty when the older tree is empty or as large as this one.
    public func consistencyProof(from old: UInt64) throws -> [Digest] {
        guard old <= size else { throw MerkleTreeError.notYetReached(old: old, size: size) }
        if old == 0 || old == size { return [] }
        var proof: [Digest] = []
        var start: UInt64 = 0
        var end = size
        while end != old {
            let middle = start + Self.leftSize(end - start)
            if old <= middle {
                proof.append(try hash(from: middle, to: end))
                end = middle
            } else {
                proof.append(try hash(from: start, to: middle))
                start = middle
            }
        }
        // The old root is known to whoever checks; a smaller part of it isn't.
        if start != 0 { proof.append(try hash(from: start, to: end)) }
        proof.reverse()
        return proof
    }

    /// The largest power of two smaller than the number of leaves, which is at least 2.
    private static func leftSize(_ count: UInt64) -> UInt64 {
        1 << UInt64(63 - (count - 1).leadingZeroBitCount)
    }
}
