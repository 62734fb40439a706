import MemoryStore
import Storage
import Synchronization

/// The power of one simulated machine: it fails at the n-th write from now, before or after it is durable, and nothing
/// is read or written until it is back.
final class Power: PowerSupply {
    private struct State {
        /// How many moments of writing are left before it fails; each write has two, before and after.
        var left: Int?
        var failure: PowerFailure?
    }

    private let state = Mutex(State())

    /// Lets it fail at a moment of writing: 1 is the next.
    func fail(in moments: Int) { state.withLock { $0.left = moments } }

    /// Brings it back; says where it had failed.
    func restore() -> PowerFailure? {
        state.withLock { state in
            defer { state = State() }
            return state.failure
        }
    }

    var hasFailed: Bool { state.withLock { $0.failure != nil } }

    func read() throws(StoreError) {
        if hasFailed { throw Self.error }
    }

    func before(_ write: PowerFailure.Write) throws(StoreError) { try pass(PowerFailure(write, isAfter: false)) }

    func after(_ write: PowerFailure.Write) throws(StoreError) { try pass(PowerFailure(write, isAfter: true)) }

    private func pass(_ moment: PowerFailure) throws(StoreError) {
        let isOff = state.withLock { state in
            if state.failure != nil { return true }
            guard let left = state.left else { return false }
            state.left = left - 1
            if left <= 1 { state.failure = moment }
            return left <= 1
        }
        if isOff { throw Self.error }
    }

    private static let error = StoreError.system(path: "a machine", doing: "running", reason: "the power failed")
}
