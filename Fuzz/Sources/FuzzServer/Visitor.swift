import Glibc
import Synchronization

/// Somebody who sends bytes to a port of this machine and listens to what comes back.
final class Visitor: Sendable {
    /// After how many seconds without a word a server counts as hung.
    private static let patience = 10

    private let visits = Atomic(0)

    /// What came back.
    struct Outcome {
        var bytes: [UInt8] = []
        /// Whether the server has closed; otherwise it was waited for in vain.
        var isClosed = false
        /// The nanoseconds that the whole process has worked meanwhile.
        var work = 0
    }

    /// Sends pieces one after the other, says that no more will come, and reads to the end.
    ///
    /// - Returns: Nothing where this machine could not connect.
    func send(_ pieces: [ArraySlice<UInt8>], to port: UInt16) -> Outcome? {
        let socket = Glibc.socket(AF_INET, Int32(SOCK_STREAM.rawValue), 0)
        guard socket >= 0 else { return nil }
        defer { close(socket) }
        var limit = timeval(tv_sec: Self.patience, tv_usec: 0)
        var yes: Int32 = 1
        setsockopt(socket, SOL_SOCKET, SO_RCVTIMEO, &limit, socklen_t(MemoryLayout<timeval>.size))
        setsockopt(socket, SOL_SOCKET, SO_SNDTIMEO, &limit, socklen_t(MemoryLayout<timeval>.size))
        setsockopt(socket, Int32(IPPROTO_TCP), TCP_NODELAY, &yes, socklen_t(MemoryLayout<Int32>.size))
        // Closed connections keep their ports for a minute; each of the many own addresses has ports of its own.
        let visit = visits.wrappingAdd(1, ordering: .relaxed).newValue
        guard bind(socket, to: 0x7F01_0000 | UInt32(visit & 0xFFFF) | 1, port: 0),
            connect(socket, to: 0x7F00_0001, port: port)
        else { return nil }
        var outcome = Outcome()
        let begin = Self.processorTime()
        for piece in pieces { write(piece, to: socket) }
        shutdown(socket, Int32(SHUT_WR))
        var buffer = [UInt8](repeating: 0, count: 1 << 16)
        while true {
            let count = recv(socket, &buffer, buffer.count, 0)
            guard count > 0 else {
                // A server that has read enough may reset the connection.
                outcome.isClosed = count == 0 || errno != EAGAIN
                break
            }
            outcome.bytes += buffer[..<count]
        }
        outcome.work = Self.processorTime() - begin
        return outcome
    }

    /// Sends as much as the server takes.
    private func write(_ bytes: ArraySlice<UInt8>, to socket: Int32) {
        var rest = bytes
        while !rest.isEmpty {
            let count = rest.withUnsafeBytes { Glibc.send(socket, $0.baseAddress, $0.count, Int32(MSG_NOSIGNAL)) }
            guard count > 0 else { return }
            rest = rest.dropFirst(count)
        }
    }

    private func bind(_ socket: Int32, to host: UInt32, port: UInt16) -> Bool {
        withAddress(host, port) { Glibc.bind(socket, $0, $1) == 0 }
    }

    private func connect(_ socket: Int32, to host: UInt32, port: UInt16) -> Bool {
        withAddress(host, port) { Glibc.connect(socket, $0, $1) == 0 }
    }

    private func withAddress<Result>(
        _ host: UInt32,
        _ port: UInt16,
        _ body: (UnsafePointer<sockaddr>, socklen_t) -> Result
    ) -> Result {
        var address = sockaddr_in()
        address.sin_family = sa_family_t(AF_INET)
        address.sin_port = port.bigEndian
        address.sin_addr.s_addr = host.bigEndian
        return withUnsafePointer(to: &address) {
            $0.withMemoryRebound(to: sockaddr.self, capacity: 1) { body($0, socklen_t(MemoryLayout<sockaddr_in>.size)) }
        }
    }

    private static func processorTime() -> Int {
        var time = timespec()
        clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &time)
        return time.tv_sec * 1_000_000_000 + time.tv_nsec
    }
}
