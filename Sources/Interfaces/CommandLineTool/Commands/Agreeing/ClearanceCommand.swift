import Arguments
import CanonicalBytes
import Consultations
import Messages
import Operations

/// `suivi clearance`: whose clearance within the own party its speaker needs, and what the members answered.
enum ClearanceCommand: CommandAction {
    static let declaration = Command(
        "clearance",
        "Note what the other members of your own party clear; the speaker can't sign before.",
        discussion: [
            "All of it stays in your house: no pouch, no exchange and no export carries it, and no other party learns that somebody was asked. With nothing else it shows the rule and what awaits whom."
        ],
        parameters: [
            Parameter("TEXT", .optional, "A proposal such as norvane#41, or the text that a refusal has named."),
            Parameter("MEMBER", .optional, "The member that was asked or has answered."),
        ],
        options: [
            .value(
                "rule",
                "RULE",
                "Whose clearance is needed from now on.",
                choices: ["alone", "all", "majority", "named"]
            ),
            .value("of", "MEMBERS", "The members whose clearance is needed, between commas; for the rule 'named'."),
            .value(
                "answer",
                "ANSWER",
                "That the member was asked, or what it answered.",
                choices: ClearanceAnswer.allCases.map(\.rawValue)
            ),
            .value("note", "TEXT", "Where it is written, for example the number of a note."),
        ],
        examples: [
            Example("suivi clearance --rule all"),
            Example("suivi clearance norvane#41 brenn --answer cleared --note \"Note 12/2026\""),
            Example("suivi clearance", "The rule, and what awaits whom."),
        ]
    )

    static func run(_ context: CommandContext) throws(CommandFailure) -> ExitCode {
        let node = try context.node()
        let record = RecordClearance(machine: context.machine)
        if let code = context.arguments.value("rule") {
            let rule = try self.rule(code, context)
            try context.perform { () throws(OperationError) in try record.set(rule, in: node) }
        } else if let text = context.arguments.parameter("TEXT") {
            let memberText = try context.parse { () throws(UsageError) in
                try context.arguments.requiredParameter("MEMBER")
            }
            let member: PartyID = try context.identifier(memberText, of: "MEMBER")
            let answer = try context.code("answer", as: ClearanceAnswer.self) ?? .asked
            try context.perform { () throws(OperationError) in
                try record.note(answer, of: member, to: text, note: context.arguments.value("note"), in: node)
            }
        }
        try context.perform { () throws(OperationError) in
            let sheet = ClearanceSheet(node: node, console: context.console)
            if context.wantsJSON { context.console.write(json: try sheet.json()) } else { try sheet.print() }
        }
        return .done
    }

    private static func rule(_ code: String, _ context: CommandContext) throws(CommandFailure) -> ClearanceRule {
        switch code {
        case "all": return .all
        case "majority": return .majority
        case "named":
            var members: [PartyID] = []
            let list = try context.parse { () throws(UsageError) in try context.arguments.requiredValue("of") }
            for name in list.split(separator: ",") {
                members.append(try context.identifier(String(name), of: "--of"))
            }
            return .named(members)
        default: return .alone
        }
    }
}

/// The rule of clearance, and what awaits whom, printed.
struct ClearanceSheet {
    let node: Node
    let console: Console

    /// The rule, and every open proposal whose text lacks a clearance or has answers.
    func print() throws(OperationError) {
        let book = try node.clearances()
        var rule = console.word(book.rule)
        if case .named(let members) = book.rule { rule += " (\(members.map(\.text).joined(separator: ", ")))" }
        console.say(Message("Clearance within your party: {rule}", ["rule": rule]))
        for entry in Inbox(node.record).entries where entry.state.isOpen { try print(entry, named: true) }
    }

    /// What the members answered to a proposal, and who has not.
    func print(_ entry: Inbox.Entry, named: Bool = false) throws(OperationError) {
        guard let instrument = entry.instrument, entry.state.isOpen else { return }
        let answers = try node.clearanceAnswers(to: instrument)
        let missing = try node.missingClearances(of: instrument)
        guard !answers.isEmpty || !missing.isEmpty else { return }
        if named { console.write("\(entry.reference)\n") }
        for (member, answer) in answers {
            let note = answer.note.map { "  \($0.shown)" } ?? ""
            console.write("  \(answer.at)  \(member)  \(console.word(answer.answer))\(note)\n")
        }
        guard !missing.isEmpty else { return }
        let list = missing.map(\.text).joined(separator: ", ")
        console.say(Message("  not cleared by {list}: it can't be signed yet", ["list": list]))
    }

    /// The same for other programs.
    func json() throws(OperationError) -> JSONValue {
        let book = try node.clearances()
        var fields: [String: JSONValue] = ["rule": .string(book.rule.code)]
        if case .named(let members) = book.rule { fields["members"] = .strings(members.map(\.text)) }
        var proposals: [JSONValue] = []
        for entry in Inbox(node.record).entries where entry.state.isOpen {
            guard let instrument = entry.instrument else { continue }
            let answers = try node.clearanceAnswers(to: instrument).map { member, answer in
                JSONValue.object([
                    "member": .string(member.text), "answer": .string(answer.answer.rawValue),
                    "note": .string(answer.note ?? ""),
                ])
            }
            proposals.append(
                .object([
                    "proposal": .string(entry.reference.description), "answers": .array(answers),
                    "missing": .strings(try node.missingClearances(of: instrument).map(\.text)),
                ])
            )
        }
        fields["proposals"] = .array(proposals)
        return .object(fields)
    }
}
