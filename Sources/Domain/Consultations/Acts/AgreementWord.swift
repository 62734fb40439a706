public import Agreement
public import CanonicalBytes

// What headers say of agreement: the field `on`. Everything that decides what is agreed stands there, never in a body.

extension Word {
    /// The code of the acts that say this; nothing for the acts that say nothing of agreement.
    public var code: String? {
        switch self {
        case .other: nil
        case .propose: "propose"
        case .consent: "consent"
        case .object: "object"
        case .withdraw: "withdraw"
        case .declare: "declare"
        case .handOver: "hand_over"
        case .recognise: "recognise"
        }
    }

    /// The field `on`; nothing where the act has none.
    var json: JSONValue? {
        switch self {
        case .other: nil
        case .propose(let proposal): proposal.json
        case .consent(let proposal), .object(let proposal), .withdraw(let proposal), .declare(let proposal):
            .object(["proposal": .string(proposal.base64)])
        case .handOver(let journal): .object(["journal": .string(journal)])
        case .recognise(let journal, let old):
            .object(["instead_of": .string(old), "journal": .string(journal)])
        }
    }

    /// Reads the field `on` of an act with this code.
    init(code: String, on fields: inout Fields) throws(RecordError) {
        switch code {
        case "propose":
            var on = try fields.object("on")
            self = .propose(try Proposal(&on))
            try on.finish()
        case "consent", "object", "withdraw", "declare":
            var on = try fields.object("on")
            let proposal = try on.digest("proposal")
            try on.finish()
            self =
                switch code {
                case "consent": .consent(proposal)
                case "object": .object(proposal)
                case "withdraw": .withdraw(proposal)
                default: .declare(proposal)
                }
        case "hand_over":
            var on = try fields.object("on")
            self = .handOver(to: try on.journal("journal"))
            try on.finish()
        case "recognise":
            var on = try fields.object("on")
            self = .recognise(journal: try on.journal("journal"), insteadOf: try on.journal("instead_of"))
            try on.finish()
        default:
            self = .other
        }
    }
}

extension Proposal {
    fileprivate var json: JSONValue {
        var fields: [String: JSONValue] = [
            "content": .string(content.base64), "rules": .string(rules.base64),
            "replaces": .array(
                replaces.map { version in
                    .array(([version.matter] + (version.version.map { [$0] } ?? [])).map { .string($0.base64) })
                }
            ),
        ]
        if let expiry = expiry.flatMap(Instant.init(secondsSinceEpoch:)) {
            fields["expiry"] = .string(expiry.description)
        }
        if let newRules { fields["new_rules"] = newRules.json }
        return .object(fields)
    }

    fileprivate init(_ fields: inout Fields) throws(RecordError) {
        let content = try fields.digest("content")
        let rules = try fields.digest("rules")
        guard let items = try fields.value("replaces").array else { throw fields.wrong("replaces") }
        var replaces: [MatterVersion] = []
        for item in items {
            guard let names = item.array, 1...2 ~= names.count else { throw fields.wrong("replaces") }
            let digests = names.compactMap { $0.string.flatMap(Digest.init(base64:)) }
            guard digests.count == names.count else { throw fields.wrong("replaces") }
            replaces.append(MatterVersion(matter: digests[0], version: digests.count > 1 ? digests[1] : nil))
        }
        var expiry: Int?
        if let text = try fields.optionalText("expiry") {
            guard let instant = Instant(text) else { throw fields.wrong("expiry") }
            expiry = instant.secondsSinceEpoch
        }
        var newRules: RulesInForce?
        if let value = fields.optional("new_rules") {
            var fields = try Fields(value, of: "act.on.new_rules")
            newRules = try RulesInForce(&fields)
            try fields.finish()
        }
        self.init(replaces: replaces, rules: rules, content: content, expiry: expiry, newRules: newRules)
    }
}

extension RulesInForce {
    var json: JSONValue {
        var fields: [String: JSONValue] = [
            "parties": .array(
                parties.map { party in
                    .object([
                        "journals": .array(party.journals.map(JSONValue.string)), "name": .string(party.name),
                        "speaker": .string(party.speaker),
                    ])
                }
            )
        ]
        if let silence {
            fields["silence"] = .object([
                "least": .integer(silence.leastPeriod), "posts": .array(silence.posts.sorted().map(JSONValue.string)),
            ])
        }
        return .object(fields)
    }

    init(_ fields: inout Fields) throws(RecordError) {
        guard let items = try fields.value("parties").array else { throw fields.wrong("parties") }
        var parties: [PartyRule] = []
        for item in items {
            var fields = try Fields(item, of: "act.on.new_rules.parties")
            guard let names = try fields.value("journals").array else { throw fields.wrong("journals") }
            var journals: [String] = []
            for name in names {
                guard let name = name.string, Fields.isJournal(name) else { throw fields.wrong("journals") }
                journals.append(name)
            }
            let party = PartyRule(
                name: try fields.text("name"),
                journals: journals,
                speaker: try fields.journal("speaker")
            )
            try fields.finish()
            parties.append(party)
        }
        var silence: SilenceRule?
        if let value = fields.optional("silence") {
            var fields = try Fields(value, of: "act.on.new_rules.silence")
            let least = try fields.count("least")
            guard let posts = try fields.value("posts").array else { throw fields.wrong("posts") }
            let names = posts.compactMap(\.string)
            guard names.count == posts.count else { throw fields.wrong("posts") }
            silence = SilenceRule(leastPeriod: least, posts: Set(names))
            try fields.finish()
        }
        self.init(parties: parties, silence: silence)
    }
}

extension Fields {
    /// A journal's name: participant, mechanism and number, at most 200 bytes.
    mutating func journal(_ field: String) throws(RecordError) -> String {
        let name = try text(field)
        guard Self.isJournal(name) else { throw wrong(field) }
        return name
    }

    static func isJournal(_ name: String) -> Bool {
        let parts = name.utf8.split(separator: UInt8(ascii: "/"), omittingEmptySubsequences: false)
        return parts.count == 3 && parts.allSatisfy { !$0.isEmpty } && name.utf8.count <= 200
            && name.utf8.allSatisfy { 0x21...0x7E ~= $0 }
    }
}

extension AgreementAct {
    /// What agreement reads of an act.
    ///
    /// - Parameters:
    ///   - header: The act's header.
    ///   - leaf: The hash of its leaf.
    ///   - rootBefore: The root of its journal's tree before it.
    ///   - root: The root of the tree with it.
    public init(header: ActHeader, leaf: Digest, rootBefore: Digest, root: Digest) {
        self.init(
            journal: header.journal,
            number: header.number,
            at: header.at.secondsSinceEpoch,
            post: header.post?.text,
            leaf: leaf,
            rootBefore: rootBefore,
            root: root,
            seen: header.seen.mapValues { heads in heads.filter { $0.size > 0 }.map(\.root) }.filter {
                !$0.value.isEmpty
            },
            sizes: Dictionary(header.seen.values.joined().map { ($0.root, $0.size) }) { first, _ in first },
            word: header.word
        )
    }
}
