import Arguments
import CanonicalBytes
import Messages
import Operations

/// `suivi redact`: a copy with less in it, whose proof still holds.
enum RedactCommand: CommandAction {
    static let declaration = Command(
        "redact",
        "Copy an exported journal, a bag or a pouch with contents taken out; what proves it still holds.",
        discussion: [
            "The hash of what is taken out stays, so 'suivi verify' and other people's verifiers still find the copy whole, and say how much is not shown. The files that are copied stay as they are. An act goes whole or not at all: a proposal on three conclusions goes with all three.",
            "Words are looked for in what acts say and in files of plain text; a file of another kind, such as a PDF, is to be named. Other acts and documents may say the same in other words: look through the copy before you hand it out.",
        ],
        parameters: [
            Parameter("PATH", .one, "An exported journal, a bag or a pouch: a folder or a ZIP archive."),
            Parameter(
                "WHAT",
                .any,
                "An act such as norvane#41, a conclusion with all that is said of it such as 1/07, or a file by its name."
            ),
        ],
        options: [
            .value("to", "NEW", "The new folder, or the new archive where PATH is one.", isRequired: true),
            .value(
                "words",
                "TEXT",
                "Take out every act and every file that says these words.",
                isRepeatable: true
            ),
        ],
        examples: [
            Example("suivi redact journal-2026.zip norvane#41 --to journal-for-archive.zip"),
            Example("suivi redact pouch.zip 1/07 annex.pdf --words \"I. Sample\" --to pouch-for-readers.zip"),
        ]
    )

    static func run(_ context: CommandContext) throws(CommandFailure) -> ExitCode {
        let arguments = context.arguments
        let path = try context.parse { () throws(UsageError) in try arguments.requiredParameter("PATH") }
        let target = try context.parse { () throws(UsageError) in try arguments.requiredValue("to") }
        let redact = RedactCopy(
            path: path,
            target: target,
            items: arguments.parameters("WHAT"),
            words: arguments.values("words")
        )
        let outcome = try context.perform { () throws(OperationError) in try redact.perform() }
        guard !context.wantsJSON else {
            context.console.write(json: outcome.json)
            return .done
        }
        let console = context.console
        console.say(Message("Taken out of the copy {path}:", ["path": target]))
        for act in outcome.acts { console.write("  \(act.journal) \(act.number) \(act.act)\n") }
        for file in outcome.files { console.write("  \(file.shown)\n") }
        console.say(
            .plural(
                one: "The copy holds together, complete but for {count} item not shown.",
                other: "The copy holds together, complete but for {count} items not shown.",
                count: outcome.withheld
            )
        )
        return .done
    }
}

extension RedactCopy.Outcome {
    /// What was taken out, for other programs.
    fileprivate var json: JSONValue {
        .object([
            "acts": .array(
                acts.map {
                    .object([
                        "journal": .string("\($0.journal)"), "number": .integer($0.number), "act": .string($0.act),
                    ])
                }
            ), "files": .strings(files), "withheld": .integer(withheld),
        ])
    }
}
