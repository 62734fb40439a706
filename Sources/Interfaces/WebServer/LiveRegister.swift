import Consultations
import Journal
import Operations
import Storage
import Synchronization

/// The register as it is now: read again when its journal has grown, else kept.
final class LiveRegister: Sendable {
    private let folder: RegisterFolder
    private let latest: Mutex<Node>

    init(_ folder: RegisterFolder) throws(OperationError) {
        self.folder = folder
        latest = Mutex(try Node.open(folder))
    }

    /// The register with every act that is in the store.
    ///
    /// Requests that come while it is read again wait for it, so that it is read once.
    func node() throws(OperationError) -> Node {
        try latest.withLock { node throws(OperationError) in
            if try Self.storedSize(of: node) != node.size { node = try Node.open(folder) }
            return node
        }
    }

    /// How many acts the journal has in the store now.
    private static func storedSize(of node: Node) throws(OperationError) -> Int? {
        let journals: [StoredJournal]
        do { journals = try node.store.journals() } catch { throw .store(error) }
        return journals.first { $0.name == node.journal }?.size
    }
}

extension Node {
    /// How many acts the register is computed from.
    var size: Int { register.journals[journal.description]?.size ?? 0 }
}
