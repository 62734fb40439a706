import Arguments
import CanonicalBytes
import Consultations
import Messages
import Operations

/// `suivi verify`: checks everything against everything else.
enum VerifyCommand: CommandAction {
    static let declaration = Command(
        "verify",
        "Check every act, the tree, the signature, every file and every quotation; needs no key.",
        discussion: [
            "With a folder or an archive it checks what lies there, without any register: an exported journal, a bag, or a pouch with the journals of several parties. Contents that are withheld are counted and leave the proof whole; what the journals say that they have seen of each other is compared.",
            "With a signed text - a joint document, a card, the signed head of a journal - it says what the text is and whose signatures are good, by the keys that --key and --card give, or that a register at hand knows.",
        ],
        parameters: [
            Parameter(
                "PATH",
                .optional,
                "An exported journal, a bag or a pouch (a folder or a ZIP archive), or a signed text."
            )
        ],
        options: [
            .value("key", "KEY", "A public key by which signatures under a text are checked.", isRepeatable: true),
            .value("card", "FILE", "A card whose two keys are trusted for that.", isRepeatable: true),
        ],
        examples: [
            Example("suivi verify"), Example("suivi verify journal-2026.zip"),
            Example("suivi verify session-2.note --card norvane.card --card alda.card", "Whose signatures are good."),
        ]
    )

    static func run(_ context: CommandContext) throws(CommandFailure) -> ExitCode {
        let folder = context.arguments.parameter("PATH").map(RegisterFolder.init)
        if let folder, !folder.holdsRegister {
            if let code = try VerifiedNote.run(folder.path, context) { return code }
            return try VerifiedFiles.run(folder.path, context)
        }
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
        if outcome.actsOfOthers > 0 {
            console.say(
                Message(
                    "Of the other journals: acts {acts}, contents shown {shown}, not shown {withheld}.",
                    [
                        "acts": String(outcome.actsOfOthers), "shown": String(outcome.bodiesOfOthers),
                        "withheld": String(outcome.withheld),
                    ]
                )
            )
        }
        console.say(Message("Verifying key: {key}", ["key": outcome.key]))
        console.say(
            Message("Fingerprint, to compare on paper or by telephone: {digits}", ["digits": outcome.fingerprint])
        )
        if !outcome.key.isEmpty { console.say(console.spoken(key: outcome.key, card: outcome.card)) }
        for history in outcome.twoHistories { console.complain(console.text(console.message(history)).shown) }
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
            "key_words": .string(key.isEmpty ? "" : HeadFingerprint.words(key: key, card: card)),
            "acts_of_others": .integer(actsOfOthers), "bodies_of_others": .integer(bodiesOfOthers),
            "withheld": .integer(withheld), "two_histories": .strings(twoHistories.map(\.journal)),
            "fingerprint": .string(fingerprint),
            "bodies": .integer(bodies), "files": .integer(files), "quotations": .integer(quotations),
            "void": .strings(void.map(\.description)), "findings": .strings(findings.map(\.description)),
            "whole": .boolean(isWhole),
        ])
    }
}

extension Console {
    /// A verifying key in words: with the key of consents, as everybody read them out at the founding, where the card is
    /// known.
    func spoken(key: String, card: ParticipantCard?) -> Message {
        let words = HeadFingerprint.words(key: key, card: card)
        return card?.logKey == key
            ? Message("The words of its keys, as on its card: {words}", ["words": words])
            : Message("The verifying key in words, to read aloud: {words}", ["words": words])
    }

    /// That a journal has two histories, and what goes on in its place.
    func message(_ history: ForkedJournal) -> Message {
        if let successor = history.successor {
            return Message(
                "{journal} has two histories, both signed by its owner; {successor} was recognised in its place and goes on",
                ["journal": history.journal, "successor": successor]
            )
        }
        return Message(
            "{journal} has two histories, both signed by its owner. What had been received before stands; nothing further counts until its new journal is recognised",
            ["journal": history.journal]
        )
    }
}
