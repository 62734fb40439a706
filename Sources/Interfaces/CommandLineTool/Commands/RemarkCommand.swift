import Arguments
import CanonicalBytes
import Consultations
import Messages
import Operations

/// `suivi remark`: what the own side notes for itself.
enum RemarkCommand: CommandAction {
    static let declaration = Command(
        "remark",
        "Note something for your own side alone; it is never sent.",
        discussion: [
            "Remarks lie in a private file beside the register, and no pouch, exchange, export or backup takes them along. Without a text the command shows them."
        ],
        parameters: [
            Parameter(
                "ABOUT",
                .optional,
                "A conclusion such as 1/04, a session by its number, a proposal such as norvane#41, or the 64 digits of a document; '.' is the mechanism."
            ),
            Parameter("TEXT", .optional, "What is noted."),
        ],
        options: [
            .value("amend", "NUMBER", "Put the remark of this number in other words."),
            .value("remove", "NUMBER", "Take the remark of this number away; nothing is left of it."),
        ],
        examples: [
            Example("suivi remark 1/04 \"Ask the treasury before the next session.\""),
            Example("suivi remark", "All remarks."),
            Example("suivi remark --remove 3"),
        ]
    )

    static func run(_ context: CommandContext) throws(CommandFailure) -> ExitCode {
        let node = try context.node()
        let keep = KeepRemarks(machine: context.machine)
        if let number = try number(of: "remove", context) {
            let wasThere = try context.perform { () throws(OperationError) in try keep.remove(number, in: node) }
            guard wasThere else { throw absent(number, of: "--remove", context) }
        } else if let number = try number(of: "amend", context) {
            // The only words there are, or the last ones.
            guard let text = context.arguments.parameter("TEXT") ?? context.arguments.parameter("ABOUT") else {
                throw context.wrong("\(number)", of: "--amend", Message("say in which words"))
            }
            let wasThere = try context.perform { () throws(OperationError) in
                try keep.amend(number, to: text, in: node)
            }
            guard wasThere else { throw absent(number, of: "--amend", context) }
        } else if let name = context.arguments.parameter("ABOUT") {
            let subject = try context.perform { () throws(OperationError) in
                try keep.subject(named: name == "." ? nil : name, in: node)
            }
            if let text = context.arguments.parameter("TEXT") {
                try context.perform { () throws(OperationError) in _ = try keep.add(text, about: subject, in: node) }
            }
            let remarks = try context.perform { () throws(OperationError) in try node.remarks(about: subject) }
            show(remarks, node, context)
            return .done
        }
        show(try context.perform { () throws(OperationError) in try node.remarks() }, node, context)
        return .done
    }

    private static func show(_ remarks: [KeptRemark], _ node: Node, _ context: CommandContext) {
        let lines = RemarkLines(remarks: remarks, register: node.register, console: context.console)
        if context.wantsJSON {
            context.console.write(json: .object(["remarks": lines.json]))
        } else if remarks.isEmpty {
            context.console.say(Message("There are no remarks."))
        } else {
            lines.print()
        }
    }

    private static func number(of option: String, _ context: CommandContext) throws(CommandFailure) -> Int? {
        guard let text = context.arguments.value(option) else { return nil }
        guard let number = Int(text), number > 0 else {
            throw context.wrong(text, of: "--\(option)", Message("write the number of a remark, for example 3"))
        }
        return number
    }

    private static func absent(_ number: Int, of option: String, _ context: CommandContext) -> CommandFailure {
        context.wrong("\(number)", of: option, Message("there is no remark of this number; 'suivi remark' shows them"))
    }
}

/// Remarks, printed under a heading that says whose they are.
struct RemarkLines {
    let remarks: [KeptRemark]
    let register: Register
    let console: Console

    func print() {
        console.say(Message("Remarks, for your own side alone: never sent"))
        var table = TextTable(columns: [.init("", .end), .init(), .init(), .init()])
        table.rows = remarks.map { kept in
            ["\(kept.number)", subject(kept.remark.subject), "\(kept.remark.at)", kept.remark.text.shown]
        }
        console.write(table.rendered(width: console.width))
    }

    var json: JSONValue {
        .array(
            remarks.map { kept in
                .object([
                    "number": .integer(kept.number), "about": .string(code(kept.remark.subject)),
                    "at": .string(kept.remark.at.description), "text": .string(kept.remark.text),
                ])
            }
        )
    }

    private func subject(_ subject: RemarkSubject) -> String {
        switch subject {
        case .mechanism: console.text(Message("the mechanism"))
        case .session(let number): console.text(Message("session {number}", ["number": "\(number)"]))
        case .document(let digest): (register.documents[digest]?.file.name ?? digest.hexadecimal).shown
        case .conclusion, .proposal: code(subject)
        }
    }

    private func code(_ subject: RemarkSubject) -> String {
        switch subject {
        case .mechanism: "."
        case .session(let number): "\(number)"
        case .conclusion(let number, let words): register.conclusion(with: words, once: number).description
        case .document(let digest): digest.hexadecimal
        case .proposal(let name): name
        }
    }
}
