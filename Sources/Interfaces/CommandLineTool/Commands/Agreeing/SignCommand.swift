import Arguments
import Messages
import Operations

/// `suivi sign`: signs a text where the key lies.
enum SignCommand: CommandAction {
    static let declaration = Command(
        "sign",
        "Sign a text on the machine where the key of your consents lies; needs no register and no network.",
        discussion: [
            "Who keeps the file consent.key on another machine takes it out of the folder keys of the register, and lets 'suivi propose' and 'suivi consent' write what is to be signed with --request. The text is shown before it is signed; what is signed goes back with --signature. Only texts of this kind are signed."
        ],
        parameters: [Parameter("FILE", .one, "The text, as --request has written it.")],
        options: [
            .value("key", "FILE", "The sealed key, the file consent.key.", isRequired: true),
            .value("to", "FILE", "Where the signed text goes; else beside it, with .signed behind its name."),
            .flag("yes", "Sign without asking."),
        ],
        examples: [Example("suivi sign alda-12.txt --key consent.key")]
    )

    static func run(_ context: CommandContext) throws(CommandFailure) -> ExitCode {
        let arguments = context.arguments
        let path = try context.parse { () throws(UsageError) in try arguments.requiredParameter("FILE") }
        let key = try context.parse { () throws(UsageError) in try arguments.requiredValue("key") }
        let target = arguments.value("to") ?? path + ".signed"
        let sign = SignText(path: path, key: key)
        let kind = try context.perform { () throws(OperationError) in try sign.kind() }
        TextSheet(kind: kind, context: context).print()
        try context.confirmSigning()
        let passphrase = try Passphrase(context: context).existing()
        let signed = try context.perform { () throws(OperationError) in try sign.perform(passphrase: passphrase) }
        try context.perform { () throws(OperationError) in try NewFile(path: target).write(signed) }
        context.console.say(Message("Signed: {file}", ["file": target]))
        return .done
    }
}

extension CommandContext {
    /// Asks whether the text that was shown is to be signed, unless the caller has said so.
    func confirmSigning() throws(CommandFailure) {
        guard !arguments.flag("yes") else { return }
        guard console.isInteractive else {
            throw .reason(
                Message("Nothing was signed: nobody can answer here. Read the text, then give --yes"),
                .refused
            )
        }
        console.write(console.text(Message("Sign this text? Type 'yes': ")))
        guard Keyboard().line() == "yes" else { throw .reason(Message("Nothing was signed."), .refused) }
    }

    /// Says where the text lies that is to be signed elsewhere, and how to go on here.
    func sayRequested(_ path: String, then command: String) {
        console.say(
            Message(
                "The text to sign is in {file}; nothing is signed yet. Where the key lies: {sign}. Then here: {then}",
                [
                    "file": path, "sign": "suivi sign \(path) --key consent.key",
                    "then": "\(command) --signature \(path).signed",
                ]
            )
        )
    }
}
