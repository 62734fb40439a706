extension HTTPServer {
    /// Where a server listens, and what it accepts.
    public struct Configuration: Hashable, Sendable {
        /// The numeric address to listen at, such as `127.0.0.1` or `::1`.
        public var address: String
        /// The port; the system chooses one for 0.
        public var port: UInt16
        /// Whether the address may be one that other machines reach; otherwise only loopback addresses are taken.
        public var isOpenToOtherMachines: Bool
        /// The names that readers may know the server by.
        public var hosts: AllowedHosts
        /// How many requests are handled at the same time.
        public var threads: Int
        /// How many connections may be open at the same time; further ones wait.
        public var connections: Int
        /// How many bytes the address and the fields of a request may have together, roughly.
        public var headBytes: Int
        /// How many bytes the body of a request may have.
        public var bodyBytes: Int
        /// After how many seconds without a byte a connection is closed.
        public var idleSeconds: Int
        /// How many seconds a request may take to arrive, and its answer to leave.
        ///
        /// Bodies have a second more for every ``slowestBytesPerSecond``, so that a large file may come over a slow
        /// line, but nobody holds a connection by a byte now and then.
        public var requestSeconds: Int
        /// The lowest speed of bodies in bytes per second.
        public var slowestBytesPerSecond: Int
        /// The fields added to every answer that hasn't got them.
        public var guards: GuardingFields
        /// With what TLS is spoken; nothing for clear text.
        public var tls: TLS?

        /// Takes what is given; the server takes numbers out of reason as the nearest reasonable ones.
        public init(
            address: String = "127.0.0.1",
            port: UInt16 = 0,
            isOpenToOtherMachines: Bool = false,
            hosts: AllowedHosts = .loopback,
            threads: Int = 4,
            connections: Int = 256,
            headBytes: Int = 32 << 10,
            bodyBytes: Int = 20 << 20,
            idleSeconds: Int = 30,
            requestSeconds: Int = 30,
            slowestBytesPerSecond: Int = 16 << 10,
            guards: GuardingFields = GuardingFields(),
            tls: TLS? = nil
        ) {
            self.address = address
            self.port = port
            self.isOpenToOtherMachines = isOpenToOtherMachines
            self.hosts = hosts
            self.threads = threads
            self.connections = connections
            self.headBytes = headBytes
            self.bodyBytes = bodyBytes
            self.idleSeconds = idleSeconds
            self.requestSeconds = requestSeconds
            self.slowestBytesPerSecond = slowestBytesPerSecond
            self.guards = guards
            self.tls = tls
        }
    }

    /// A certificate and its key: TLS 1.2 and 1.3.
    public struct TLS: Hashable, Sendable {
        /// The certificate, and behind it those that lead to its authority, in PEM.
        public var certificate: [UInt8]
        /// The private key, in PEM, not sealed.
        public var key: [UInt8]

        public init(certificate: [UInt8], key: [UInt8]) {
            self.certificate = certificate
            self.key = key
        }
    }
}

extension HTTPServer.Configuration {
    /// The same with every number within what the library and the arithmetic bear.
    var withinReason: Self {
        var result = self
        result.threads = min(max(threads, 1), 64)
        result.connections = min(max(connections, result.threads), 65_536)
        result.headBytes = min(max(headBytes, 2 << 10), 1 << 20)
        result.bodyBytes = min(max(bodyBytes, 0), 1 << 30)
        result.idleSeconds = min(max(idleSeconds, 1), 3600)
        result.requestSeconds = min(max(requestSeconds, 1), 3600)
        result.slowestBytesPerSecond = min(max(slowestBytesPerSecond, 1 << 7), 1 << 30)
        return result
    }
}
