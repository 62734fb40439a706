import CanonicalBytes
import Consultations
public import Exchange
import Journal
import Signing
import Storage

extension Node {
    /// What is here of every journal, up to its signed head.
    public func holdings() throws(OperationError) -> Holdings {
        var held: [JournalName: Holdings.Held] = [:]
        do {
            for journal in try store.journals() {
                let hashes = StoreHashes(store: store, journal: journal.name)
                let root = try MerkleFrontier(size: UInt64(journal.size), hashes: hashes).root(hashing: SHA256())
                held[journal.name] = Holdings.Held(size: journal.size, root: root)
            }
        } catch let error as StoreError { throw .store(error) } catch { throw .invalid("\(error)") }
        return Holdings(held)
    }
}
