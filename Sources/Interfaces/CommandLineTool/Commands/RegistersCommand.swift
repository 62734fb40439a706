import Arguments
import CanonicalBytes
import Consultations
import Messages
import Operations
import Storage

/// `suivi registers`: how all registers below a folder stand.
enum RegistersCommand: CommandAction {
    static let declaration = Command(
        "registers",
        "How all registers below a folder stand, one line each.",
        discussion: [
            "Every mechanism has a register of its own, in a folder of its own with keys of its own; nothing of one comes into another. Registers are looked for three folders deep. Work on one of them with --register FOLDER."
        ],
        parameters: [Parameter("FOLDER", .optional, "Where they lie; else the folder in which you are.")],
        examples: [Example("suivi registers /srv/suivi")]
    )

    static func run(_ context: CommandContext) throws(CommandFailure) -> ExitCode {
        let list = ListRegisters(folder: context.arguments.parameter("FOLDER") ?? ".", day: context.today)
        var entries: [ListRegisters.Entry] = []
        try context.perform { () throws(OperationError) in try list.perform { entries.append($0) } }
        if context.wantsJSON {
            context.console.write(json: .array(entries.map(json)))
        } else {
            print(entries, context)
        }
        return entries.contains { if case .failure = $0.standing { true } else { false } } ? .damaged : .done
    }

    private static func print(_ entries: [ListRegisters.Entry], _ context: CommandContext) {
        let console = context.console
        guard !entries.isEmpty else {
            return console.say(
                Message(
                    "No register lies here. Make one with '{command}'",
                    ["command": "suivi init --register FOLDER"]
                )
            )
        }
        var table = TextTable(columns: [
            .init(console.text(Message("Register"))), .init(console.text(Message("Session"))),
            .init(console.text(Message("Open")), .end), .init(console.text(Message("Overdue")), .end),
            .init(console.text(Message("Awaits you")), .end), .init(console.text(Message("Mechanism"))),
        ])
        for entry in entries {
            guard case .success(let standing) = entry.standing else { continue }
            table.rows.append([
                entry.path.shown, session(standing, console), String(standing.status.counters.open),
                String(standing.overdue), String(standing.awaiting),
                (standing.status.mechanism?.names.name(in: context.language) ?? "–").shown,
            ])
        }
        if !table.rows.isEmpty { console.write(table.rendered(width: console.width)) }
        for entry in entries {
            guard case .failure(let error) = entry.standing else { continue }
            let reason = console.text(console.message(error))
            console.complain("\(entry.path.shown): \(reason)")
        }
        console.say(.plural(one: "{count} register", other: "{count} registers", count: entries.count))
    }

    private static func session(_ standing: ListRegisters.Standing, _ console: Console) -> String {
        guard let session = standing.lastSession else { return "–" }
        let date = console.stated(session.date) { $0.edtf }
        return "\(session.number) · \(console.word(session.status)) · \(date)"
    }

    private static func json(_ entry: ListRegisters.Entry) -> JSONValue {
        switch entry.standing {
        case .failure(let error):
            return .object(["register": .string(entry.path), "error": .string(error.description)])
        case .success(let standing):
            guard case .object(var members) = standing.status.json else { return standing.status.json }
            members["register"] = .string(entry.path)
            members["awaiting"] = .integer(standing.awaiting)
            members["overdue"] = .integer(standing.overdue)
            return .object(members)
        }
    }
}
