import Arguments
import CanonicalBytes
import Consultations
import Messages
import Operations
import Storage

/// `suivi status`: how the register stands today.
enum StatusCommand: CommandAction {
    static let declaration = Command(
        "status",
        "How the register stands: sessions, what is open, what is overdue, what waits for review.",
        options: [
            .flag("digest", "Only the words of everything joint: equal words, equal records on both sides.")
        ],
        examples: [Example("suivi status"), Example("suivi status --digest")]
    )

    static func run(_ context: CommandContext) throws(CommandFailure) -> ExitCode {
        let node = try context.node()
        if context.arguments.flag("digest") {
            guard let digest = node.record.jointDigest else { throw .operation(.refused(.notConstituted)) }
            if context.wantsJSON {
                context.console.write(
                    json: .object([
                        "digest": .string(digest.hexadecimal), "words": .string(SpokenDigest.words(digest)),
                    ])
                )
            } else {
                context.console.write("\(SpokenDigest.words(digest))\n")
            }
            return .done
        }
        let status = try context.perform { () throws(OperationError) in try node.status(on: context.today) }
        if context.wantsJSON {
            context.console.write(json: json(status, node, context))
        } else {
            print(status, node, context)
        }
        return .done
    }

    private static func print(_ status: RegisterStatus, _ node: Node, _ context: CommandContext) {
        let console = context.console
        MechanismSheet(register: node.register, reader: node.party, console: console, language: context.language)
            .print()
        if !status.missingSessions.isEmpty {
            console.say(
                Message(
                    "Missing in the chain of sessions: {list}",
                    [
                        "list": console.list(status.missingSessions.map(String.init))
                    ]
                )
            )
        }
        console.write("\n")
        console.say(
            Message(
                "Conclusions: {total}, of which {open} are open",
                [
                    "total": String(status.counters.total), "open": String(status.counters.open),
                ]
            )
        )
        var table = TextTable(columns: [.init(), .init("", .end)])
        for kind in ConclusionKind.allCases {
            guard let count = status.counters.byKind[kind] else { continue }
            table.rows.append(["  " + console.word(kind), String(count)])
        }
        console.write(table.rendered() + "\n")
        // The statuses count what is followed only: another whole, so another table.
        table.rows = []
        for progress in ProgressStatus.allCases {
            guard let count = status.counters.byStatus[progress] else { continue }
            table.rows.append(["  " + console.word(progress), String(count)])
        }
        console.write(table.rendered())
        printTotals(status, node, context)
        for flag in Flag.allCases {
            let numbers = status.flagged.filter { $0.flags.contains(flag) }.map(\.number.description)
            guard !numbers.isEmpty else { continue }
            console.say(
                Message("{label}: {value}", ["label": console.word(flag), "value": numbers.joined(separator: ", ")])
            )
        }
        if status.unanswered > 0 {
            console.say(
                Message("Open and without a post that answers: {count}", ["count": String(status.unanswered)])
            )
        }
        for document in status.unreviewed {
            console.say(
                Message(
                    "Waits for review: {name} ({command})",
                    [
                        "name": document.file.name.shown, "command": "suivi review",
                    ]
                )
            )
        }
        for (document, count) in status.leftForLater {
            console.say(
                Message(
                    "Left for later in {name}: {count} ({command})",
                    [
                        "name": document.file.name.shown, "count": String(count),
                        "command": "suivi review \(document.file.name.shown)",
                    ]
                )
            )
        }
        printJoint(node, context)
        console.say(
            Message("Journal {journal}; acts: {count}", ["journal": status.journal, "count": String(status.acts)])
        )
    }
}

extension StatusCommand {
    /// The status for other programs, with what is joint.
    private static func json(_ status: RegisterStatus, _ node: Node, _ context: CommandContext) -> JSONValue {
        guard case .object(var members) = status.json, node.register.foundingText != nil else { return status.json }
        members["two_histories"] = .array(
            node.record.forkedJournals.map { history in
                var members: [String: JSONValue] = ["journal": .string(history.journal)]
                if let successor = history.successor { members["successor"] = .string(successor) }
                return .object(members)
            }
        )
        members["absences"] = .array(node.register.absences.map(\.json))
        members["copies"] = CopiesSheet(node: node, console: context.console).json
        return .object(members)
    }

    /// How many conclusions bind each party and each member, in the order in which the reader's own copy names them.
    private static func printTotals(_ status: RegisterStatus, _ node: Node, _ context: CommandContext) {
        guard status.totals.contains(where: { $0.total > 0 }) else { return }
        let console = context.console
        let totals = Dictionary(status.totals.map { ($0.party, $0) }) { first, _ in first }
        console.write("\n\(console.text(Message("What binds whom")))\n")
        var table = TextTable(columns: [.init(), .init("", .end), .init()])
        for party in node.register.inOrder(Array(totals.keys), for: node.party, in: context.language) {
            guard let total = totals[party] else { continue }
            let indent = node.register.isMember(party) ? "    " : "  "
            var notes = [console.text(Message("open: {count}", ["count": String(total.open)]))]
            if total.ofMembersOnly > 0 {
                notes.append(console.text(Message("of members only: {count}", ["count": String(total.ofMembersOnly)])))
            }
            table.rows.append([
                indent + node.register.name(of: party, in: context.language).shown, String(total.total),
                console.list(notes),
            ])
        }
        console.write(table.rendered(width: console.width) + "\n")
    }

    /// What is joint: what awaits whom, and what the nodes have in common.
    private static func printJoint(_ node: Node, _ context: CommandContext) {
        let console = context.console
        let language = context.language
        guard let text = node.register.foundingText else { return }
        let inbox = Inbox(node.record)
        let awaited = inbox.entries.count { $0.state == .awaitsUs }
        if awaited > 0 {
            console.say(
                Message(
                    "Awaits your answer: {count} ({command})",
                    ["count": String(awaited), "command": "suivi inbox"]
                )
            )
        }
        SilenceSheet(node: node, context: context).printReminders(inbox.entries)
        let missing = node.register.inOrder(
            text.cards.filter { node.record.foundings[$0.journal] == nil }.map(\.participant),
            for: node.party,
            in: language
        )
        if !missing.isEmpty {
            console.say(
                Message("The founding text awaits the signature of {list}", ["list": console.list(missing.map(\.text))])
            )
        }
        if let current = node.register.journal(of: node.party), current != node.record.journal {
            console.say(
                Message(
                    "This journal was replaced: {journal} was recognised in its place; go on in that register.",
                    ["journal": current.shown]
                )
            )
        }
        for history in node.record.forkedJournals { console.say(console.message(history)) }
        AbsenceSheet(register: node.register, console: console, today: context.today).print()
        CopiesSheet(node: node, console: console).print()
        for item in node.record.notShown {
            guard let matter = item.content.matter else { continue }
            console.say(
                Message(
                    "Agreed, and this register can't show it: {matter}; {reason}",
                    [
                        "matter": MatterWords(console).name(of: matter),
                        "reason": console.text(console.message(item.refusal)),
                    ]
                )
            )
        }
        let words = StatementWords(register: node.register, console: console, language: language)
        for said in node.register.statements { console.write(words.line(said, in: node.record) + "\n") }
        if let digest = node.record.jointDigest {
            console.say(Message("The words of everything joint: {words}", ["words": SpokenDigest.words(digest)]))
        }
    }
}

extension RegisterStatus {
    /// The status for other programs.
    var json: JSONValue {
        func counts<Key>(_ counts: [Key: Int], _ name: (Key) -> String) -> JSONValue {
            .object(Dictionary(counts.map { (name($0.key), JSONValue.integer($0.value)) }) { $1 })
        }
        return .object([
            "journal": .string(journal), "acts": .integer(acts), "party": .string(party.text),
            "sessions": .array(
                sessions.map { session in
                    .object([
                        "number": .integer(session.number), "status": .string(session.status.rawValue),
                        "host": .stated(session.host) { ["party": .string($0.text)] },
                        "place": .stated(session.place) { ["name": .string($0)] },
                        "date": .stated(session.date) { ["edtf": .string($0.edtf)] },
                    ])
                }
            ),
            "missing_sessions": .array(missingSessions.map(JSONValue.integer)),
            "conclusions": .object([
                "total": .integer(counters.total), "open": .integer(counters.open),
                "by_kind": counts(counters.byKind) { $0.rawValue },
                "by_domain": counts(counters.byDomain) { $0.rawValue },
                "by_status": counts(counters.byStatus) { $0.rawValue },
            ]),
            "flags": .object(
                Dictionary(
                    flagged.map { entry in
                        (
                            entry.number.description,
                            JSONValue.strings(Flag.allCases.filter(entry.flags.contains).map(\.rawValue))
                        )
                    }
                ) { $1 }
            ),
            "bound": .object(
                Dictionary(
                    totals.map { total in
                        (
                            total.party.text,
                            JSONValue.object([
                                "total": .integer(total.total), "open": .integer(total.open),
                                "of_members_only": .integer(total.ofMembersOnly),
                            ])
                        )
                    }
                ) { $1 }
            ),
            "statements": .array(statements.map(\.json)),
            "unanswered": .integer(unanswered),
            "unreviewed": .strings(unreviewed.map(\.file.sha256.hexadecimal)),
            "left_for_later": .array(
                leftForLater.map { entry in
                    .object([
                        "document": .string(entry.document.file.sha256.hexadecimal), "count": .integer(entry.count),
                    ])
                }
            ),
        ])
    }
}
