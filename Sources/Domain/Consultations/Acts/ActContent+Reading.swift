import CanonicalBytes

extension ActContent {
    /// Reads the content of an act from a JSON value.
    init(act code: String, json: JSONValue) throws(RecordError) {
        var fields = try Fields(json, of: code)
        switch code {
        case "found": self = .found(try Founding(&fields))
        case "party": self = .party(try Party(&fields))
        case "membership": self = .membership(try Membership(&fields))
        case "presidency": self = .presidency(try Presidency(&fields))
        case "office":
            self = .office(
                Office(
                    id: try fields.identifier("id"),
                    party: try fields.identifier("party"),
                    names: try fields.names("names"),
                    within: try fields.optionalIdentifier("within")
                )
            )
        case "post":
            self = .post(
                Post(
                    id: try fields.identifier("id"),
                    party: try fields.identifier("party"),
                    names: try fields.names("names"),
                    office: try fields.optionalIdentifier("office")
                )
            )
        case "tenure":
            self = .tenure(
                Tenure(
                    post: try fields.identifier("post"),
                    person: try fields.text("person"),
                    from: try fields.optionalDate("from"),
                    until: try fields.optionalDate("until")
                )
            )
        case "mechanism": self = .mechanism(try Mechanism(&fields))
        case "session": self = .session(try Session(&fields))
        case "deposit": self = .deposit(try Document(&fields))
        case "review": self = .review(try ReviewRecord(&fields))
        case "conclusion": self = .conclusion(try ConclusionEntry(&fields))
        case "reading":
            self = .reading(try fields.number("number"), try ConclusionReading(fields.value("reading")))
        case "assign":
            self = .assign(
                Assignment(
                    conclusion: try fields.number("conclusion"),
                    post: try fields.identifier("post"),
                    duty: try fields.code("duty")
                )
            )
        case "report": self = .report(try ProgressReport(&fields))
        case "merge":
            self = .merge(
                Merge(
                    number: try fields.number("number"),
                    into: try fields.optionalNumber("into"),
                    reason: try fields.optionalText("reason")
                )
            )
        case "renumber": self = .renumber(try Renumbering(fields.value("numbers"), fields))
        case "link": self = .link(try LinkStatement(&fields))
        case "concordance": self = .concordance(try Concordance(&fields))
        case Constitution.code:
            self = .constitute(
                try FoundingText(json: fields.value("text")),
                signature: try fields.text("signature")
            )
        case "acknowledge": self = .acknowledge
        case "propose":
            self = .propose(
                try Instrument(json: fields.value("instrument")),
                signature: try fields.text("signature")
            )
        case "consent": self = .consent(signature: try fields.text("signature"))
        case "object": self = .object(reason: try fields.text("reason"))
        case "withdraw": self = .withdraw(reason: try fields.optionalText("reason"))
        case "declare": self = .declare
        case "hand_over": self = .handOver(source: try FactSource(fields.value("source")))
        case "recognise":
            var card = try Fields(fields.value("card"), of: "card")
            self = .recognise(try ParticipantCard(&card), reason: try fields.text("reason"))
            try card.finish()
        case "statement": self = .statement(try Statement(&fields))
        case "mark":
            guard let subject = RegisterItem(try fields.text("subject")) else { throw fields.wrong("subject") }
            self = .mark(
                Marking(
                    of: subject,
                    handling: try fields.code("handling"),
                    words: try fields.optionalText("words")
                )
            )
        case "rules": self = .rules(try FoundingText(json: fields.value("text")))
        case "agreed_status":
            self = .agreedStatus(try fields.number("conclusion"), try fields.code("status"))
        case "release":
            self = .release(try Release(&fields))
        default: throw .unknownAct(code)
        }
        try fields.finish()
    }
}

extension Renumbering {
    fileprivate init(_ value: JSONValue, _ fields: Fields) throws(RecordError) {
        guard case .object(let members) = value else { throw fields.wrong("numbers") }
        var numbers: [ConclusionNumber: ConclusionNumber] = [:]
        for (old, new) in members {
            guard let old = ConclusionNumber(old), let text = new.string, let new = ConclusionNumber(text) else {
                throw fields.wrong("numbers")
            }
            numbers[old] = new
        }
        self.init(numbers)
    }
}

extension Founding {
    fileprivate init(_ fields: inout Fields) throws(RecordError) {
        self.init(
            mechanism: try fields.identifier("mechanism"),
            party: try fields.identifier("party"),
            keys: try fields.texts("keys")
        )
    }
}

extension Party {
    fileprivate init(_ fields: inout Fields) throws(RecordError) {
        self.init(id: try fields.identifier("id"), kind: try fields.code("kind"), names: try fields.names("names"))
    }
}

extension Membership {
    fileprivate init(_ fields: inout Fields) throws(RecordError) {
        self.init(
            member: try fields.identifier("member"),
            confederation: try fields.identifier("confederation"),
            from: try fields.optionalDate("from"),
            until: try fields.optionalDate("until"),
            source: try FactSource(fields.value("source"))
        )
    }
}

extension Presidency {
    fileprivate init(_ fields: inout Fields) throws(RecordError) {
        self.init(
            confederation: try fields.identifier("confederation"),
            holder: try fields.identifier("holder"),
            from: try fields.optionalDate("from"),
            until: try fields.optionalDate("until"),
            source: try FactSource(fields.value("source"))
        )
    }
}

extension FactSource {
    init(_ json: JSONValue) throws(RecordError) {
        var fields = try Fields(json, of: "source")
        guard
            let source = FactSource(
                conclusion: try fields.optionalNumber("conclusion"),
                note: try fields.optionalText("note")
            )
        else { throw fields.wrong("source") }
        try fields.finish()
        self = source
    }
}

extension FileReference {
    fileprivate init(_ json: JSONValue) throws(RecordError) {
        var fields = try Fields(json, of: "file")
        self.init(sha256: try fields.digest("sha256"), size: try fields.count("size"), name: try fields.text("name"))
        try fields.finish()
    }
}

extension Mechanism {
    fileprivate init(_ fields: inout Fields) throws(RecordError) {
        var rules: [RuleParameter: Rule] = [:]
        for (name, json) in try fields.value("rules").object ?? [:] {
            guard let parameter = RuleParameter(rawValue: name) else { throw fields.wrong("rules") }
            var rule = try Fields(json, of: name)
            let value = try rule.text("value")
            guard parameter.accepts(value) else { throw rule.wrong("value") }
            rules[parameter] = Rule(value: value, source: try FactSource(rule.value("source")))
            try rule.finish()
        }
        let parties: [PartyID] = try fields.list("parties") { try? $0.string.map(PartyID.init) }
        self.init(
            names: try fields.names("names"),
            parties: parties,
            status: try fields.code("status"),
            rules: RuleSet(rules)
        )
    }
}

extension Session {
    fileprivate init(_ fields: inout Fields) throws(RecordError) {
        let session = Session(
            number: try fields.integer("number"),
            status: try fields.code("status"),
            host: try fields.stated("host") { try? $0.string.map(PartyID.init) },
            place: try fields.stated("place") { $0.string },
            date: try fields.stated("date") { try? $0.string.map(ExtendedDate.init) },
            level: try fields.optionalText("level"),
            chairs: try fields.texts("chairs"),
            notes: try fields.texts("notes"),
            source: try fields.optional("source").map(FactSource.init)
        )
        guard let session else { throw fields.wrong("number") }
        self = session
    }
}

extension Document {
    fileprivate init(_ fields: inout Fields) throws(RecordError) {
        self.init(
            file: try FileReference(fields.value("file")),
            session: try fields.integer("session"),
            type: try fields.code("type"),
            language: try fields.language("language"),
            title: try fields.optionalText("title"),
            encoding: try fields.text("encoding"),
            voice: try fields.code("voice"),
            replaces: try fields.optionalDigest("replaces"),
            text: try fields.optional("text").map { json throws(RecordError) in try FileReference(json) }
        )
    }
}

extension ReviewRecord {
    fileprivate init(_ fields: inout Fields) throws(RecordError) {
        self.init(
            document: try fields.digest("document"),
            reader: try fields.text("reader"),
            proposed: try fields.count("proposed"),
            accepted: try fields.list("accepted") { $0.string.flatMap(ConclusionNumber.init) },
            refused: try fields.list("refused") { json throws(RecordError) in try RefusedFinding(json) },
            left: try fields.optionalCount("left")
        )
    }
}

extension RefusedFinding {
    fileprivate init(_ json: JSONValue) throws(RecordError) {
        var fields = try Fields(json, of: "refused finding")
        self.init(range: try fields.range("range"), kind: try fields.code("kind"), rules: try fields.texts("rules"))
        try fields.finish()
    }
}

extension ConclusionEntry {
    fileprivate init(_ fields: inout Fields) throws(RecordError) {
        self.init(
            number: try fields.number("number"),
            quotation: try Quotation(fields.value("quotation")),
            reading: try ConclusionReading(fields.value("reading")),
            language: try fields.language("language"),
            voice: try fields.code("voice"),
            confidence: try fields.code("confidence"),
            grounds: try fields.list("grounds") { json throws(RecordError) in try Ground(json) },
            restates: try fields.optionalNumber("restates")
        )
    }
}

extension Ground {
    fileprivate init(_ json: JSONValue) throws(RecordError) {
        var fields = try Fields(json, of: "ground")
        self.init(rule: try fields.text("rule"), matched: try fields.text("matched"))
        try fields.finish()
    }
}

extension Quotation {
    fileprivate init(_ json: JSONValue) throws(RecordError) {
        var fields = try Fields(json, of: "quotation")
        self.init(
            document: try fields.digest("document"),
            range: try fields.range("range"),
            text: try fields.text("text"),
            sha256: try fields.digest("sha256")
        )
        try fields.finish()
    }
}

extension ConclusionReading {
    fileprivate init(_ json: JSONValue) throws(RecordError) {
        var fields = try Fields(json, of: "reading")
        guard let level = ActionLevel(rawValue: try fields.integer("action_level")) else {
            throw fields.wrong("action_level")
        }
        self.init(
            kind: try fields.code("kind"),
            strength: try fields.code("strength"),
            actionLevel: level,
            actors: try fields.stated("actors") {
                $0.array.flatMap { list in list.contains { $0.string == nil } ? nil : list.compactMap(\.string) }
            },
            scope: try fields.code("scope"),
            addressee: try fields.stated("addressee") { $0.string },
            matter: try fields.stated("matter") { $0.string },
            domain: try fields.stated("domain") { $0.string.flatMap(PolicyDomain.init) },
            heading: try fields.optionalText("heading"),
            deadline: try fields.stated("deadline") { try? Deadline($0) },
            place: try fields.stated("place") { $0.string },
            test: try fields.stated("test") { $0.string }
        )
        try fields.finish()
    }
}

extension Deadline {
    fileprivate init(_ json: JSONValue) throws(RecordError) {
        var fields = try Fields(json, of: "deadline")
        self.init(words: try fields.text("words"), date: try fields.optionalDate("date"))
        try fields.finish()
    }
}

extension ProgressReport {
    fileprivate init(_ fields: inout Fields) throws(RecordError) {
        self.init(
            conclusion: try fields.number("conclusion"),
            party: try fields.identifier("party"),
            status: try fields.code("status"),
            text: try fields.optionalText("text"),
            period: try fields.optionalDate("period"),
            evidence: try fields.list("evidence") { json throws(RecordError) in try FileReference(json) },
            supersededBy: try fields.optionalNumber("superseded_by"),
            withoutEvidence: try fields.flag("without_evidence"),
            isPublic: try fields.flag("public")
        )
    }
}

extension Statement {
    fileprivate init(_ fields: inout Fields) throws(RecordError) {
        let kind: StatementKind = try fields.code("kind")
        let conclusion = try fields.optionalNumber("conclusion")
        let text = try fields.text("text")
        let from = try fields.optionalDate("from")
        let isPublic = try fields.flag("public")
        if let proposal = try fields.optionalDigest("proposal") {
            // One thing at a time: two could say different things of whom it binds. What is proposed is never public.
            guard conclusion == nil, !isPublic else { throw fields.wrong("proposal") }
            self.init(kind: kind, proposal: proposal, text: text, from: from)
        } else {
            self.init(kind: kind, conclusion: conclusion, text: text, from: from, isPublic: isPublic)
        }
    }
}

extension LinkStatement {
    fileprivate init(_ fields: inout Fields) throws(RecordError) {
        self.init(
            link: Link(
                from: try fields.number("from"),
                try fields.code("relation"),
                to: try fields.number("to")
            ),
            standing: try fields.code("standing"),
            reason: try fields.optionalText("reason"),
            isProposed: try fields.flag("proposed")
        )
    }
}
