import CanonicalBytes
import Consultations
import Journal
import MemoryStore
import Operations
import Signing
import Storage
import Synchronization

/// What a node of a schedule begins with: its keys, and its register as it is after the founding.
struct NodeBeginning: Sendable {
    let participant: PartyID
    let party: PartyID
    let journal: JournalName
    let key: SigningKey
    let consentKey: SigningKey
    /// The register; every schedule works on a copy.
    var store: MemoryRegisterStore
    var content = MemoryFiles.Content()
    /// The number of the act that signs the founding text: what stands before stays in the house.
    var founded = Int.max
}

/// One machine with one participant's register, and everything that can happen to it.
final class SimulatedNode {
    let beginning: NodeBeginning
    let power = Power()
    let store: MemoryRegisterStore
    let files: MemoryFiles
    /// Its clock and its source of random bytes.
    private let world: World
    /// The program, while it runs.
    var writer: Writer?
    /// A backup of the register, without what lies beside it.
    var backup: MemoryRegisterStore?
    /// What lay beside the register when the backup was made; it is not put back with it.
    var besideBackup = MemoryFiles.Content()
    /// The disk that was replaced by a backup.
    var replaced: MemoryRegisterStore?
    /// Whether its register may be older than its last signature.
    var isRestored = false
    /// Whether this machine is a copy of another one, with its key: what must not be.
    let isTwin: Bool
    /// Whether its key is used by a twin, too.
    var hasTwin = false
    /// What it has shown as agreed.
    var agreed: Set<Digest> = []

    init(_ beginning: NodeBeginning, seed: UInt64, time: Int, ledger: Ledger?, fault: Fault?, isTwin: Bool = false) {
        self.beginning = beginning
        self.isTwin = isTwin
        let store = MemoryRegisterStore(copying: beginning.store, power: power)
        self.store = store
        files = MemoryFiles(
            beginning.content,
            power: power,
            consentKey: beginning.consentKey,
            store: store,
            ledger: ledger,
            fault: fault
        )
        world = World(time: time, seed: seed)
    }

    var name: String { beginning.participant.text + (isTwin ? "'" : "") }
    var journal: JournalName { beginning.journal }

    func moveClock(by seconds: Int) { world.time.withLock { $0 += seconds } }
    var time: Int { world.time.withLock { $0 } }

    var machine: Machine {
        let world = world
        return Machine(
            now: { Instant(secondsSinceEpoch: world.time.withLock { $0 }) ?? .epoch },
            random: { count in world.random.withLock { $0.bytes(count) } }
        )
    }

    private final class World: Sendable {
        let time: Mutex<Int>
        let random: Mutex<Seeded>

        init(time: Int, seed: UInt64) {
            self.time = Mutex(time)
            random = Mutex(Seeded(seed))
        }
    }

    /// The register as it is on the disk.
    func reading() throws(OperationError) -> Node {
        try Node(folder: RegisterFolder("simulated"), store: store, files: files)
    }

    /// The program, started where it does not run.
    func running() throws(OperationError) -> Writer {
        if let writer { return writer }
        let opened = try Writer.open(reading(), key: beginning.key, machine: machine)
        writer = opened
        return opened
    }
}
