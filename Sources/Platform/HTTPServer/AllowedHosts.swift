public import HTTPModel

/// The names by which readers may know the server.
///
/// A site elsewhere can let its own name lead to this machine ("DNS rebinding"), and its scripts would then read the
/// server's pages as their own. The browser still says in the `Host` field which name it has used.
public struct AllowedHosts: Hashable, Sendable {
    private let names: Set<String>?

    /// Allows names or numeric addresses, with any port.
    ///
    /// - Parameter names: Without ports; addresses of IPv6 in brackets.
    public init(_ names: [String]) {
        self.names = Set(names.map(Self.lowered))
    }

    private init(names: Set<String>?) {
        self.names = names
    }

    /// The names of the own machine.
    public static let loopback = AllowedHosts(["localhost", "127.0.0.1", "[::1]"])

    /// Every name: for a server behind a proxy that checks it.
    public static let any = AllowedHosts(names: nil)

    /// The same with further names.
    public func adding(_ more: [String]) -> AllowedHosts {
        AllowedHosts(names: names?.union(more.map(Self.lowered)))
    }

    /// Whether a request is for one of the names; one with no `Host` field, or with two, is not.
    public func allow(_ request: Request) -> Bool {
        guard let names else { return true }
        let hosts = request.fields.values("Host")
        guard hosts.count == 1, let host = hosts.first else { return false }
        return names.contains(Self.lowered(Self.withoutPort(host)))
    }

    private static func withoutPort(_ host: String) -> String {
        let bytes = host.utf8
        // The colons of an IPv6 address stand before the bracket that closes it.
        let start = bytes.lastIndex(of: UInt8(ascii: "]")) ?? bytes.startIndex
        guard let colon = bytes[start...].firstIndex(of: UInt8(ascii: ":")) else { return host }
        let port = bytes[bytes.index(after: colon)...]
        let isPort = port.count <= 5 && port.allSatisfy { (UInt8(ascii: "0")...UInt8(ascii: "9")).contains($0) }
        return isPort ? String(host[..<colon]) : host
    }

    private static func lowered(_ text: String) -> String {
        String(
            decoding: text.utf8.map { (UInt8(ascii: "A")...UInt8(ascii: "Z")).contains($0) ? $0 | 0x20 : $0 },
            as: UTF8.self
        )
    }
}
