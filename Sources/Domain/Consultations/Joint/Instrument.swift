public import Agreement
public import CanonicalBytes

/// The exact text that all parties sign for one version of one matter, or of several that are agreed together.
///
/// With a signature line of each party it is the joint document, and anybody who reads signed notes checks it without a
/// log. Its hash stands in the header of the proposal.
public struct Instrument: Hashable, Sendable {
    public let mechanism: MechanismID
    /// The name of the rules under which it is proposed.
    public let rules: Digest
    /// 32 random bytes: nobody can guess the text by its hash.
    public let salt: Digest
    /// What is agreed, and the version of each matter that it replaces; a matter stands here once.
    public let items: [Item]
    /// Where it puts a mistake right: what the mistake was, in words.
    public let corrects: String?

    /// One matter: what it says from now on.
    public struct Item: Hashable, Sendable {
        public let content: ActContent
        /// The leaf hash of the proposal that made the version that it replaces; nothing for the first one.
        public let replaces: Digest?

        public init(content: ActContent, replaces: Digest?) {
            self.content = content
            self.replaces = replaces
        }
    }

    public init(mechanism: MechanismID, rules: Digest, salt: Digest, items: [Item], corrects: String? = nil) {
        self.mechanism = mechanism
        self.rules = rules
        self.salt = salt
        self.items = items
        self.corrects = corrects
    }

    /// The versions that it replaces, as its proposal's header names them.
    ///
    /// - Parameters:
    ///   - salt: The salt of the founding text.
    ///   - sha256: SHA-256.
    /// - Returns: Nothing where an item is no joint matter. None for new rules, which replace the rules that the proposal
    ///   names, and stand alone.
    public func versions(salt: Digest, sha256: ([UInt8]) -> Digest) -> [MatterVersion]? {
        if newRules != nil { return [] }
        var versions: [MatterVersion] = []
        for item in items {
            guard let matter = item.content.matter, matter != .rules else { return nil }
            versions.append(MatterVersion(matter: matter.digest(salt: salt, sha256: sha256), version: item.replaces))
        }
        return versions
    }
}

extension Instrument {
    /// The new rules that it is about; nothing where it is about something else.
    public var newRules: FoundingText? {
        guard items.count == 1, case .rules(let text) = items[0].content else { return nil }
        return text
    }

    static let heading = "suivi/instrument/v1"

    /// The text of the note that the parties sign.
    public var text: String { "\(Self.heading)\n\(String(decoding: CanonicalJSON.print(json), as: UTF8.self))\n" }

    /// Reads the text of the note.
    public init(text: String) throws(RecordError) {
        try self.init(json: NoteText.value(of: text, heading: Self.heading))
        guard self.text == text else { throw .otherForm(of: "instrument") }
    }

    var json: JSONValue {
        var fields: [String: JSONValue] = [
            "items": .array(items.map(\.json)), "mechanism": .string(mechanism.text),
            "rules": .string(rules.base64), "salt": .string(salt.base64),
        ]
        if let corrects { fields["corrects"] = .string(corrects) }
        return .object(fields)
    }

    init(json: JSONValue) throws(RecordError) {
        var fields = try Fields(json, of: "instrument")
        self.init(
            mechanism: try fields.identifier("mechanism"),
            rules: try fields.digest("rules"),
            salt: try fields.digest("salt"),
            items: try fields.list("items") { json throws(RecordError) in try Item(json) },
            corrects: try fields.optionalText("corrects")
        )
        try fields.finish()
        guard !items.isEmpty, items.allSatisfy({ $0.content.matter != nil }),
            Set(items.compactMap(\.content.matter)).count == items.count
        else { throw .wrong(field: "items", of: "instrument") }
    }
}

extension Instrument.Item {
    fileprivate var json: JSONValue {
        var fields: [String: JSONValue] = ["act": .string(content.code), "content": content.json]
        if let replaces { fields["replaces"] = .string(replaces.base64) }
        return .object(fields)
    }

    fileprivate init(_ json: JSONValue) throws(RecordError) {
        var fields = try Fields(json, of: "item")
        let code = try fields.text("act")
        content = try ActContent(act: code, json: fields.value("content"))
        replaces = try fields.optionalDigest("replaces")
        try fields.finish()
    }
}

extension Instrument {
    /// What it publishes, and what it takes back.
    var releases: [Release] {
        items.compactMap { if case .release(let release) = $0.content { release } else { nil } }
    }

    /// Whether what it publishes stands alone in it and becomes public at one moment.
    ///
    /// An instrument is shown whole or not at all: with anything else in it, nothing of it could be shown.
    public var publishesAlone: Bool {
        let open = releases.filter(\.isPublic)
        return open.isEmpty || releases.count == items.count && Set(open.map(\.from)).count == 1
    }

    /// Whether it makes something public.
    public var publishes: Bool { releases.contains(where: \.isPublic) }
}
