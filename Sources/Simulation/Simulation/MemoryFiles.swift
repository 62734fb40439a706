import CanonicalBytes
import Consultations
import Exchange
import Journal
import MemoryStore
import Operations
import Signing
import Storage
import Synchronization

/// What a simulated node keeps beside its store, in memory; each write may meet a failure of the power.
final class MemoryFiles: NodeFiles {
    /// What is durable: a value, so that a copy is a backup of the whole machine.
    struct Content: Sendable {
        var mark: HeadMark.Kept?
        var announced: Checkpoint?
        var branches: [JournalPart] = []
    }

    private let content: Mutex<Content>
    private let power: Power
    private let consentKey: SigningKey
    private let store: MemoryRegisterStore
    /// What is told of every head that is signed; a twin of a node is not watched, it is there to cheat.
    private let ledger: Ledger?
    /// Which step of the order on disk is left out, to show that the simulation notices.
    private let fault: Fault?

    init(
        _ content: Content,
        power: Power,
        consentKey: SigningKey,
        store: MemoryRegisterStore,
        ledger: Ledger?,
        fault: Fault?
    ) {
        self.content = Mutex(content)
        self.power = power
        self.consentKey = consentKey
        self.store = store
        self.ledger = ledger
        self.fault = fault
    }

    /// What is durable now.
    var durable: Content {
        get { content.withLock { $0 } }
        set { content.withLock { $0 = newValue } }
    }

    private func read() throws(OperationError) {
        do { try power.read() } catch { throw .store(error) }
    }

    private func write(
        _ kind: PowerFailure.Write,
        _ change: (inout Content) -> Void
    ) throws(OperationError) {
        do throws(StoreError) {
            try power.before(kind)
            content.withLock { change(&$0) }
            try power.after(kind)
        } catch { throw .store(error) }
    }

    func mark(of journal: JournalName) throws(OperationError) -> HeadMark.Kept? {
        try read()
        return durable.mark
    }

    func setMark(_ head: Checkpoint, of journal: JournalName) throws(OperationError) {
        let leaves = (try? store.leaves(of: journal, from: 0, limit: .max))?.map(\.bytes)
        // A signature whose power failed before it was marked was in no file and was sent to nobody: there is none.
        let note = { [ledger] in ledger?.sign(head, of: journal, leaves: leaves ?? []) }
        if let kept = durable.mark?.head, kept != head, head.size <= kept.size {
            throw .mark(.wouldGoBack(path: "a mark", kept: kept.size, offered: head.size))
        }
        if fault == .markForgotten {
            note()
            return
        }
        do {
            try write(.mark) {
                $0.mark = HeadMark.Kept(head: head)
                note()
            }
        } catch {
            // Power that fails while it is written leaves the one before, and a doubt.
            content.withLock { content in
                if let kept = content.mark?.head, kept != head {
                    content.mark = HeadMark.Kept(head: kept, isDoubtful: true)
                }
            }
            throw error
        }
    }

    func announcedHead(key: VerifierKey) throws(OperationError) -> Checkpoint? {
        try read()
        return durable.announced
    }

    func announce(_ head: Checkpoint, key: SigningKey) throws(OperationError) {
        if fault == .announcementForgotten { return }
        try write(.announcement) { $0.announced = head }
    }

    /// A machine is copied whole here, so that it does not know that it is a copy.
    func isCopied() throws(OperationError) -> Bool { false }

    func branches() throws(OperationError) -> [JournalPart] {
        try read()
        return durable.branches
    }

    func keepBranch(
        _ part: JournalPart,
        root: Digest,
        store: any RegisterStore
    ) throws(OperationError) -> Bool {
        guard !durable.branches.contains(where: { $0.journal == part.journal && $0.head == part.head }) else {
            return false
        }
        try write(.branch) { $0.branches.append(part) }
        return true
    }

    func clearances() throws(OperationError) -> ClearanceBook { ClearanceBook() }

    func consentKey(of journal: JournalName, passphrase: String) throws(OperationError) -> SigningKey {
        try read()
        return consentKey
    }
}

/// A step that a simulation leaves out, to show that it would notice.
public enum Fault: String, CaseIterable, Hashable, Sendable {
    /// The next head is not announced before acts are written.
    case announcementForgotten = "announcement"
    /// The mark of the signed head is not set.
    case markForgotten = "mark"
    /// A backup is put back together with the mark of then, and its owner does not ask the others first.
    case markPutBack = "backup"
}
