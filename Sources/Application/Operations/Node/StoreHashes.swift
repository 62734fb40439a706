import CanonicalBytes
import Journal
import Storage

/// The hashes of a journal's tree as a store keeps them.
struct StoreHashes: TreeHashes {
    let store: any RegisterStore
    let journal: JournalName

    func hash(level: Int, index: UInt64) throws -> Digest { try store.hash(of: journal, level: level, index: index) }
}
