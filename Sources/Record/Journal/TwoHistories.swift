public import CanonicalBytes

/// The proof that one journal has signed two histories, for anyone to check.
///
/// Two signed heads, and the leaves that they have at one place. The owner of the journal alone can have made them.
public struct TwoHistories: Hashable, Sendable {
    /// One branch: a signed head and what it has at the place.
    public struct Branch: Hashable, Sendable {
        /// The signed head.
        public let head: VerifiedCheckpoint
        /// The hash of the leaf at the place.
        public let leafHash: Digest
        /// The proof that it stands there.
        public let proof: [Digest]

        /// Makes a branch.
        public init(head: VerifiedCheckpoint, leafHash: Digest, proof: [Digest]) {
            self.head = head
            self.leafHash = leafHash
            self.proof = proof
        }
    }

    /// One branch.
    public let first: Branch
    /// The other branch.
    public let second: Branch
    /// The place at which they differ.
    public let index: UInt64

    /// Makes the evidence if it proves two histories: one journal, one place, two leaves, each in its tree.
    public init?(_ first: Branch, _ second: Branch, index: UInt64, hashing: some MerkleHashing) {
        guard
            first.head.checkpoint.origin == second.head.checkpoint.origin, first.leafHash != second.leafHash
        else { return nil }
        for branch in [first, second] {
            let head = branch.head.checkpoint
            let isIncluded = MerkleProof.includes(
                leafHash: branch.leafHash,
                index: index,
                size: head.size,
                root: head.root,
                proof: branch.proof,
                hashing: hashing
            )
            guard isIncluded else { return nil }
        }
        self.first = first
        self.second = second
        self.index = index
    }
}
