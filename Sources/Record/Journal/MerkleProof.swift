public import CanonicalBytes

/// Checks proofs of any origin: sizes and hashes may be anything, and nothing here traps or grows.
public enum MerkleProof {
    /// Whether a leaf stands at its place in the tree of this size and root (RFC 9162 §2.1.3.2).
    public static func includes(
        leafHash: Digest,
        index: UInt64,
        size: UInt64,
        root: Digest,
        proof: [Digest],
        hashing: some MerkleHashing
    ) -> Bool {
        guard index < size else { return false }
        var fn = index
        var sn = size - 1
        var hash = leafHash
        for sibling in proof {
            if sn == 0 { return false }
            if fn & 1 == 1 || fn == sn {
                hash = hashing.node(sibling, hash)
                skipLeftEdges(&fn, &sn)
            } else {
                hash = hashing.node(hash, sibling)
            }
            fn >>= 1
            sn >>= 1
        }
        return sn == 0 && hash == root
    }

    /// Whether the tree of the new size and root begins with all of the old one (RFC 9162 §2.1.4.2).
    ///
    /// Every tree continues the empty one, whose root must be ``CanonicalBytes/Digest/emptyRoot``; the proof is empty
    /// then, and also between equal trees.
    public static func continues(
        oldSize: UInt64,
        oldRoot: Digest,
        size: UInt64,
        root: Digest,
        proof: [Digest],
        hashing: some MerkleHashing
    ) -> Bool {
        if oldSize > size { return false }
        if oldSize == size { return proof.isEmpty && oldRoot == root && (size != 0 || root == .emptyRoot) }
        if oldSize == 0 { return proof.isEmpty && oldRoot == .emptyRoot }
        var fn = oldSize - 1
        var sn = size - 1
        while fn & 1 == 1 {
            fn >>= 1
            sn >>= 1
        }
        // Where the old tree is complete its root starts the path; otherwise the proof gives the start.
        var rest = proof[...]
        guard let start = oldSize & (oldSize - 1) == 0 ? oldRoot : rest.popFirst(), !proof.isEmpty else { return false }
        var oldHash = start
        var hash = start
        for sibling in rest {
            if sn == 0 { return false }
            if fn & 1 == 1 || fn == sn {
                oldHash = hashing.node(sibling, oldHash)
                hash = hashing.node(sibling, hash)
                skipLeftEdges(&fn, &sn)
            } else {
                hash = hashing.node(hash, sibling)
            }
            fn >>= 1
            sn >>= 1
        }
        return sn == 0 && oldHash == oldRoot && hash == root
    }

    /// Climbs the levels at which the node is the last one and has no sibling.
    private static func skipLeftEdges(_ fn: inout UInt64, _ sn: inout UInt64) {
        while fn & 1 == 0, fn != 0 {
            fn >>= 1
            sn >>= 1
        }
    }
}
