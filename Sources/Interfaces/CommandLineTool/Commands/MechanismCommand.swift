import Arguments
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
        ],
        examples: [
            Example("suivi mechanism --name \"en=Three Rivers Consultations\" --party norvane --party rivers"),
            Example("suivi mechanism --rule rhythm=yearly --source 1/15"),
            Example("suivi mechanism --from-document communique.txt --accept"),
        ]
    )

    static func run(_ context: CommandContext) throws(CommandFailure) -> ExitCode {
        if let document = context.arguments.value("from-document") {
            return try FactProposal(document: document, context: context).run()
        }
        let names = try context.names("name")
        let rules = try rules(context)
        var parties: [PartyID] = []
        for text in context.arguments.values("party") { parties.append(try context.identifier(text, of: "--party")) }
        let status = try context.code("status", as: MechanismStatus.self)
        guard names != nil || !parties.isEmpty || status != nil || !rules.isEmpty else { return try show(context) }
        let writer = try context.writer()
        let state = StateMechanism(
            names: names?.merged(over: writer.register.mechanism?.names),
            parties: parties,
            status: status,
            rules: rules
        )
        let acts = try context.perform { () throws(OperationError) in try state.perform(with: writer) }
        context.report(acts)
        return .done
    }

    private static func rules(_ context: CommandContext) throws(CommandFailure) -> [RuleParameter: Rule] {
        let source = try context.source() ?? FactSource(note: context.console.text(Message("as entered")))
        var rules: [RuleParameter: Rule] = [:]
        for text in context.arguments.values("rule") {
            let parts = text.split(separator: "=", maxSplits: 1).map(String.init)
            guard parts.count == 2, let parameter = RuleParameter(rawValue: parts[0]), let source else {
                let known = context.console.list(RuleParameter.allCases.map(\.rawValue))
                throw context.wrong(
                    text,
                    of: "--rule",
                    Message("write PARAMETER=VALUE; the parameters are {list}", ["list": known])
                )
            }
            rules[parameter] = Rule(value: parts[1], source: source)
        }
        return rules
    }

    private static func show(_ context: CommandContext) throws(CommandFailure) -> ExitCode {
        let node = try context.node()
        MechanismSheet(
            register: node.register,
            reader: node.party,
            console: context.console,
            language: context.language
        ).print()
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
