/// What a browser, or another program, asks of the server.
public struct Request: Hashable, Sendable {
    /// What it wants done.
    public let method: Method
    /// What it wants it done with.
    public let target: Target
    /// What it says about itself.
    public let fields: HeaderFields
    /// What it sends.
    public let body: [UInt8]
    /// The numeric address of the other side of the connection; a proxy's, where there is one.
    public let peer: String

    /// Takes the parts as they are.
    public init(
        _ method: Method,
        _ target: Target,
        fields: HeaderFields = HeaderFields(),
        body: [UInt8] = [],
        peer: String = ""
    ) {
        self.method = method
        self.target = target
        self.fields = fields
        self.body = body
        self.peer = peer
    }

    /// The segments of the path.
    public var path: [String] { target.path }

    /// What stands after the question mark.
    public var query: FieldList { target.query }

    /// Reads the form that was sent.
    ///
    /// - Parameter limit: How many fields are accepted.
    /// - Returns: The fields in the order in which the page has them.
    /// - Throws: What is wrong with the form, with the status to answer.
    public func form(limit: Int = FieldList.usualLimit) throws(RequestError) -> FieldList {
        let type = fields["Content-Type"]?.split(separator: ";", omittingEmptySubsequences: false).first ?? ""
        guard Token.lowered(Token.trimmed(type)) == "application/x-www-form-urlencoded" else { throw .notAForm }
        return try FieldList(decoding: body, limit: limit)
    }
}
