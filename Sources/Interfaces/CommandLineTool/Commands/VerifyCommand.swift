import Arguments
import CanonicalBytes
import Messages
import Operations

/// `suivi verify`: checks everything against everything else.
enum VerifyCommand: CommandAction {
    static let declaration = Command(
        "verify",
        "Check every act, the tree, the signature, every file and every quotation; needs no key.",
        examples: [Example("suivi verify")]
    )

    static func run(_ context: CommandContext) throws(CommandFailure) -> ExitCode {
        let outcome = try context.perform { () throws(OperationError) in
            try VerifyRegister(folder: context.folder).perform()
        }
        if context.wantsJSON {
            context.console.write(json: outcome.json)
        } else {
            context.print(outcome)
        }
        return outcome.isWhole ? .done : .damaged
    }
}

extension CommandContext {
    /// Prints what a check found.
    func print(_ outcome: VerifyRegister.Outcome) {
        for finding in outcome.findings { console.complain(console.text(console.message(finding)).shown) }
        guard outcome.isWhole else {
            console.complain(
                console.text(
                    .plural(
                        one: "The register does not hold together: {count} finding.",
                        other: "The register does not hold together: {count} findings.",
                        count: outcome.findings.count
                    )
                )
            )
            return
        }
        console.say(Message("Journal: {journal}", ["journal": outcome.journal]))
        console.say(
            Message(
                "Verified: acts {acts}, bodies {bodies}, files {files}, quotations {quotations}.",
                [
                    "acts": String(outcome.acts), "bodies": String(outcome.bodies), "files": String(outcome.files),
                    "quotations": String(outcome.quotations),
                ]
            )
        )
        console.say(
            Message("Signed head: acts {size}, root {root}", ["size": String(outcome.signed), "root": outcome.root])
        )
        console.say(Message("Verifying key: {key}", ["key": outcome.key]))
        console.say(
            Message("Fingerprint, to compare on paper or by telephone: {digits}", ["digits": outcome.fingerprint])
        )
        if outcome.awaitingSignature > 0 {
            console.say(console.awaitingSignature(outcome.awaitingSignature))
        }
        if outcome.lacksMark {
            console.complain(console.text(console.message(OperationError.quarantine(.noMark))).shown)
        }
        for act in outcome.void { console.say(console.message(act)) }
    }
}

extension VerifyRegister.Outcome {
    /// The outcome for other programs.
    var json: JSONValue {
        .object([
            "journal": .string(journal), "acts": .integer(acts), "signed": .integer(signed),
            "awaiting_signature": .integer(awaitingSignature), "lacks_mark": .boolean(lacksMark),
            "root": .string(root), "key": .string(key),
            "fingerprint": .string(fingerprint),
            "bodies": .integer(bodies), "files": .integer(files), "quotations": .integer(quotations),
            "void": .strings(void.map(\.description)), "findings": .strings(findings.map(\.description)),
            "whole": .boolean(isWhole),
        ])
    }
}
