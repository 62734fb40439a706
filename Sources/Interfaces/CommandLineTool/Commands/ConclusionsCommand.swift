import Agreement
import Arguments
import CanonicalBytes
import Consultations
import Messages
import Operations
import Storage

/// `suivi conclusions`: the follow-up table.
enum ConclusionsCommand: CommandAction {
    static let declaration = Command(
        "conclusions",
        "List the conclusions of the register: number, kind, who, what, by when, domain, status.",
        parameters: [Parameter("WORDS", .any, "Only conclusions that contain all these words.")],
        options: [
            .value("session", "NUMBER", "Only this session."),
            .value("kind", "KIND", "Only these kinds; several between commas.", isRepeatable: true),
            .value("domain", "CODE", "Only these domains; several between commas.", isRepeatable: true),
            .value("status", "STATUS", "Only what we report in this status.", isRepeatable: true),
            .value("party", "PARTY", "Only what binds this party or member, or members of it."),
            .value(
                "handling",
                "WHO",
                "Only what these may be shown, as your side marks it.",
                choices: Handling.allCases.map(\.rawValue)
            ),
            .flag("open", "Only what still has to be followed."),
            .value("due-by", "DATE", "Only what is due by this day, for example 2026-12-31."),
            .flag("without-restatements", "Leave out what another conclusion says more fully."),
            .value("sort", "ORDER", "The order.", choices: ConclusionOrder.allCases.map(\.rawValue)),
            .value("limit", "COUNT", "At most so many lines."),
            .flag("csv", "Give the result as comma-separated values."),
        ],
        examples: [
            Example("suivi conclusions --open --sort deadline"),
            Example("suivi conclusions --kind offer,request --csv"),
        ]
    )

    static func run(_ context: CommandContext) throws(CommandFailure) -> ExitCode {
        let words = context.arguments.parameters("WORDS").joined(separator: " ")
        let filter = ConclusionFilter(
            session: try context.session("session"),
            kinds: try context.codes("kind", as: ConclusionKind.self),
            domains: try context.codes("domain", as: PolicyDomain.self),
            statuses: try context.codes("status", as: ProgressStatus.self),
            openOnly: context.arguments.flag("open"),
            words: words.isEmpty ? nil : words,
            dueBy: try context.day("due-by"),
            withoutRestatements: context.arguments.flag("without-restatements")
        )
        let order = try context.code("sort", as: ConclusionOrder.self) ?? .number
        let limit = try context.parse { () throws(UsageError) in
            try context.arguments.integer("limit", in: 1...1_000_000)
        }
        let party: PartyID? = try context.optionalIdentifier("party")
        let node = try context.node()
        let handling: Handling? = try context.code("handling", as: Handling.self)
        let page = try context.perform { () throws(OperationError) in
            guard party != nil || handling != nil else {
                return try node.rows(filter, order: order, limit: limit ?? 1_000_000)
            }
            return try node.rows(filter, binding: party, upTo: handling, order: order, limit: limit ?? 1_000_000)
        }
        let list = ConclusionList(rows: page.rows, node: node, context: context)
        if context.arguments.flag("csv") {
            list.printCSV()
        } else if context.wantsJSON {
            context.console.write(
                json: .object(["conclusions": .array(page.rows.map(list.json)), "total": .integer(page.total)])
            )
        } else {
            list.printTable(total: page.total)
        }
        return .done
    }
}

/// Rows of the follow-up table, printed.
struct ConclusionList {
    let rows: [ConclusionRow]
    let node: Node
    let context: CommandContext
    /// Where all proposals stand; nothing while the mechanism is one side's alone.
    private let standing: Standing?
    private let now: Instant

    init(rows: [ConclusionRow], node: Node, context: CommandContext) {
        self.rows = rows
        self.node = node
        self.context = context
        standing = node.record.agreement?.standing()
        now = context.machine.now()
    }

    private var console: Console { context.console }
    private var marks: MarkWords {
        MarkWords(register: node.register, console: console, language: context.language)
    }

    /// What the parties decided on a conclusion: the agreed text first, then what is on the table.
    private func decisions(_ row: ConclusionRow) -> [Decisions] {
        guard let standing else { return [] }
        return node.record.decisions(
            on: .conclusion(row.number),
            about: .conclusion(row.number),
            in: standing
        )
    }

    /// The same on one line, with whether it is joint.
    private func joint(_ row: ConclusionRow) -> String {
        let decisions = decisions(row)
        guard let first = decisions.first else { return "–" }
        let line = DecisionWords(node: node, console: console, language: context.language).codes(first)
        let word = first.isJoint ? console.text(Message("joint")) : console.text(Message("not joint yet"))
        return "\(word) (\(line))"
    }

    /// Who may be shown its words; nothing while the register is one side's alone.
    private func tier(_ row: ConclusionRow) -> Tier? {
        standing == nil ? nil : node.tier(of: .conclusion(row.number), at: now)
    }

    /// What the own side prints on it.
    private func marking(_ row: ConclusionRow) -> String? {
        let marks = node.register.marks(on: .conclusion(row.number), by: node.party).compactMap(\.words)
        return marks.isEmpty ? nil : marks.joined(separator: "; ")
    }

    /// A row for other programs.
    func json(_ row: ConclusionRow) -> JSONValue {
        guard case .object(var members) = row.json else { return row.json }
        let decisions = decisions(row)
        members["handling"] = .string(node.handling(of: .conclusion(row.number)).rawValue)
        members["marking"] = marking(row).map { .string($0) }
        members["tier"] = tier(row).map { .string($0.rawValue) }
        members["joint"] = .boolean(decisions.first?.isJoint ?? false)
        if let first = decisions.first { members["decisions"] = first.json }
        return .object(members)
    }

    /// The narrowest terminal in which seven columns leave enough for the words of a conclusion.
    private static let widthOfOneLine = 180

    func printTable(total: Int) {
        if let width = console.width, width < Self.widthOfOneLine {
            printSheets(width: width)
        } else {
            printLines()
        }
        if standing != nil { console.write("\n\(TierWords(console: console).legend)\n") }
        printCount(of: total)
    }

    /// Each conclusion on lines of its own, for terminals of usual width.
    private func printSheets(width: Int) {
        for row in rows {
            let number = "\(row.number)" + (tier(row).map { " \($0.symbol)" } ?? "")
            let head = [number, console.word(row.kind), domain(row), status(row)]
            console.write(head.joined(separator: " · ").shortened(to: width) + "\n")
            var table = TextTable(columns: [.init(), .init()])
            table.rows = [
                ["     ", row.words.shown],
                ["     ", "\(console.text(Message("Who"))): \(who(row))"],
                ["     ", "\(console.text(Message("By when"))): \(byWhen(row))"],
            ]
            if let marks = marks.line(about: .conclusion(row.number)) {
                table.rows.append(["     ", console.labelled(console.text(Message("Marked")), marks)])
            }
            if standing != nil {
                table.rows.append(["     ", console.labelled(console.text(Message("Joint")), joint(row))])
            }
            console.write(table.rendered(width: width))
        }
    }

    /// Each conclusion on one line.
    private func printLines() {
        var headings = [
            Message("No"), Message("Kind"), Message("Who"), Message("By when"), Message("Domain"), Message("Status"),
        ]
        if standing != nil { headings.append(Message("Joint")) }
        headings.append(Message("What"))
        var columns = headings.map { TextTable.Column(console.text($0)) }
        if standing != nil { columns.insert(.init(), at: 1) }
        var table = TextTable(columns: columns)
        for row in rows {
            let cells = [row.number.description] + (tier(row).map { [String($0.symbol)] } ?? [])
            let told = [
                console.word(row.kind), who(row).shortened(to: 64),
                byWhen(row).shortened(to: 18), domain(row), status(row),
            ]
            table.rows.append(cells + told + (standing == nil ? [] : [joint(row)]) + [row.words.shown])
        }
        console.write(table.rendered(width: console.width))
        for row in rows {
            guard let marks = marks.line(about: .conclusion(row.number)) else { continue }
            console.write("\(row.number) · \(console.labelled(console.text(Message("Marked")), marks))\n")
        }
    }

    private func printCount(of total: Int) {
        if rows.count == total {
            console.say(.plural(one: "{count} conclusion", other: "{count} conclusions", count: total))
        } else {
            console.say(
                Message("{shown} of {total} conclusions", ["shown": String(rows.count), "total": String(total)])
            )
        }
    }

    func printCSV() {
        let head = [
            "number", "kind", "strength", "who", "what", "by_when", "by_when_edtf", "domain", "status", "contact",
            "restates", "joint", "decisions", "handling", "marking", "tier",
        ]
        let lines = rows.map { row in
            let decisions = decisions(row)
            return [
                row.number.description, row.kind.rawValue, row.strength.rawValue,
                row.actors.isEmpty ? Readiness.notStated.rawValue : row.actors.joined(separator: "; "), row.words,
                row.deadlineWords ?? row.deadlineReadiness.rawValue, row.deadline?.edtf ?? "",
                row.domain?.rawValue ?? Readiness.notStated.rawValue, row.ours.rawValue, row.contact?.text ?? "",
                row.restates?.description ?? "", decisions.first.map { $0.isJoint ? "yes" : "no" } ?? "no",
                decisions.first.map(\.codes) ?? "", node.handling(of: .conclusion(row.number)).rawValue,
                marking(row) ?? "", (tier(row) ?? .ownSide).rawValue,
            ]
        }
        console.write(CSVText.of([head] + lines))
    }

    private func who(_ row: ConclusionRow) -> String {
        row.actors.isEmpty ? console.word(.notStated) : console.list(row.actors).shown
    }

    private func domain(_ row: ConclusionRow) -> String { row.domain?.rawValue ?? console.word(.notStated) }

    /// The words of the text, and the date that follows from them where it says more.
    private func byWhen(_ row: ConclusionRow) -> String {
        row.deadline?.edtf ?? row.deadlineWords?.shown ?? console.word(row.deadlineReadiness)
    }

    /// Positions carry no status: they are kept with their attribution only.
    private func status(_ row: ConclusionRow) -> String {
        guard row.kind.following != .attributed else { return "–" }
        let flags = node.flags(of: row.number, on: context.today).subtracting([.noDeadline])
        return flags.isEmpty ? console.word(row.ours) : "\(console.word(row.ours)) (\(console.words(flags)))"
    }
}
