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
            Parameter("NUMBER", .one, "The conclusion that is followed no more for itself, for example 1/09."),
            Parameter("INTO", .optional, "The conclusion in which it is followed, for example 1/07."),
        ],
        options: [
            .flag("apart", "Take a merged conclusion apart again."),
            .value("why", "TEXT", "The reason, in words."),
            .value("post", "POST", "The post that decides, for example river-desk."),
        ],
        examples: [Example("suivi merge 1/09 1/07"), Example("suivi merge 1/09 --apart")]
    )

    static func run(_ context: CommandContext) throws(CommandFailure) -> ExitCode {
        let text = try context.parse { () throws(UsageError) in try context.arguments.requiredParameter("NUMBER") }
        let number = try context.conclusionNumber(text, of: "NUMBER")
        var into: ConclusionNumber?
        if !context.arguments.flag("apart") {
            let text = try context.parse { () throws(UsageError) in try context.arguments.requiredParameter("INTO") }
            into = try context.conclusionNumber(text, of: "INTO")
        }
        let post: PostID? = try context.optionalIdentifier("post")
        let merge = Merge(number: number, into: into, reason: context.arguments.value("why"))
        let writer = try context.writer()
        context.report(
            try context.perform { () throws(OperationError) in
                try MergeConclusions(merge, post: post).perform(with: writer)
            }
        )
        return .done
    }
}
