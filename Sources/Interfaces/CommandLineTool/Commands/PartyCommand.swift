import Arguments
import Consultations
import Messages
import Operations

/// `suivi party`: names a party, its confederation and its presidency.
enum PartyCommand: CommandAction {
    static let declaration = Command(
        "party",
        "Name a party or a member of a confederation; without a name, list the parties.",
        parameters: [Parameter("PARTY", .optional, "A short name, for example norvane.")],
        options: [
            .value("kind", "KIND", "What sort of party it is.", choices: PartyKind.allCases.map(\.rawValue)),
            .value("name", "LANGUAGE=NAME", "Its name in a language.", isRepeatable: true),
            .value("member-of", "PARTY", "The confederation of which it is a member."),
            .flag("presides", "It holds the presidency of that confederation."),
            .value("from", "DATE", "Since when it is a member, or presides."),
            .value("until", "DATE", "Until when."),
            .value("source", "TEXT", "Where the fact was taken from."),
        ],
        examples: [
            Example("suivi party norvane --kind state --name \"en=Republic of Norvane\""),
            Example("suivi party alda --kind state --name en=Alda --member-of rivers --presides --from 2026-01"),
        ]
    )

    static func run(_ context: CommandContext) throws(CommandFailure) -> ExitCode {
        guard let text = context.arguments.parameter("PARTY") else { return try list(context) }
        let party: PartyID = try context.identifier(text, of: "PARTY")
        let kind = try context.code("kind", as: PartyKind.self)
        let names = try context.names("name")
        let confederation: PartyID? = try context.optionalIdentifier("member-of")
        let from = try context.date("from")
        let until = try context.date("until")
        let source = try context.source() ?? FactSource(note: FactSource.asEntered)
        let writer = try context.writer()
        let before = writer.register.parties[party]
        guard let kind = kind ?? before?.kind, let names = names?.merged(over: before?.names) ?? before?.names else {
            throw .reason(
                Message(
                    "A new party needs --kind and --name; for example: {example}",
                    [
                        "example": "suivi party \(party) --kind state --name \"en=…\""
                    ]
                ),
                .usage
            )
        }
        var name = NameParty(party: Party(id: party, kind: kind, names: names))
        if let confederation, let source {
            name.membership = Membership(
                member: party,
                confederation: confederation,
                from: from,
                until: until,
                source: source
            )
            if context.arguments.flag("presides") {
                name.presidency = Presidency(
                    confederation: confederation,
                    holder: party,
                    from: from,
                    until: until,
                    source: source
                )
            }
        }
        let done = name
        let acts = try context.perform { () throws(OperationError) in try done.perform(with: writer) }
        context.report(acts)
        return .done
    }

    private static func list(_ context: CommandContext) throws(CommandFailure) -> ExitCode {
        let node = try context.node()
        let rules = try context.perform { () throws(OperationError) in try node.agreementRules() }
        var speakers: [PartyID: PartyID] = [:]
        for party in rules?.parties ?? [] {
            if let speaker = party.speaker?.participant, speaker != party.id { speakers[speaker] = party.id }
        }
        var table = TextTable(columns: [.init(), .init(), .init(), .init()])
        for party in node.register.parties.values.sorted(by: { $0.id < $1.id }) {
            let confederations = node.register.memberships.filter { $0.member == party.id }.map(\.confederation.text)
            // By the record of mandates, on this day; who speaks follows from handovers, and may be another.
            let presides = node.register.memberships.contains { membership in
                membership.member == party.id
                    && node.register.presidency(of: membership.confederation, on: context.today) == party.id
            }
            var roles = confederations + (presides ? [context.console.text(Message("presides"))] : [])
            if let spoken = speakers[party.id] {
                roles.append(context.console.text(Message("speaks for {party}", ["party": spoken.text])))
            }
            table.rows.append([
                party.id.text, context.console.word(party.kind), party.names.name(in: context.language).shown,
                roles.joined(separator: ", "),
            ])
        }
        context.console.write(table.rendered(width: context.console.width))
        return .done
    }
}
