/// A request as a signature sees it.
public struct SignedRequest: Hashable, Sendable {
    /// The method, as it is sent: upper case.
    public var method: String
    /// `http` or `https`.
    public var scheme: String
    /// The host, lower case, with the port unless it is the usual one (RFC 9421 section 2.2.3).
    public var authority: String
    /// The path as it is sent, with its escapes.
    public var path: String
    /// What stands after the question mark, with its escapes; nothing where there is none.
    public var query: String?
    /// The fields in order.
    public var fields: [SignedField]

    public init(
        method: String,
        scheme: String = "https",
        authority: String,
        path: String,
        query: String? = nil,
        fields: [SignedField] = []
    ) {
        self.method = method
        self.scheme = scheme
        self.authority = SignedField.lowered(authority)
        self.path = path.isEmpty ? "/" : path
        self.query = query
        self.fields = fields
    }
}

/// One field of a message.
public struct SignedField: Hashable, Sendable {
    /// The name, lower case.
    public let name: String
    /// The value without spaces around it.
    public let value: String

    public init(_ name: String, _ value: String) {
        self.name = Self.lowered(name)
        var bytes = Substring(value).utf8
        while let first = bytes.first, first == 0x20 || first == 0x09 { bytes.removeFirst() }
        while let last = bytes.last, last == 0x20 || last == 0x09 { bytes.removeLast() }
        self.value = String(Substring(bytes))
    }

    static func lowered(_ text: String) -> String {
        String(
            decoding: text.utf8.map { (UInt8(ascii: "A")...UInt8(ascii: "Z")).contains($0) ? $0 | 0x20 : $0 },
            as: UTF8.self
        )
    }
}

/// A message that is signed, or whose signature is checked.
public enum SignedMessage: Hashable, Sendable {
    case request(SignedRequest)
    /// An answer, with the request that it answers.
    case response(status: Int, fields: [SignedField], to: SignedRequest)

    /// The fields of the message itself.
    public var fields: [SignedField] {
        switch self {
        case .request(let request): request.fields
        case .response(_, let fields, _): fields
        }
    }
}

/// One part of a message that a signature covers (RFC 9421 section 2).
public struct SignatureComponent: Hashable, Sendable {
    /// The name of a field in lower case, or a name that begins with `@`.
    public let name: String
    /// What tells it apart: `req` for a part of the request in the signature of an answer, `key` for one member of a
    /// dictionary.
    public let parameters: StructuredParameters

    public init(_ name: String, _ parameters: StructuredParameters = StructuredParameters()) {
        self.name = name
        self.parameters = parameters
    }

    /// The request's signature with a label, covered by the signature of the answer (RFC 9421 section 2.4).
    public static func signature(ofRequest label: String) -> SignatureComponent {
        SignatureComponent(
            "signature",
            StructuredParameters([.init("req", .boolean(true)), .init("key", .string(label))])
        )
    }

    /// The identifier as it stands in the list of what is covered.
    var identifier: String { "\(StructuredItem.string(name))\(parameters.text)" }

    /// The value in a message (RFC 9421 sections 2.1 and 2.2); nothing where the message has none, or the kind is unknown.
    func value(in message: SignedMessage) -> String? {
        var fields = message.fields
        var request: SignedRequest? = if case .request(let own) = message { own } else { nil }
        var key: String?
        for entry in parameters.entries {
            switch (entry.key, entry.value, message) {
            case ("req", .boolean(true), .response(_, _, let answered)):
                request = answered
                fields = answered.fields
            case ("key", .string(let member), _): key = member
            default: return nil
            }
        }
        guard name.utf8.first == UInt8(ascii: "@") else { return Self.field(name, key: key, in: fields) }
        guard key == nil else { return nil }
        if name == "@status", request == nil, case .response(let status, _, _) = message { return String(status) }
        guard let request else { return nil }
        let query = request.query.map { "?" + $0 }
        switch name {
        case "@method": return request.method
        case "@authority": return request.authority
        case "@scheme": return request.scheme
        case "@path": return request.path
        case "@query": return query ?? "?"
        case "@request-target": return request.path + (query ?? "")
        case "@target-uri": return "\(request.scheme)://\(request.authority)\(request.path)\(query ?? "")"
        default: return nil
        }
    }

    private static func field(_ name: String, key: String?, in fields: [SignedField]) -> String? {
        let values = fields.filter { $0.name.utf8.elementsEqual(name.utf8) }.map(\.value)
        guard !values.isEmpty else { return nil }
        let value = values.joined(separator: ", ")
        guard let key else { return value }
        guard case .item(let item, let parameters)? = StructuredDictionary(value)?[key] else { return nil }
        return "\(item)\(parameters.text)"
    }
}
