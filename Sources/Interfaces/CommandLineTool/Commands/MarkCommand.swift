import Arguments
import CanonicalBytes
import Consultations
import Messages
import Operations

/// `suivi mark`: how the own side wants something handled.
enum MarkCommand: CommandAction {
    static let declaration = Command(
        "mark",
        "Mark a conclusion, a document or a session: who may be shown it, and what is printed on it.",
        discussion: [
            "What is marked higher than 'parties' is not proposed, what you say of it is not sent, and exports leave it out. Each party has marks of its own; those on joint things go along, so that each sees how the others mark them. Without --handling the command shows the marks."
        ],
        parameters: [
            Parameter(
                "ABOUT",
                .optional,
                "A conclusion such as 1/04, a session by its number, or a document by its name or the first letters of its SHA-256."
            )
        ],
        options: [
            .value(
                "handling",
                "WHO",
                "Who may be shown it: everybody, the parties, your party, its unit, or people who are named.",
                choices: Handling.allCases.map(\.rawValue)
            ),
            .value("words", "TEXT", "The marking as your rules have it printed."),
            .value(
                "tlp",
                "LABEL",
                "A label of the Traffic Light Protocol, in place of both.",
                choices: TrafficLight.allCases.map(\.rawValue)
            ),
            .value("post", "POST", "The post that marks."),
        ],
        examples: [
            Example("suivi mark 1/04 --handling unit --words \"RESTRICTED – NORTHERN DESK\""),
            Example("suivi mark 2 --tlp amber", "All of session 2."),
            Example("suivi mark", "All marks."),
        ]
    )

    static func run(_ context: CommandContext) throws(CommandFailure) -> ExitCode {
        let arguments = context.arguments
        let label: TrafficLight? = try context.code("tlp", as: TrafficLight.self)
        let handling = try context.code("handling", as: Handling.self) ?? label?.handling
        let words = arguments.value("words") ?? label?.label
        if label != nil, arguments.value("handling") != nil || arguments.value("words") != nil {
            throw context.wrong("--tlp", of: "mark", Message("the label says both; leave --handling and --words out"))
        }
        let name = arguments.parameter("ABOUT")
        let node = try context.node()
        let subject = try name.map { text throws(CommandFailure) in try context.registerItem(text, in: node.register) }
        guard let handling else {
            if let words {
                throw context.wrong(words, of: "--words", Message("say with --handling who may be shown it"))
            }
            return show(subject, in: node, context)
        }
        guard let subject else {
            throw context.wrong(handling.rawValue, of: "--handling", Message("name what is marked, for example 1/04"))
        }
        if let words, !words.contains(where: { !$0.isWhitespace }) {
            throw context.wrong(words, of: "--words", Message("write at least one word, or leave it out"))
        }
        let post: PostID? = try context.optionalIdentifier("post")
        let writer = try context.writer()
        context.report(
            try context.perform { () throws(OperationError) in
                try MarkItems([Marking(of: subject, handling: handling, words: words)], post: post)
                    .perform(with: writer)
            }
        )
        return .done
    }

    /// The marks on something and on what it belongs to; all marks where nothing is named.
    private static func show(_ subject: RegisterItem?, in node: Node, _ context: CommandContext) -> ExitCode {
        let lines = MarkWords(register: node.register, console: context.console, language: context.language)
        let marks = subject.map { node.register.marked(about: $0.subject) } ?? node.register.allMarks
        if context.wantsJSON {
            context.console.write(json: .object(["marks": .array(marks.map(lines.json))]))
        } else if marks.isEmpty {
            context.console.say(Message("Nothing is marked; what is shared is for the parties."))
        } else {
            var table = TextTable(columns: [.init(), .init(), .init(), .init()])
            table.rows = marks.map { mark in
                [lines.subject(of: mark), lines.author(of: mark), lines.words(of: mark), mark.dated.at.description]
            }
            context.console.write(table.rendered(width: context.console.width))
        }
        return .done
    }
}
