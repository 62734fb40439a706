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
            "What one side keeps for itself does not go along: drafts, reviews, names of persons, and what was recorded before the founding."
        ],
        parameters: [Parameter("FILE", .one, "The file to write, for example to-alda.zip.")],
        options: [
            .value("to", "PARTY", "The participant for whom it is.", isRequired: true),
            .flag("whole", "Everything from the beginning, with the receiver's own journal: for one that has lost its own."),
        ],
        examples: [Example("suivi pouch pack --to alda to-alda.zip")]
    )

    static func run(_ context: CommandContext) throws(CommandFailure) -> ExitCode {
        let file = try context.parse { () throws(UsageError) in try context.arguments.requiredParameter("FILE") }
        let text = try context.parse { () throws(UsageError) in try context.arguments.requiredValue("to") }
        let pack = PackDelivery(
            for: try context.identifier(text, of: "--to"),
            isWhole: context.arguments.flag("whole")
        )
        let node = try context.node()
        let delivery = try context.perform { () throws(OperationError) in
            let delivery = try pack.perform(from: node)
            if !delivery.parts.isEmpty { try PouchFile(path: file).write(delivery, packedBy: pack, from: node) }
            return delivery
        }
        guard !delivery.parts.isEmpty else {
            context.console.say(Message("Nothing is new for {party}; no file was written.", ["party": text]))
            return .done
        }
        for part in delivery.parts {
            context.console.say(
                Message(
                    "{journal}: acts {first} to {last}, {withheld} of them without their content",
                    [
                        "journal": part.journal.description, "first": String(part.first),
                        "last": String(part.end - 1), "withheld": String(part.withheld),
                    ]
                )
            )
        }
        context.console.say(Message("The pouch is in {file}.", ["file": file.shown]))
        return .done
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
        let sheet = ArrivalSheet(context: context)
        guard !context.arguments.flag("look") else {
            sheet.print(arrivals, register: node.register)
            return .done
        }
        if !context.wantsJSON { sheet.print(arrivals, register: node.register) }
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
        let isTaken = arrivals.allSatisfy { $0.state == .continues }
        return isTaken ? .done : .refused
    }
}

/// What a pouch brings, printed.
struct ArrivalSheet {
    let context: CommandContext

    private var console: Console { context.console }

    func print(_ arrivals: [Arrival], register: Register) {
        guard !context.wantsJSON else {
            console.write(json: .array(arrivals.map(\.json)))
            return
        }
        if arrivals.isEmpty { console.say(Message("The pouch brings nothing.")) }
        for arrival in arrivals {
            let journal = arrival.journal.description
            switch arrival.state {
            case .continues where arrival.acts.isEmpty:
                console.say(
                    Message("{journal}: nothing new, {count} acts were here already", [
                        "journal": journal, "count": String(arrival.known),
                    ])
                )
            case .continues:
                console.say(
                    Message("{journal}: {count} new acts", ["journal": journal, "count": String(arrival.acts.count)])
                )
                for act in arrival.acts where act.header.act != "acknowledge" {
                    console.write("  \(act.header.number)  \(line(for: act))\n")
                }
            case .gap(let from, let to):
                console.complain(
                    console.text(
                        Message(
                            "{journal}: acts {first} to {last} are missing in between; ask for a pouch with them, nothing of this journal was taken",
                            ["journal": journal, "first": String(from), "last": String(to - 1)]
                        )
                    )
                )
            case .fork(let place):
                console.complain(
                    console.text(
                        Message(
                            "{journal}: from act {number} on this is another history than the one that is here. Its owner has signed two. Both are kept and sent to everybody; nothing after the common part counts until the owner's new journal is recognised",
                            ["journal": journal, "number": String(place)]
                        )
                    )
                )
            case .forkBefore(let place):
                console.complain(
                    console.text(
                        Message(
                            "{journal}: this is another history than the one that is here, and it differs before act {number}; ask for a pouch with everything ('suivi pouch pack --whole')",
                            ["journal": journal, "number": String(place)]
                        )
                    )
                )
            case .aheadOfUs(let held, let offered):
                console.complain(
                    console.text(
                        Message(
                            "{journal}: the others have {offered} acts of your own journal, you have {held}. This register is older than its last signature; it signs nothing until its acts are back",
                            ["journal": journal, "offered": String(offered), "held": String(held)]
                        )
                    )
                )
            case .unknown:
                console.complain(
                    console.text(
                        Message(
                            "{journal}: nobody who takes part writes this journal; it was left out",
                            ["journal": journal]
                        )
                    )
                )
            }
        }
    }

    func print(_ outcome: ReceiveDelivery.Outcome) {
        guard !context.wantsJSON else {
            console.write(
                json: .object([
                    "stored": .integer(outcome.stored), "acknowledged": .boolean(outcome.acknowledged != nil),
                    "journals": .array(outcome.arrivals.map(\.json)),
                ])
            )
            return
        }
        guard outcome.stored > 0 else {
            console.say(Message("Nothing is new; nothing was written."))
            return
        }
        console.say(Message("{count} acts were taken in.", ["count": String(outcome.stored)]))
        if outcome.acknowledged != nil {
            console.say(Message("The receipt goes to the others with your next pouch."))
        }
    }

    /// What an act says, in a few words.
    private func line(for act: Act) -> String {
        let word = console.word(act: act.header.act)
        switch act.body {
        case .shown(.propose(let instrument, _)):
            let matters = instrument.items.compactMap(\.content.matter).map { console.matter($0) }
            return "\(word): \(matters.joined(separator: ", ").shown)"
        case .shown(.object(let reason)): return "\(word): \(reason.shown)"
        case .shown(.report(let report)): return "\(word): \(report.conclusion) \(console.word(report.status))"
        case .withheld: return console.text(Message("{act}, content not shown", ["act": word]))
        default: return word
        }
    }
}

extension Arrival {
    /// What arrived for one journal, for other programs.
    var json: JSONValue {
        let state: String =
            switch state {
            case .continues: "continues"
            case .gap: "gap"
            case .fork, .forkBefore: "fork"
            case .aheadOfUs: "ahead_of_us"
            case .unknown: "unknown"
            }
        return .object([
            "journal": .string(journal.description), "state": .string(state), "new": .integer(acts.count),
            "known": .integer(known),
        ])
    }
}
