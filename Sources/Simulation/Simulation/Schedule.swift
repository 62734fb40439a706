import Agreement
import CanonicalBytes
import Consultations
import Exchange
import Journal
import MemoryStore
import Operations
import Storage

/// One schedule: what happens to the nodes of one mechanism, drawn by a seed, and what must hold all the while.
struct Schedule {
    let seed: UInt64
    var random: Seeded
    let cast: Casting.Cast
    let ledger = Ledger()
    let fault: Fault?
    var nodes: [SimulatedNode] = []
    /// Pouches on their way.
    var wire: [Pouch] = []
    /// Pouches that have arrived: they may come once more, much later.
    var arrived: [Pouch] = []
    var tally = Tally()
    /// Whether a machine may be copied with its key.
    let isHostile: Bool
    /// What was done, in words, where somebody wants to read it.
    let diary: Diary
    /// The first thing that did not hold.
    var violation: String?

    /// A delivery on its way.
    struct Pouch {
        let number: Int
        let sender: Int
        let receiver: Int
        let delivery: Delivery
    }

    init(seed: UInt64, casting: Casting, fault: Fault?, keepsLines: Bool) {
        self.seed = seed
        self.fault = fault
        diary = Diary(isKept: keepsLines)
        random = Seeded(seed)
        let casts = casting.casts
        cast = casts[random.below(casts.count)]
        isHostile = random.chance(15)
        for beginning in cast.nodes {
            nodes.append(
                SimulatedNode(
                    beginning,
                    seed: random.next(),
                    time: cast.time + random.below(600),
                    ledger: ledger,
                    fault: fault
                )
            )
        }
        note("\(cast.name)\(isHostile ? "; a machine may be copied" : "")")
    }

    /// What was done, one line each.
    final class Diary {
        let isKept: Bool
        fileprivate(set) var lines: [String] = []

        init(isKept: Bool) { self.isKept = isKept }
    }

    func note(_ line: @autoclosure () -> String) { if diary.isKept { diary.lines.append(line()) } }

    mutating func violate(_ words: String) {
        note("VIOLATION: \(words)")
        violation = violation ?? words
    }

    /// Runs the schedule to its end.
    mutating func run() {
        let steps = 12 + random.below(30)
        for _ in 0..<steps {
            step()
            if violation != nil { return }
        }
        finish()
    }

    private mutating func step() {
        let node = random.below(nodes.count)
        nodes[node].moveClock(by: random.below(900))
        switch random.below(100) {
        case ..<14: propose(node)
        case ..<34: answer(node)
        case ..<40: speakAlone(node)
        case ..<44: handOver(node)
        case ..<62: send(from: node)
        case ..<82: deliver()
        case ..<85: deliverAgain()
        case ..<87: lose()
        case ..<92: armPower(node)
        case ..<95: stop(node)
        case ..<96: jumpClock(node)
        case ..<98: goBack(node)
        default: if isHostile { copyMachine(node) } else { send(from: node) }
        }
    }

    // MARK: - What can go wrong with a machine

    private mutating func armPower(_ node: Int) {
        let moments = 1 + random.below(12)
        nodes[node].power.fail(in: moments)
        note("\(nodes[node].name): the power fails at the \(moments). moment of writing from now")
    }

    private mutating func stop(_ node: Int) {
        nodes[node].writer = nil
        tally.add("restarts")
        note("\(nodes[node].name): restarts")
    }

    private mutating func jumpClock(_ node: Int) {
        let seconds = random.below(400_000) - 200_000
        nodes[node].moveClock(by: seconds)
        tally.add("clock jumps")
        note("\(nodes[node].name): its clock jumps by \(seconds) s")
    }

    /// Makes a backup, or puts one back: the register of then, with the keys and the mark of now.
    private mutating func goBack(_ place: Int) {
        let node = nodes[place]
        guard let backup = node.backup, !node.isRestored, !node.isTwin else {
            if !node.isRestored {
                _ = powerBack(place)
                node.backup = MemoryRegisterStore(copying: node.store)
                node.besideBackup = node.files.durable
                tally.add("backups made")
                note("\(node.name): makes a backup")
            }
            return
        }
        _ = powerBack(place)
        node.replaced = MemoryRegisterStore(copying: node.store)
        node.store.takeOver(backup)
        node.writer = nil
        node.isRestored = true
        if fault == .markPutBack {
            node.files.durable = node.besideBackup
            node.isRestored = false
            node.agreed = []
        }
        tally.add("backups put back")
        note("\(node.name): is put back from an old backup")
    }

    /// Copies a machine with its key, and both go on: what must not be, and what nobody else may be hurt by.
    private mutating func copyMachine(_ place: Int) {
        let node = nodes[place]
        guard !nodes.contains(where: \.isTwin), !node.isRestored else { return }
        _ = powerBack(place)
        var beginning = node.beginning
        beginning.store = MemoryRegisterStore(copying: node.store)
        beginning.content = node.files.durable
        node.hasTwin = true
        let twin = SimulatedNode(
            beginning,
            seed: random.next(),
            time: node.time,
            ledger: nil,
            fault: fault,
            isTwin: true
        )
        twin.hasTwin = true
        nodes.append(twin)
        tally.add("machines copied with their key")
        note("\(node.name): is copied with its key")
    }

    /// Brings the power of a machine back, and counts where it had failed.
    @discardableResult
    mutating func powerBack(_ place: Int) -> Bool {
        guard let failure = nodes[place].power.restore() else { return false }
        nodes[place].writer = nil
        tally.add("power failures")
        tally.add("power failed \(failure)")
        note("\(nodes[place].name): the power failed \(failure)")
        return true
    }
}
