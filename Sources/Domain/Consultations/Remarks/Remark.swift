public import CanonicalBytes

/// What a side notes for itself, and for nobody else.
///
/// A remark is no act: it lies in the private store, which no pouch, exchange or export opens.
public struct Remark: Hashable, Sendable {
    public let subject: RemarkSubject
    public let text: String
    /// When it was written, or last put in other words.
    public let at: Instant

    public init(about subject: RemarkSubject, text: String, at: Instant) {
        self.subject = subject
        self.text = text
        self.at = at
    }
}

/// What a remark is about.
public enum RemarkSubject: Hashable, Sendable {
    /// The mechanism as a whole.
    case mechanism
    case session(Int)
    /// A conclusion, with the hash of its words: they find it again under another number.
    case conclusion(ConclusionNumber, words: Digest)
    /// A document by the hash of its file.
    case document(Digest)
    /// A proposal as people name it, such as `norvane#41`.
    case proposal(String)
}

extension Register {
    /// What a remark about a conclusion is about now: its words may have got another number since.
    ///
    /// - Returns: The conclusion that has these words; where none has, the one of that number, whose words were put right.
    public func conclusion(with words: Digest, once number: ConclusionNumber) -> ConclusionNumber {
        if conclusions[number]?.entry.quotation.sha256 == words { return number }
        return conclusions.values.filter { $0.entry.quotation.sha256 == words }.map(\.number).min() ?? number
    }
}

// MARK: - As bytes

extension Remark {
    /// The remark as canonical JSON.
    public var bytes: [UInt8] {
        var fields: [String: JSONValue] = ["at": .string(at.description), "text": .string(text)]
        switch subject {
        case .mechanism: break
        case .session(let number): fields["session"] = .integer(number)
        case .conclusion(let number, let words):
            fields["conclusion"] = .string(number.description)
            fields["words"] = .string(words.base64)
        case .document(let digest): fields["document"] = .string(digest.base64)
        case .proposal(let name): fields["proposal"] = .string(name)
        }
        return CanonicalJSON.print(.object(fields))
    }

    /// Reads a remark.
    public init(bytes: [UInt8]) throws(RecordError) {
        let value: JSONValue
        do { value = try CanonicalJSON.parse(bytes, limits: .body) } catch { throw .notCanonical(error.description) }
        var fields = try Fields(value, of: "remark")
        guard let at = Instant(try fields.text("at")) else { throw fields.wrong("at") }
        let text = try fields.text("text")
        let subject: RemarkSubject
        if let conclusion = try fields.optionalText("conclusion") {
            guard let number = ConclusionNumber(conclusion) else { throw fields.wrong("conclusion") }
            subject = .conclusion(number, words: try fields.digest("words"))
        } else if let document = try fields.optionalDigest("document") {
            subject = .document(document)
        } else if let proposal = try fields.optionalText("proposal") {
            subject = .proposal(proposal)
        } else if value["session"] != nil {
            subject = .session(try fields.count("session"))
        } else {
            subject = .mechanism
        }
        try fields.finish()
        self.init(about: subject, text: text, at: at)
        guard self.bytes == bytes else { throw .otherForm(of: "remark") }
    }
}
