import Glibc

/// A connection that sends bytes as they are given and reads what comes back.
final class RawClient {
    /// One answer as it came.
    struct Answer {
        var status: Int
        var head: String
        var body: String

        /// The value of the first field with a name.
        func field(_ name: String) -> String? {
            for line in head.split(separator: "\r\n").dropFirst() {
                let parts = line.split(separator: ":", maxSplits: 1)
                if parts.count == 2, parts[0].lowercased() == name.lowercased() {
                    return String(parts[1].drop { $0 == " " })
                }
            }
            return nil
        }
    }

    private struct Failure: Error {
        let doing: String
        let code: Int32
    }

    private let descriptor: Int32
    private var waiting: [UInt8] = []

    /// Connects to a port of this machine; reading gives up after `patience` seconds.
    init(_ port: UInt16, patience: Int = 30) throws {
        descriptor = socket(AF_INET, Int32(SOCK_STREAM.rawValue), 0)
        var limit = timeval(tv_sec: patience, tv_usec: 0)
        setsockopt(descriptor, SOL_SOCKET, SO_RCVTIMEO, &limit, socklen_t(MemoryLayout<timeval>.size))
        setsockopt(descriptor, SOL_SOCKET, SO_SNDTIMEO, &limit, socklen_t(MemoryLayout<timeval>.size))
        var address = sockaddr_in()
        address.sin_family = sa_family_t(AF_INET)
        address.sin_port = port.bigEndian
        address.sin_addr.s_addr = UInt32(0x7F00_0001).bigEndian
        let code = withUnsafePointer(to: address) { pointer in
            pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) {
                connect(descriptor, $0, socklen_t(MemoryLayout<sockaddr_in>.size))
            }
        }
        guard code == 0 else { throw Failure(doing: "connecting", code: errno) }
    }

    deinit {
        close(descriptor)
    }

    /// Sends bytes.
    ///
    /// - Returns: Whether the other side has taken all of them.
    @discardableResult func send(_ bytes: [UInt8]) -> Bool {
        var rest = bytes[...]
        while !rest.isEmpty {
            let count = rest.withUnsafeBytes { Glibc.send(descriptor, $0.baseAddress, $0.count, Int32(MSG_NOSIGNAL)) }
            guard count > 0 else { return false }
            rest = rest.dropFirst(count)
        }
        return true
    }

    /// Sends a text.
    @discardableResult func send(_ text: String) -> Bool {
        send(Array(text.utf8))
    }

    /// Says that nothing more will be sent.
    func finishSending() {
        shutdown(descriptor, Int32(SHUT_WR))
    }

    /// Reads one answer, without its body for a HEAD request; nothing when the connection ends before.
    func answer(toHead: Bool = false) -> Answer? {
        guard let end = fill(until: { Self.headEnd(in: $0) }) else { return nil }
        let head = String(decoding: waiting[..<end], as: UTF8.self)
        waiting.removeFirst(end)
        let words = head.split(separator: " ", maxSplits: 2)
        var answer = Answer(status: words.count > 1 ? Int(words[1]) ?? 0 : 0, head: head, body: "")
        let hasBody = !toHead && answer.status != 304 && answer.status != 204 && answer.status >= 200
        let length = hasBody ? Int(answer.field("Content-Length") ?? "0") ?? 0 : 0
        guard fill(until: { $0.count >= length ? length : nil }) != nil else { return nil }
        answer.body = String(decoding: waiting[..<length], as: UTF8.self)
        waiting.removeFirst(length)
        return answer
    }

    /// Whether the other side closes the connection without sending more, within the patience.
    func isClosed() -> Bool {
        guard waiting.isEmpty else { return false }
        var byte: UInt8 = 0
        let count = recv(descriptor, &byte, 1, 0)
        if count == 1 { waiting.append(byte) }
        return count == 0 || count < 0 && errno == ECONNRESET
    }

    /// Reads to the end of the connection; nothing when it doesn't end within the patience.
    func rest() -> [UInt8]? {
        while true {
            guard let more = receive() else { return nil }
            if more == 0 {
                defer { waiting = [] }
                return waiting
            }
        }
    }

    private func fill(until isEnough: ([UInt8]) -> Int?) -> Int? {
        while true {
            if let end = isEnough(waiting) { return end }
            guard let more = receive(), more > 0 else { return nil }
        }
    }

    /// How many bytes have come: none at the end, nothing when patience has ended.
    private func receive() -> Int? {
        var piece = [UInt8](repeating: 0, count: 1 << 16)
        let count = recv(descriptor, &piece, piece.count, 0)
        if count < 0 { return errno == ECONNRESET ? 0 : nil }
        waiting += piece.prefix(count)
        return count
    }

    private static func headEnd(in bytes: [UInt8]) -> Int? {
        guard bytes.count >= 4 else { return nil }
        for end in 4...bytes.count where bytes[(end - 4)..<end].elementsEqual("\r\n\r\n".utf8) { return end }
        return nil
    }
}

/// A connection whose descriptor outlives nothing, and one request with one answer on it.
func exchange(_ port: UInt16, _ request: String, toHead: Bool = false) throws -> RawClient.Answer? {
    let client = try RawClient(port)
    client.send(request)
    return client.answer(toHead: toHead)
}

/// Requests in full.
func get(_ address: String, method: String = "GET", fields: String = "", body: String = "") -> String {
    let length = body.isEmpty ? "" : "Content-Length: \(body.utf8.count)\r\n"
    return "\(method) \(address) HTTP/1.1\r\nHost: localhost\r\n\(length)\(fields)\r\n\(body)"
}
