/// What a request wants done with its target (RFC 9110 section 9).
public enum Method: Hashable, Sendable {
    /// To see it.
    case get
    /// To see it without the body.
    case head
    /// To send it something.
    case post
    /// Another method, by its name.
    case other(String)

    /// Reads a name, in which case matters.
    public init(_ name: String) {
        switch name {
        case "GET": self = .get
        case "HEAD": self = .head
        case "POST": self = .post
        default: self = .other(name)
        }
    }

    /// The name as it stands in a request.
    public var name: String {
        switch self {
        case .get: "GET"
        case .head: "HEAD"
        case .post: "POST"
        case .other(let name): name
        }
    }
}
