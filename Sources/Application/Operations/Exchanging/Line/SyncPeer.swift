import CanonicalBytes
public import Consultations
import Exchange
import Journal
import Signing

/// Exchanges with another participant's node over a line until both have the same: fetches what is new there, takes it
/// in as from a pouch, and sends what is new here.
public struct SyncPeer: Sendable {
    /// The participant whose node is asked.
    public var peer: PartyID
    public var place: PeerAddresses.Place
    /// Waits so many seconds before a cut line is taken up again.
    public var pause: @Sendable (Int) -> Void

    /// How often each side may answer the other before the exchange is left for the next time.
    private static let rounds = 8

    public init(_ peer: PartyID, at place: PeerAddresses.Place, pause: @escaping @Sendable (Int) -> Void) {
        self.peer = peer
        self.place = place
        self.pause = pause
    }

    /// What came of it.
    public struct Outcome: Sendable {
        /// What came, in the order in which it came.
        public var arrivals: [Arrival] = []
        /// How many acts were stored here.
        public var stored = 0
        /// How many acts were sent and are there.
        public var sent = 0
        /// Whether own acts were fetched back that this register had lost.
        public var isRestored = false
        /// Whether both nodes have the same acts of every journal.
        public var isLevel = false
        public var requests = 0
        /// The bodies of what was sent and of what came, in bytes.
        public var sentBytes = 0
        public var receivedBytes = 0
    }

    /// Exchanges.
    public func perform(
        in folder: RegisterFolder,
        passphrase: String,
        machine: Machine
    ) throws(OperationError) -> Outcome {
        let key: SigningKey
        do {
            key = try SealedKeyFile(path: folder.logKey).open(passphrase: passphrase, path: folder.logKey)
        } catch { throw .key(error) }
        let node = try Node.open(folder)
        guard node.record.agreement != nil else { throw .refused(.notConstituted) }
        let line = try PeerLine(place, peer: peer, node: node, key: key, machine: machine, pause: pause)
        var outcome = Outcome()
        var record = node.record
        var answer = try line.pull(try node.holdings(), record: node.record)
        for _ in 0..<Self.rounds {
            guard let message = answer else {
                outcome.isLevel = true
                break
            }
            let mine: Delivery
            let holdings: Holdings
            if message.delivery.parts.isEmpty {
                let node = try node.refreshed(in: node.store)
                mine = try lacking(message.holdings, node, on: machine.now().day)
                holdings = try node.holdings()
            } else {
                // Nobody is kept from writing while the other side is waited for.
                (mine, holdings, record) = try take(message, node, key: key, machine: machine, &outcome)
            }
            guard !mine.parts.isEmpty else {
                outcome.isLevel = holdings == message.holdings
                break
            }
            answer = try line.push(
                ExchangeMessage(holdings: holdings, delivery: mine),
                before: message.holdings,
                record: record
            )
            outcome.sent += mine.parts.reduce(0) { $0 + $1.acts.count }
            if let answer, answer.delivery.parts.isEmpty, answer.holdings == message.holdings {
                throw .line(.notTaken(peer.text))
            }
        }
        outcome.requests = line.requests
        outcome.sentBytes = line.sentBytes
        outcome.receivedBytes = line.receivedBytes
        return outcome
    }

    private func lacking(_ holdings: Holdings, _ node: Node, on day: CalendarDay?) throws(OperationError) -> Delivery {
        try PackDelivery(for: peer, holdings: holdings, day: day).perform(from: node)
    }

    /// Takes in what has come; answers what the other node lacks then, and what is here.
    private func take(
        _ message: ExchangeMessage,
        _ node: Node,
        key: SigningKey,
        machine: Machine,
        _ outcome: inout Outcome
    ) throws(OperationError) -> (Delivery, Holdings, JointRecord) {
        let receive = ReceiveDelivery(message.delivery)
        let own = try node.holdings().journals[node.journal]?.size ?? 0
        if message.delivery.parts.contains(where: { $0.journal == node.journal && $0.end > own }) {
            // This register comes from an older backup: its acts come back before anything is signed.
            let restored = try receive.restore(node.folder)
            outcome.arrivals += restored.arrivals
            outcome.stored += restored.stored
            outcome.isRestored = true
            let writer = try Writer.open(node, asWriterWith: key, machine: machine)
            return try state(message, of: writer)
        }
        let writer = try Writer.open(node, asWriterWith: key, machine: machine)
        let received = try receive.perform(with: writer)
        outcome.arrivals += received.arrivals
        outcome.stored += received.stored
        return try state(message, of: writer)
    }

    private func state(
        _ message: ExchangeMessage,
        of writer: Writer
    ) throws(OperationError) -> (Delivery, Holdings, JointRecord) {
        let node = Node(of: writer)
        return (try lacking(message.holdings, node, on: writer.machine.now().day), try node.holdings(), node.record)
    }
}
