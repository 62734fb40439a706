import Arguments

/// A program with one of everything, for the tests.
enum Sample {
    static let tree = CommandTree(
        root: Command(
            group: "suivi",
            "Follow up what was concluded.",
            subcommands: [
                Command(
                    "conclusions",
                    "List the conclusions of a register.",
                    discussion: [
                        "Every line shows the number, the kind and what each party says about the state of a conclusion."
                    ],
                    parameters: [Parameter("NUMBER", .any, "Only these conclusions, for example 1/07.")],
                    options: [
                        .value(
                            "kind",
                            short: "k",
                            "KIND",
                            "Only conclusions of this kind.",
                            isRepeatable: true,
                            choices: ["commitment", "offer", "request"]
                        ),
                        .value("limit", "COUNT", "Show at most this many."),
                        .value("order", short: "o", "COLUMN", "Sort by this column."),
                        .flag("json", short: "j", "Write JSON instead of a table."),
                        .flag("all", short: "a", "Show closed ones, too."),
                    ],
                    examples: [
                        Example("suivi conclusions --kind offer --json", "Offers, for a program to read."),
                        Example("suivi conclusions 1/07"),
                    ]
                ),
                Command(
                    group: "mechanism",
                    "Say who meets, and how.",
                    subcommands: [
                        Command("rules", "Show the rules in force."),
                        Command(
                            "rename",
                            "Give a mechanism another name.",
                            parameters: [
                                Parameter("NAME", .one, "The new name."),
                                Parameter("REASON", .optional, "Why."),
                            ],
                            options: [.value("since", "DATE", "The first day of the new name.", isRequired: true)]
                        ),
                    ]
                ),
                Command(
                    "read",
                    "Find conclusions in files.",
                    parameters: [Parameter("FILE", .several, "The files to read; - is standard input.")]
                ),
                Command(
                    "session",
                    "Show a session.",
                    parameters: [Parameter("NUMBER", .optional, "Which one.")],
                    options: [.flag("json", "Write JSON.")],
                    subcommands: [Command("open", "Open a session.")]
                ),
            ]
        ),
        globalOptions: [
            .value("register", short: "r", "FOLDER", "The folder of the register."),
            .value("language", "LANGUAGE", "The language of messages."),
        ]
    )

    static func parsed(_ line: String) throws(UsageError) -> ParsedArguments? {
        guard case .run(let arguments) = try tree.parse(words(line)) else { return nil }
        return arguments
    }

    static func words(_ line: String) -> [String] {
        line.split(separator: " ").map(String.init)
    }
}
