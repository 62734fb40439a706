public import Consultations
import HTTPModel
import HTTPServer
public import Messages
public import Operations

/// The pages of one register, served to the browsers of this machine.
///
/// ```swift
/// let server = try RegisterServer.start(folder: folder, port: 8017, catalogues: catalogues, now: machine.now)
/// print(server.url)
/// ```
public final class RegisterServer: Sendable {
    private let server: HTTPServer
    private let address: String

    private init(server: HTTPServer, address: String) {
        self.server = server
        self.address = address
    }

    /// Opens the register and begins to serve it.
    ///
    /// The register is only read; whoever writes to it meanwhile is not held up, and the next request shows what was
    /// written.
    ///
    /// - Parameters:
    ///   - folder: The register.
    ///   - address: The numeric address to listen at: one of the loopback.
    ///   - port: The port; the system chooses one for 0.
    ///   - catalogues: The languages of the pages.
    ///   - now: The time, for what is overdue today.
    /// - Returns: The server, which listens already.
    /// - Throws: Why the register can't be read or the port can't be had: ``OperationError`` or ``HTTPServerError``.
    public static func start(
        folder: RegisterFolder,
        address: String = "127.0.0.1",
        port: Int,
        catalogues: Catalogues,
        now: @escaping @Sendable () -> Instant
    ) throws -> RegisterServer {
        let site = Site(register: try LiveRegister(folder), catalogues: catalogues, now: now)
        let server = try HTTPServer(configuration: configuration(address: address, port: port)) { request in
            site.response(to: request)
        }
        return RegisterServer(server: server, address: address)
    }

    /// Where a browser finds the pages.
    public var url: String {
        let host = address.utf8.contains(UInt8(ascii: ":")) ? "[\(address)]" : address
        return "http://\(host):\(server.port)/"
    }

    /// Finishes the requests that have begun, and closes.
    public func stop() { server.stop() }

    /// How the server listens: known by names of the loopback only, with pages that load nothing from elsewhere.
    static func configuration(address: String, port: Int) -> HTTPServer.Configuration {
        HTTPServer.Configuration(
            address: address,
            port: UInt16(clamping: port),
            hosts: .loopback.adding([address]),
            guards: GuardingFields(contentSecurityPolicy: contentSecurityPolicy)
        )
    }

    /// What a page may load (Content Security Policy Level 3): its style sheet and its icon, from here.
    static let contentSecurityPolicy =
        "default-src 'none'; style-src 'self'; img-src 'self'; form-action 'self'; base-uri 'none'; "
        + "frame-ancestors 'none'"
}
