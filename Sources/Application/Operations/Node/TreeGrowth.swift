import CanonicalBytes
import Journal
import Signing
import Storage

/// A journal's tree to which acts are being added: what the store has to keep of it, and its root.
///
/// The right edge is enough: nothing that is stored is read again.
struct TreeGrowth {
    private(set) var frontier: MerkleFrontier
    /// The hashes of the complete subtrees that were completed.
    private(set) var hashes: [SubtreeHash] = []
    private let hashing = SHA256()

    init(frontier: MerkleFrontier) { self.frontier = frontier }

    var root: Digest { frontier.root(hashing: hashing) }

    /// Adds a leaf by its hash.
    mutating func append(_ leafHash: Digest) {
        frontier.append(leafHash, hashing: hashing) { new in
            hashes.append(SubtreeHash(level: new.place.level, index: new.place.index, hash: new.digest))
        }
    }
}
