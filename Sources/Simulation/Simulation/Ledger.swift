import CanonicalBytes
import Consultations
import Journal
import Synchronization

/// Every head that any key of a schedule has signed, by journal: the witness that sees all machines at once.
///
/// Nobody may ever sign two histories of a journal, whatever crashes, comes late or is put back from a backup.
final class Ledger: Sendable {
    private struct State {
        var roots: [String: [UInt64: Digest]] = [:]
        var leaves: [String: [[UInt8]]] = [:]
        var breach: String?
    }

    private let state = Mutex(State())

    /// A second history that was signed, in words; nothing as long as there is none.
    var breach: String? { state.withLock { $0.breach } }

    /// Begins anew with what is signed already.
    convenience init(copying other: Ledger) {
        self.init()
        let copy = other.state.withLock { $0 }
        state.withLock { $0 = copy }
    }

    /// Notes that a head is signed, and may leave its machine.
    ///
    /// - Parameters:
    ///   - head: The head.
    ///   - journal: The journal that it is of.
    ///   - all: The leaves of the journal as they are on that machine now.
    func sign(_ head: Checkpoint, of journal: JournalName, leaves all: [[UInt8]]) {
        let name = journal.description
        let known = state.withLock { $0.leaves[name]?.count ?? 0 }
        state.withLock { state in
            if let other = state.roots[name]?[head.size], other != head.root {
                state.breach = state.breach ?? "\(name) has signed two heads of \(head.size) acts"
            }
            state.roots[name, default: [:]][head.size] = head.root
            for number in 0..<min(known, Int(head.size), all.count)
            where state.leaves[name]?[number] != all[number] {
                state.breach = state.breach ?? "\(name) has signed two acts \(number)"
            }
            if all.count > known, Int(head.size) > known {
                state.leaves[name, default: []] += all[known..<min(Int(head.size), all.count)]
            }
        }
    }
}
