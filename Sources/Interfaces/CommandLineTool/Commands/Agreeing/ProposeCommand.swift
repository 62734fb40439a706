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
            "What the others lack goes along: with a conclusion its document and session, with a session the mechanism.",
            "What is agreed, or proposed by the other side, is changed by naming it with what is to be different: 'suivi propose 1/07 --deadline 2027-06'. Of what lies open in a proposal the newest text is changed, and the rest of that proposal goes along: a counter-proposal. It ends what you had agreed to before.",
            "A detail is a dash where the text does not say, or one of none_agreed and declined.",
        ],
        parameters: [Parameter("NUMBER", .any, "Conclusions, for example 1/07.")],
        options: [
            .value("kind", "KIND", "With a conclusion or --party: of another kind."),
            .value(
                "strength",
                "STRENGTH",
                "With a conclusion: how far it binds.",
                choices: Strength.allCases.map(\.rawValue)
            ),
            .value("who", "NAME", "With a conclusion: who is bound or speaks.", isRepeatable: true),
            .value("addressee", "NAME", "With a conclusion: to whom it is addressed."),
            .value(
                "deadline",
                "DATE",
                "With a conclusion: by when; a date, or words and date, for example \"by mid-2027=2027-06\"."
            ),
            .value("domain", "CODE", "With a conclusion: the field of policy, for example ENE."),
            .value("what", "TEXT", "With a conclusion: what is to be done, in a few words."),
            .value("test", "TEXT", "With a conclusion: by what anybody sees that it is done."),
            .value("asks", "LEVEL", "With a conclusion: how much it asks, from 0 to 5."),
            .flag("mechanism", "The mechanism: its names, parties and rules of procedure."),
            .value(
                "rule",
                "PARAMETER=VALUE",
                "Another rule of procedure, for example rhythm=yearly.",
                isRepeatable: true
            ),
            .value("between", "PARTY", "With --mechanism: the parties to it, all of them.", isRepeatable: true),
            .value("party", "PARTY", "A party, with its memberships and presidencies."),
            .value("name", "LANGUAGE=NAME", "With --party or --mechanism: a name in a language.", isRepeatable: true),
            .value("member-of", "PARTY", "With --party: the confederation of which it is a member."),
            .flag("presides", "With --member-of: that it presides there; the dates are those of the presidency."),
            .value("from", "DATE", "With --member-of: since when."),
            .value("until", "DATE", "With --member-of: until when."),
            .value("source", "TEXT", "With --rule or --member-of: where that was taken from, a conclusion or words."),
            .value("session", "NUMBER", "A session as it is on record."),
            .value("date", "DATE", "With --session: another date than the one on record."),
            .value("place", "TEXT", "With --session or a conclusion: another place."),
            .value("host", "PARTY", "With --session: another host."),
            .value("state", "STATUS", "With --session or --mechanism: how far it has come."),
            .value(
                "document",
                "NAME",
                "A document, by its name or the first letters of its SHA-256.",
                isRepeatable: true
            ),
            .value("type", "TYPE", "With --document: of another sort.", choices: DocumentType.allCases.map(\.rawValue)),
            .value("title", "TEXT", "With --document: another title."),
            .value("language-of-text", "CODE", "With --document: in another language."),
            .value("replaces", "NAME", "With --document: the earlier document in whose place it stands."),
            .value(
                "merge",
                "NUMBER=NUMBER",
                "That a conclusion is followed in another one; 1/09=- takes them apart again.",
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
                "ABOUT",
                "That the public may be shown a conclusion, a session by its number, or a document by its name.",
                isRepeatable: true
            ),
            .value("not-before", "TIME", "With --publish: not before then, for example 2027-03-12T09:00+01:00."),
            .value(
                "no-publish",
                "ABOUT",
                "That something is public no more.",
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
            .value("request", "FILE", "Sign elsewhere: write the text that is to be signed, and sign nothing here."),
            .value("requested", "FILE", "With --signature: the text that --request has written, in place of all else."),
            .value("signature", "FILE", "What was signed elsewhere ('suivi sign', or 64 bytes of Ed25519)."),
            .value("post", "POST", "The post that proposes."),
        ],
        examples: [
            Example("suivi propose --session 2"),
            Example("suivi propose 1/07 1/08"),
            Example("suivi propose 1/07 --deadline 2027-06 --who Alda", "Another reading, or a counter-proposal."),
            Example("suivi propose 1/07 --kind offer --corrects \"It was read as a commitment.\""),
            Example("suivi propose --session 2 --date 2027-03-11"),
            Example("suivi propose --rule rhythm=yearly --source 1/15"),
            Example("suivi propose --party brenn --member-of rivers --presides --from 2026-07"),
            Example("suivi propose --status 1/07=completed"),
            Example("suivi propose --publish 1 --not-before 2027-03-12T09:00+01:00"),
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
        if context.arguments.value("requested") != nil || context.arguments.value("signature") != nil {
            return try recordSigned(expiry, post, context)
        }
        let passphrase = try context.passphrase()
        let writer = try context.writer(passphrase)
        let propose = ProposeMatters(
            try ProposedSubjects(context: context, register: writer.register).all(),
            expiry: expiry,
            corrects: context.arguments.value("corrects"),
            post: post
        )
        guard !propose.subjects.isEmpty else {
            throw .reason(Message("Name what you propose, for example a conclusion or --session 2"), .usage)
        }
        if let request = context.arguments.value("request") {
            return try writeRequest(propose, to: request, writer, context)
        }
        let outcome = try context.perform { () throws(OperationError) in
            try propose.perform(with: writer, passphrase: passphrase)
        }
        return try report(outcome, writer, context)
    }

    /// Writes the text of a proposal that is signed elsewhere.
    private static func writeRequest(
        _ propose: ProposeMatters,
        to path: String,
        _ writer: Writer,
        _ context: CommandContext
    ) throws(CommandFailure) -> ExitCode {
        let instrument = try context.perform { () throws(OperationError) in
            let instrument = try propose.text(with: writer).instrument
            try NewFile(path: path).write(Array(instrument.text.utf8))
            return instrument
        }
        InstrumentSheet(instrument: instrument, node: try context.node(), context: context).print()
        context.sayRequested(path, then: "suivi propose --requested \(path)")
        return .done
    }

    /// Records a proposal that was signed elsewhere.
    private static func recordSigned(
        _ expiry: Instant?,
        _ post: PostID?,
        _ context: CommandContext
    ) throws(CommandFailure) -> ExitCode {
        guard let requested = context.arguments.value("requested"),
            let signature = context.arguments.value("signature")
        else {
            throw .reason(Message("Give both: --requested with the text, and --signature with what was signed"), .usage)
        }
        let writer = try context.writer()
        let outcome = try context.perform { () throws(OperationError) in
            let text = try SmallFile.read(requested, limit: ConsentSignature.limit)
            let made = try SmallFile.read(signature, limit: ConsentSignature.limit)
            return try NewProposal(text: text, expiry: expiry, post: post)
                .perform(with: writer, signature: .made(made))
        }
        return try report(outcome, writer, context)
    }

    /// Says what is proposed now, and what that ends and answers.
    private static func report(
        _ outcome: ProposeMatters.Outcome,
        _ writer: Writer,
        _ context: CommandContext
    ) throws(CommandFailure) -> ExitCode {
        let node = try context.node()
        let brackets = BracketLines(
            left: try context.perform { () throws(OperationError) in try node.leftBrackets(in: outcome.instrument) },
            console: context.console
        )
        guard !context.wantsJSON else {
            context.console.write(
                json: .object([
                    "proposal": .string(outcome.reference.description),
                    "matters": .strings(outcome.matters.map(\.name)),
                    "brackets": brackets.json, "answers": .strings(outcome.answers.map(\.description)),
                    "ends": .array(
                        outcome.ends.map { ended in
                            .object([
                                "proposal": .string(ended.reference.description),
                                "matters": .strings(ended.matters.map(\.name)),
                            ])
                        }
                    ), "withheld": .strings(outcome.withheld.map(\.description)),
                ])
            )
            return .done
        }
        context.console.say(
            Message("Proposed as {proposal}:", ["proposal": outcome.reference.description])
        )
        let words = MatterWords(
            context.console,
            language: context.language,
            register: writer.register,
            instrument: outcome.instrument
        )
        for matter in outcome.matters { context.console.write("  \(words.name(of: matter))\n") }
        brackets.print()
        if !outcome.withheld.isEmpty {
            context.console.say(
                Message(
                    "Not published with it, since it is marked otherwise or was taken back: {list}",
                    ["list": context.console.list(outcome.withheld.map { words.name(of: $0.matter) })]
                )
            )
        }
        for answered in outcome.answers {
            context.console.say(Message("It answers {proposal} with another text.", ["proposal": "\(answered)"]))
        }
        for ended in outcome.ends {
            context.console.say(
                Message(
                    "It ends your proposal {proposal}; what else that held is proposed no more: {list}",
                    [
                        "proposal": "\(ended.reference)",
                        "list": ended.matters.map { words.name(of: $0) }.joined(separator: ", "),
                    ]
                )
            )
        }
        return .done
    }
}
