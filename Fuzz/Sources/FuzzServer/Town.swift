import CanonicalBytes
import Consultations
import Exchange
import Foundation
import FuzzSupport
import HTTPModel
import HTTPServer
import HTTPSignatures
import Journal
import Messages
import Operations
import Signing
import Synchronization
import WebServer

/// Two nodes whose mechanism is founded; Norvane's serves its exchange and its pages on this machine.
final class Town: Sendable {
    private static let passphrase = "correct horse battery staple"
    /// When it begins; each hundred questions later it is a second later, so that no nonce has to be kept for ever.
    private static let start = 1_779_264_000

    private let folder: String
    private let asked: ExchangeServer
    private let shown: RegisterServer
    private let exchangePort: UInt16
    private let pagesPort: UInt16
    private let key: SigningKey
    /// What Alda would bring.
    private let delivery: [UInt8]
    private let visitor = Visitor()
    private let clock: Clock

    /// A clock that goes with the questions.
    private final class Clock: Sendable {
        private let questions = Atomic(0)

        func ask() { questions.wrappingAdd(1, ordering: .relaxed) }

        var now: Int { Town.start + questions.load(ordering: .relaxed) / 100 }
    }

    init() throws {
        let clock = Clock()
        let machine = Machine(
            now: { Instant(secondsSinceEpoch: clock.now) ?? .epoch },
            random: { RandomBytes.make($0) }
        )
        folder = FileManager.default.temporaryDirectory.appendingPathComponent("suivi-\(UUID().uuidString)").path
        self.clock = clock
        let norvane = try Self.register(folder + "/norvane", "norvane", machine)
        let alda = try Self.register(folder + "/alda", "alda", machine)
        let cards = try [(norvane, "norvane"), (alda, "rivers")].map { register, party in
            let writer = try Writer.open(register, passphrase: Self.passphrase, machine: machine)
            let make = MakeCard(party: try PartyID(party), speaks: true)
            let (note, _) = try make.perform(with: writer, passphrase: Self.passphrase)
            let path = register.path + ".card"
            try Data(note).write(to: URL(fileURLWithPath: path))
            return path
        }
        for register in [norvane, alda] {
            let writer = try Writer.open(register, passphrase: Self.passphrase, machine: machine)
            try FoundMechanism(cards: cards).perform(with: writer, passphrase: Self.passphrase)
        }
        let bring = try PackDelivery(for: try PartyID("norvane")).perform(from: Node.open(alda))
        try Self.receive(bring, in: norvane, machine)
        try Self.receive(PackDelivery(for: try PartyID("alda")).perform(from: Node.open(norvane)), in: alda, machine)
        let writer = try Writer.open(alda, passphrase: Self.passphrase, machine: machine)
        _ = try ProposeMatters([.mechanism]).perform(with: writer, passphrase: Self.passphrase)
        let news = try PackDelivery(for: try PartyID("norvane")).perform(from: Node.open(alda))
        delivery = ExchangeMessage(holdings: Holdings([:]), delivery: news).bytes
        key = try SealedKeyFile(path: alda.logKey).open(passphrase: Self.passphrase, path: alda.logKey)

        guard let place = ExchangeServer.Place("127.0.0.1:0") else { throw Missing() }
        asked = try ExchangeServer.start(folder: norvane, place: place, passphrase: Self.passphrase, machine: machine)
        shown = try RegisterServer.start(
            folder: norvane,
            port: 0,
            catalogues: try Catalogues.carried(),
            now: machine.now
        )
        guard let exchangePort = Self.port(of: asked.url), let pagesPort = Self.port(of: shown.url) else {
            throw Missing()
        }
        self.exchangePort = exchangePort
        self.pagesPort = pagesPort
    }

    private struct Missing: Error {}

    private static func port(of url: String) -> UInt16? {
        url.split { !$0.isNumber }.last.flatMap { UInt16($0) }
    }

    private static func register(_ path: String, _ name: String, _ machine: Machine) throws -> RegisterFolder {
        try FileManager.default.createDirectory(
            atPath: (path as NSString).deletingLastPathComponent,
            withIntermediateDirectories: true
        )
        let folder = RegisterFolder(path)
        guard let journal = JournalName("\(name).example/rivers-norvane/1"),
            let cost = SealedKeyFile.Cost(passes: 1, memory: 1 << 20)
        else { throw Missing() }
        let create = CreateRegister(
            folder: folder,
            journal: journal,
            mechanism: try MechanismID("rivers-norvane"),
            party: try PartyID(name),
            keyCost: cost
        )
        let writer = try create.perform(passphrase: passphrase, machine: machine)
        for party in Set([name, "norvane", "rivers"]).sorted() {
            let kind: PartyKind = party == "rivers" ? .confederation : .state
            guard let names = Names([.english: party.capitalized]) else { throw Missing() }
            try NameParty(party: Party(id: try PartyID(party), kind: kind, names: names)).perform(with: writer)
        }
        guard let names = Names([.english: "Consultations"]) else { throw Missing() }
        try StateMechanism(names: names, parties: [try PartyID("norvane"), try PartyID("rivers")])
            .perform(with: writer)
        return folder
    }

    private static func receive(_ delivery: Delivery, in folder: RegisterFolder, _ machine: Machine) throws {
        let writer = try Writer.open(folder, passphrase: passphrase, machine: machine)
        _ = try ReceiveDelivery(delivery).perform(with: writer)
    }

    /// Closes the servers and takes the registers away.
    func leave() {
        asked.stop()
        shown.stop()
        try? FileManager.default.removeItem(atPath: folder)
    }
}

extension Town {
    func exchange(raw bytes: [UInt8]) -> Bool { ask(exchangePort, [bytes[...]]) }

    func pages(raw bytes: [UInt8]) -> Bool { ask(pagesPort, [bytes[...]]) }

    /// A GET for an address, with the languages of the second line.
    func pages(target bytes: [UInt8]) -> Bool {
        let (target, languages) = bytes.firstLine
        var request = Array("GET /".utf8) + target.filter { $0 > 0x20 && $0 != 0x7F }
        request += Array(" HTTP/1.1\r\nHost: 127.0.0.1\r\nAccept-Language: ".utf8)
        request += languages.filter { $0 >= 0x20 } + Array("\r\n\r\n".utf8)
        return ask(pagesPort, [request[...]])
    }

    /// The method and the address in the first line, then the body; signed by a participant.
    func exchange(signed bytes: [UInt8], inPieces: Bool = false) -> Bool {
        let (line, body) = bytes.firstLine
        let words = String(decoding: line, as: UTF8.self).split(separator: " ", maxSplits: 1).map(String.init)
        guard words.count == 2, let target = try? Target(parsing: words[1]),
            let request = signed(HTTPModel.Method(words[0]), target, body: body)
        else { return false }
        guard inPieces else { return ask(exchangePort, [request[...]]) }
        let middle = request.count - min(body.count, request.count / 2)
        return ask(exchangePort, [request[..<(middle / 2)], request[(middle / 2)..<middle], request[middle...]])
    }

    /// What Alda brings, with bytes changed: three for a place and one for what it is changed by.
    func exchange(changes: [UInt8]) -> Bool {
        var body = delivery
        for start in stride(from: 0, to: changes.count - 3, by: 4) {
            let place = changes[start..<start + 3].reduce(0) { $0 << 8 | Int($1) }
            body[place % body.count] ^= changes[start + 3]
        }
        guard let request = signed(.post, Target("exchange", "push"), body: body) else { return false }
        return ask(exchangePort, [request[...]])
    }

    private func signed(_ method: HTTPModel.Method, _ target: Target, body: [UInt8]) -> [UInt8]? {
        let text = target.description
        let parts = text.split(separator: "?", maxSplits: 1, omittingEmptySubsequences: false).map(String.init)
        let digest = SignedField("Content-Digest", ContentDigest.value(sha256: SHA256().digest(body).bytes))
        let request = SignedRequest(
            method: method.name,
            authority: "node.example",
            path: parts[0],
            query: parts.count > 1 ? parts[1] : nil,
            fields: [digest]
        )
        let input = SignatureInput(
            ["@method", "@authority", "@path", "@query", "content-digest"].map { SignatureComponent($0) },
            StructuredParameters([
                .init("created", .integer(clock.now)), .init("nonce", .string(Base64.encode(RandomBytes.make(16)))),
                .init("keyid", .string(key.verifierKey.name.description)), .init("alg", .string("ed25519")),
            ])
        )
        guard
            let signature = try? MessageSignature(
                label: "s",
                input,
                of: .request(request),
                sign: {
                    try key.signature(over: $0)
                }
            )
        else { return nil }
        var lines = "\(method.name) \(text) HTTP/1.1\r\nHost: node.example\r\nContent-Length: \(body.count)\r\n"
        for field in [digest] + signature.fields { lines += "\(field.name): \(field.value)\r\n" }
        return Array((lines + "\r\n").utf8) + body
    }

    /// Sends a request; answers whether it was understood.
    private func ask(_ port: UInt16, _ pieces: [ArraySlice<UInt8>]) -> Bool {
        clock.ask()
        guard let outcome = visitor.send(pieces, to: port) else { return false }
        demand(outcome.isClosed, "a server answers or closes")
        demand(outcome.work < 1_000_000_000, "a request takes less than a second: \(outcome.work / 1_000_000) ms")
        guard !outcome.bytes.isEmpty else { return false }
        let answer = String(decoding: outcome.bytes.prefix(64), as: UTF8.self)
        demand(answer.hasPrefix("HTTP/1."), "what comes back is an answer: \(answer)")
        let status = answer.utf8.dropFirst(9).prefix(3)
        demand(!status.elementsEqual("500".utf8), "nothing goes wrong within a server")
        return status.first == UInt8(ascii: "2") || status.first == UInt8(ascii: "3")
    }
}
