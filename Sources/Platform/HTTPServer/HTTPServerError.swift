/// Why a server can't begin.
public enum HTTPServerError: Error, Hashable, Sendable, CustomStringConvertible {
    /// The address is not a numeric one of IPv4 or IPv6.
    case notAnAddress(String)
    /// Other machines reach the address, which was not asked for.
    case reachedFromOutside(address: String)
    /// Another program listens at the port.
    case portTaken(address: String, port: UInt16)
    /// This user may not listen at the port.
    case portForbidden(port: UInt16)
    /// The address is none of this machine.
    case noSuchAddress(String)
    /// The system refuses; `code` is `errno`.
    case cannotListen(address: String, port: UInt16, code: Int32)
    /// The server could not be set up; `code` is `errno`.
    case cannotStart(code: Int32)
    /// The certificate and its key can't be used for TLS.
    case cannotUseCertificate

    /// What is wrong, and what to do.
    public var description: String {
        switch self {
        case .notAnAddress(let address):
            "'\(address)' is not a numeric address; write one such as 127.0.0.1 or ::1"
        case .reachedFromOutside(let address):
            "other machines could reach '\(address)'; listen at 127.0.0.1, or say that the server is meant to be open"
        case .portTaken(let address, let port):
            "another program listens at port \(port) of '\(address)'; stop it, or choose another port"
        case .portForbidden(let port):
            "port \(port) is kept for the system; choose one of 1024 or more"
        case .noSuchAddress(let address):
            "'\(address)' is no address of this machine; choose one of its own, or 127.0.0.1"
        case .cannotListen(let address, let port, let code):
            "cannot listen at port \(port) of '\(address)' (system error \(code)); choose another address or port"
        case .cannotStart(let code):
            "the server could not be started (system error \(code)); close other programs and try again"
        case .cannotUseCertificate:
            "the certificate and the key can't be used; both have to be PEM, belong together, and the key must not be sealed"
        }
    }
}
