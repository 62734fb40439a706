import Agreement
import Arguments
import CanonicalBytes
import Consultations
import Messages
import Operations

/// `suivi propose`: proposes to the other parties what the own side has on record.
enum ProposeCommand: CommandAction {
    static let declaration = Command(
        "propose",
        "Propose to the other parties what you have on record; what is named together is agreed together, or nothing of it.",
        discussion: [
            "What the others lack goes along: with a conclusion its document and session, with a session the mechanism. A counter-proposal is a proposal on the same matter; it ends what you had agreed to before.",
            "What is agreed already is changed with --session and the new details, or with --status.",
        ],
        parameters: [Parameter("NUMBER", .any, "Conclusions, for example 1/07.")],
        options: [
            .flag("mechanism", "The mechanism: its names, parties and rules of procedure."),
            .value("session", "NUMBER", "A session as it is on record."),
            .value("date", "DATE", "With --session: another date than the one on record."),
            .value("place", "TEXT", "With --session: another place."),
            .value("host", "PARTY", "With --session: another host."),
            .value(
                "state",
                "STATUS",
                "With --session: how far it has come.",
                choices: SessionStatus.allCases.map(\.rawValue)
            ),
            .value(
                "document",
                "NAME",
                "A document, by its name or the first letters of its SHA-256.",
                isRepeatable: true
            ),
            .value(
                "status",
                "NUMBER=STATUS",
                "The agreed status of a conclusion, for example 1/07=completed.",
                isRepeatable: true
            ),
            .value(
                "publish",
                "NUMBER",
                "That a conclusion, or a session, may be shown to the public.",
                isRepeatable: true
            ),
            .value("silence-days", "DAYS", "New rules: silence consents after this many days at least."),
            .value("silence-post", "POST", "With --silence-days: a post that may declare it.", isRepeatable: true),
            .flag("no-silence", "New rules: silence never consents."),
            .value(
                "speaker",
                "MEMBER",
                "With --without: the member that speaks in place of one that leaves.",
                isRepeatable: true
            ),
            .value("without", "PARTICIPANT", "New rules: this participant takes no more part.", isRepeatable: true),
            .value("silence-until", "TIME", "Ask for consent by silence until then, for example 2026-12-24T12:00:00Z."),
            .value("corrects", "TEXT", "What mistake it puts right, in words: a rectification."),
            .value("post", "POST", "The post that proposes."),
        ],
        examples: [
            Example("suivi propose --session 2"),
            Example("suivi propose 1/07 1/08"),
            Example("suivi propose --session 2 --date 2027-03-11"),
            Example("suivi propose --status 1/07=completed"),
        ]
    )

    static func run(_ context: CommandContext) throws(CommandFailure) -> ExitCode {
        let post: PostID? = try context.optionalIdentifier("post")
        var expiry: Instant?
        if let text = context.arguments.value("silence-until") {
            guard let instant = Instant(text) else {
                throw context.wrong(
                    text,
                    of: "--silence-until",
                    Message("write the time in UTC, for example 2026-12-24T12:00:00Z")
                )
            }
            expiry = instant
        }
        let passphrase = try context.passphrase()
        let writer = try context.writer(passphrase)
        let propose = ProposeMatters(
            try subjects(context, writer.register),
            expiry: expiry,
            corrects: context.arguments.value("corrects"),
            post: post
        )
        guard !propose.subjects.isEmpty else {
            throw .reason(Message("Name what you propose, for example a conclusion or --session 2"), .usage)
        }
        let outcome = try context.perform { () throws(OperationError) in
            try propose.perform(with: writer, passphrase: passphrase)
        }
        guard !context.wantsJSON else {
            context.console.write(
                json: .object([
                    "proposal": .string(outcome.reference.description),
                    "matters": .strings(outcome.matters.map(\.name)),
                ])
            )
            return .done
        }
        context.console.say(
            Message("Proposed as {proposal}:", ["proposal": outcome.reference.description])
        )
        let words = MatterWords(context.console, language: context.language, register: writer.register)
        for matter in outcome.matters { context.console.write("  \(words.name(of: matter))\n") }
        return .done
    }

    private static func subjects(
        _ context: CommandContext,
        _ register: Register
    ) throws(CommandFailure) -> [ProposedSubject] {
        var subjects: [ProposedSubject] = context.arguments.flag("mechanism") ? [.mechanism] : []
        if let number = try context.session("session") {
            subjects.append(try session(number, context, register))
        } else if let option = ["date", "place", "host", "state"].first(where: { context.arguments.value($0) != nil }) {
            throw context.wrong("--\(option)", of: "suivi propose", Message("say which session, with --session"))
        }
        if let rules = try rules(context) {
            subjects.append(
                .rules(try context.perform { () throws(OperationError) in try rules.text(after: register) })
            )
        }
        for name in context.arguments.values("document") {
            let document = try context.perform { () throws(OperationError) in try register.document(named: name) }
            subjects.append(.document(document.file.sha256))
        }
        for text in context.arguments.parameters("NUMBER") {
            subjects.append(.conclusion(try context.conclusionNumber(text, of: "NUMBER")))
        }
        for text in context.arguments.values("status") {
            let parts = text.split(separator: "=", maxSplits: 1).map(String.init)
            guard parts.count == 2, let number = ConclusionNumber(parts[0]),
                let status = ProgressStatus(rawValue: parts[1])
            else {
                throw context.wrong(
                    text,
                    of: "--status",
                    Message("write number and status, for example 1/07=completed")
                )
            }
            subjects.append(.status(number, status))
        }
        for text in context.arguments.values("publish") {
            if let number = ConclusionNumber(text) {
                subjects.append(.publication(.conclusion(number)))
            } else if let number = Int(text), 1...9999 ~= number {
                subjects.append(.publication(.session(number)))
            } else {
                throw context.wrong(
                    text,
                    of: "--publish",
                    Message("write the number of a conclusion or of a session, for example 1/07 or 1")
                )
            }
        }
        return subjects
    }

    /// What new rules change; nothing where nobody asks for new rules.
    private static func rules(_ context: CommandContext) throws(CommandFailure) -> ChangeRules? {
        var rules = ChangeRules()
        for text in context.arguments.values("speaker") {
            rules.speakers.append(try context.identifier(text, of: "--speaker"))
        }
        for text in context.arguments.values("without") {
            rules.leaving.append(try context.identifier(text, of: "--without"))
        }
        if context.arguments.flag("no-silence") { rules.silence = .never }
        if let silence = try FoundCommand.silence(context) {
            rules.silence = .after(silence.leastPeriod, posts: silence.posts)
        }
        let isAsked = rules.silence != .unchanged || !rules.speakers.isEmpty || !rules.leaving.isEmpty
        return isAsked ? rules : nil
    }

    private static func session(
        _ number: Int,
        _ context: CommandContext,
        _ register: Register
    ) throws(CommandFailure) -> ProposedSubject {
        let host: Stated<PartyID>? = try context.stated("host") { text throws(CommandFailure) in
            try context.identifier(text, of: "--host")
        }
        let place: Stated<String>? = try context.stated("place") { text throws(CommandFailure) in text }
        let date: Stated<ExtendedDate>? = try context.stated("date") { text throws(CommandFailure) in
            try context.extendedDate(text, of: "--date")
        }
        let status = try context.code("state", as: SessionStatus.self)
        guard host != nil || place != nil || date != nil || status != nil else { return .session(number) }
        let changed = RecordSession(number: number, status: status, host: host, place: place, date: date)
        return .changed(
            try context.perform { () throws(OperationError) in .session(try changed.session(after: register)) }
        )
    }
}
