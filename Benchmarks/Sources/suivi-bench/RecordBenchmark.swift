import CanonicalBytes
import Consultations
import Glibc
import Journal
import Operations
import Signing

/// How fast acts are recorded and verified: each record is announced, durable, read back, signed and marked before it
/// counts.
struct RecordBenchmark {
    /// A folder on the disk that is measured.
    let folder: String

    func run() throws {
        let register = RegisterFolder(folder + "/register")
        let machine = Machine(
            now: { Instant(secondsSinceEpoch: time(nil)) ?? .epoch },
            random: { RandomBytes.make($0) }
        )
        guard let journal = JournalName(participant: "norvane.example", mechanism: "rivers", number: 1) else { return }
        let create = CreateRegister(
            folder: register,
            journal: journal,
            mechanism: try Identifier("rivers"),
            party: try Identifier("norvane")
        )
        let writer = try create.perform(passphrase: "benchmark", machine: machine)
        guard let names = Names([.english: "Republic of Norvane"]) else { throw Failure.names }
        try writer.record([.party(Party(id: try Identifier("norvane"), kind: .state, names: names))])

        // What the disk allows: each act takes more than one such write.
        let files = 100
        let durable = try Measure {
            for index in 0..<files {
                try DurableFile.write([UInt8](repeating: 7, count: 4096), to: "\(folder)/\(index)")
            }
        }
        line("files written durably one by one", Double(files) / durable.wall, "files/s", "wall; 4 kB, the same disk")

        let single = 3000
        let alone = try Measure { for index in 0..<single { try writer.record([post(index)]) } }
        line(
            "acts recorded one by one",
            Double(single) / alone.wall,
            "acts/s",
            "wall; durable and signed each; goal 1500"
        )
        line("", Double(single) / alone.cpu, "acts/CPU s")
        let batch = 500
        let batches = 20
        let together = try Measure {
            for round in 0..<batches {
                try writer.record((0..<batch).map { try post(single + round * batch + $0) })
            }
        }
        line(
            "acts recorded \(batch) at once",
            Double(batch * batches) / together.wall,
            "acts/s",
            "wall; durable and signed; goal 5000"
        )
        let size = single + batch * batches + 2
        var whole = false
        let verify = try Measure { whole = try VerifyRegister(folder: register).perform().isWhole }
        line("whole register verified", Double(size) / verify.cpu, "acts/CPU s", "\(size) acts, whole: \(whole)")
        let open = try Measure { _ = try Node.open(register) }
        line("register opened", open.wall * 1000, "ms", "\(size) acts folded")
    }

    private func post(_ index: Int) throws -> ActContent {
        guard let names = Names([.english: "Desk \(index) of the river commission"]) else { throw Failure.names }
        return .post(Post(id: try Identifier("desk-\(index)"), party: try Identifier("norvane"), names: names))
    }

    /// A measurement that can't be made.
    enum Failure: Error { case names }
}

/// How fast leaves are hashed and compared with a signed head: the part of a check that grows with the journal.
struct AuditBenchmark {
    func run() {
        let hashing = SHA256()
        let leaf = [UInt8](repeating: 0x61, count: 256)
        let count = 1_000_000
        var frontier = MerkleFrontier()
        let append = Measure { for _ in 0..<count { frontier.append(hashing.leaf(leaf), hashing: hashing) } }
        line("leaves appended to a tree", Double(count) / append.cpu, "leaves/CPU s", "256 bytes each, in memory")
        guard let journal = JournalName(participant: "norvane.example", mechanism: "rivers", number: 1) else { return }
        let head = Checkpoint(journal: journal, size: frontier.size, root: frontier.root(hashing: hashing))
        var audit = JournalAudit(against: head, hashing: hashing)
        let verify = Measure { for _ in 0..<count { audit.add(leaf: leaf) } }
        line("leaves verified against a head", Double(count) / verify.cpu, "leaves/CPU s", "\(audit.verdict())")
    }
}
