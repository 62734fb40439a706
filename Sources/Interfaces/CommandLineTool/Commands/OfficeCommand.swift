import Arguments
import CanonicalBytes
import Consultations
import Messages
import Operations

/// `suivi office`: names an office of a party.
enum OfficeCommand: CommandAction {
    static let declaration = Command(
        "office",
        "Name an office, such as a ministry or a directorate; without a name, list the offices.",
        discussion: ["Posts stand in offices ('suivi post --office'), and only posts answer for conclusions."],
        parameters: [Parameter("OFFICE", .optional, "A short name, for example transport.north.")],
        options: [
            .value("of", "PARTY", "The party; else your own."),
            .value("name", "LANGUAGE=NAME", "The name of the office in a language.", isRepeatable: true),
            .value("within", "OFFICE", "The office of which it is a part."),
        ],
        examples: [
            Example("suivi office transport --name \"en=Ministry of Transport\""),
            Example("suivi office transport.north --name \"en=Northern Directorate\" --within transport"),
        ]
    )

    static func run(_ context: CommandContext) throws(CommandFailure) -> ExitCode {
        guard let text = context.arguments.parameter("OFFICE") else { return try list(context) }
        let id: OfficeID = try context.identifier(text, of: "OFFICE")
        let party: PartyID? = try context.optionalIdentifier("of")
        let within: OfficeID? = try context.optionalIdentifier("within")
        let names = try context.names("name")
        let writer = try context.writer()
        let before = writer.register.offices[id]
        guard let names = names?.merged(over: before?.names) ?? before?.names else {
            throw .reason(
                Message(
                    "A new office needs --name; for example: {example}",
                    ["example": "suivi office \(id) --name \"en=…\""]
                ),
                .usage
            )
        }
        let office = Office(
            id: id,
            party: party ?? before?.party ?? writer.party,
            names: names,
            within: within ?? before?.within
        )
        context.report(
            try context.perform { () throws(OperationError) in try NameOffice(office: office).perform(with: writer) }
        )
        return .done
    }

    private static func list(_ context: CommandContext) throws(CommandFailure) -> ExitCode {
        let register = try context.node().register
        let offices = register.offices.values.sorted { ($0.party, $0.id) < ($1.party, $1.id) }
        guard !context.wantsJSON else {
            context.console.write(json: .array(offices.map { json($0, register) }))
            return .done
        }
        var table = TextTable(columns: [.init(), .init(), .init(), .init()])
        for office in offices {
            table.rows.append([
                office.id.text, office.party.text, office.names.name(in: context.language).shown,
                office.within.flatMap { register.offices[$0] }.map { $0.names.name(in: context.language).shown } ?? "",
            ])
        }
        context.console.write(table.rendered(width: context.console.width))
        return .done
    }

    private static func json(_ office: Office, _ register: Register) -> JSONValue {
        var names: [String: JSONValue] = [:]
        for (language, name) in office.names.byLanguage { names[language.tag] = .string(name) }
        let posts = register.posts.values.filter { $0.office == office.id && $0.party == office.party }
        var members: [String: JSONValue] = [
            "office": .string(office.id.text), "party": .string(office.party.text), "names": .object(names),
            "posts": .strings(posts.map(\.id.text).sorted()),
        ]
        members["within"] = office.within.map { .string($0.text) }
        return .object(members)
    }
}
