import CanonicalBytes
import Consultations
import Exchange
import Glibc
import HTTPClient
import HTTPModel
import HTTPSignatures
import Journal
import Signing

/// The line to one participant's node: signs what is asked, checks what is answered, and goes on after a cut.
final class PeerLine {
    /// How often a cut line is taken up again without any byte of progress.
    private static let attempts = 5
    /// The length of the first piece of what is sent, and of the longest.
    private static let pieces = 32 << 10...2 << 20

    private let client: HTTPClient
    private let address: HTTPClient.Address
    private let peer: PartyID
    private let journal: JournalName
    private let key: SigningKey
    private let machine: Machine
    private let pause: (Int) -> Void
    private let partial: PartialAnswer
    /// What has gone over the line, as far as this program makes it.
    private(set) var requests = 0
    private(set) var sentBytes = 0
    private(set) var receivedBytes = 0
    private var pieceLength = PeerLine.pieces.lowerBound

    init(
        _ place: PeerAddresses.Place,
        peer: PartyID,
        node: Node,
        key: SigningKey,
        machine: Machine,
        pause: @escaping (Int) -> Void
    ) throws(OperationError) {
        guard let address = HTTPClient.Address(place.address) else { throw .line(.notAnAddress(place.address)) }
        guard let name = node.register.journal(of: peer), let journal = JournalName(name), journal != node.journal
        else { throw .agreement(.unknownParticipant(peer.text)) }
        do {
            client = try HTTPClient(address, configuration: .init(certificateFile: place.certificate))
        } catch { throw .line(.client(error)) }
        self.address = address
        self.peer = peer
        self.journal = journal
        self.key = key
        self.machine = machine
        self.pause = pause
        partial = PartialAnswer(folder: node.folder, peer: peer)
    }

    /// Says what is here, and receives what the other node has and this one lacks; nothing where both have the same.
    func pull(_ holdings: Holdings, record: JointRecord) throws(OperationError) -> ExchangeMessage? {
        try answer("pull", ExchangeMessage(holdings: holdings).bytes, record: record)
    }

    /// Sends what the other node lacks, and receives what this one then lacks; nothing where both have the same.
    func push(_ message: ExchangeMessage, record: JointRecord) throws(OperationError) -> ExchangeMessage? {
        let bytes = message.bytes
        guard bytes.count > pieceLength else { return try answer("push", bytes, record: record) }
        let name = Node.sha256(bytes).hexadecimal
        var held = 0
        var failures = 0
        while true {
            let end = min(held + pieceLength, bytes.count)
            let target = Target("exchange", "push").adding("of", name).adding("size", String(bytes.count))
                .adding("from", String(held))
            let response: Response
            let begin = machine.now().secondsSinceEpoch
            do throws(OperationError) {
                response = try ask(target, Array(bytes[held..<end]), record: record)
            } catch {
                guard case .line(.client(.cut)) = error, failures < Self.attempts else { throw error }
                pieceLength = max(pieceLength / 2, 4 << 10)
                pause(1 << failures)
                failures += 1
                continue
            }
            guard response.status == .accepted else { return try content(of: response) }
            guard let count = Int(String(decoding: response.body.prefix { $0 != 0x0A }, as: UTF8.self)),
                (0..<bytes.count).contains(count)
            else { throw .line(.notTaken(peer.text)) }
            // A node that forgets again and again what it was sent is not asked for ever.
            failures = count > held ? 0 : failures + 1
            guard failures < Self.attempts else { throw .line(.notTaken(peer.text)) }
            held = count
            if machine.now().secondsSinceEpoch - begin <= 2 {
                pieceLength = min(pieceLength * 4, Self.pieces.upperBound)
            }
        }
    }

    private func content(of response: Response) throws(OperationError) -> ExchangeMessage? {
        response.status == .noContent ? nil : try read(response.body)
    }

    /// Asks until the whole answer is here.
    private func answer(
        _ what: String,
        _ body: [UInt8],
        record: JointRecord
    ) throws(OperationError) -> ExchangeMessage? {
        var kept = try partial.read()
        var failures = 0
        while true {
            var target = Target("exchange", what)
            if let kept { target = target.adding("of", kept.name).adding("from", String(kept.bytes.count)) }
            do throws(OperationError) {
                let response = try ask(target, body, record: record)
                if kept != nil { try partial.remove() }
                guard response.status != .noContent else { return nil }
                guard response.status == .partialContent, let begun = kept else { return try read(response.body) }
                kept = nil
                let whole = begun.bytes + response.body
                guard Node.sha256(whole).hexadecimal == begun.name else { continue }
                return try read(whole)
            } catch {
                guard case .line(.client(.cut(_, _, let came))) = error else { throw error }
                let more = try progress(came, kept)
                if let more {
                    failures = 0
                    kept = more
                    try partial.write(more)
                }
                guard failures < Self.attempts else { throw error }
                pause(1 << failures)
                failures += 1
            }
        }
    }

    /// What is here of an answer after a cut; nothing where no byte more came than before.
    private func progress(
        _ came: Response,
        _ kept: PartialAnswer.Content?
    ) throws(OperationError) -> PartialAnswer.Content? {
        guard !came.body.isEmpty else { return nil }
        receivedBytes += came.body.count
        if came.status == .partialContent, let kept {
            return PartialAnswer.Content(name: kept.name, bytes: kept.bytes + came.body)
        }
        guard came.status == .ok, let tag = came.fields["ETag"], tag.utf8.count == 66, tag.hasPrefix("\""),
            tag.hasSuffix("\"")
        else { return nil }
        let name = String(tag.dropFirst().dropLast())
        return Digest(hexadecimal: name) == nil ? nil : PartialAnswer.Content(name: name, bytes: came.body)
    }

    private func read(_ body: [UInt8]) throws(OperationError) -> ExchangeMessage {
        do { return try ExchangeMessage(body, hashing: SHA256()) } catch { throw .line(.unreadable(error)) }
    }

    /// Asks; again a little later where another program writes to the register there.
    ///
    /// An answer that is not signed by the other node, or no answer to the question, is an error.
    private func ask(
        _ target: Target,
        _ body: [UInt8],
        record: JointRecord
    ) throws(OperationError) -> Response {
        var failures = 0
        var (request, response) = try askOnce(target, body)
        while response.status == .unavailable, failures < Self.attempts {
            pause(1 << failures)
            failures += 1
            (request, response) = try askOnce(target, body)
        }
        guard [200, 202, 204, 206].contains(response.status.code) else {
            let reason = String(decoding: response.body.prefix(500).filter { $0 >= 0x20 && $0 != 0x7F }, as: UTF8.self)
            throw .line(.refused(status: response.status.code, reason: reason))
        }
        do {
            try LineSigning.check(
                response,
                to: request,
                from: journal,
                record: record,
                now: machine.now().secondsSinceEpoch
            )
        } catch { throw .line(.notFromPeer(peer.text, error)) }
        return response
    }

    private func askOnce(_ target: Target, _ body: [UInt8]) throws(OperationError) -> (SignedRequest, Response) {
        let request = try LineSigning.sign(
            SignedRequest(.post, target, authority: address.authority),
            body: body,
            key: key,
            machine: machine
        )
        var fields: HeaderFields = ["Content-Type": ""]
        for field in request.fields { fields.append(field.name, field.value) }
        requests += 1
        sentBytes += body.count
        do {
            let response = try client.send(.post, target, fields: fields, body: body)
            receivedBytes += response.body.count
            return (request, response)
        } catch { throw .line(.client(error)) }
    }
}

/// The beginning of an answer whose line was cut, kept until the rest is here.
struct PartialAnswer {
    struct Content: Hashable {
        /// The SHA-256 of the whole answer, in hexadecimal digits.
        let name: String
        let bytes: [UInt8]
    }

    private let path: String

    init(folder: RegisterFolder, peer: PartyID) { path = "\(folder.path)/arriving.\(peer.text)" }

    func read() throws(OperationError) -> Content? {
        let bytes: [UInt8]?
        do { bytes = try DurableFile.read(path, limit: ExchangeDesk.deliveryLimit + 64) } catch { throw .file(error) }
        guard let bytes, bytes.count > 64, let name = String(validating: bytes.prefix(64), as: UTF8.self),
            Digest(hexadecimal: name) != nil
        else { return nil }
        return Content(name: name, bytes: Array(bytes.dropFirst(64)))
    }

    func write(_ content: Content) throws(OperationError) {
        do { try DurableFile.write(Array(content.name.utf8) + content.bytes, to: path) } catch { throw .file(error) }
    }

    func remove() throws(OperationError) {
        guard RegisterFolder.exists(path) else { return }
        guard unlink(path) == 0 else {
            throw .file(FileError(path: path, attempt: "writing the file", code: errno))
        }
    }
}
