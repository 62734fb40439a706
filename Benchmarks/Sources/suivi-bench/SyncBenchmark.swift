import CanonicalBytes
import Consultations
import Glibc
import HTTPServer
import Journal
import Operations
import Signing
import Storage

/// How fast two nodes exchange over a line on this machine, with everything signed, checked and stored.
struct SyncBenchmark {
    /// A folder on the disk that is measured.
    let folder: String

    private static let passphrase = "benchmark"
    private static let count = 10_000

    func run() throws {
        let machine = Machine(
            now: { Instant(secondsSinceEpoch: time(nil)) ?? .epoch },
            random: { RandomBytes.make($0) }
        )
        let names = ["norvane", "alda"]
        let folders = names.map { RegisterFolder("\(folder)/sync-\($0)") }
        var cards: [String] = []
        for (place, name) in names.enumerated() { cards.append(try register(name, folders[place], machine)) }
        for place in folders {
            let writer = try Writer.open(place, passphrase: Self.passphrase, machine: machine)
            try FoundMechanism(cards: cards).perform(with: writer, passphrase: Self.passphrase)
        }
        let desk = try ExchangeDesk(folder: folders[0], passphrase: Self.passphrase, machine: machine)
        let server = try HTTPServer(
            configuration: .init(hosts: .any, bodyBytes: ExchangeDesk.requestLimit, guards: .forPrograms)
        ) { desk.response(to: $0) }
        defer { server.stop() }
        let sync = SyncPeer(
            try Identifier(names[0]),
            at: .init(address: "http://127.0.0.1:\(server.port)")
        ) { _ in }
        func exchange() throws -> (Measure, SyncPeer.Outcome) {
            var outcome: SyncPeer.Outcome?
            let measure = try Measure {
                outcome = try sync.perform(in: folders[1], passphrase: Self.passphrase, machine: machine)
            }
            guard let outcome else { throw RecordBenchmark.Failure.names }
            return (measure, outcome)
        }
        _ = try exchange()
        let (nothing, _) = try exchange()
        line("exchange where nothing is new", nothing.wall * 1000, "ms", "wall; opening the key included")

        // The scope ends the right to write.
        do {
            let writer = try Writer.open(folders[0], passphrase: Self.passphrase, machine: machine)
            for round in 0..<Self.count / 500 {
                try writer.record((0..<500).map { try post(round * 500 + $0) })
            }
        }
        let records = try recordBytes(folders[0])
        let (many, outcome) = try exchange()
        line(
            "exchange of \(outcome.stored) new acts of 300 bytes",
            many.wall * 1000,
            "ms",
            "wall; both nodes in this process, all checked and stored; goal 500"
        )
        line("", many.cpu * 1000, "CPU ms")
        line(
            "bytes on the line to those of the records",
            Double(outcome.receivedBytes) / Double(records),
            "",
            "goal 1.1"
        )
    }

    private func register(_ name: String, _ folder: RegisterFolder, _ machine: Machine) throws -> String {
        guard let journal = JournalName(participant: "\(name).example", mechanism: "rivers", number: 1),
            let names = Names([.english: name])
        else { throw RecordBenchmark.Failure.names }
        let create = CreateRegister(
            folder: folder,
            journal: journal,
            mechanism: try Identifier("rivers"),
            party: try Identifier(name)
        )
        let writer = try create.perform(passphrase: Self.passphrase, machine: machine)
        for party in ["norvane", "alda"] {
            try writer.record([.party(Party(id: try Identifier(party), kind: .state, names: names))])
        }
        try StateMechanism(names: names, parties: [try Identifier("norvane"), try Identifier("alda")])
            .perform(with: writer)
        let (note, _) = try MakeCard().perform(with: writer, passphrase: Self.passphrase)
        let path = "\(folder.path).card"
        try NewFile(path: path).write(note)
        return path
    }

    /// An act whose body has about 300 bytes.
    private func post(_ index: Int) throws -> ActContent {
        let words = String(repeating: "of the commission on the rivers ", count: 7)
        guard let names = Names([.english: "Desk \(index) \(words)"]) else { throw RecordBenchmark.Failure.names }
        return .post(Post(id: try Identifier("desk-\(index)"), party: try Identifier("norvane"), names: names))
    }

    /// The bytes of the new acts' headers, salts and bodies.
    private func recordBytes(_ folder: RegisterFolder) throws -> Int {
        let node = try Node.open(folder)
        var bytes = 0
        guard let own = try node.store.journals().first(where: { $0.name == node.journal }) else { return 1 }
        for leaf in try node.store.leaves(of: node.journal, from: own.size - Self.count, limit: Self.count) {
            bytes += leaf.bytes.count
            if let body = try node.store.body(ActHeader(bytes: leaf.bytes).body) {
                bytes += body.salt.count + body.bytes.count
            }
        }
        return bytes
    }
}
