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
    static let attempts = 5

    private let client: HTTPClient
    private let address: HTTPClient.Address
    let peer: PartyID
    private let journal: JournalName
    private let key: SigningKey
    let machine: Machine
    let pause: (Int) -> Void
    /// What has come of an answer whose line was cut.
    let arriving: MessageFile
    /// What has gone over the line, as far as this program makes it.
    private(set) var requests = 0
    private(set) var sentBytes = 0
    var receivedBytes = 0
    /// Whether the other machine was reached in this exchange; then a line that is down is waited for a while.
    private var isReached = false

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
        arriving = .answer(of: peer, in: node.folder)
    }

    /// What had come when the line broke; nothing where it did not break, or where nobody has answered there yet.
    func broken(_ error: OperationError) -> Response? {
        switch error {
        case .line(.client(.cut(_, _, let came))):
            isReached = true
            return came
        case .line(.client(.unreachable)) where isReached: return Response(.noContent)
        default: return nil
        }
    }

    func read(_ body: [UInt8]) throws(OperationError) -> ExchangeMessage {
        do { return try ExchangeMessage(body, hashing: SHA256()) } catch { throw .line(.unreadable(error)) }
    }

    /// Asks; again a little later where another program writes to the register there.
    ///
    /// An answer that is not signed by the other node, or no answer to the question, is an error.
    func ask(
        _ target: Target,
        _ body: [UInt8],
        record: JointRecord,
        onArrival: ((_ head: Response, _ piece: [UInt8]) -> Void)? = nil
    ) throws(OperationError) -> Response {
        var failures = 0
        var exchange = try askOnce(target, body, onArrival)
        while exchange.response.status == .unavailable, failures < Self.attempts {
            pause(1 << failures)
            failures += 1
            exchange = try askOnce(target, body, onArrival)
        }
        let response = exchange.response
        guard [200, 202, 204, 206].contains(response.status.code) else {
            let reason = String(decoding: response.body.prefix(500).filter { $0 >= 0x20 && $0 != 0x7F }, as: UTF8.self)
            throw .line(.refused(status: response.status.code, reason: reason))
        }
        do {
            try LineSigning.check(
                response,
                to: exchange.request,
                from: journal,
                record: record,
                // A long answer takes its time on a slow line: it was signed at some moment since it was asked for.
                during: exchange.began...max(exchange.began, machine.now().secondsSinceEpoch)
            )
        } catch { throw .line(.notFromPeer(peer.text, error)) }
        return response
    }

    private struct Exchange {
        let request: SignedRequest
        let began: Int
        let response: Response
    }

    private func askOnce(
        _ target: Target,
        _ body: [UInt8],
        _ onArrival: ((_ head: Response, _ piece: [UInt8]) -> Void)?
    ) throws(OperationError) -> Exchange {
        let began = machine.now().secondsSinceEpoch
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
            let response = try client.send(.post, target, fields: fields, body: body, onArrival: onArrival)
            receivedBytes += response.body.count
            isReached = true
            return Exchange(request: request, began: began, response: response)
        } catch { throw .line(.client(error)) }
    }
}
