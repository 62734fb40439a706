public import HTTPModel

extension HTTPClient {
    /// What a client trusts, and for how much it waits.
    public struct Configuration: Hashable, Sendable {
        /// A file with the server's certificate, or that of the authority that issued it, in PEM.
        ///
        /// Then no other is trusted; without it the system's authorities are.
        public var certificateFile: String?
        /// The proxy to go by; nothing for none, whatever the environment says.
        public var proxy: String?
        /// How many bytes an answer may have.
        public var byteLimit: Int
        /// How many seconds connecting may take.
        public var connectSeconds: Int
        /// The lowest speed at which a line is not given up, in bytes a second.
        public var slowestBytesPerSecond: Int
        /// How many seconds it may be slower.
        public var slowSeconds: Int

        public init(
            certificateFile: String? = nil,
            proxy: String? = nil,
            byteLimit: Int = 256 << 20,
            connectSeconds: Int = 30,
            slowestBytesPerSecond: Int = 16,
            slowSeconds: Int = 60
        ) {
            self.certificateFile = certificateFile
            self.proxy = proxy
            self.byteLimit = byteLimit
            self.connectSeconds = connectSeconds
            self.slowestBytesPerSecond = slowestBytesPerSecond
            self.slowSeconds = slowSeconds
        }
    }

    /// Where a server is: `https://host:port`, or `http://host:port`, without path, name of a user or anything else.
    public struct Address: Hashable, Sendable, CustomStringConvertible {
        /// Whether TLS is spoken.
        public let isSecure: Bool
        /// The host, lower case, with the port where it is not the usual one: as the field `Host` has it.
        public let authority: String

        /// Reads an address; a slash at its end makes no difference.
        public init?(_ text: String) {
            let bytes = Array(text.utf8)
            guard bytes.count <= 300 else { return nil }
            let lowered = String(
                decoding: bytes.map { (UInt8(ascii: "A")...UInt8(ascii: "Z")).contains($0) ? $0 | 0x20 : $0 },
                as: UTF8.self
            )
            isSecure = lowered.hasPrefix("https://")
            guard isSecure || lowered.hasPrefix("http://") else { return nil }
            var host = lowered.utf8.dropFirst(isSecure ? 8 : 7)
            if host.last == UInt8(ascii: "/") { host = host.dropLast() }
            // The colons of an IPv6 address stand before the bracket that closes it.
            let start = host.lastIndex(of: UInt8(ascii: "]")) ?? host.startIndex
            var name = host
            if let colon = host[start...].firstIndex(of: UInt8(ascii: ":")) {
                let port = host[host.index(after: colon)...]
                guard (1...5).contains(port.count), let number = UInt16(String(Substring(port))), number > 0,
                    port.first != UInt8(ascii: "0")
                else { return nil }
                name = host[..<colon]
                if number == (isSecure ? 443 : 80) { host = name }
            }
            guard Self.isHost(Array(name)) else { return nil }
            authority = String(decoding: host, as: UTF8.self)
        }

        private static func isHost(_ name: [UInt8]) -> Bool {
            guard let first = name.first, let last = name.last else { return false }
            if first == UInt8(ascii: "[") {
                return last == UInt8(ascii: "]")
                    && name.dropFirst().dropLast().allSatisfy { "0123456789abcdef:.".utf8.contains($0) }
            }
            return first != UInt8(ascii: "-") && first != UInt8(ascii: ".")
                && name.allSatisfy { "abcdefghijklmnopqrstuvwxyz0123456789-.".utf8.contains($0) }
        }

        public var description: String { (isSecure ? "https://" : "http://") + authority }
    }
}

/// Why there is no answer.
public enum HTTPClientError: Error, Hashable, Sendable {
    /// The library could not be set up.
    case notStarted
    /// Nobody answers at the address.
    case unreachable(String)
    /// The other side does not show a certificate that is trusted.
    case notTrusted(String, reason: String)
    /// More comes than is taken.
    case tooLarge(limit: Int)
    /// The line broke, or was too slow; what came till then.
    case cut(String, reason: String, came: Response)
}

extension HTTPClientError: CustomStringConvertible {
    public var description: String {
        switch self {
        case .notStarted: "the network could not be used; end other programs and try again"
        case .unreachable(let address):
            "nobody answers at \(address); check the address, and whether the other node runs"
        case .notTrusted(let address, let reason):
            "\(address) does not show a certificate that is trusted (\(reason)); nothing was sent"
        case .tooLarge(let limit): "the answer has more than \(limit) bytes, which is all that is taken"
        case .cut(let address, let reason, _): "the line to \(address) broke (\(reason)); try again"
        }
    }
}
