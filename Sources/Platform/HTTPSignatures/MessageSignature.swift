/// What a signature covers and says of itself: a member of the field `Signature-Input` (RFC 9421 sections 2.3 and 4.1).
public struct SignatureInput: Hashable, Sendable {
    public let components: [SignatureComponent]
    public let parameters: StructuredParameters

    public init(_ components: [SignatureComponent], _ parameters: StructuredParameters) {
        self.components = components
        self.parameters = parameters
    }

    /// When it was made, in seconds since 1970.
    public var created: Int? { if case .integer(let time)? = parameters["created"] { time } else { nil } }
    /// When it ends, in seconds since 1970.
    public var expires: Int? { if case .integer(let time)? = parameters["expires"] { time } else { nil } }
    /// A text that its maker uses once.
    public var nonce: String? { if case .string(let text)? = parameters["nonce"] { text } else { nil } }
    /// The name of the key.
    public var keyID: String? { if case .string(let text)? = parameters["keyid"] { text } else { nil } }
    /// How it is made.
    public var algorithm: String? { if case .string(let text)? = parameters["alg"] { text } else { nil } }

    /// Reads the member with a label; nothing where there is none, or it is no list of components, each once.
    public init?(label: String, in field: String) {
        guard case .list(let items, let parameters)? = StructuredDictionary(field)?[label] else { return nil }
        var components: [SignatureComponent] = []
        for item in items {
            guard case .string(let name) = item.item else { return nil }
            let component = SignatureComponent(name, item.parameters)
            guard !components.contains(component) else { return nil }
            components.append(component)
        }
        self.init(components, parameters)
    }

    /// The member as it stands in the field.
    public var text: String {
        "(" + components.map(\.identifier).joined(separator: " ") + ")" + parameters.text
    }

    /// What is signed (RFC 9421 section 2.5).
    ///
    /// - Throws: ``HTTPSignatureError/noSuchPart(_:)`` where the message lacks what is covered.
    public func base(of message: SignedMessage) throws(HTTPSignatureError) -> [UInt8] {
        var lines: [String] = []
        for component in components {
            guard let value = component.value(in: message),
                value.utf8.allSatisfy({ (0x20...0x7E).contains($0) })
            else { throw .noSuchPart(component.name) }
            lines.append("\(component.identifier): \(value)")
        }
        lines.append("\"@signature-params\": \(text)")
        return Array(lines.joined(separator: "\n").utf8)
    }
}

/// A signature with what it covers, as two fields of a message (RFC 9421 section 4).
public struct MessageSignature: Hashable, Sendable {
    public let label: String
    public let input: SignatureInput
    public let signature: [UInt8]

    /// Signs a message.
    public init<Failure: Error>(
        label: String,
        _ input: SignatureInput,
        of message: SignedMessage,
        sign: ([UInt8]) throws(Failure) -> [UInt8]
    ) throws {
        self.label = label
        self.input = input
        signature = try sign(try input.base(of: message))
    }

    /// Reads the signature with a label from the fields of a message.
    public init(label: String, in fields: [SignedField]) throws(HTTPSignatureError) {
        let inputs = fields.filter { $0.name == "signature-input" }.map(\.value)
        let signatures = fields.filter { $0.name == "signature" }.map(\.value)
        guard !inputs.isEmpty, !signatures.isEmpty else { throw .notSigned }
        guard let input = SignatureInput(label: label, in: inputs.joined(separator: ", ")),
            case .item(.bytes(let bytes), _)? = StructuredDictionary(signatures.joined(separator: ", "))?[label]
        else { throw .malformed }
        self.label = label
        self.input = input
        signature = bytes
    }

    /// The two fields.
    public var fields: [SignedField] {
        [
            SignedField("Signature-Input", "\(label)=\(input.text)"),
            SignedField("Signature", "\(label)=\(StructuredItem.bytes(signature))"),
        ]
    }

    /// Whether it is a signature of the message, as a check of Ed25519 over the base tells.
    public func holds(
        for message: SignedMessage,
        isValid: (_ signature: [UInt8], _ base: [UInt8]) -> Bool
    )
        throws(HTTPSignatureError)
    {
        guard isValid(signature, try input.base(of: message)) else { throw .wrongSignature }
    }
}
