internal import Glibc

/// A socket that connections come to; its owner closes it.
struct ListeningSocket {
    let descriptor: Int32
    let port: UInt16

    /// Opens one where the configuration says, if it may.
    init(_ configuration: HTTPServer.Configuration) throws(HTTPServerError) {
        let address = try SocketAddress(configuration.address, port: configuration.port)
        guard address.isLoopback || configuration.isOpenToOtherMachines else {
            throw .reachedFromOutside(address: configuration.address)
        }
        let kind = Int32(SOCK_STREAM.rawValue) | Int32(SOCK_CLOEXEC.rawValue) | Int32(SOCK_NONBLOCK.rawValue)
        let descriptor = socket(address.family, kind, 0)
        guard descriptor >= 0 else { throw Self.failure(configuration, code: errno) }
        // A server that is started again shall not wait for the connections of its forerunner to fade.
        var yes: Int32 = 1
        let width = socklen_t(MemoryLayout<Int32>.size)
        setsockopt(descriptor, SOL_SOCKET, SO_REUSEADDR, &yes, width)
        if address.family == AF_INET6 {
            setsockopt(descriptor, Int32(IPPROTO_IPV6), IPV6_V6ONLY, &yes, width)
        }
        guard address.withPointer({ bind(descriptor, $0, $1) }) == 0, listen(descriptor, SOMAXCONN) == 0,
            let port = SocketAddress.port(of: descriptor)
        else {
            let code = errno
            close(descriptor)
            throw Self.failure(configuration, code: code)
        }
        self.descriptor = descriptor
        self.port = port
    }

    private static func failure(_ configuration: HTTPServer.Configuration, code: Int32) -> HTTPServerError {
        switch code {
        case EADDRINUSE: .portTaken(address: configuration.address, port: configuration.port)
        case EACCES: .portForbidden(port: configuration.port)
        case EADDRNOTAVAIL, EAFNOSUPPORT: .noSuchAddress(configuration.address)
        default: .cannotListen(address: configuration.address, port: configuration.port, code: code)
        }
    }
}
