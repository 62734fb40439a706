import Arguments
import CanonicalBytes
import Comparing
import Consultations
import Messages
import Operations

/// `suivi link`: what a conclusion says again, strengthens, replaces or carries out.
enum LinkCommand: CommandAction {
    static let declaration = Command(
        "link",
        "Link a conclusion with another: proposed by their words, confirmed or refused by a person.",
        discussion: [
            "Without a link it lists what the wordings propose against all earlier sessions; nothing is written. With FROM, RELATION and TO a link is confirmed, or refused or taken back; each is an act, and the history keeps all.",
            "Relations: reiterates, strengthens, weakens, specifies, amends, supersedes, answers, takes_up lead to an earlier conclusion; implements, implemented_through, depends_on, conflicts_with to any.",
            "A link is the word of your party; the other parties' words stand beside it.",
            "A file of decisions has one line a link: '2/03 strengthens 1/07 confirm', '2/04 reiterates 1/02 refuse another river', '2/03 strengthens 1/07 withdraw'. '--format decisions' prints such a file with every proposal after a '#'.",
        ],
        parameters: [
            Parameter("FROM", .optional, "The conclusion of which it is said, for example 2/03."),
            Parameter("RELATION", .optional, "How it stands to the other."),
            Parameter("TO", .optional, "The other conclusion, for example 1/07."),
        ],
        options: [
            .flag("refuse", "Record that the link does not hold; it is not proposed again."),
            .flag("withdraw", "Take back what was recorded of the link."),
            .value("why", "TEXT", "The reason, in words."),
            .value("post", "POST", "The post that decides, for example river-desk."),
            .value("session", "NUMBER", "List the proposals for the conclusions of this session only."),
            .value("decisions", "FILE", "Take the decisions of this file."),
            .flag("accept-all", "Confirm every proposal that is listed."),
            .value("format", "FORMAT", "How proposals are printed.", choices: LinkFormat.allCases.map(\.rawValue)),
        ],
        examples: [
            Example("suivi link --session 2", "What the second session says again, strengthens or replaces."),
            Example("suivi link 2/03 strengthens 1/07"),
            Example("suivi link 2/04 reiterates 1/02 --refuse --why \"another river\""),
        ]
    )

    /// How large a file of decisions may be, in bytes.
    private static let limit = 4 << 20

    static func run(_ context: CommandContext) throws(CommandFailure) -> ExitCode {
        try checkOneWay(context)
        let post: PostID? = try context.optionalIdentifier("post")
        if let path = context.arguments.value("decisions") {
            let bytes = try context.perform { () throws(OperationError) in try SmallFile.read(path, limit: limit) }
            let proposed = Set(try proposals(context).map(\.link))
            let statements: [LinkStatement]
            do { statements = try LinkFile.statements(of: bytes, path: path, proposed: proposed) } catch {
                throw .reason(context.console.message(error, in: path), .refused)
            }
            return try record(statements, post: post, context)
        }
        guard context.arguments.parameter("FROM") != nil else {
            let proposed = try proposals(context)
            if context.arguments.flag("accept-all") {
                return try record(
                    proposed.map { LinkStatement(link: $0.link, standing: .confirmed, isProposed: true) },
                    post: post,
                    context
                )
            }
            let chosen = try context.code("format", as: LinkFormat.self)
            LinkList(proposed: proposed, console: context.console)
                .print(as: chosen ?? (context.wantsJSON ? .json : .table))
            return .done
        }
        let link = try link(context)
        let (refuses, withdraws) = (context.arguments.flag("refuse"), context.arguments.flag("withdraw"))
        guard !refuses || !withdraws else {
            throw context.wrong("--refuse --withdraw", of: "LINK", Message("refuse a link or take it back, not both"))
        }
        let statement = LinkStatement(
            link: link,
            standing: refuses ? .refused : withdraws ? .withdrawn : .confirmed,
            reason: context.arguments.value("why"),
            isProposed: try proposals(context).contains { $0.link == link }
        )
        return try record([statement], post: post, context)
    }

    /// A link, every proposal, or a file: what is given beside it would be passed over in silence.
    private static func checkOneWay(_ context: CommandContext) throws(CommandFailure) {
        let arguments = context.arguments
        let hasLink = arguments.parameter("FROM") != nil
        let ways = [hasLink, arguments.flag("accept-all"), arguments.value("decisions") != nil]
        let ofALink = arguments.flag("refuse") || arguments.flag("withdraw") || arguments.value("why") != nil
        guard ways.count(where: { $0 }) > 1 || ofALink && !hasLink else { return }
        throw context.wrong(
            "suivi link",
            of: "LINK",
            Message("give a link, which --refuse, --withdraw and --why need, or --accept-all, or --decisions")
        )
    }

    private static func proposals(_ context: CommandContext) throws(CommandFailure) -> [ProposedLink] {
        let session = try context.session("session")
        let node = try context.node()
        return try context.perform { () throws(OperationError) in try ProposeLinks(session: session).perform(in: node) }
    }

    private static func link(_ context: CommandContext) throws(CommandFailure) -> Link {
        func parameter(_ name: String) throws(CommandFailure) -> String {
            try context.parse { () throws(UsageError) in try context.arguments.requiredParameter(name) }
        }
        let from = try context.conclusionNumber(try parameter("FROM"), of: "FROM")
        let word = try parameter("RELATION")
        guard let relation = Relation(rawValue: word.lowercased()) else {
            let known = context.console.list(Relation.allCases.map(\.rawValue))
            throw context.wrong(word, of: "RELATION", Message("use one of: {list}", ["list": known]))
        }
        return Link(from: from, relation, to: try context.conclusionNumber(try parameter("TO"), of: "TO"))
    }

    private static func record(
        _ statements: [LinkStatement],
        post: PostID?,
        _ context: CommandContext
    ) throws(CommandFailure) -> ExitCode {
        let writer = try context.writer()
        context.report(
            try context.perform { () throws(OperationError) in
                try RecordLinks(statements, post: post).perform(with: writer)
            }
        )
        return .done
    }
}

/// How `suivi link` prints proposals.
enum LinkFormat: String, CaseIterable {
    case table
    case json
    case csv
    /// A file to edit and to give back with `--decisions`.
    case decisions
}

/// Proposed links, printed for a person or for another program.
struct LinkList {
    let proposed: [ProposedLink]
    let console: Console

    func print(as format: LinkFormat) {
        switch format {
        case .decisions: console.write(LinkFile.text(proposed))
        case .json: console.write(json: .object(["proposed": .array(proposed.map(json))]))
        case .csv:
            console.write(
                CSVText.of(
                    [["from", "relation", "to", "likeness_percent", "from_quote", "to_quote"]]
                        + proposed.map {
                            [
                                $0.link.from.description, $0.link.relation.rawValue, $0.link.to.description,
                                $0.pair.percent, $0.pair.later.words, $0.pair.earlier.words,
                            ]
                        }
                )
            )
        case .table: printTable()
        }
    }

    private func printTable() {
        var table = TextTable(columns: [.init(), .init(), .init()])
        for proposal in proposed {
            let (later, earlier) = (proposal.pair.later, proposal.pair.earlier)
            table.rows.append([later.number, console.word(proposal.link.relation), later.words.shown])
            table.rows.append(["  " + earlier.number, proposal.pair.percent + " %", earlier.words.shown])
        }
        if !proposed.isEmpty { console.write(table.rendered(width: console.width)) }
        console.say(
            .plural(
                one: "{count} link is proposed; a person confirms it",
                other: "{count} links are proposed; a person confirms them",
                count: proposed.count
            )
        )
        if let first = proposed.first {
            console.say(Message("Next: {command}", ["command": "suivi link \(first.link)"]))
        }
    }

    private func json(_ proposal: ProposedLink) -> JSONValue {
        .object([
            "from": .string(proposal.link.from.description), "relation": .string(proposal.link.relation.rawValue),
            "to": .string(proposal.link.to.description), "likeness_percent": .string(proposal.pair.percent),
            "from_quote": .string(proposal.pair.later.words), "to_quote": .string(proposal.pair.earlier.words),
        ])
    }
}
