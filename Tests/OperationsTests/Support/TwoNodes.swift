import Agreement
import BagIt
import CanonicalBytes
import Consultations
import Exchange
import Foundation
import Journal
import Operations
import Signing
import Testing

/// One participant's node in a folder of its own, removed at its end.
final class TestNode {
    let folder: RegisterFolder
    let participant: PartyID
    let passphrase = "correct horse battery staple"
    private let root: URL

    /// Makes the register, with both parties and the mechanism on record.
    init(_ name: String, mechanism: String = "rivers-norvane", number: Int = 1) throws {
        root = FileManager.default.temporaryDirectory.appendingPathComponent("suivi-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: root, withIntermediateDirectories: true)
        folder = RegisterFolder(root.path + "/register")
        participant = try PartyID(name)
        let create = CreateRegister(
            folder: folder,
            journal: try #require(JournalName("\(name).example/\(mechanism)/\(number)")),
            mechanism: try MechanismID(mechanism),
            party: participant,
            keyCost: try #require(SealedKeyFile.Cost(passes: 1, memory: 1 << 20))
        )
        let writer = try create.perform(passphrase: passphrase, machine: TestRegister.machine())
        for party in Set([name, "norvane", "rivers"]).sorted() {
            let kind: PartyKind = party == "rivers" ? .confederation : .state
            let names = try TestRegister.names(party.capitalized)
            try NameParty(party: Party(id: try PartyID(party), kind: kind, names: names)).perform(with: writer)
        }
        try StateMechanism(
            names: try TestRegister.names("Consultations"),
            parties: [try PartyID("norvane"), try PartyID("rivers")]
        ).perform(with: writer)
    }

    /// Copies a node with its keys as an image of a disk does, in which it does not know that it is a copy: what must not be
    /// done.
    init(copying other: TestNode) throws {
        root = FileManager.default.temporaryDirectory.appendingPathComponent("suivi-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: root, withIntermediateDirectories: true)
        folder = RegisterFolder(root.path + "/register")
        participant = other.participant
        try FileManager.default.copyItem(atPath: other.folder.path, toPath: folder.path)
        try? FileManager.default.removeItem(atPath: folder.path + "/keys/place")
    }

    deinit { try? FileManager.default.removeItem(at: root) }

    func path(_ name: String) -> String { root.path + "/" + name }

    func writer(at time: String = "2026-05-20T08:00:00Z") throws -> Writer {
        try Writer.open(folder, passphrase: passphrase, machine: TestRegister.machine(at: time))
    }

    func node() throws -> Node { try Node.open(folder) }

    /// Makes the card, as a file.
    func card(for party: String, speaks: Bool = true) throws -> String {
        let make = MakeCard(party: try PartyID(party), speaks: speaks)
        let (note, _) = try make.perform(with: writer(), passphrase: passphrase)
        try Data(note).write(to: URL(fileURLWithPath: path("own.card")))
        return path("own.card")
    }

    func found(_ cards: [String], silence: SilenceRule? = nil) throws {
        try FoundMechanism(cards: cards, silence: silence).perform(with: writer(), passphrase: passphrase)
    }

    /// What a pouch for another participant holds, through the bytes of its files.
    func pack(for other: TestNode, isWhole: Bool = false) throws -> Delivery {
        let pack = PackDelivery(for: other.participant, isWhole: isWhole)
        let node = try node()
        let bag = try pack.bag(try pack.perform(from: node), from: node)
        return try Pouch.open(files: bag.payload, verifier: Ed25519(), hashing: SHA256())
    }

    /// What another participant lacks, before it is packed: a pouch begins with the whole tile.
    func lacking(for other: TestNode) throws -> Delivery {
        try PackDelivery(for: other.participant).perform(from: try node())
    }

    @discardableResult
    func receive(
        _ delivery: Delivery,
        at time: String = "2026-05-20T08:00:00Z"
    ) throws -> ReceiveDelivery.Outcome {
        try ReceiveDelivery(delivery).perform(with: writer(at: time))
    }

    /// Puts the register back as it was at a backup; the keys stay.
    func goBack(to backup: String) throws {
        for name in try FileManager.default.contentsOfDirectory(atPath: folder.path) where name != "keys" {
            try FileManager.default.removeItem(atPath: folder.path + "/" + name)
        }
        for name in try FileManager.default.contentsOfDirectory(atPath: backup) {
            try FileManager.default.copyItem(atPath: backup + "/" + name, toPath: folder.path + "/" + name)
        }
    }

    func bytes(of path: String) throws -> [UInt8] { Array(try Data(contentsOf: URL(fileURLWithPath: path))) }

    func put(_ bytes: [UInt8], at path: String) throws { try Data(bytes).write(to: URL(fileURLWithPath: path)) }

    /// Gives another node everything, its own journal included.
    func send(back other: TestNode) throws {
        _ = try ReceiveDelivery(try pack(for: other, isWhole: true)).restore(other.folder)
    }

    /// Sends to others what they lack.
    func send(to others: TestNode...) throws {
        for other in others { try other.receive(try pack(for: other)) }
    }

    @discardableResult
    func propose(
        _ subjects: ProposedSubject...,
        at time: String = "2026-05-20T08:00:00Z",
        silentlyUntil expiry: String? = nil
    ) throws -> String {
        try ProposeMatters(subjects, expiry: expiry.flatMap { Instant($0) })
            .perform(with: writer(at: time), passphrase: passphrase).reference.description
    }

    func answer(
        _ proposal: String,
        _ answer: AnswerProposal.Answer,
        by post: String? = nil,
        at time: String = "2026-05-20T08:00:00Z"
    ) throws {
        try AnswerProposal(proposal, answer, post: try post.map { try PostID($0) }).perform(
            with: writer(at: time),
            passphrase: passphrase
        )
    }

    func handOver(to member: String) throws {
        let source = try #require(FactSource(note: "presidency of the second half-year"))
        try HandOver(to: try PartyID(member), source: source).perform(with: writer())
    }

    func inbox() throws -> [String: Inbox.State] {
        Dictionary(uniqueKeysWithValues: Inbox(try node().record).entries.map { ($0.reference.description, $0.state) })
    }

    func digest() throws -> Digest? { try node().record.jointDigest }
}

/// Two nodes whose mechanism is founded: Norvane, and Alda that speaks for the confederation of the Three Rivers.
struct TwoNodes {
    let norvane: TestNode
    let alda: TestNode

    init() throws {
        norvane = try TestNode("norvane")
        alda = try TestNode("alda")
        let cards = [try norvane.card(for: "norvane"), try alda.card(for: "rivers")]
        try norvane.found(cards)
        try alda.found(cards)
        try exchange()
    }

    /// Sends back and forth until nobody has anything new.
    func exchange() throws {
        for _ in 0..<3 {
            try norvane.send(to: alda)
            try alda.send(to: norvane)
        }
    }
}

/// Nodes that exchange with each other until nobody has anything new.
func exchange(_ nodes: TestNode..., at time: String = "2026-05-20T08:00:00Z") throws {
    for _ in 0..<3 {
        for sender in nodes {
            for receiver in nodes where receiver !== sender {
                try receiver.receive(try sender.pack(for: receiver), at: time)
            }
        }
    }
}
