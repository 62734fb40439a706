import Arguments
import CanonicalBytes
import Messages
import Operations

/// `suivi verify`: checks everything against everything else.
enum VerifyCommand: CommandAction {
    static let declaration = Command(
        "verify",
        "Check every act, the tree, the signature, every file and every quotation; needs no key.",
        discussion: [
            "With a folder or an archive it checks what lies there, without any register: an exported journal, a bag, or a pouch with the journals of several parties. Contents that are withheld are counted and leave the proof whole; what the journals say that they have seen of each other is compared."
        ],
        parameters: [
            Parameter("PATH", .optional, "An exported journal, a bag or a pouch: a folder or a ZIP archive.")
        ],
        examples: [Example("suivi verify"), Example("suivi verify journal-2026.zip")]
    )

    static func run(_ context: CommandContext) throws(CommandFailure) -> ExitCode {
        let folder = context.arguments.parameter("PATH").map(RegisterFolder.init)
        if let folder, !folder.holdsRegister { return try VerifiedFiles.run(folder.path, context) }
        let outcome = try context.perform { () throws(OperationError) in
            try VerifyRegister(folder: folder ?? context.folder).perform()
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
        if !outcome.key.isEmpty { console.say(console.spoken(key: outcome.key)) }
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
            "key_words": .string(key.isEmpty ? "" : HeadFingerprint.words(key: key)),
            "fingerprint": .string(fingerprint),
            "bodies": .integer(bodies), "files": .integer(files), "quotations": .integer(quotations),
            "void": .strings(void.map(\.description)), "findings": .strings(findings.map(\.description)),
            "whole": .boolean(isWhole),
        ])
    }
}

extension Console {
    /// A verifying key in words.
    func spoken(key: String) -> Message {
        Message("The verifying key in words, to read aloud: {words}", ["words": HeadFingerprint.words(key: key)])
    }
}
