import Arguments
import Consultations
import Messages
import Operations

/// `suivi assign`: makes a post answer for a conclusion.
enum AssignCommand: CommandAction {
    static let declaration = Command(
        "assign",
        "Make a post answer for a conclusion.",
        parameters: [
            Parameter("NUMBER", .one, "Session and position, for example 1/07."),
            Parameter("POST", .one, "The post, for example river-desk."),
        ],
        options: [
            .value("duty", "DUTY", "What the post does for it.", choices: Duty.allCases.map(\.rawValue))
        ],
        examples: [Example("suivi assign 1/07 river-desk")]
    )

    static func run(_ context: CommandContext) throws(CommandFailure) -> ExitCode {
        let text = try context.parse { () throws(UsageError) in try context.arguments.requiredParameter("NUMBER") }
        let number = try context.conclusionNumber(text, of: "NUMBER")
        let postText = try context.parse { () throws(UsageError) in try context.arguments.requiredParameter("POST") }
        let post: PostID = try context.identifier(postText, of: "POST")
        let duty = try context.code("duty", as: Duty.self) ?? .contact
        let writer = try context.writer()
        let acts = try context.perform { () throws(OperationError) in
            try AssignPost(conclusion: number, post: post, duty: duty).perform(with: writer)
        }
        context.report(acts)
        return .done
    }
}
