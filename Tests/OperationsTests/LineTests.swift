import CanonicalBytes
import Consultations
import Exchange
import Foundation
import HTTPModel
import HTTPServer
import HTTPSignatures
import Journal
import Operations
import Signing
import Testing

@Suite("Exchange over a line")
struct LineTests {
    @Test("what is proposed at one node and consented to at the other is agreed on both, and both digests are equal")
    func bothWays() throws {
        let nodes = try TwoNodes()
        let line = try TestLine(nodes.norvane)
        let proposal = try nodes.norvane.propose(.mechanism)
        let first = try line.sync(from: nodes.alda)
        #expect(first.isLevel && first.stored > 0)
        #expect(try nodes.alda.inbox()[proposal] == .awaitsUs)
        try nodes.alda.answer(proposal, .consent)
        let second = try line.sync(from: nodes.alda)
        #expect(second.isLevel && second.sent > 0)
        #expect(try nodes.norvane.inbox()[proposal] == .agreed(receivedByAll: true))
        #expect(try nodes.alda.inbox()[proposal] == .agreed(receivedByAll: true))
        #expect(try nodes.alda.digest() == nodes.norvane.digest())
        #expect(try nodes.alda.digest() != nil)
    }

    @Test("where nothing is new one request is made, and nothing is stored")
    func nothingNew() throws {
        let nodes = try TwoNodes()
        let line = try TestLine(nodes.norvane)
        try line.sync(from: nodes.alda)
        let before = line.requests.count
        let outcome = try line.sync(from: nodes.alda)
        #expect(outcome.isLevel)
        #expect(outcome.stored == 0 && outcome.sent == 0 && outcome.arrivals.isEmpty)
        #expect(line.requests.count == before + 1)
    }

    @Test("by pouch and by line, in any order and twice, the registers end equal", arguments: 0..<6 as Range<UInt64>)
    func mixedRoads(seed: UInt64) throws {
        var random = SystemNumbers(seed: seed)
        let nodes = try TwoNodes()
        let line = try TestLine(nodes.norvane)
        var old: [Delivery] = []
        for round in 0..<8 {
            let (author, other) = round % 2 == 0 ? (nodes.norvane, nodes.alda) : (nodes.alda, nodes.norvane)
            _ = try? author.propose(.party(try PartyID(round % 3 == 0 ? "rivers" : "norvane")))
            switch Int.random(in: 0..<4, using: &random) {
            case 0: try line.sync(from: nodes.alda)
            case 1: try author.send(to: other)
            case 2: old.append(try author.pack(for: other))
            default: break
            }
        }
        for delivery in old.shuffled(using: &random) {
            _ = try? nodes.alda.receive(delivery)
            _ = try? nodes.norvane.receive(delivery)
        }
        try line.sync(from: nodes.alda)
        #expect(try nodes.alda.digest() == nodes.norvane.digest())
        #expect(try nodes.alda.digest() != nil)
        for delivery in old {
            #expect(try nodes.alda.receive(delivery).stored == 0)
            #expect(try nodes.norvane.receive(delivery).stored == 0)
        }
    }

    @Test("a register from an old backup gets its own acts back over the line before it signs anything")
    func fetchedBack() throws {
        let nodes = try TwoNodes()
        let line = try TestLine(nodes.norvane)
        let backup = nodes.alda.path("backup")
        _ = try BackUp(folder: nodes.alda.folder, target: backup).perform()
        let proposal = try nodes.norvane.propose(.mechanism)
        try line.sync(from: nodes.alda)
        try nodes.alda.answer(proposal, .consent)
        try line.sync(from: nodes.alda)
        let digest = try nodes.norvane.digest()

        try nodes.alda.goBack(to: backup)
        #expect(throws: OperationError.self) { try nodes.alda.writer() }
        let outcome = try line.sync(from: nodes.alda)
        #expect(outcome.isRestored && outcome.isLevel)
        #expect(try nodes.alda.digest() == digest)
        _ = try nodes.alda.writer()
    }

    @Test("the journals are there as tiles, from which the head can be computed; to the parties alone")
    func tiles() throws {
        let nodes = try TwoNodes()
        let line = try TestLine(nodes.norvane)
        let key = try nodes.alda.logKey()
        func get(_ path: String...) throws -> Response {
            var request = HandmadeRequest(method: .get, body: [], keyID: key.verifierKey.name.description)
            request.target = Target(path: ["exchange", "journals", "norvane.example", "rivers-norvane", "1"] + path)
            return line.desk.response(to: try request.signed(by: key))
        }
        let note = try get("checkpoint").body
        let verifier = try #require(
            VerifierKey(String(String(decoding: try get("key").body, as: UTF8.self).dropLast()), hashing: SHA256())
        )
        let name = try #require(JournalName("norvane.example/rivers-norvane/1"))
        let head = try VerifiedCheckpoint(opening: note, of: name, key: verifier, verifier: Ed25519()).checkpoint
        let tile = try #require(Tile(.entries, index: 0, width: Int(head.size)))
        let path = tile.path.split(separator: "/").map(String.init)
        let leaves = try EntryBundle.leaves(
            in: get(path[0], path[1], path[2], path[3]).body,
            count: Int(head.size)
        )
        var tree = MerkleFrontier()
        for leaf in leaves { tree.append(SHA256().leaf(leaf), hashing: SHA256()) }
        #expect(tree.root(hashing: SHA256()) == head.root)
        #expect(try get("tile", "0", "000.p", "\(head.size)").body.count == 32 * Int(head.size))
        #expect(try get("tile", "0", "000.p", "\(head.size + 1)").status == .notFound)
        #expect(try get("tile", "0", "000").status == .notFound)
        #expect(try get("bodies", "00").status == .notFound)

        let unsigned = Request(
            .get,
            Target("exchange", "journals", "norvane.example", "rivers-norvane", "1", "checkpoint")
        )
        #expect(line.desk.response(to: unsigned).status == Status(401))
    }
}

@Suite("A line on which somebody else is at work")
struct HostileLineTests {
    private let nodes: TwoNodes
    private let line: TestLine
    private let key: SigningKey
    private let keyID: String

    init() throws {
        nodes = try TwoNodes()
        line = try TestLine(nodes.norvane)
        key = try nodes.alda.logKey()
        keyID = key.verifierKey.name.description
    }

    private func status(_ request: Request) -> Int { line.desk.response(to: request).status.code }

    @Test("a request by nobody's key, or with a name that the key does not have, is refused")
    func wrongKey() throws {
        #expect(status(try HandmadeRequest(keyID: keyID).signed(by: key)) == 200)
        let stranger = try SigningKey.random(name: #require(KeyName(keyID)))
        #expect(status(try HandmadeRequest(keyID: keyID).signed(by: stranger)) == 401)
        #expect(status(try HandmadeRequest(keyID: "brenn.example/rivers-norvane/1").signed(by: key)) == 401)
        let own = try nodes.norvane.logKey()
        #expect(status(try HandmadeRequest(keyID: own.verifierKey.name.description).signed(by: own)) == 401)
        #expect(status(Request(.post, Target("exchange", "pull"), body: [0x0A])) == 401)
    }

    @Test("a request is taken once")
    func replayed() throws {
        let request = try HandmadeRequest(keyID: keyID).signed(by: key)
        #expect(status(request) == 200)
        let again = line.desk.response(to: request)
        #expect(again.status.code == 401)
        #expect(String(decoding: again.body, as: UTF8.self).contains("came before"))
    }

    @Test("a request whose content, address or method was changed on the way is refused")
    func changed() throws {
        let delivery = try nodes.alda.lacking(for: nodes.norvane)
        let message = ExchangeMessage(holdings: try nodes.alda.node().holdings(), delivery: delivery)
        var request = HandmadeRequest(body: message.bytes, keyID: keyID)
        request.target = Target("exchange", "push")
        let signed = try request.signed(by: key)
        #expect(status(signed.with(body: message.bytes.dropLast() + [0])) == 401)
        #expect(status(signed.with(body: [])) == 401)
        #expect(status(signed.with(target: Target("exchange", "pull"))) == 401)
        #expect(status(signed.with(target: signed.target.adding("from", "1"))) == 401)
        #expect(status(signed.with(method: .get)) == 401)
        #expect(status(signed.with(host: "other.example")) == 401)
        // None of them has used the nonce up.
        #expect([200, 204].contains(status(signed)))
    }

    @Test("a request from five minutes before or after is taken, from later not")
    func times() throws {
        let now = try #require(Instant(TestLine.time)).secondsSinceEpoch
        for (created, expected) in [(now + 300, 200), (now + 301, 401), (now - 301, 401), (now, 200)] {
            var request = HandmadeRequest(keyID: keyID)
            request.created = created
            #expect(status(try request.signed(by: key)) == expected, "\(created - now)")
        }
        // From before the desk was opened: what was seen then is forgotten.
        var early = HandmadeRequest(keyID: keyID)
        early.created = now - 1
        #expect(status(try early.signed(by: key)) == 401)
    }

    @Test("a signature that covers less, or is made otherwise, is refused")
    func lessCovered() throws {
        let all = HandmadeRequest(keyID: keyID).components
        for place in all.indices {
            var request = HandmadeRequest(keyID: keyID)
            request.components.remove(at: place)
            #expect(status(try request.signed(by: key)) == 401, "\(all[place])")
        }
        var other = HandmadeRequest(keyID: keyID)
        other.algorithm = "rsa-pss-sha512"
        #expect(status(try other.signed(by: key)) == 401)
        var short = HandmadeRequest(keyID: keyID)
        short.nonce = "1"
        #expect(status(try short.signed(by: key)) == 401)
    }

    @Test("what a party brings is checked as from a pouch, and nothing of what does not hold is stored")
    func badDelivery() throws {
        let proposal = try nodes.alda.propose(.mechanism)
        let part = try #require(try nodes.alda.lacking(for: nodes.norvane).parts.first)
        let before = try nodes.norvane.digest()
        let last = try #require(part.acts.last)
        let forged = PartAct(leaf: last.leaf.dropLast(2) + [0x20, 0x7D], body: last.body)
        let changed = JournalPart(
            journal: part.journal,
            key: part.key,
            head: part.head,
            first: part.first,
            before: part.before,
            acts: part.acts.dropLast() + [forged]
        )
        func push(_ bytes: [UInt8]) throws -> Int {
            var request = HandmadeRequest(body: bytes, keyID: keyID)
            request.target = Target("exchange", "push")
            return status(try request.signed(by: key))
        }
        let holdings = try nodes.alda.node().holdings()
        #expect(try push(ExchangeMessage(holdings: holdings, delivery: Delivery(parts: [changed])).bytes) == 422)
        let good = ExchangeMessage(holdings: holdings, delivery: Delivery(parts: [part])).bytes
        for end in stride(from: 0, to: good.count, by: 37) { #expect(try push(Array(good[..<end])) == 422) }
        #expect(try nodes.norvane.digest() == before)
        #expect(try push(good) == 200)
        #expect(try nodes.norvane.inbox()[proposal] == .awaitsUs)
    }

    @Test("an answer that the other node has not signed, or has signed for another request, is refused")
    func answers() throws {
        let good = try line.answerElsewhere(to: nodes.alda)
        let stranger = try HTTPServer(configuration: .init(hosts: .any)) { _ in .text("suivi") }
        let replaying = try HTTPServer(configuration: .init(hosts: .any)) { _ in good }
        defer {
            stranger.stop()
            replaying.stop()
        }
        for server in [stranger, replaying] {
            let sync = SyncPeer(nodes.norvane.participant, at: .init(address: "http://127.0.0.1:\(server.port)")) { _ in
            }
            let before = try nodes.alda.digest()
            do {
                _ = try sync.perform(
                    in: nodes.alda.folder,
                    passphrase: nodes.alda.passphrase,
                    machine: TestRegister.machine(at: TestLine.time)
                )
                Issue.record("an answer of somebody else was taken")
            } catch OperationError.line(.notFromPeer) {}
            #expect(try nodes.alda.digest() == before)
        }
    }
}

extension TestNode {
    /// The key that signs the heads of the journal.
    func logKey() throws -> SigningKey {
        try SealedKeyFile(path: folder.logKey).open(passphrase: passphrase, path: folder.logKey)
    }
}

extension TestLine {
    /// An answer that the desk has signed for another request of the same node.
    func answerElsewhere(to other: TestNode) throws -> Response {
        let key = try other.logKey()
        return desk.response(to: try HandmadeRequest(keyID: key.verifierKey.name.description).signed(by: key))
    }
}
