import Consultations
import SQLiteStore
import Signing
public import Storage

/// Computes all that lists and counters show once more from the acts, and says whether it was equal.
public struct RebuildProjections: Sendable {
    public var folder: RegisterFolder

    public init(folder: RegisterFolder) { self.folder = folder }

    /// Writes the projections anew; returns which rows were others before.
    public func perform() throws(OperationError) -> RebuildOutcome {
        do {
            let store = try SQLiteRegisterStore.open(folder: folder.path, access: .writing, hashFile: Node.sha256)
            let node = try Node(folder: folder, store: store)
            return try store.rebuild(rows: node.register.rows(seenBy: node.party))
        } catch let error as StoreError { throw .store(error) } catch let error as OperationError { throw error } catch
        {
            throw .invalid("\(error)")
        }
    }
}
