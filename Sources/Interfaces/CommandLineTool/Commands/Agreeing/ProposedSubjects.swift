import Agreement
import Arguments
import CanonicalBytes
import Consultations
import Messages
import Operations

/// What a line of `suivi propose` names, and what is to be different of it.
struct ProposedSubjects {
    let context: CommandContext
    let register: Register

    private var arguments: ParsedArguments { context.arguments }

    /// What can be proposed with other details.
    private enum Target: CaseIterable {
        case conclusion
        case party
        case mechanism
        case session
        case document

        /// The options that say what is to be different.
        var options: [String] {
            switch self {
            case .conclusion:
                ["kind", "strength", "who", "addressee", "deadline", "domain", "what", "test", "asks", "place"]
            case .party: ["kind", "name", "member-of", "presides", "from", "until", "source"]
            case .mechanism: ["name", "state", "rule", "between", "source"]
            case .session: ["date", "place", "host", "state"]
            case .document: ["type", "title", "language-of-text", "replaces"]
            }
        }

        /// How it is named.
        var name: String {
            switch self {
            case .conclusion: "NUMBER"
            case .party: "--party"
            case .mechanism: "--mechanism"
            case .session: "--session"
            case .document: "--document"
            }
        }
    }

    /// Everything that is named, in the order in which it is proposed.
    func all() throws(CommandFailure) -> [ProposedSubject] {
        try check()
        var subjects: [ProposedSubject] = []
        if isNamed(.mechanism) { subjects.append(try mechanism()) }
        if let party = try party() { subjects.append(party) }
        if let number = try context.session("session") { subjects.append(try session(number)) }
        if let rules = try rules() {
            subjects.append(
                .rules(try context.perform { () throws(OperationError) in try rules.text(after: register) })
            )
        }
        for name in arguments.values("document") { subjects.append(try document(name)) }
        let reading = try reading()
        for text in arguments.parameters("NUMBER") {
            let number = try context.conclusionNumber(text, of: "NUMBER")
            subjects.append(reading.isChange ? .reading(number, reading) : .conclusion(number))
        }
        for text in arguments.values("merge") { subjects.append(.merge(try merge(text))) }
        for text in arguments.values("status") { subjects.append(try status(text)) }
        subjects += try publications()
        return subjects
    }

    // MARK: - Which option is whose

    private func isNamed(_ target: Target) -> Bool {
        switch target {
        case .conclusion: !arguments.parameters("NUMBER").isEmpty
        case .party: arguments.value("party") != nil
        // A rule is of the mechanism and of nothing else.
        case .mechanism: arguments.flag("mechanism") || !arguments.values("rule").isEmpty
        case .session: arguments.value("session") != nil
        case .document: !arguments.values("document").isEmpty
        }
    }

    private func isGiven(_ option: String) -> Bool {
        option == "presides" ? arguments.flag(option) : !arguments.values(option).isEmpty
    }

    /// Refuses details of which it isn't plain what they are of.
    private func check() throws(CommandFailure) {
        let options = Set(Target.allCases.flatMap(\.options)).sorted()
        for option in options where isGiven(option) {
            let possible = Target.allCases.filter { $0.options.contains(option) }
            let named = possible.filter(isNamed)
            let list = possible.map(\.name).joined(separator: ", ")
            if named.isEmpty {
                throw context.wrong(
                    "--\(option)",
                    of: "suivi propose",
                    Message("say of what, with one of: {list}", ["list": list])
                )
            }
            if named.count > 1 {
                throw context.wrong(
                    "--\(option)",
                    of: "suivi propose",
                    Message("name only one of: {list}", ["list": list])
                )
            }
        }
        for option in ["presides", "from", "until"] where isGiven(option) && !isGiven("member-of") {
            throw context.wrong("--\(option)", of: "suivi propose", Message("give it together with --member-of"))
        }
    }

    // MARK: - What is to be different

    private func session(_ number: Int) throws(CommandFailure) -> ProposedSubject {
        guard Target.session.options.contains(where: isGiven) else { return .session(number) }
        let host: Stated<PartyID>? = try context.detail("host") { text throws(CommandFailure) in
            try context.identifier(text, of: "--host")
        }
        let place: Stated<String>? = try context.detail("place") { text throws(CommandFailure) in text }
        let date: Stated<ExtendedDate>? = try context.detail("date") { text throws(CommandFailure) in
            try context.extendedDate(text, of: "--date")
        }
        let status = try context.code("state", as: SessionStatus.self)
        return .sessionChange(RecordSession(number: number, status: status, host: host, place: place, date: date))
    }

    private func mechanism() throws(CommandFailure) -> ProposedSubject {
        guard Target.mechanism.options.contains(where: isGiven) else { return .mechanism }
        var parties: [PartyID] = []
        for text in arguments.values("between") { parties.append(try context.identifier(text, of: "--between")) }
        return .mechanismChange(
            StateMechanism(
                names: isNamed(.party) ? nil : try context.names("name"),
                parties: parties,
                status: try context.code("state", as: MechanismStatus.self),
                rules: try context.procedureRules()
            )
        )
    }

    private func party() throws(CommandFailure) -> ProposedSubject? {
        guard let id: PartyID = try context.optionalIdentifier("party") else { return nil }
        var change = PartyChange(
            id,
            kind: try context.code("kind", as: PartyKind.self),
            names: try context.names("name")
        )
        if let confederation: PartyID = try context.optionalIdentifier("member-of"),
            let entered = FactSource(note: context.console.text(Message("as entered")))
        {
            change.affiliation = PartyChange.Affiliation(
                confederation,
                presides: arguments.flag("presides"),
                from: try context.date("from"),
                until: try context.date("until"),
                source: try context.source(),
                otherwise: entered
            )
        }
        return .partyChange(change)
    }

    private func document(_ name: String) throws(CommandFailure) -> ProposedSubject {
        let document = try context.perform { () throws(OperationError) in try register.document(named: name) }
        var change = DocumentChange(
            type: try context.code("type", as: DocumentType.self),
            title: arguments.value("title")
        )
        change.language = try context.languageOfText()
        if let earlier = arguments.value("replaces") {
            change.replaces =
                try context.perform { () throws(OperationError) in try register.document(named: earlier) }.file.sha256
        }
        let digest = document.file.sha256
        return change.isChange ? .documentChange(digest, change) : .document(digest)
    }

    private func reading() throws(CommandFailure) -> ReadingChange {
        var change = ReadingChange()
        guard isNamed(.conclusion) else { return change }
        change.kind = try context.code("kind", as: ConclusionKind.self)
        change.strength = try context.code("strength", as: Strength.self)
        if let level = try context.parse({ () throws(UsageError) in try arguments.integer("asks", in: 0...5) }) {
            change.actionLevel = ActionLevel(rawValue: level)
        }
        let names = arguments.values("who")
        if names.count > 1 {
            change.actors = .statedInText(names)
        } else {
            change.actors = try context.detail("who") { text throws(CommandFailure) in [text] }
        }
        change.addressee = try context.detail("addressee") { text throws(CommandFailure) in text }
        change.deadline = try context.detail("deadline") { text throws(CommandFailure) in Self.deadline(text) }
        change.domain = try context.detail("domain") { text throws(CommandFailure) in
            guard let domain = PolicyDomain.allCases.first(where: { $0.rawValue == text.uppercased() }) else {
                let known = context.console.list(PolicyDomain.allCases.map(\.rawValue))
                throw context.wrong(text, of: "--domain", Message("use one of: {list}", ["list": known]))
            }
            return domain
        }
        if !isNamed(.session) {
            change.place = try context.detail("place") { text throws(CommandFailure) in text }
        }
        change.matter = try context.detail("what") { text throws(CommandFailure) in text }
        change.test = try context.detail("test") { text throws(CommandFailure) in text }
        return change
    }

    /// A date, words and a date after the last `=`, or words from which no date follows.
    static func deadline(_ text: String) -> Deadline {
        if let date = try? ExtendedDate(text) { return Deadline(words: text, date: date) }
        guard let sign = text.lastIndex(of: "="), sign > text.startIndex,
            let date = try? ExtendedDate(String(text[text.index(after: sign)...]))
        else { return Deadline(words: text, date: nil) }
        return Deadline(words: String(text[..<sign]), date: date)
    }

    private func merge(_ text: String) throws(CommandFailure) -> Merge {
        let parts = text.split(separator: "=", omittingEmptySubsequences: false).map(String.init)
        guard parts.count == 2, let number = ConclusionNumber(parts[0]),
            parts[1] == "-" || ConclusionNumber(parts[1]) != nil
        else {
            throw context.wrong(text, of: "--merge", Message("write two numbers, for example 1/09=1/07"))
        }
        return Merge(number: number, into: ConclusionNumber(parts[1]))
    }

    private func status(_ text: String) throws(CommandFailure) -> ProposedSubject {
        let parts = text.split(separator: "=", maxSplits: 1).map(String.init)
        guard parts.count == 2, let number = ConclusionNumber(parts[0]),
            let status = ProgressStatus(rawValue: parts[1])
        else {
            throw context.wrong(text, of: "--status", Message("write number and status, for example 1/07=completed"))
        }
        return .status(number, status)
    }

    /// What is to be shown to the public, and what no more.
    private func publications() throws(CommandFailure) -> [ProposedSubject] {
        var subjects: [ProposedSubject] = []
        let from = try moment("not-before")
        if from != nil, arguments.values("publish").isEmpty {
            throw context.wrong("--not-before", of: "suivi propose", Message("give it together with --publish"))
        }
        for name in arguments.values("publish") {
            subjects.append(.publication(try context.registerItem(name, in: register), from: from))
        }
        for name in arguments.values("no-publish") {
            subjects.append(.noPublication(try context.registerItem(name, in: register)))
        }
        return subjects
    }

    /// A moment with its distance from UTC, so that both sides mean the same minute.
    private func moment(_ option: String) throws(CommandFailure) -> Instant? {
        guard let text = arguments.value(option) else { return nil }
        guard let instant = Instant(zoned: text) else {
            throw context.wrong(
                text,
                of: "--\(option)",
                Message("write day, time and zone, for example 2027-03-12T09:00+01:00, or with Z for UTC")
            )
        }
        return instant
    }

    /// What new rules change; nothing where nobody asks for new rules.
    private func rules() throws(CommandFailure) -> ChangeRules? {
        var rules = ChangeRules()
        for text in arguments.values("speaker") {
            rules.speakers.append(try context.identifier(text, of: "--speaker"))
        }
        for text in arguments.values("without") {
            rules.leaving.append(try context.identifier(text, of: "--without"))
        }
        if arguments.flag("no-silence") { rules.silence = .never }
        if let silence = try FoundCommand.silence(context) {
            rules.silence = .after(silence.leastPeriod, posts: silence.posts)
        }
        let isAsked = rules.silence != .unchanged || !rules.speakers.isEmpty || !rules.leaving.isEmpty
        return isAsked ? rules : nil
    }
}
