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
        return covers(0..<oldSize, hash: oldRoot, size: size, root: root, proof: proof, hashing: hashing)
    }

    /// Whether leaves that lie side by side in the tree of this size and root have this hash as a tree of their own
    /// (draft-ietf-plants-merkle-tree-certs, "Verifying a Subtree Consistency Proof"; where they are the first ones,
    /// RFC 9162 §2.1.4.2).
    ///
    /// The leaves begin at a multiple of the power of two that is not smaller than their number. No leaves are part of
    /// every tree.
    public static func covers(
        _ leaves: Range<UInt64>,
        hash subtree: Digest,
        size: UInt64,
        root: Digest,
        proof: [Digest],
        hashing: some MerkleHashing
    ) -> Bool {
        guard leaves.upperBound <= size else { return false }
        if leaves.isEmpty { return proof.isEmpty && subtree == .emptyRoot }
        guard isSubtree(leaves) else { return false }
        var fn = leaves.lowerBound
        var sn = leaves.upperBound - 1
        var tn = size - 1
        let areLast = sn == tn
        while fn != sn, areLast || sn & 1 == 1 {
            fn >>= 1
            sn >>= 1
            tn >>= 1
        }
        // Where the leaves are a complete subtree their hash starts the path; otherwise the proof gives the start.
        var rest = proof[...]
        guard let start = fn == sn ? subtree : rest.popFirst() else { return false }
        var part = start
        var whole = start
        for sibling in rest {
            if tn == 0 { return false }
            if sn & 1 == 1 || sn == tn {
                if fn < sn { part = hashing.node(sibling, part) }
                whole = hashing.node(sibling, whole)
                while sn & 1 == 0, sn != 0 {
                    fn >>= 1
                    sn >>= 1
                    tn >>= 1
                }
            } else {
                whole = hashing.node(whole, sibling)
            }
            fn >>= 1
            sn >>= 1
            tn >>= 1
        }
        return tn == 0 && part == subtree && whole == root
    }

    /// Whether leaves can be a subtree with proofs of its own: they begin at a multiple of the power of two that is not
    /// smaller than their number.
    public static func isSubtree(_ leaves: Range<UInt64>) -> Bool {
        guard let last = leaves.last else { return false }
        // The lowest bit of the start is no lower than the height of the smallest tree that has so many leaves.
        let height = 64 - (last - leaves.lowerBound).leadingZeroBitCount
        return leaves.lowerBound == 0 || leaves.lowerBound.trailingZeroBitCount >= height
    }

    /// Climbs the levels at which the node is the last one and has no sibling.
    private static func skipLeftEdges(_ fn: inout UInt64, _ sn: inout UInt64) {
        while fn & 1 == 0, fn != 0 {
            fn >>= 1
            sn >>= 1
        }
    }
}
