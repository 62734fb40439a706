/// A small text that a browser keeps for the server and sends back (RFC 6265).
public struct Cookie: Hashable, Sendable {
    /// When a browser sends the cookie with a request that another site has caused (RFC 6265bis section 5.6.7).
    public enum SameSite: String, Hashable, Sendable {
        /// Never.
        case strict = "Strict"
        /// When a person follows a link.
        case lax = "Lax"
    }

    /// The name.
    public let name: String
    /// The value.
    public let value: String
    /// How long it is kept, in seconds; until the browser closes without it, and zero removes it.
    public var maximumAge: Int?
    /// Whether it travels over TLS only.
    public var isSecure: Bool
    /// Whether scripts are kept from it.
    public var isHTTPOnly: Bool
    /// When requests from other sites carry it.
    public var sameSite: SameSite

    /// Makes a cookie for the whole site, closed to scripts and to other sites.
    ///
    /// - Returns: Nothing when the name is not a token or the value has a character that a cookie can't have.
    public init?(
        _ name: String,
        _ value: String,
        maximumAge: Int? = nil,
        isSecure: Bool = true,
        isHTTPOnly: Bool = true,
        sameSite: SameSite = .strict
    ) {
        guard Token.isValid(name), Token.isCookieValue(value) else { return nil }
        self.name = name
        self.value = value
        self.maximumAge = maximumAge
        self.isSecure = isSecure
        self.isHTTPOnly = isHTTPOnly
        self.sameSite = sameSite
    }
}

extension Cookie: CustomStringConvertible {
    /// The cookie as it stands in a `Set-Cookie` field.
    public var description: String {
        var parts = ["\(name)=\(value)", "Path=/"]
        if let maximumAge { parts.append("Max-Age=\(max(0, maximumAge))") }
        if isSecure { parts.append("Secure") }
        if isHTTPOnly { parts.append("HttpOnly") }
        parts.append("SameSite=\(sameSite.rawValue)")
        return parts.joined(separator: "; ")
    }
}

extension Response {
    /// Gives the browser a cookie to keep.
    public mutating func set(_ cookie: Cookie) {
        fields.append("Set-Cookie", cookie.description)
    }
}

extension Request {
    /// How many cookies are looked at.
    private static let mostCookies = 100

    /// The value of a cookie, the first of that name, if the browser has sent it.
    public func cookie(_ name: String) -> String? {
        let pairs = fields.values("Cookie").flatMap { $0.split(separator: ";", maxSplits: Self.mostCookies) }
        for pair in pairs.prefix(Self.mostCookies) {
            let parts = pair.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
            guard parts.count == 2, Token.trimmed(parts[0]) == name else { continue }
            let value = Token.trimmed(parts[1])
            return Token.isCookieValue(value) ? value : nil
        }
        return nil
    }
}
