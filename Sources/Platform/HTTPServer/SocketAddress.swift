internal import CMicroHTTPD
internal import Glibc

/// A numeric address with a port, as the system keeps it.
struct SocketAddress {
    private var storage = sockaddr_storage()
    private let length: socklen_t

    /// Reads an address of IPv4 or IPv6; names are not looked up.
    init(_ text: String, port: UInt16) throws(HTTPServerError) {
        var hints = addrinfo()
        hints.ai_flags = AI_NUMERICHOST | AI_NUMERICSERV
        hints.ai_socktype = Int32(SOCK_STREAM.rawValue)
        var found: UnsafeMutablePointer<addrinfo>?
        guard !text.isEmpty, !text.utf8.contains(0), getaddrinfo(text, String(port), &hints, &found) == 0,
            let first = found?.pointee, let address = first.ai_addr
        else {
            throw .notAnAddress(text)
        }
        defer { freeaddrinfo(found) }
        length = min(first.ai_addrlen, socklen_t(MemoryLayout<sockaddr_storage>.size))
        memcpy(&storage, address, Int(length))
    }

    var family: Int32 { Int32(storage.ss_family) }

    /// Whether only this machine reaches it: `127.0.0.0/8` (RFC 1122 section 3.2.1.3) or `::1` (RFC 4291 section 2.5.3).
    var isLoopback: Bool {
        withPointer { address, _ in
            UnsafeRawPointer(address).withMemoryRebound(to: UInt8.self, capacity: Int(length)) { bytes in
                // Behind the family and the port stand four bytes of IPv4, or a flow label and sixteen of IPv6.
                family == AF_INET
                    ? bytes[4] == 127
                    : family == AF_INET6 && (8..<23).allSatisfy { bytes[$0] == 0 } && bytes[23] == 1
            }
        }
    }

    /// Calls with the form that the functions of the system take.
    func withPointer<Result>(_ body: (UnsafePointer<sockaddr>, socklen_t) -> Result) -> Result {
        withUnsafePointer(to: storage) { pointer in
            pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) { body($0, length) }
        }
    }

    /// The port that a socket is bound to.
    static func port(of descriptor: Int32) -> UInt16? {
        var storage = sockaddr_storage()
        var length = socklen_t(MemoryLayout<sockaddr_storage>.size)
        let code = withUnsafeMutablePointer(to: &storage) { pointer in
            pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) { getsockname(descriptor, $0, &length) }
        }
        guard code == 0 else { return nil }
        // The port stands at the same place for IPv4 and IPv6, in the order of the network.
        return withUnsafeBytes(of: storage) { UInt16($0[2]) << 8 | UInt16($0[3]) }
    }

    /// The numeric form of an address, without its port; empty where there is none.
    static func text(of address: UnsafePointer<sockaddr>?) -> String {
        guard let address else { return "" }
        let length =
            Int32(address.pointee.sa_family) == AF_INET6
            ? MemoryLayout<sockaddr_in6>.size : MemoryLayout<sockaddr_in>.size
        var text = [CChar](repeating: 0, count: 64)
        guard
            getnameinfo(address, socklen_t(length), &text, socklen_t(text.count), nil, 0, NI_NUMERICHOST) == 0
        else {
            return ""
        }
        return String(decoding: text.prefix { $0 != 0 }.map { UInt8(bitPattern: $0) }, as: UTF8.self)
    }
}
