public import HTTPServer
public import Operations

/// The server that the nodes of the other participants ask; see ``ExchangeDesk``.
public final class ExchangeServer: Sendable {
    /// Where it listens.
    public struct Place: Hashable, Sendable {
        /// The numeric address.
        public var address: String
        /// The port; the system chooses one for 0.
        public var port: UInt16
        /// With what TLS is spoken; without, only this machine is let in.
        public var tls: HTTPServer.TLS?

        /// Reads `address:port`, an address of IPv6 in brackets.
        public init?(_ text: String) {
            guard let colon = text.utf8.lastIndex(of: UInt8(ascii: ":")),
                let port = UInt16(text[text.utf8.index(after: colon)...])
            else { return nil }
            var address = text[..<colon]
            if address.hasPrefix("["), address.hasSuffix("]") { address = address.dropFirst().dropLast() }
            guard !address.isEmpty else { return nil }
            self.address = String(address)
            self.port = port
        }
    }

    private let server: HTTPServer
    private let place: Place

    private init(server: HTTPServer, place: Place) {
        self.server = server
        self.place = place
    }

    /// Opens the register's key and begins to answer.
    ///
    /// - Throws: ``OperationError`` or ``HTTPServerError``; an address that other machines reach is not taken without
    ///   TLS.
    public static func start(
        folder: RegisterFolder,
        place: Place,
        passphrase: String,
        machine: Machine
    ) throws -> ExchangeServer {
        let desk = try ExchangeDesk(folder: folder, passphrase: passphrase, machine: machine)
        let configuration = HTTPServer.Configuration(
            address: place.address,
            port: place.port,
            isOpenToOtherMachines: place.tls != nil,
            // Which name was asked for is covered by the signature of the request.
            hosts: .any,
            headBytes: 16 << 10,
            bodyBytes: ExchangeDesk.requestLimit,
            idleSeconds: 120,
            slowestBytesPerSecond: 256,
            guards: .forPrograms,
            tls: place.tls
        )
        let server = try HTTPServer(configuration: configuration) { request in desk.response(to: request) }
        return ExchangeServer(server: server, place: place)
    }

    /// Where the other nodes find it.
    public var url: String {
        let host = place.address.utf8.contains(UInt8(ascii: ":")) ? "[\(place.address)]" : place.address
        return "\(place.tls == nil ? "http" : "https")://\(host):\(server.port)"
    }

    /// Finishes the requests that have begun, and closes.
    public func stop() { server.stop() }
}
