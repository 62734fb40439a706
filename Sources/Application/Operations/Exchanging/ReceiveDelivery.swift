import Agreement
import CanonicalBytes
public import Consultations
public import Exchange
import Journal
import SQLiteStore
import Signing
import Storage

/// Takes in what others sent, by pouch or over a line: looks at all of it first, and stores it in one transaction.
public struct ReceiveDelivery: Sendable {
    public var delivery: Delivery

    public init(_ delivery: Delivery) { self.delivery = delivery }

    /// What came of it.
    public struct Outcome: Sendable {
        public let arrivals: [Arrival]
        /// How many acts were stored.
        public let stored: Int
        /// The act by which they were acknowledged; nothing where there was nothing to acknowledge.
        public let acknowledged: ActPlace?
    }

    /// Looks at a delivery, and stores nothing.
    public func preview(for node: Node) throws(OperationError) -> [Arrival] {
        try arrivals(in: node.store, own: node.journal, record: node.record)
    }

    private func arrivals(
        in store: any RegisterStore,
        own: JournalName,
        record: JointRecord
    ) throws(OperationError) -> [Arrival] {
        guard record.agreement != nil else { throw .refused(.notConstituted) }
        var arrivals: [Arrival] = []
        for part in delivery.parts {
            let arrival = try Arrival(part, in: store, own: own, record: record)
            // Of two parts that both go on where a journal ends here only one can be stored.
            guard arrival.hasNewActs,
                let place = arrivals.firstIndex(where: { $0.journal == arrival.journal && $0.hasNewActs })
            else {
                arrivals.append(arrival)
                continue
            }
            if let number = arrival.firstDifference(from: arrivals[place]) {
                arrivals.append(arrival.asSecondHistory(from: number))
            } else if arrival.part.end > arrivals[place].part.end {
                arrivals[place] = arrival
            }
        }
        return arrivals
    }

    /// Stores what is new, and acknowledges what changes the register.
    ///
    /// The same delivery again changes nothing. What does not fit is left out and told of; the rest is taken.
    public func perform(with writer: Writer) throws(OperationError) -> Outcome {
        let arrivals = try arrivals(in: writer.store, own: writer.journal, record: writer.record)
        for case .aheadOfUs(let held, let offered) in arrivals.map(\.state) {
            // Nothing is signed before these acts are back: that is done without the key.
            throw .quarantine(.cited(held: held, cited: offered))
        }
        let stored = try store(arrivals, in: writer.store, files: writer.files)
        guard stored.didChange else { return Outcome(arrivals: arrivals, stored: 0, acknowledged: nil) }
        // What is here already is read again only where it has become another: the cost of a receipt is that of what is
        // new.
        if stored.isPlain { try writer.take(arrivals) } else { try writer.reload() }
        let acknowledged = try writer.acknowledge()
        if !stored.isPlain { try writer.rebuildRows() }
        return Outcome(arrivals: arrivals, stored: stored.acts, acknowledged: acknowledged)
    }

    /// Fetches the register's own acts back from what the others have of them, and takes in all the rest.
    ///
    /// This is how a register that comes from an older backup leaves its quarantine. It needs no key and signs nothing:
    /// the acts come with the head that the own key has signed.
    public func restore(_ folder: RegisterFolder) throws(OperationError) -> Outcome {
        let store: SQLiteRegisterStore
        do {
            store = try SQLiteRegisterStore.open(folder: folder.path, access: .writing, hashFile: Node.sha256)
        } catch { throw .store(error) }
        return try restore(Node(folder: folder, store: store))
    }

    /// Fetches the own acts back into a register that is open.
    package func restore(_ node: Node) throws(OperationError) -> Outcome {
        let arrivals = try preview(for: node)
        // With its own acts the register gets back what its lists show; that is stored with them or not at all.
        var record = node.record
        for arrival in arrivals where arrival.hasNewActs {
            for placed in try arrival.placedActs(in: node.store) { record.receive(placed) }
        }
        let rows = record.register.rows(seenBy: node.party)
        let stored = try store(arrivals, rows: rows, in: node.store, files: node.files)
        return Outcome(arrivals: arrivals, stored: stored.acts, acknowledged: nil)
    }

    /// Stores what goes on where a journal ends here, in one transaction.
    ///
    /// - Returns: How many acts are new, whether anything is, and whether it is nothing but new acts.
    private func store(
        _ arrivals: [Arrival],
        rows: [ConclusionRow] = [],
        in store: any RegisterStore,
        files: any NodeFiles
    ) throws(OperationError) -> (acts: Int, didChange: Bool, isPlain: Bool) {
        var keptBranch = false
        for arrival in arrivals {
            guard case .fork = arrival.state, let root = arrival.branchRoot else { continue }
            let isNew = try files.keepBranch(arrival.part, root: root, store: store)
            keptBranch = keptBranch || isNew
        }
        var appends: [JournalAppend] = []
        var bodies: [Digest: StoredBody] = [:]
        var checkpoints: [JournalName: [UInt8]] = [:]
        for arrival in arrivals where arrival.fits {
            bodies.merge(arrival.laterBodies) { first, _ in first }
            guard arrival.hasNewActs else { continue }
            appends.append(try arrival.append(in: store, rows: appends.isEmpty ? rows : []))
            checkpoints[arrival.journal] = arrival.part.head
        }
        // Files first: an act whose file is missing would be worse than a file that nobody names.
        let named = Set(arrivals.flatMap(\.acts).flatMap(\.files))
        do {
            for (digest, bytes) in delivery.files.sorted(by: { $0.key < $1.key }) where named.contains(digest) {
                try store.keep(file: bytes, as: digest)
            }
            bodies = try bodies.filter { try store.body($0.key) == nil }
            guard !appends.isEmpty || !bodies.isEmpty else { return (0, keptBranch, false) }
            try store.receive(appends, bodies: bodies, checkpoints: checkpoints)
        } catch let error as StoreError { throw .store(error) } catch { throw .invalid("\(error)") }
        return (appends.reduce(0) { $0 + $1.acts.count }, true, bodies.isEmpty && !keptBranch)
    }
}

extension Act {
    /// The files that the act names.
    var files: [Digest] {
        guard ActContent.namesFiles(header.act), case .shown(let content) = body else { return [] }
        return content.files
    }
}

extension ActContent {
    /// Whether acts of this code can name files.
    static func namesFiles(_ code: String) -> Bool { ["deposit", "report", "propose"].contains(code) }

    /// The files that the content names.
    var files: [Digest] {
        switch self {
        case .deposit(let document): [document.file.sha256] + (document.text.map { [$0.sha256] } ?? [])
        case .report(let report): report.evidence.map(\.sha256)
        case .propose(let instrument, _): instrument.items.flatMap(\.content.files)
        default: []
        }
    }
}

extension Writer {
    /// Passes the deadlines of silence: a journal that writes nothing agrees to nothing.
    func passDeadlines() throws(OperationError) {
        guard let rules = record.agreement?.rulesInForce, rules.silence != nil else { return }
        let consents = try judgement(ofNext: NewEntry(.acknowledge))?.consentedBySilence ?? []
        if !consents.isEmpty { try record(entries: [NewEntry(.acknowledge)]) }
    }

    /// Acknowledges what has come from others, if it changes the register and no act has seen it.
    ///
    /// So nobody's next act concludes what the screen did not show. A mere acknowledgement is not acknowledged: two nodes
    /// would answer each other for ever.
    @discardableResult
    func acknowledge() throws(OperationError) -> ActPlace? {
        // A copy of this register has signed, too: whatever is signed now would go on in one of two histories.
        guard record.awaitsAcknowledgement, !record.journalsWithTwoHistories.contains(record.journal) else {
            return nil
        }
        return try record(entries: [NewEntry(.acknowledge)]).first
    }
}
