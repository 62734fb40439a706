import Arguments
import Consultations
import Messages
import Operations

/// `suivi merge`: two conclusions of a session are one.
enum MergeCommand: CommandAction {
    static let declaration = Command(
        "merge",
        "Follow two conclusions of a session as one; both quotations stay.",
        discussion: [
            "'suivi compare --duplicates' shows what says nearly the same. The first conclusion is followed in the second from then on; nothing is deleted, and --apart takes them apart again."
        ],
        parameters: [
            Parameter("NUMBER", .optional, "The conclusion that is followed no more for itself, for example 1/09."),
            Parameter("INTO", .optional, "The conclusion in which it is followed, for example 1/07."),
        ],
        options: [
            .flag("apart", "Take a merged conclusion apart again."),
            .flag("versions", "Merge all conclusions that quote one passage in two language versions."),
            .value("why", "TEXT", "The reason, in words."),
            .value("post", "POST", "The post that decides, for example river-desk."),
        ],
        examples: [Example("suivi merge 1/09 1/07"), Example("suivi merge 1/09 --apart")]
    )

    static func run(_ context: CommandContext) throws(CommandFailure) -> ExitCode {
        let post: PostID? = try context.optionalIdentifier("post")
        let reason = context.arguments.value("why")
        if context.arguments.flag("versions") {
            guard context.arguments.parameter("NUMBER") == nil, !context.arguments.flag("apart") else {
                throw context.wrong(
                    "--versions",
                    of: "suivi merge",
                    Message("it takes all pairs; give it without numbers and without --apart")
                )
            }
            let node = try context.node()
            let twins = try context.perform { () throws(OperationError) in try node.versionTwins() }
            return try record(twins.map { Merge(number: $0.second, into: $0.first, reason: reason) }, post, context)
        }
        let text = try context.parse { () throws(UsageError) in try context.arguments.requiredParameter("NUMBER") }
        let number = try context.conclusionNumber(text, of: "NUMBER")
        var into: ConclusionNumber?
        if !context.arguments.flag("apart") {
            let text = try context.parse { () throws(UsageError) in try context.arguments.requiredParameter("INTO") }
            into = try context.conclusionNumber(text, of: "INTO")
            if into == number {
                throw context.wrong(text, of: "INTO", Message("a conclusion can't be merged with itself; name another"))
            }
        }
        return try record([Merge(number: number, into: into, reason: reason)], post, context)
    }

    private static func record(
        _ merges: [Merge],
        _ post: PostID?,
        _ context: CommandContext
    ) throws(CommandFailure) -> ExitCode {
        let writer = try context.writer()
        context.report(
            try context.perform { () throws(OperationError) in
                try MergeConclusions(merges, post: post).perform(with: writer)
            }
        )
        return .done
    }
}
