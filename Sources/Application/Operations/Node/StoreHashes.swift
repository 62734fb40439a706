import CanonicalBytes
import Journal
import Storage

/// The hashes of a journal's tree as a store keeps them.
struct StoreHashes: TreeHashes {
    let store: any RegisterStore
    let journal: JournalName

    func hash(level: Int, index: UInt64) throws -> Digest { try store.hash(of: journal, level: level, index: index) }
}

/// Stored hashes with some on top that are not stored yet.
struct OverlaidHashes: TreeHashes {
    let stored: StoreHashes
    let known: [CompleteSubtree: Digest]

    func hash(level: Int, index: UInt64) throws -> Digest {
        if let digest = known[CompleteSubtree(level: level, index: index)] { return digest }
        return try stored.hash(level: level, index: index)
    }
}
