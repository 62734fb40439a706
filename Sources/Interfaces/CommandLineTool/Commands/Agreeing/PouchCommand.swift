import Arguments
import CanonicalBytes
import Consultations
import Exchange
import Journal
import Messages
import Operations

/// `suivi pouch`: carries acts between nodes in one file.
enum PouchCommand: CommandAction {
    static let declaration = Command(
        group: "pouch",
        "Carry acts between the nodes of the parties in one file.",
        examples: [Example("suivi pouch pack --to alda to-alda.zip"), Example("suivi pouch open from-norvane.zip")],
        subcommands: [PouchPackCommand.declaration, PouchOpenCommand.declaration]
    )

    static func run(_ context: CommandContext) throws(CommandFailure) -> ExitCode {
        context.arguments.path.last == PouchPackCommand.declaration.name
            ? try PouchPackCommand.run(context) : try PouchOpenCommand.run(context)
    }
}

/// `suivi pouch pack`: packs what another participant lacks.
enum PouchPackCommand: CommandAction {
    static let declaration = Command(
        "pack",
        "Pack everything that another participant has not acknowledged into one file, for mail, stick or diplomatic bag.",
        discussion: [
            "What you have on record for yourself goes along only once you propose it: documents, conclusions, reviews, names of persons. Reports on agreed conclusions, declarations and the names of your posts go along as they are."
        ],
        parameters: [Parameter("FILE", .one, "The file to write, for example to-alda.zip.")],
        options: [
            .value("to", "PARTY", "The participant for whom it is."),
            .flag(
                "for-a-third-person",
                "For somebody who takes no part and only verifies: everything that the participants show each other."
            ),
            .flag(
                "whole",
                "Everything from the beginning, with the receiver's own journal: for one that has lost its own."
            ),
        ],
        examples: [
            Example("suivi pouch pack --to alda to-alda.zip"),
            Example("suivi pouch pack --for-a-third-person all.zip", "Then 'suivi verify all.zip' needs no register."),
        ]
    )

    static func run(_ context: CommandContext) throws(CommandFailure) -> ExitCode {
        let file = try context.parse { () throws(UsageError) in try context.arguments.requiredParameter("FILE") }
        let pack = try pack(context)
        let node = try context.node()
        let delivery = try context.perform { () throws(OperationError) in
            let delivery = try pack.perform(from: node)
            if !delivery.parts.isEmpty { try PouchFile(path: file).write(delivery, packedBy: pack, from: node) }
            return delivery
        }
        guard !delivery.parts.isEmpty else {
            context.console.say(
                Message("Nothing is new for {party}; no file was written.", ["party": pack.receiver?.text ?? "–"])
            )
            return .done
        }
        for part in delivery.parts { context.console.say(words(for: part)) }
        context.console.say(Message("The pouch is in {file}.", ["file": file.shown]))
        if pack.receiver == nil {
            context.console.say(
                Message(
                    "Whoever has it reads all that the participants show each other. It is checked with {command}",
                    ["command": "suivi verify \(file.shown)"]
                )
            )
        }
        return .done
    }

    /// For whom it is: a participant, or a third person.
    private static func pack(_ context: CommandContext) throws(CommandFailure) -> PackDelivery {
        let receiver = context.arguments.value("to")
        if context.arguments.flag("for-a-third-person") {
            guard let receiver else { return .forAThirdPerson }
            throw context.wrong(receiver, of: "--to", Message("it is for one or the other"))
        }
        let text = try context.parse { () throws(UsageError) in try context.arguments.requiredValue("to") }
        return PackDelivery(
            for: try context.identifier(text, of: "--to"),
            isWhole: context.arguments.flag("whole"),
            day: context.today
        )
    }

    private static func words(for part: JournalPart) -> Message {
        let places = [
            "journal": part.journal.description, "first": String(part.first), "last": String(part.end - 1),
        ]
        guard part.withheld > 0 else {
            return part.end - part.first == 1
                ? Message("{journal}: act {first}", places) : Message("{journal}: acts {first} to {last}", places)
        }
        return .plural(
            one: "{journal}: acts {first} to {last}, {count} of them without its content",
            other: "{journal}: acts {first} to {last}, {count} of them without their content",
            count: part.withheld,
            arguments: places
        )
    }
}

/// `suivi pouch open`: looks into a pouch, and takes it in.
enum PouchOpenCommand: CommandAction {
    static let declaration = Command(
        "open",
        "Say in plain words what a pouch brings, then take it in; the same pouch twice changes nothing.",
        parameters: [Parameter("FILE", .one, "The file of the pouch.")],
        options: [.flag("look", "Only look; nothing is stored.")],
        examples: [Example("suivi pouch open from-norvane.zip --look"), Example("suivi pouch open from-norvane.zip")]
    )

    static func run(_ context: CommandContext) throws(CommandFailure) -> ExitCode {
        let file = try context.parse { () throws(UsageError) in try context.arguments.requiredParameter("FILE") }
        let delivery = try context.perform { () throws(OperationError) in try PouchFile(path: file).read() }
        let receive = ReceiveDelivery(delivery)
        let node = try context.node()
        let arrivals = try context.perform { () throws(OperationError) in try receive.preview(for: node) }
        let sheet = ArrivalSheet(context: context, register: node.register, own: node.journal)
        guard !context.arguments.flag("look") else {
            sheet.print(arrivals)
            return .done
        }
        if !context.wantsJSON { sheet.print(arrivals) }
        let passphrase = try context.passphrase()
        if arrivals.contains(where: { if case .aheadOfUs = $0.state { true } else { false } }) {
            let outcome = try context.perform { () throws(OperationError) in try receive.restore(context.folder) }
            sheet.print(outcome)
            // The key settles what has come back, and acknowledges the rest.
            _ = try context.writer(passphrase)
            return .done
        }
        let writer = try context.writer(passphrase)
        let outcome = try context.perform { () throws(OperationError) in try receive.perform(with: writer) }
        sheet.print(outcome)
        return arrivals.allSatisfy(\.isTaken) ? .done : .refused
    }
}
