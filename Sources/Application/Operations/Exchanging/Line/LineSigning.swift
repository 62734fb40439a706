import CanonicalBytes
import Consultations
import HTTPModel
import HTTPSignatures
import Journal
import Signing

/// How requests and answers between nodes are signed (RFC 9421), with the key of the journal.
enum LineSigning {
    /// The label of the signatures.
    static let label = "s"

    /// What a request's signature covers: all that the other side acts upon.
    static let requestComponents = ["@method", "@authority", "@path", "@query", "content-digest"].map {
        SignatureComponent($0)
    }

    /// What an answer's signature covers: with the request's own signature, so that it answers no other.
    static let answerComponents =
        [SignatureComponent("@status"), SignatureComponent("content-digest"), .signature(ofRequest: label)]

    /// Fields of answers that are covered where they are there.
    static let answerFields = ["etag", "content-range"]

    static func digest(of body: [UInt8]) -> SignedField {
        SignedField(ContentDigest.name, ContentDigest.value(sha256: Node.sha256(body).bytes))
    }

    /// Signs a request; answers it with its signature.
    static func sign(
        _ request: SignedRequest,
        body: [UInt8],
        key: SigningKey,
        machine: Machine
    ) throws(OperationError) -> SignedRequest {
        var request = request
        request.fields.append(digest(of: body))
        let input = SignatureInput(
            requestComponents,
            StructuredParameters([
                .init("created", .integer(machine.now().secondsSinceEpoch)),
                .init("nonce", .string(Base64.encode(machine.random(16)))),
                .init("keyid", .string(key.verifierKey.name.description)),
                .init("alg", .string("ed25519")),
            ])
        )
        request.fields += try signature(input, of: .request(request), key: key)
        return request
    }

    /// Signs an answer.
    static func sign(
        _ response: Response,
        to request: SignedRequest,
        key: SigningKey,
        machine: Machine
    ) throws(OperationError) -> Response {
        var response = response
        response.fields[ContentDigest.name] = digest(of: response.body).value
        let more = answerFields.filter { response.fields[$0] != nil }.map { SignatureComponent($0) }
        let input = SignatureInput(
            answerComponents + more,
            StructuredParameters([
                .init("created", .integer(machine.now().secondsSinceEpoch)),
                .init("keyid", .string(key.verifierKey.name.description)),
                .init("alg", .string("ed25519")),
            ])
        )
        let message = SignedMessage.response(
            status: response.status.code,
            fields: response.fields.signed,
            to: request
        )
        for field in try signature(input, of: message, key: key) { response.fields.append(field.name, field.value) }
        return response
    }

    private static func signature(
        _ input: SignatureInput,
        of message: SignedMessage,
        key: SigningKey
    ) throws(OperationError) -> [SignedField] {
        do {
            return try MessageSignature(label: label, input, of: message) { base in try key.signature(over: base) }
                .fields
        } catch let error as KeyError { throw .key(error) } catch { throw .invalid("\(error)") }
    }

    /// Checks that a request is signed by a participant now, and not before; answers which one.
    static func author(
        of request: SignedRequest,
        body: [UInt8],
        record: JointRecord,
        now: Int,
        note: (_ nonce: String, _ keyID: String, _ created: Int, _ window: Int) throws(HTTPSignatureError) -> Void
    ) throws(HTTPSignatureError) -> ParticipantCard {
        let message = SignedMessage.request(request)
        let signature = try MessageSignature(label: label, in: request.fields)
        let rules = SignatureRules(requestComponents)
        try rules.check(signature.input, at: now)
        let keyID = signature.input.keyID ?? ""
        guard let journal = JournalName(keyID), keyID != record.journal, let card = record.register.card(of: keyID),
            // A journal that has a successor speaks no more; its key may be in other hands.
            record.register.journal(of: card.participant) == keyID, let key = record.verifierKey(of: journal)
        else { throw .unknownKey(keyID) }
        try signature.holds(for: message) {
            Ed25519().isValid(signature: $0, message: $1, publicKey: key.publicKey)
        }
        try checkContent(body, of: request.fields)
        if let nonce = signature.input.nonce, let created = signature.input.created {
            try note(nonce, keyID, created, rules.window)
        }
        return card
    }

    /// Checks that an answer is signed by the node that was asked, while it was waited for.
    static func check(
        _ response: Response,
        to request: SignedRequest,
        from journal: JournalName,
        record: JointRecord,
        during: ClosedRange<Int>
    ) throws(HTTPSignatureError) {
        let fields = response.fields.signed
        let signature = try MessageSignature(label: label, in: fields)
        let more = answerFields.filter { name in fields.contains { $0.name == name } }
        let rules = SignatureRules(answerComponents + more.map { SignatureComponent($0) }, needsNonce: false)
        let created = signature.input.created ?? during.upperBound
        try rules.check(signature.input, at: min(max(created, during.lowerBound), during.upperBound))
        guard signature.input.keyID == journal.description, let key = record.verifierKey(of: journal) else {
            throw .unknownKey(signature.input.keyID ?? "")
        }
        let message = SignedMessage.response(status: response.status.code, fields: fields, to: request)
        try signature.holds(for: message) {
            Ed25519().isValid(signature: $0, message: $1, publicKey: key.publicKey)
        }
        try checkContent(response.body, of: fields)
    }

    private static func checkContent(_ body: [UInt8], of fields: [SignedField]) throws(HTTPSignatureError) {
        let stated = fields.filter { $0.name == "content-digest" }
        guard stated.count == 1, let field = stated.first,
            ContentDigest.sha256(in: field.value) == Node.sha256(body).bytes
        else { throw .content }
    }
}

extension HeaderFields {
    /// The fields as signatures see them.
    var signed: [SignedField] { all.map { SignedField($0.name, $0.value) } }
}

extension SignedRequest {
    /// A request as it goes to an address, or came to one.
    init(_ method: HTTPModel.Method, _ target: Target, authority: String, fields: HeaderFields = HeaderFields()) {
        let text = target.description
        let parts = text.split(separator: "?", maxSplits: 1, omittingEmptySubsequences: false).map(String.init)
        self.init(
            method: method.name,
            authority: authority,
            path: parts[0],
            query: parts.count > 1 ? parts[1] : nil,
            fields: fields.signed
        )
    }
}
