import CanonicalBytes
import Consultations
import Exchange
import Journal
import MemoryStore
import Operations
import Storage

@testable import Simulation

/// Two machines of a mechanism that is founded: Norvane, and Alda who speaks for the Three Rivers.
struct Pair {
    let norvane: SimulatedNode
    let alda: SimulatedNode
    /// Every head that either key has signed.
    let ledger: Ledger

    init(_ casting: Casting, seed: UInt64 = 1) {
        let cast = casting.casts[0]
        let ledger = Ledger()
        func node(_ name: String) -> SimulatedNode? {
            cast.nodes.first { $0.participant.text == name }.map {
                SimulatedNode($0, seed: seed, time: cast.time, ledger: ledger, fault: nil)
            }
        }
        guard let norvane = node("norvane"), let alda = node("alda") else { preconditionFailure("no such cast") }
        self.norvane = norvane
        self.alda = alda
        self.ledger = ledger
    }
}

extension SimulatedNode {
    /// Records one act of its own.
    func say(_ text: String) throws(OperationError) {
        try MakeStatement(Statement(kind: .explanation, conclusion: nil, text: text)).perform(with: running())
    }

    /// What another one is sent.
    func pack(for other: SimulatedNode, isWhole: Bool = false) throws(OperationError) -> Delivery {
        let node = if let writer { Node(of: writer) } else { try reading() }
        return try PackDelivery(for: other.beginning.participant, isWhole: isWhole).perform(from: node)
    }

    @discardableResult
    func receive(_ delivery: Delivery) throws(OperationError) -> ReceiveDelivery.Outcome {
        try ReceiveDelivery(delivery).perform(with: running())
    }

    /// Starts the program anew.
    func restart() { writer = nil }

    /// The register is put back as another one was; what lies beside the key stays.
    func goBack(to backup: MemoryRegisterStore) {
        store.takeOver(backup)
        writer = nil
    }

    /// How many acts its own journal has.
    var size: Int { (try? store.journals().first { $0.name == journal }?.size) ?? 0 }

    /// A machine with the same disk and the same key: what must not be.
    func twin(ledger: Ledger?) -> SimulatedNode {
        var copy = beginning
        copy.store = MemoryRegisterStore(copying: store)
        copy.content = files.durable
        return SimulatedNode(copy, seed: 77, time: time, ledger: ledger, fault: nil, isTwin: true)
    }
}
