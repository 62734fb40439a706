import Arguments
import CanonicalBytes
import Consultations
import Journal
import Messages
import Operations

/// `suivi verify FILE`: one signed text, checked by itself: a joint document, a card, a founding text, a signed head.
enum VerifiedNote {
    /// Checks the file where it is such a text; nothing where it is something else.
    static func run(_ path: String, _ context: CommandContext) throws(CommandFailure) -> ExitCode? {
        var verify = VerifyNote(path: path)
        guard verify.isNote else { return nil }
        for line in context.arguments.values("key") where !verify.trust(line) {
            throw context.wrong(line, of: "--key", Message("give the whole line NAME+DIGITS+BASE64 of the public key"))
        }
        let trusted = try context.perform { () throws(OperationError) in
            for file in context.arguments.values("card") { try verify.trust(cardFile: file) }
            // Where a register is at hand, it knows the keys of everybody who takes part.
            if context.folder.holdsRegister, let register = try? Node.open(context.folder).register {
                for card in (register.foundingText?.cards ?? []) + register.recognised.values { verify.trust(card) }
            }
            return verify
        }
        let outcome = try context.perform { () throws(OperationError) in try trusted.perform() }
        if context.wantsJSON {
            context.console.write(json: outcome.json)
        } else {
            NoteSheet(outcome: outcome, context: context).print()
        }
        return outcome.isWhole ? .done : outcome.isFalse ? .damaged : .refused
    }
}

/// What a signed text is, what it says, and whose lines under it are good.
private struct NoteSheet {
    let outcome: VerifyNote.Outcome
    let context: CommandContext

    private var console: Console { context.console }

    func print() {
        TextSheet(kind: outcome.kind, context: context).print()
        var table = TextTable(columns: [.init(), .init()])
        for line in outcome.lines {
            table.rows.append(["  \(line.name) (\(line.keyID))", console.text(words(for: line.verdict))])
        }
        console.say(Message("Signature lines:"))
        console.write(table.rendered(width: console.width))
        if outcome.isFalse {
            console.complain(console.text(Message("A signature is false: the text is not the one that was signed.")))
        } else if !outcome.lines.contains(where: \.isGood) {
            console.complain(
                console.text(Message("Nothing was checked: give the keys of its signers with --key or --card."))
            )
        } else if !outcome.isWhole {
            console.complain(console.text(Message("The card does not bear the signatures of both of its keys.")))
        }
    }

    private func words(for verdict: VerifyNote.Verdict) -> Message {
        switch verdict {
        case .good(.given): Message("good, by the key that was given")
        case .good(.card(let party)): Message("good, by the card of {party}", ["party": party.text])
        case .good(.text): Message("good, by the key in the text itself")
        case .bad: Message("FALSE")
        case .keyUnknown: Message("not checked: no such key was given")
        }
    }
}

extension VerifyNote.Outcome {
    /// The outcome for other programs.
    fileprivate var json: JSONValue {
        var members: [String: JSONValue] = [
            "kind": .string(kind.code), "whole": .boolean(isWhole),
            "signatures": .array(
                lines.map { line in
                    .object([
                        "name": .string(line.name), "key_id": .string(line.keyID),
                        "verdict": .string(line.isGood ? "good" : line.verdict == .bad ? "false" : "key_unknown"),
                    ])
                }
            ),
        ]
        if let words { members["words"] = .string(words) }
        return .object(members)
    }
}

extension VerifyNote.Kind {
    fileprivate var code: String {
        switch self {
        case .instrument: "joint_document"
        case .card: "card"
        case .founding: "founding_text"
        case .head: "checkpoint"
        case .other: "other"
        }
    }
}
