import Arguments
import CanonicalBytes
import Consultations
import Messages
import Operations

/// `suivi renumber`: conclusions that only the own side has take other numbers.
enum RenumberCommand: CommandAction {
    static let declaration = Command(
        "renumber",
        "Give conclusions that only you have on record other numbers, so that those of others can be agreed.",
        discussion: [
            "Two sides that read one text each for itself may give one number to different words. What is agreed keeps its number; yours gives way, and its reports, links and history follow.",
            "With a proposal, your conclusions take the numbers that it gives to their words, and make way for its other ones.",
        ],
        parameters: [
            Parameter("NUMBER", .one, "A conclusion, for example 1/06, or a proposal, for example norvane#41."),
            Parameter("NEW", .optional, "Its new number; else the next that is free."),
        ],
        options: [.value("post", "POST", "The post that decides.")],
        examples: [Example("suivi renumber 1/06"), Example("suivi renumber norvane#41")]
    )

    static func run(_ context: CommandContext) throws(CommandFailure) -> ExitCode {
        let text = try context.parse { () throws(UsageError) in try context.arguments.requiredParameter("NUMBER") }
        let choice: RenumberConclusions.Choice
        if ProposalReference(text) != nil {
            if let new = context.arguments.parameter("NEW") {
                throw context.wrong(new, of: "NEW", Message("a proposal says the new numbers; leave this out"))
            }
            choice = .likeProposal(text)
        } else {
            let number = try context.conclusionNumber(text, of: "NUMBER")
            var new: ConclusionNumber?
            if let text = context.arguments.parameter("NEW") {
                new = try context.conclusionNumber(text, of: "NEW")
            }
            choice = .one(number, to: new)
        }
        let post: PostID? = try context.optionalIdentifier("post")
        let writer = try context.writer()
        let renumbering = try context.perform { () throws(OperationError) in
            try RenumberConclusions(choice, post: post).perform(with: writer)
        }
        let moves = renumbering.numbers.sorted { $0.key < $1.key }
        guard !context.wantsJSON else {
            context.console.write(
                json: .object(
                    Dictionary(uniqueKeysWithValues: moves.map { ($0.key.description, .string($0.value.description)) })
                )
            )
            return .done
        }
        for (old, new) in moves {
            context.console.say(Message("{old} → {new}", ["old": "\(old)", "new": "\(new)"]))
        }
        if moves.isEmpty { context.console.say(Message("Every number stays; nothing was written.")) }
        return .done
    }
}
