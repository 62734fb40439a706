import Arguments
import Consultations
import Messages
import Operations

/// `suivi session`: records a session of the mechanism.
enum SessionCommand: CommandAction {
    static let declaration = Command(
        "session",
        "Record a session, or what has become known of it; without a number, list the sessions.",
        discussion: [
            "A detail that the text lacks is marked with a dash: --date - records that the date is not stated."
        ],
        parameters: [Parameter("NUMBER", .optional, "The number of the session.")],
        options: [
            .value("status", "STATUS", "How far it has come.", choices: SessionStatus.allCases.map(\.rawValue)),
            .value("host", "PARTY", "Who hosts; '-' where it is not stated."),
            .value("place", "TEXT", "Where; '-' where it is not stated."),
            .value("date", "DATE", "When, for example 2026-05-12 or 2026-05; '-' where it is not stated."),
            .value("level", "TEXT", "At which level, for example ministers."),
            .value("chair", "TEXT", "Who chairs.", isRepeatable: true),
            .value("note", "TEXT", "The number of a note that fixed the date.", isRepeatable: true),
            .value("source", "TEXT", "Where the fact was taken from: a conclusion such as 1/17, or words."),
        ],
        examples: [
            Example("suivi session 1 --status held --host norvane --place Halvik --date 2026-05-12"),
            Example("suivi session 2 --status expected --host rivers --date -"),
        ]
    )

    static func run(_ context: CommandContext) throws(CommandFailure) -> ExitCode {
        let number = try context.parse { () throws(UsageError) in
            try context.arguments.integer(parameter: "NUMBER", in: 1...9999)
        }
        guard let number else {
            let node = try context.node()
            MechanismSheet(
                register: node.register,
                reader: node.party,
                console: context.console,
                language: context.language
            )
            .printSessions()
            return .done
        }
        let host: Stated<PartyID>? = try context.stated("host") { text throws(CommandFailure) in
            try context.identifier(text, of: "--host")
        }
        let place: Stated<String>? = try context.stated("place") { text throws(CommandFailure) in text }
        let date: Stated<ExtendedDate>? = try context.stated("date") { text throws(CommandFailure) in
            try context.extendedDate(text, of: "--date")
        }
        let record = RecordSession(
            number: number,
            status: try context.code("status", as: SessionStatus.self),
            host: host,
            place: place,
            date: date,
            level: context.arguments.value("level"),
            chairs: context.arguments.values("chair"),
            notes: context.arguments.values("note"),
            source: try context.source()
        )
        let writer = try context.writer()
        let acts = try context.perform { () throws(OperationError) in try record.perform(with: writer) }
        context.report(acts)
        return .done
    }
}
