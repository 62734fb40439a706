import CanonicalBytes

extension Release {
    var fields: [String: JSONValue?] {
        [
            "from": from.map { .string($0.description) }, "public": .boolean(isPublic),
            "subject": .string(item.description),
            "texts": texts.isEmpty
                ? nil : .array(texts.map { .object(["act": .string($0.code), "content": $0.json]) }),
        ]
    }

    init(_ fields: inout Fields) throws(RecordError) {
        guard let item = RegisterItem(try fields.text("subject")) else { throw fields.wrong("subject") }
        let isPublic = try fields.requiredFlag("public")
        let from = try fields.optionalText("from")
        let texts = try fields.list("texts") { json throws(RecordError) in try Self.text(json) }
        guard isPublic else {
            guard from == nil, texts.isEmpty else { throw fields.wrong("public") }
            self.init(takingBack: item)
            return
        }
        let instant = from.flatMap { Instant($0) }
        guard from == nil || instant != nil else { throw fields.wrong("from") }
        guard Set(texts.compactMap(\.matter)).count == texts.count else { throw fields.wrong("texts") }
        self.init(item, texts: texts, from: instant)
        guard texts.allSatisfy(holds) else { throw fields.wrong("texts") }
    }

    /// A text that becomes public: anything joint, but for what is itself about showing or about the rules.
    private static func text(_ json: JSONValue) throws(RecordError) -> ActContent? {
        var fields = try Fields(json, of: "release")
        let code = try fields.text("act")
        guard code != "release", code != "rules" else { return nil }
        let content = try ActContent(act: code, json: fields.value("content"))
        try fields.finish()
        return content.matter == nil ? nil : content
    }
}
