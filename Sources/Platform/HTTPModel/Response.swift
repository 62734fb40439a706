/// What the server answers.
public struct Response: Hashable, Sendable {
    /// How it ended.
    public var status: Status
    /// What the server says about it.
    public var fields: HeaderFields
    /// What is shown.
    public var body: [UInt8]

    /// Takes the parts as they are.
    public init(_ status: Status, fields: HeaderFields = HeaderFields(), body: [UInt8] = []) {
        self.status = status
        self.fields = fields
        self.body = body
    }

    /// Answers with bytes of a media type, for example `text/html; charset=utf-8`.
    public init(_ status: Status = .ok, type: String, body: [UInt8]) {
        self.init(status, fields: ["Content-Type": type], body: body)
    }

    /// Answers with plain text.
    public static func text(_ text: String, status: Status = .ok) -> Response {
        Response(status, type: "text/plain; charset=utf-8", body: Array(text.utf8))
    }

    /// Sends the reader on after a form (RFC 9110 section 15.4.4); never to another server.
    public static func seeOther(_ target: Target) -> Response {
        Response(.seeOther, fields: ["Location": target.description])
    }

    /// Says which methods an address has (RFC 9110 section 15.5.6).
    public static func methodNotAllowed(_ allowed: [Method]) -> Response {
        var response = text("This address does not do that; open it from a page\n", status: .methodNotAllowed)
        response.fields["Allow"] = allowed.map(\.name).joined(separator: ", ")
        return response
    }
}
