public import CanonicalBytes

/// A store of the hashes of complete subtrees.
public protocol TreeHashes {
    /// The hash of the complete subtree of 2^level leaves that begins at leaf index · 2^level.
    ///
    /// Throws when it isn't there or can't be read.
    func hash(level: Int, index: UInt64) throws -> Digest
}

/// The hash of a complete subtree together with its place, to be stored.
public struct StoredHash: Hashable, Sendable {
    /// The place.
    public let place: CompleteSubtree
    /// The hash.
    public let digest: Digest

    /// Makes a stored hash.
    public init(place: CompleteSubtree, digest: Digest) {
        self.place = place
        self.digest = digest
    }
}

/// An error of the tree of a journal.
public enum MerkleTreeError: Error, Hashable, Sendable, CustomStringConvertible {
    /// A hash isn't in the store.
    case missingHash(level: Int, index: UInt64)
    /// A proof was asked for a leaf that the tree doesn't have.
    case noSuchLeaf(index: UInt64, size: UInt64)
    /// A proof was asked from a size that the tree hasn't reached.
    case notYetReached(old: UInt64, size: UInt64)

    public var description: String {
        switch self {
        case .missingHash(let level, let index):
            "hash \(index) of level \(level) of the journal's tree is missing; rebuild the tree from the leaves"
        case .noSuchLeaf(let index, let size):
            "the journal has \(size) acts, so there is no act \(index); acts are counted from 0"
        case .notYetReached(let old, let size):
            "the journal has \(size) acts, fewer than \(old); fetch the newer acts first"
        }
    }
}
