import CanonicalBytes
import Consultations
import Exchange
import Journal
import Signing
import Storage

/// The fold of the journals in a store, and how far it has come: what lies behind it is not read again.
struct Fold: Sendable {
    /// The journal that the node writes.
    let own: JournalName
    private(set) var record: JointRecord
    /// When the last act of the own journal was made.
    private(set) var lastTime: Instant?
    /// The trees of the journals as far as they are folded.
    private var trees: [JournalName: MerkleFrontier] = [:]
    /// How many bodies the store had.
    private var bodies = 0
    /// The heads of the second histories that were taken in.
    private var branches: [[UInt8]] = []
    /// Whether the acts have their places in their trees, so that others can cite them.
    private let withRoots: Bool

    init(own: JournalName, withRoots: Bool) {
        self.own = own
        self.withRoots = withRoots
        record = JointRecord(journal: own.description, sha256: Node.sha256)
    }

    /// Folds what a store holds beyond what is folded.
    ///
    /// - Returns: How many bodies came with the acts.
    @discardableResult
    mutating func advance(to extent: StoreExtent, in store: any RegisterStore) throws(OperationError) -> Int {
        let journals = extent.journals.filter { $0.name == own } + extent.journals.filter { $0.name != own }
        var shown = 0
        for journal in journals {
            let tree = trees[journal.name] ?? MerkleFrontier()
            trees[journal.name] = try Node.acts(of: journal, from: tree, in: store, withRoots: withRoots) {
                placed throws(OperationError) in
                if journal.name == own { lastTime = placed.act.header.at }
                if case .withheld = placed.act.body {} else { shown += 1 }
                record.receive(placed)
            }
        }
        bodies = extent.bodies
        return shown
    }

    /// Takes in a second history of a journal.
    mutating func take(branch: JournalPart) throws(OperationError) {
        try record.receive(branch)
        branches.append(branch.head)
    }

    /// The same with what a store has got since; nothing where everything has to be read again.
    ///
    /// That is so where the mechanism was not founded yet, where another history of a journal has come or lies in the
    /// store now, and where bodies came of acts that are folded without them.
    func grown(
        to extent: StoreExtent,
        in store: any RegisterStore,
        branches: [JournalPart]
    ) throws(OperationError) -> Fold? {
        guard withRoots, record.agreement != nil, branches.map(\.head) == self.branches,
            trees.keys.allSatisfy({ name in extent.journals.contains { $0.name == name } })
        else { return nil }
        for journal in extent.journals {
            guard let tree = trees[journal.name], tree.size > 0 else { continue }
            guard journal.size >= Int(clamping: tree.size) else { return nil }
            let hashes = StoreHashes(store: store, journal: journal.name)
            let stored: MerkleFrontier
            do { stored = try MerkleFrontier(size: tree.size, hashes: hashes) } catch {
                throw .store(error as? StoreError ?? .unknownJournal(journal.name.description))
            }
            guard stored == tree else { return nil }
        }
        var next = self
        let shown = try next.advance(to: extent, in: store)
        return extent.bodies - bodies == shown ? next : nil
    }
}
