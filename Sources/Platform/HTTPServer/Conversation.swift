internal import HTTPModel
internal import Synchronization

/// One connection and the request that is arriving on it.
///
/// Only the thread that serves the connection touches it; other threads see the ``clock``.
final class Conversation {
    let clock: ConnectionClock
    private let core: ServerCore
    private let peer: String
    private var began = Moment.now
    /// The address as it was sent; nothing when its bytes are no UTF-8.
    private var address: String?
    /// Where the library keeps the byte after the address; the version of the protocol follows there.
    private var addressEnd: UnsafePointer<CChar>?
    private var request: Request?
    private var refusal: Refusal?
    private var body: [UInt8] = []
    private var receivedBytes = 0

    init(descriptor: Int32, peer: String, core: ServerCore) {
        self.core = core
        self.peer = peer
        clock = ConnectionClock(descriptor: descriptor, end: core.end(bytes: 0))
        core.connections.add(clock)
    }

    var usesTLS: Bool { core.configuration.tls != nil }

    /// The first line of a request has come.
    ///
    /// - Parameters:
    ///   - address: The address as it was sent, or nothing when it is no UTF-8.
    ///   - end: Where its bytes end in the library's memory.
    func begin(address: String?, end: UnsafePointer<CChar>) {
        began = Moment.now
        self.address = address
        addressEnd = end
        request = nil
        refusal = nil
        body = []
        receivedBytes = 0
        clock.transfer(until: core.end(bytes: 0))
    }

    /// Whether the version stands right behind the address.
    ///
    /// The library hands texts on up to their first NUL; where one was sent in the address, there is more behind it.
    func isFollowed(by version: UnsafePointer<CChar>?) -> Bool {
        addressEnd.map { $0 + 1 == version } ?? false
    }

    /// The head of a request has come.
    ///
    /// - Returns: An answer, when the body is not worth waiting for.
    func receiveHead(method: String, fields: HeaderFields, isWellFormed: Bool) -> Reply? {
        do {
            let framing = isWellFormed ? BodyFraming(fields) : nil
            guard let framing else { throw Refusal.malformed }
            guard let address else { throw RequestError.malformedTarget }
            let request = Request(Method(method), try Target(parsing: address), fields: fields, peer: peer)
            guard core.configuration.hosts.allow(request) else { throw Refusal.otherHost }
            self.request = request
            if case .length(let length) = framing {
                guard length <= core.configuration.bodyBytes else { throw Refusal.tooLarge(length: length) }
                body.reserveCapacity(min(length, 1 << 16))
            }
            return nil
        } catch let error as Refusal {
            refusal = error
        } catch let error as RequestError {
            refusal = .request(error)
        } catch {
            refusal = .malformed
        }
        // Whoever sends without looking reads the answer only after sending: a connection that is closed before would
        // be reset, and the answer lost. So a body that is not endless is let in, and forgotten; unless nobody knows
        // where it ends, or the other side waits to be told to send it.
        let isClear = refusal.map { $0.leavesEndClear } ?? true
        let isEndless = refusal.map { $0.expectedBytes > core.configuration.bodyBytes.saturating(times: 4) } ?? false
        return !isClear || isEndless || refusal != nil && fields["Expect"] != nil ? refused() : nil
    }

    /// A piece of the body has come.
    ///
    /// - Returns: Whether to go on listening.
    func receive(_ piece: UnsafeRawBufferPointer) -> Bool {
        receivedBytes += piece.count
        clock.transfer(
            until: began.adding(
                seconds: core.configuration.requestSeconds
                    + receivedBytes / core.configuration.slowestBytesPerSecond
            )
        )
        let limit = core.configuration.bodyBytes
        if refusal == nil {
            if receivedBytes <= limit {
                body.append(contentsOf: piece)
            } else {
                refusal = .tooLarge(length: receivedBytes)
                body = []
            }
        }
        return receivedBytes <= limit.saturating(times: 4) + (64 << 10)
    }

    /// The request is complete.
    func answer() -> Reply {
        guard refusal == nil, let request else { return refused() }
        let complete = Request(
            request.method,
            request.target,
            fields: request.fields,
            body: body,
            peer: request.peer
        )
        self.request = nil
        body = []
        clock.pause()
        let response = core.answer(complete)
        return sent(response, isLast: core.isStopping.load(ordering: .acquiring))
    }

    /// The answer has left, or the connection is broken.
    func finish() {
        body = []
        request = nil
        clock.wait(until: core.end(bytes: 0))
    }

    /// The connection is about to be closed.
    func close() {
        core.connections.remove(clock)
    }

    private func refused() -> Reply {
        let refusal = refusal ?? .malformed
        return sent(core.finished(.text(refusal.description + "\n", status: refusal.status)), isLast: true)
    }

    private func sent(_ response: Response, isLast: Bool) -> Reply {
        clock.transfer(until: core.end(bytes: response.body.count))
        return Reply(response: response, isLast: isLast)
    }
}

/// An answer, and whether the connection ends with it.
struct Reply {
    let response: Response
    let isLast: Bool
}

extension Int {
    /// A product that stops at the greatest number.
    fileprivate func saturating(times factor: Int) -> Int {
        let (product, overflow) = multipliedReportingOverflow(by: factor)
        return overflow ? .max : product
    }
}
