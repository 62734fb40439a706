import Arguments
import CanonicalBytes
import Consultations
import Messages
import Operations

/// `suivi show`: one conclusion with everything that is known about it.
enum ShowCommand: CommandAction {
    static let declaration = Command(
        "show",
        "Show one conclusion: its words in their context, why it was found, every act about it.",
        parameters: [
            Parameter("NUMBER", .one, "Session and position, for example 1/07; or a proposal, for example norvane#41.")
        ],
        options: [.flag("text", "With a proposal: the whole texts of proposed documents, not their first lines only.")],
        examples: [Example("suivi show 1/07"), Example("suivi show norvane#41")]
    )

    static func run(_ context: CommandContext) throws(CommandFailure) -> ExitCode {
        let text = try context.parse { () throws(UsageError) in try context.arguments.requiredParameter("NUMBER") }
        if text.contains("#") {
            let node = try context.node()
            try InboxCommand.show(text, in: Inbox(node.record), of: node, context)
            return .done
        }
        let number = try context.conclusionNumber(text, of: "NUMBER")
        let node = try context.node()
        let shown = try context.perform { () throws(OperationError) in try node.show(number, on: context.today) }
        let sheet = ConclusionSheet(
            shown: shown,
            node: node,
            console: context.console,
            language: context.language,
            remarks: try context.perform { () throws(OperationError) in
                try node.remarks(
                    about: .conclusion(number, words: shown.conclusion.entry.quotation.sha256)
                )
            },
            tiers: node.register.foundingText == nil ? nil : node.tiers(of: number, at: context.machine.now())
        )
        if context.wantsJSON { context.console.write(json: sheet.json) } else { sheet.print() }
        return shown.isAnchored ? .done : .damaged
    }
}
