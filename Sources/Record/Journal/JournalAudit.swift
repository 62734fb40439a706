public import CanonicalBytes

/// Checks all leaves of a journal against a signed head, in one pass and the memory of one leaf.
///
/// Give it the leaves in order, and where they are kept the stored hashes of the leaves too: then a damaged leaf, or a
/// damaged hash, is named. One flipped bit otherwise only shows as another root.
public struct JournalAudit<Hashing: MerkleHashing> {
    /// What an audit found.
    public enum Verdict: Hashable, Sendable {
        /// All leaves are there and lead to the signed root.
        case whole
        /// There are fewer leaves than the head says.
        case missingLeaves(from: UInt64, size: UInt64)
        /// There are more leaves than the head says.
        case unsignedLeaves(from: UInt64)
        /// The stored hashes lead to the signed root; this is the first leaf that doesn't fit its hash.
        case damagedLeaf(index: UInt64)
        /// The leaves lead to the signed root; this is the first leaf whose stored hash is another.
        case damagedHash(index: UInt64)
        /// Neither leads to the signed root; the first leaf that differs from its stored hash, if one does.
        case otherHistory(firstDifference: UInt64?)
    }

    private let checkpoint: Checkpoint
    private let hashing: Hashing
    private var computed = MerkleFrontier()
    /// The tree of the stored hashes, from the first difference on; until then both trees are one.
    private var stored: MerkleFrontier?
    private var firstDifference: UInt64?

    /// Starts an audit against a head.
    public init(against checkpoint: Checkpoint, hashing: Hashing) {
        self.checkpoint = checkpoint
        self.hashing = hashing
    }

    /// Takes the next leaf, and its stored hash if there is one.
    public mutating func add(leaf: [UInt8], storedHash: Digest? = nil) {
        add(leafHash: hashing.leaf(leaf.span), storedHash: storedHash)
    }

    /// Takes the next leaf by the hash computed from its bytes.
    public mutating func add(leafHash: Digest, storedHash: Digest? = nil) {
        if let storedHash, storedHash != leafHash, firstDifference == nil {
            firstDifference = computed.size
            stored = computed
        }
        computed.append(leafHash, hashing: hashing)
        if var stored {
            self.stored = nil  // One owner, so that appending needn't copy.
            stored.append(storedHash ?? leafHash, hashing: hashing)
            self.stored = stored
        }
    }

    /// The verdict after the last leaf.
    public func verdict() -> Verdict {
        if computed.size < checkpoint.size {
            return .missingLeaves(from: computed.size, size: checkpoint.size)
        }
        if computed.size > checkpoint.size { return .unsignedLeaves(from: checkpoint.size) }
        let fits = computed.root(hashing: hashing) == checkpoint.root
        guard let firstDifference, let stored else { return fits ? .whole : .otherHistory(firstDifference: nil) }
        if fits { return .damagedHash(index: firstDifference) }
        let storedFits = stored.root(hashing: hashing) == checkpoint.root
        return storedFits ? .damagedLeaf(index: firstDifference) : .otherHistory(firstDifference: firstDifference)
    }
}

extension JournalAudit.Verdict: CustomStringConvertible {
    public var description: String {
        switch self {
        case .whole:
            "all acts are there and lead to the signed root"
        case .missingLeaves(let from, let size):
            "the head is signed over \(size) acts, but only \(from) are there; fetch those from \(from) on"
        case .unsignedLeaves(let from):
            "acts from \(from) on are not covered by the signed head; check them against a newer head"
        case .damagedLeaf(let index):
            "act \(index) is damaged; fetch it again from another party"
        case .damagedHash(let index):
            "the stored hash of act \(index) is damaged, the act itself is not; rebuild the tree from the acts"
        case .otherHistory(.some(let index)):
            "the acts don't lead to the signed root; act \(index) is the first that differs from its stored hash"
        case .otherHistory(.none):
            "the acts don't lead to the signed root; compare them with another party's copy"
        }
    }
}
