import Arguments
import Consultations
import Messages
import Operations

/// `suivi post`: names a post, and who holds it.
enum PostCommand: CommandAction {
    static let declaration = Command(
        "post",
        "Name a post and its holder; without a name, list the posts.",
        discussion: ["Duties belong to posts; persons come and go."],
        parameters: [Parameter("POST", .optional, "A short name, for example norvane.river-desk.")],
        options: [
            .value("of", "PARTY", "The party; else your own."),
            .value("name", "LANGUAGE=NAME", "The name of the post in a language.", isRepeatable: true),
            .value("office", "OFFICE", "The office in which it stands."),
            .value("holder", "PERSON", "Who holds it."),
            .value("from", "DATE", "Since when."),
            .value("until", "DATE", "Until when."),
        ],
        examples: [Example("suivi post river-desk --name \"en=River Desk\" --holder \"A. Example\" --from 2026-01")]
    )

    static func run(_ context: CommandContext) throws(CommandFailure) -> ExitCode {
        guard let text = context.arguments.parameter("POST") else { return try list(context) }
        let post: PostID = try context.identifier(text, of: "POST")
        let party: PartyID? = try context.optionalIdentifier("of")
        let office: OfficeID? = try context.optionalIdentifier("office")
        let names = try context.names("name")
        let from = try context.date("from")
        let until = try context.date("until")
        let writer = try context.writer()
        let before = writer.register.posts[post]
        guard let names = names?.merged(over: before?.names) ?? before?.names else {
            throw .reason(
                Message(
                    "A new post needs --name; for example: {example}",
                    [
                        "example": "suivi post \(post) --name \"en=…\""
                    ]
                ),
                .usage
            )
        }
        let named = Post(
            id: post,
            party: party ?? before?.party ?? writer.party,
            names: names,
            office: office ?? before?.office
        )
        let tenure = context.arguments.value("holder").map { Tenure(post: post, person: $0, from: from, until: until) }
        let acts = try context.perform { () throws(OperationError) in
            try NamePost(post: named, tenure: tenure).perform(with: writer)
        }
        context.report(acts)
        return .done
    }

    private static func list(_ context: CommandContext) throws(CommandFailure) -> ExitCode {
        let node = try context.node()
        var table = TextTable(columns: [.init(), .init(), .init(), .init(), .init()])
        for post in node.register.posts.values.sorted(by: { $0.id < $1.id }) {
            let holders = node.register.holders(of: post.id, on: context.today)
            table.rows.append([
                post.id.text, post.party.text, post.names.name(in: context.language).shown,
                post.office.flatMap { node.register.offices[$0] }
                    .map { $0.names.name(in: context.language).shown } ?? "",
                holders.isEmpty ? context.console.text(Message("vacant")) : holders.joined(separator: ", ").shown,
            ])
        }
        context.console.write(table.rendered(width: context.console.width))
        return .done
    }
}
