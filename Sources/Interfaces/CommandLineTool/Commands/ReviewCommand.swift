import Arguments
import CanonicalBytes
import Consultations
import Messages
import Operations

/// `suivi review`: a person decides on what the reader found.
enum ReviewCommand: CommandAction {
    static let declaration = Command(
        "review",
        "Decide on the findings of a document: accept, change, split, merge, refuse; mark what was missed.",
        discussion: [
            "In a terminal, one key decides on each finding; what was decided is kept at once and 'suivi review' goes on where you left.",
            "A file of decisions has one line a step: '3 accept', '3 refuse', '3 skip', '3 kind offer', '3 who Alda; Brenn', '3 not_stated deadline', '3 split 57', '3 merge'; and 'mark commitment The Parties will … by 2030' for a passage that the reader missed. Empty lines and lines that begin with # are left out.",
        ],
        parameters: [
            Parameter("DOCUMENT", .optional, "A document by its file's name or SHA-256; else the oldest that waits.")
        ],
        options: [
            .flag("accept-all", "Accept every finding that is still open, and finish."),
            .value("decisions", "FILE", "Take the steps of this file, and finish."),
            .flag("restart", "Forget the steps that were kept, and begin anew."),
        ],
        examples: [
            Example("suivi review"),
            Example("suivi review communique.txt --decisions decisions.txt"),
            Example("suivi review --accept-all", "Take everything as the reader found it."),
        ]
    )

    /// How large a file of decisions may be, in bytes.
    private static let limit = 4 << 20

    static func run(_ context: CommandContext) throws(CommandFailure) -> ExitCode {
        let node = try context.node()
        let open = OpenReview(document: context.arguments.parameter("DOCUMENT"))
        let restarts = context.arguments.flag("restart")
        var draft = try context.perform { () throws(OperationError) in
            try restarts ? open.performAnew(in: node) : open.perform(in: node)
        }
        if let path = context.arguments.value("decisions") {
            try take(path, into: &draft, context)
            if context.arguments.flag("accept-all") { try acceptAll(&draft, context) }
            return try finish(draft, context)
        }
        if context.arguments.flag("accept-all") {
            try acceptAll(&draft, context)
            return try finish(draft, context)
        }
        guard context.console.isInteractive else {
            throw .reason(
                Message("A review needs a terminal; or give --accept-all, or --decisions FILE"),
                .refused
            )
        }
        guard draft.state.next != nil || draft.state.count(.accepted) + draft.state.count(.refused) > 0 else {
            context.console.say(Message("Nothing is left to review in {name}.", ["name": draft.document.name.shown]))
            return .done
        }
        var dialogue = ReviewDialogue(draft: draft, console: context.console)
        switch try dialogue.run() {
        case .left:
            context.console.say(Message("Your decisions are kept; 'suivi review' goes on from here."))
            return .done
        case .finished: return try finish(dialogue.draft, context)
        }
    }

    private static func take(
        _ path: String,
        into draft: inout ReviewDraft,
        _ context: CommandContext
    ) throws(CommandFailure) {
        let bytes = try context.perform { () throws(OperationError) in try SmallFile.read(path, limit: limit) }
        var taken = draft
        try context.perform { () throws(OperationError) in
            let steps = try ReviewStep.steps(of: bytes, path: path, in: taken.document)
            try taken.take(steps)
        }
        draft = taken
    }

    private static func acceptAll(_ draft: inout ReviewDraft, _ context: CommandContext) throws(CommandFailure) {
        var taken = draft
        try context.perform { () throws(OperationError) in try taken.acceptAllOpen() }
        draft = taken
    }

    private static func finish(_ draft: ReviewDraft, _ context: CommandContext) throws(CommandFailure) -> ExitCode {
        let writer = try context.writer()
        let numbers = try context.perform { () throws(OperationError) in
            try FinishReview(draft: draft).perform(with: writer)
        }
        if context.wantsJSON {
            context.console.write(json: .object(["conclusions": .strings(numbers.map(\.description))]))
            return .done
        }
        let refused = draft.state.count(.refused)
        let left = draft.state.count(.open) + draft.state.count(.skipped)
        context.console.say(
            Message(
                "{name}: {accepted} conclusions recorded, {refused} findings refused, {left} left for later.",
                [
                    "name": draft.document.name.shown, "accepted": String(numbers.count), "refused": String(refused),
                    "left": String(left),
                ]
            )
        )
        try sayProposedLinks(numbers, context)
        if let first = numbers.first {
            context.console.say(
                Message("Next: {command}", ["command": "suivi conclusions · suivi show \(first)"])
            )
        }
        return .done
    }

    /// Says that the new conclusions seem to go back to earlier sessions.
    private static func sayProposedLinks(
        _ numbers: [ConclusionNumber],
        _ context: CommandContext
    ) throws(CommandFailure) {
        guard let session = numbers.first?.session else { return }
        let node = try context.node()
        let new = Set(numbers)
        let proposed = try context.perform { () throws(OperationError) in
            try ProposeLinks(session: session).perform(in: node).count { new.contains($0.link.from) }
        }
        guard proposed > 0 else { return }
        context.console.say(
            .plural(
                one: "{count} link to an earlier session is proposed ({command})",
                other: "{count} links to earlier sessions are proposed ({command})",
                count: proposed,
                arguments: ["command": "suivi link --session \(session)"]
            )
        )
    }
}
