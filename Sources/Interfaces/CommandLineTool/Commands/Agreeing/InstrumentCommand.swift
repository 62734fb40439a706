import Arguments
import CanonicalBytes
import Messages
import Operations

/// `suivi instrument`: the joint document with the signature of each party.
enum InstrumentCommand: CommandAction {
    static let declaration = Command(
        "instrument",
        "Write the text of a proposal with the signature of each party that agreed: the joint document.",
        discussion: [
            "It is a signed note: other people's verifiers check it with the keys that are printed, without a register."
        ],
        parameters: [
            Parameter("PROPOSAL", .one, "As 'suivi inbox' names it, for example norvane#41."),
            Parameter("FILE", .one, "The file to write."),
        ],
        examples: [Example("suivi instrument norvane#41 session-2.note")]
    )

    static func run(_ context: CommandContext) throws(CommandFailure) -> ExitCode {
        let name = try context.parse { () throws(UsageError) in try context.arguments.requiredParameter("PROPOSAL") }
        let file = try context.parse { () throws(UsageError) in try context.arguments.requiredParameter("FILE") }
        let node = try context.node()
        let keys = try context.perform { () throws(OperationError) in
            let (bytes, keys) = try JointDocument(name).note(in: node.record)
            try NewFile(path: file).write(bytes)
            return keys
        }
        guard !context.wantsJSON else {
            context.console.write(json: .object(["keys": .strings(keys)]))
            return .done
        }
        context.console.say(Message("The text is in {file}, with these signatures:", ["file": file.shown]))
        for key in keys { context.console.write("  \(key)\n") }
        return .done
    }
}
