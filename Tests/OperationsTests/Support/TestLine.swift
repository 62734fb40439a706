import CanonicalBytes
import Consultations
import Exchange
import HTTPClient
import HTTPModel
import HTTPServer
import HTTPSignatures
import Journal
import Operations
import Signing
import Synchronization
import Testing

/// A node that others ask over a line on this machine.
final class TestLine {
    static let time = "2026-05-20T08:00:00Z"

    let asked: TestNode
    let desk: ExchangeDesk
    private let server: HTTPServer
    private let log: RequestLog

    init(_ asked: TestNode) throws {
        self.asked = asked
        let desk = try ExchangeDesk(
            folder: asked.folder,
            passphrase: asked.passphrase,
            machine: TestRegister.machine(at: Self.time)
        )
        self.desk = desk
        let log = RequestLog()
        self.log = log
        server = try HTTPServer(
            configuration: .init(hosts: .any, bodyBytes: ExchangeDesk.requestLimit, guards: .forPrograms)
        ) { request in
            log.requests.withLock { $0.append(request) }
            return desk.response(to: request)
        }
    }

    deinit { server.stop() }

    var address: String { "http://127.0.0.1:\(server.port)" }

    /// The requests that came, in order.
    var requests: [Request] { log.requests.withLock { $0 } }

    /// Lets another node exchange over the line.
    @discardableResult
    func sync(from other: TestNode) throws -> SyncPeer.Outcome {
        try SyncPeer(asked.participant, at: .init(address: address)) { _ in }
            .perform(in: other.folder, passphrase: other.passphrase, machine: TestRegister.machine(at: Self.time))
    }

    private final class RequestLog: Sendable {
        let requests = Mutex<[Request]>([])
    }
}

/// A request as an attacker may put it together: everything can be set apart from the rest.
struct HandmadeRequest {
    var method = HTTPModel.Method.post
    var target = Target("exchange", "pull")
    var authority = "node.example"
    var body: [UInt8] = Array("\n".utf8)
    var created = Instant(TestLine.time)?.secondsSinceEpoch ?? 0
    var nonce = Base64.encode(RandomBytes.make(16))
    var keyID: String
    var algorithm = "ed25519"
    var components = ["@method", "@authority", "@path", "@query", "content-digest"]

    /// Signs it with a key.
    func signed(by key: SigningKey) throws -> Request {
        var fields: HeaderFields = ["Host": authority]
        fields.append("Content-Digest", ContentDigest.value(sha256: SHA256().digest(body).bytes))
        let parts = target.description.split(separator: "?", maxSplits: 1).map(String.init)
        let request = SignedRequest(
            method: method.name,
            authority: authority,
            path: parts[0],
            query: parts.count > 1 ? parts[1] : nil,
            fields: fields.all.map { SignedField($0.name, $0.value) }
        )
        let input = SignatureInput(
            components.map { SignatureComponent($0) },
            StructuredParameters([
                .init("created", .integer(created)), .init("nonce", .string(nonce)), .init("keyid", .string(keyID)),
                .init("alg", .string(algorithm)),
            ])
        )
        let signature = try MessageSignature(label: "s", input, of: .request(request)) { try key.signature(over: $0) }
        for field in signature.fields { fields.append(field.name, field.value) }
        return Request(method, target, fields: fields, body: body)
    }
}

extension Request {
    /// The same request with one thing changed.
    func with(
        method: HTTPModel.Method? = nil,
        target: Target? = nil,
        body: [UInt8]? = nil,
        host: String? = nil
    ) -> Request {
        var fields = fields
        if let host { fields["Host"] = host }
        return Request(method ?? self.method, target ?? self.target, fields: fields, body: body ?? self.body)
    }
}
