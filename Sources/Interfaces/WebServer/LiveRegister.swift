import Consultations
import Journal
import Operations
import Storage
import Synchronization

/// The register as it is now: read again when its journal has grown or has another signed head, else kept.
final class LiveRegister: Sendable {
    private let folder: RegisterFolder
    private let latest: Mutex<(node: Node, state: State)>

    /// What tells one state of a journal from another without reading its acts.
    private struct State: Equatable {
        let size: Int?
        let head: [UInt8]?

        init(of node: Node) throws(OperationError) {
            do {
                size = try node.store.journals().first { $0.name == node.journal }?.size
                head = try node.store.checkpoint(of: node.journal)
            } catch { throw .store(error) }
        }
    }

    init(_ folder: RegisterFolder) throws(OperationError) {
        self.folder = folder
        let node = try Node.open(folder)
        latest = Mutex((node, try State(of: node)))
    }

    /// The register with every act that is in the store.
    ///
    /// Requests that come while it is read again wait for it, so that it is read once.
    func node() throws(OperationError) -> Node {
        try latest.withLock { latest throws(OperationError) in
            // The state is taken before the acts are read: what comes in between is met at the next request.
            let state = try State(of: latest.node)
            if state != latest.state || state.size != latest.node.size { latest = (try Node.open(folder), state) }
            return latest.node
        }
    }
}

extension Node {
    /// How many acts the register is computed from.
    var size: Int { register.journals[journal.description]?.size ?? 0 }
}
