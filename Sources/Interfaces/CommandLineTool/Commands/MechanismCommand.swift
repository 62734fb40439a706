import Arguments
import CanonicalBytes
import Consultations
import Messages
import Operations
import Reading

/// `suivi mechanism`: who meets, and by which rules.
enum MechanismCommand: CommandAction {
    static let declaration = Command(
        "mechanism",
        "State who meets and by which rules; without options, show the mechanism.",
        discussion: [
            "A rule is written PARAMETER=VALUE; the codes are those of the rules of procedure, for example rhythm=yearly, place_rule=alternating, date_rule=diplomatic_channel.",
            "With --from-document, the rules and the next session that the procedural conclusions of a reviewed document give are proposed, and recorded with --accept.",
        ],
        options: [
            .value("name", "LANGUAGE=NAME", "The name of the mechanism in a language.", isRepeatable: true),
            .value("party", "PARTY", "A party to it.", isRepeatable: true),
            .value("status", "STATUS", "How it stands.", choices: MechanismStatus.allCases.map(\.rawValue)),
            .value("rule", "PARAMETER=VALUE", "A rule of procedure.", isRepeatable: true),
            .value("source", "TEXT", "Where the rules were taken from: a conclusion such as 1/15, or words."),
            .value("from-document", "DOCUMENT", "Propose what this document's conclusions say of the mechanism."),
            .flag("accept", "Record what is proposed."),
            .flag(
                "propose",
                "Propose the change to the others; how an agreed mechanism is changed, and ended together."
            ),
        ],
        examples: [
            Example("suivi mechanism --name \"en=Three Rivers Consultations\" --party norvane --party rivers"),
            Example("suivi mechanism --rule rhythm=yearly --source 1/15"),
            Example("suivi mechanism --from-document communique.txt --accept"),
            Example("suivi mechanism --status ended --propose", "The parties end it together."),
        ]
    )

    static func run(_ context: CommandContext) throws(CommandFailure) -> ExitCode {
        if let document = context.arguments.value("from-document") {
            return try FactProposal(document: document, context: context).run()
        }
        let names = try context.names("name")
        let rules = try context.procedureRules()
        var parties: [PartyID] = []
        for text in context.arguments.values("party") { parties.append(try context.identifier(text, of: "--party")) }
        let status = try context.code("status", as: MechanismStatus.self)
        guard names != nil || !parties.isEmpty || status != nil || !rules.isEmpty else { return try show(context) }
        let passphrase = try context.passphrase()
        let writer = try context.writer(passphrase)
        let state = StateMechanism(
            names: names,
            parties: parties,
            status: status,
            rules: rules
        )
        if context.arguments.flag("propose") {
            return try propose(state, with: writer, passphrase: passphrase, context)
        }
        let acts = try context.perform { () throws(OperationError) in try state.perform(with: writer) }
        context.report(acts)
        return .done
    }

    /// Proposes to the others what is agreed with them and is to change.
    private static func propose(
        _ state: StateMechanism,
        with writer: Writer,
        passphrase: String,
        _ context: CommandContext
    ) throws(CommandFailure) -> ExitCode {
        let outcome = try context.perform { () throws(OperationError) in
            let after = try state.mechanism(after: writer.register.mechanism)
            return try ProposeMatters([.changed(.mechanism(after))]).perform(with: writer, passphrase: passphrase)
        }
        if context.wantsJSON {
            context.console.write(json: .object(["proposal": .string(outcome.reference.description)]))
        } else {
            context.console.say(
                Message("It is proposed to the others as {proposal}.", ["proposal": outcome.reference.description])
            )
            context.console.say(Message("The others learn of it with your next pouch."))
        }
        return .done
    }

    private static func show(_ context: CommandContext) throws(CommandFailure) -> ExitCode {
        let node = try context.node()
        let rules = RulesSheet(node: node, context: context)
        let sheet = MechanismSheet(
            register: node.register,
            reader: node.party,
            console: context.console,
            language: context.language
        )
        try context.perform { () throws(OperationError) in
            guard context.wantsJSON else {
                sheet.print()
                return try rules.print()
            }
            var members = sheet.json
            members["agreement"] = try rules.json()
            context.console.write(json: .object(members))
        }
        return .done
    }
}

/// What a document says of the mechanism, proposed and, where the user says so, recorded.
struct FactProposal {
    let document: String
    let context: CommandContext

    func run() throws(CommandFailure) -> ExitCode {
        let node = try context.node()
        let facts = try context.perform { () throws(OperationError) in
            let examined = try node.examine(node.document(named: document))
            return ProposedFacts(facts: examined.result.facts, register: node.register, document: examined)
        }
        show(facts)
        guard !facts.isEmpty else { return .done }
        guard context.arguments.flag("accept") else {
            context.console.say(
                Message(
                    "Nothing was recorded. To record it: {command}",
                    [
                        "command": "suivi mechanism --from-document \(document) --accept"
                    ]
                )
            )
            return .done
        }
        let writer = try context.writer()
        let acts = try context.perform { () throws(OperationError) in
            try AcceptFacts(facts: facts).perform(with: writer)
        }
        context.report(acts)
        return .done
    }

    private func show(_ facts: ProposedFacts) {
        let console = context.console
        if facts.isEmpty {
            console.say(Message("The conclusions of the document say nothing new of the mechanism."))
        }
        var table = TextTable(columns: [.init(), .init(), .init()])
        for (parameter, rule) in facts.rules.sorted(by: { $0.key.rawValue < $1.key.rawValue }) {
            table.rows.append([
                console.word(parameter), console.word(rule.value, of: parameter),
                rule.source.conclusion?.description ?? rule.source.note ?? "",
            ])
        }
        if let session = facts.session {
            let host = console.stated(session.host) { $0.text }
            table.rows.append([
                console.text(Message("session {number}", ["number": String(session.number)])),
                console.text(
                    Message(
                        "{status}; host: {host}; date: {date}",
                        [
                            "status": console.word(session.status), "host": host, "date": console.word(.notStated),
                        ]
                    )
                ), session.source?.conclusion?.description ?? "",
            ])
        }
        console.write(table.rendered(width: console.width))
        if let host = facts.unknownHost {
            console.say(
                Message(
                    "The text names '{host}' as host; no party of the register has that name.",
                    ["host": host.shown]
                )
            )
        }
    }
}
