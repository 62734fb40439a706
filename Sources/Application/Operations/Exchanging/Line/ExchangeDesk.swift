import CanonicalBytes
import Consultations
import Exchange
public import HTTPModel
import HTTPSignatures
import Journal
import Signing
import Storage
import Synchronization

/// The side of an exchange that is asked: answers the other participants' nodes, and nobody else.
///
/// ```
/// POST /exchange/pull                      what the caller has → what it lacks, its own journal included
/// POST /exchange/push                      and what it brings, which is checked and stored as from a pouch
/// GET  /exchange/journals/<name>/<path>    checkpoint, key and tiles of a journal (C2SP tlog-tiles)
/// ```
///
/// Every request is signed by a participant's journal key (RFC 9421) a moment ago and once; every answer is signed by
/// this node's. Acts are stored by a ``Writer`` that is opened for one request and closed after it, so that other
/// commands write in between.
public final class ExchangeDesk: Sendable {
    /// The longest request that is taken: longer deliveries come in pieces.
    public static let requestLimit = 4 << 20
    /// The longest delivery.
    static let deliveryLimit = 256 << 20
    /// From which length on an answer says what it is, so that the rest of it can be asked for.
    static let resumableFrom = 2 << 10

    private let folder: RegisterFolder
    private let key: SigningKey
    private let machine: Machine
    private let started: Int
    private let nonces = Mutex(NonceMemory())
    private let latest: Mutex<LatestNode>
    private let writing = Mutex(())
    private let pieces = Mutex(())

    /// Opens the register's key; from then on the desk answers.
    public init(folder: RegisterFolder, passphrase: String, machine: Machine) throws(OperationError) {
        self.folder = folder
        self.machine = machine
        do {
            key = try SealedKeyFile(path: folder.logKey).open(passphrase: passphrase, path: folder.logKey)
        } catch { throw .key(error) }
        started = machine.now().secondsSinceEpoch
        latest = Mutex(LatestNode(folder: folder))
        guard try node().register.foundingText != nil else { throw .refused(.notConstituted) }
    }

    private func node() throws(OperationError) -> Node {
        try latest.withLock { latest throws(OperationError) in try latest.node() }
    }

    /// Answers a request.
    public func response(to request: Request) -> Response {
        let signed = SignedRequest(
            request.method,
            request.target,
            authority: request.fields["Host"] ?? "",
            fields: request.fields
        )
        do {
            let node = try node()
            let author = try author(of: signed, body: request.body, node: node)
            let response = try answer(request, from: author, node: node)
            return try LineSigning.sign(response, to: signed, key: key, machine: machine)
        } catch let error as HTTPSignatureError {
            return .text("\(error)\n", status: .unauthorized)
        } catch let error as DeliveryStreamError {
            return .text("\(error)\n", status: .unprocessable)
        } catch let error as OperationError {
            if case .store(.busy) = error {
                return .text("another program is writing; ask again\n", status: .unavailable)
            }
            return .text("\(error.told)\n", status: error.severity == .failed ? .internalError : .unprocessable)
        } catch { return .text("something went wrong here\n", status: .internalError) }
    }

    private func author(
        of request: SignedRequest,
        body: [UInt8],
        node: Node
    ) throws(HTTPSignatureError) -> ParticipantCard {
        let now = machine.now().secondsSinceEpoch
        return try LineSigning.author(of: request, body: body, record: node.record, now: now) {
            nonce,
            keyID,
            created,
            window throws(HTTPSignatureError) in
            // What was seen before this start is forgotten; so nothing from before it is taken.
            guard created >= started else { throw .tooOld(seconds: now - created) }
            try nonces.withLock { nonces throws(HTTPSignatureError) in
                try nonces.note(nonce, of: keyID, created: created, at: now, window: window)
            }
        }
    }

    private func answer(_ request: Request, from author: ParticipantCard, node: Node) throws -> Response {
        switch (request.method, request.path) {
        case (.post, ["exchange", "pull"]):
            let message = try ExchangeMessage(request.body, hashing: SHA256())
            return slice(try lacking(message.holdings, of: author, node: node), request)
        case (.post, ["exchange", "push"]):
            return try push(request, from: author)
        case (.get, let path) where path.starts(with: ["exchange", "journals"]):
            return try JournalTiles(node: node).response(path.dropFirst(2)) ?? .notFound
        default: return .notFound
        }
    }

    /// What a caller lacks; nothing where it has all that is here and this node all that it has.
    private func lacking(_ holdings: Holdings, of caller: ParticipantCard, node: Node) throws -> [UInt8]? {
        let own = try node.holdings()
        let pack = PackDelivery(for: caller.participant, holdings: holdings, day: machine.now().day)
        let delivery = try pack.perform(from: node)
        guard own != holdings || !delivery.parts.isEmpty else { return nil }
        return ExchangeMessage(holdings: own, delivery: delivery).bytes
    }

    /// Takes in what a caller brings, and answers what it lacks then.
    private func take(_ message: ExchangeMessage, from caller: ParticipantCard) throws -> [UInt8]? {
        try writing.withLock { _ in
            let writer = try Writer.open(node(), asWriterWith: key, machine: machine)
            _ = try ReceiveDelivery(message.delivery).perform(with: writer)
            return try lacking(message.holdings, of: caller, node: Node(of: writer))
        }
    }

    /// An answer, or the part of it that the caller has not got yet.
    private func slice(_ bytes: [UInt8]?, _ request: Request) -> Response {
        guard let bytes else { return Response(.noContent) }
        guard bytes.count >= Self.resumableFrom else { return Response(.ok, body: bytes) }
        let name = Node.sha256(bytes).hexadecimal
        var response = Response(.ok, fields: ["ETag": "\"\(name)\""], body: bytes)
        guard request.query["of"] == name, let from = request.query["from"].flatMap({ Int($0) }),
            (1..<bytes.count).contains(from)
        else { return response }
        response.status = .partialContent
        response.fields["Content-Range"] = "bytes \(from)-\(bytes.count - 1)/\(bytes.count)"
        response.body = Array(bytes[from...])
        return response
    }

    /// Takes in what is brought whole, or with its last piece; says how much is here while more is awaited.
    private func push(_ request: Request, from author: ParticipantCard) throws -> Response {
        guard let name = request.query["of"] else {
            return slice(try take(ExchangeMessage(request.body, hashing: SHA256()), from: author), request)
        }
        let file = MessageFile.pieces(of: author.participant, in: folder)
        guard let bytes = try whole(request, name: name, in: file) else {
            return .text("\(file.count(of: name))\n", status: .accepted)
        }
        do {
            let answer = try take(ExchangeMessage(bytes, hashing: SHA256()), from: author)
            try file.remove()
            return slice(answer, request)
        } catch OperationError.store(.busy(let path)) {
            // The last piece will come again, a little later.
            throw OperationError.store(.busy(path: path))
        } catch {
            try file.remove()
            throw error
        }
    }

    /// A message of which the last piece has come; nothing while others are missing.
    private func whole(_ request: Request, name: String, in file: MessageFile) throws(OperationError) -> [UInt8]? {
        guard let digest = Digest(hexadecimal: name), let size = request.query["size"].flatMap({ Int($0) }),
            (1...Self.deliveryLimit).contains(size), let from = request.query["from"].flatMap({ Int($0) }), from >= 0
        else { throw .invalid("the piece does not say what it belongs to") }
        let bytes = try pieces.withLock { _ throws(OperationError) -> [UInt8]? in
            var held = file.count(of: name)
            // What is here already is passed over, what leaves a gap is left out.
            if from <= held, held - from < request.body.count, from + request.body.count <= size {
                if held == 0 { try file.begin(name) }
                try file.append(Array(request.body[(held - from)...]))
                held = from + request.body.count
            }
            return held < size ? nil : try file.read()?.bytes
        }
        guard let bytes else { return nil }
        guard Node.sha256(bytes) == digest else {
            try file.remove()
            throw .invalid("the pieces are not those of one message")
        }
        return bytes
    }
}

/// The register as it is now: what was read before is kept, and what is new is read.
private struct LatestNode {
    let folder: RegisterFolder
    private var kept: Node?

    init(folder: RegisterFolder) { self.folder = folder }

    mutating func node() throws(OperationError) -> Node {
        let node = if let kept { try kept.refreshed(in: kept.store) } else { try Node.open(folder) }
        kept = node
        return node
    }
}

extension Status {
    /// Who asks has not shown who it is (RFC 9110 section 15.5.2).
    static let unauthorized = Status(401)
    /// A piece was taken, and more is awaited.
    static let accepted = Status(202)
    /// A part of what is there (RFC 9110 section 15.3.7).
    static let partialContent = Status(206)
}

extension OperationError {
    /// What another participant is told: no names of this machine's files.
    var told: String {
        switch self {
        case .pouch(let error): error.description
        case .quarantine: "this node signs nothing until its own acts are back; ask again later"
        case .refused(let refusal): refusal.description
        case .invalid(let reason): reason
        default: "it could not be taken in here"
        }
    }
}
