import Arguments
import CanonicalBytes
import Consultations
import Messages
import Operations

/// `suivi inbox`: what awaits us, what awaits them, what crossed, what is agreed.
enum InboxCommand: CommandAction {
    static let declaration = Command(
        "inbox",
        "What awaits your answer, what awaits theirs, what crossed, what is agreed and received by all.",
        parameters: [Parameter("PROPOSAL", .optional, "One proposal, with its text and everything that was answered.")],
        options: [
            .flag("all", "Also what ended long ago."),
            .flag("text", "The whole texts of proposed documents, not their first lines only."),
        ],
        examples: [Example("suivi inbox"), Example("suivi inbox norvane#41")]
    )

    static func run(_ context: CommandContext) throws(CommandFailure) -> ExitCode {
        let node = try context.node()
        let inbox = Inbox(node.record)
        if let name = context.arguments.parameter("PROPOSAL") {
            try show(name, in: inbox, of: node, context)
            return .done
        }
        if context.wantsJSON {
            let sheet = InboxSheet(node: node, context: context)
            context.console.write(json: .array(inbox.entries.map(sheet.json)))
        } else {
            InboxSheet(node: node, context: context).print(inbox)
        }
        return .done
    }

    /// One proposal, with its text and everything that was answered.
    static func show(
        _ name: String,
        in inbox: Inbox,
        of node: Node,
        _ context: CommandContext
    ) throws(CommandFailure) {
        guard let entry = inbox.entries.first(where: { $0.reference.description == name }) else {
            throw .operation(.agreement(.noProposal(name)))
        }
        let sheet = InboxSheet(node: node, context: context)
        guard !context.wantsJSON else { return context.console.write(json: sheet.whole(entry)) }
        sheet.print(entry)
        try context.perform { () throws(OperationError) in
            try ClearanceSheet(node: node, console: context.console).print(entry)
        }
    }
}

/// The inbox, printed.
struct InboxSheet {
    let node: Node
    let context: CommandContext

    private var console: Console { context.console }
    private var silence: SilenceSheet { SilenceSheet(node: node, context: context) }

    func print(_ inbox: Inbox) {
        let groups: [(Message, [Inbox.Entry])] = [
            (Message("Awaits you"), inbox.entries.filter { $0.state == .awaitsUs || silence.awaitsUs($0) }),
            (
                Message("Awaits others"),
                inbox.entries.filter {
                    $0.state.isOpen && $0.state != .awaitsUs && !$0.state.isObjected && !silence.awaitsUs($0)
                }
            ),
            (Message("Objected to"), inbox.entries.filter(\.state.isObjected)),
            (Message("Crossed: nothing is agreed"), inbox.entries.filter { $0.state == .crossed }),
            (
                Message("Agreed"),
                inbox.entries.filter { if case .agreed = $0.state { true } else { false } }
            ),
            (
                Message("Ended without agreement"),
                context.arguments.flag("all")
                    ? inbox.entries.filter(\.state.isEndedWithoutAgreement) : []
            ),
        ]
        guard groups.contains(where: { !$0.1.isEmpty }) else {
            console.say(Message("The inbox is empty."))
            return
        }
        let words = InboxWords(node: node, context: context)
        for (heading, entries) in groups where !entries.isEmpty {
            console.write(console.text(heading) + "\n")
            var table = TextTable(columns: [.init(), .init(), .init()])
            table.rows = entries.map { entry in
                [
                    "  \(entry.reference)", title(of: entry),
                    silence.state(of: entry).map(console.text) ?? words.state(of: entry),
                ]
            }
            console.write(table.rendered(width: console.width))
        }
    }

    func print(_ entry: Inbox.Entry) {
        let state = silence.state(of: entry).map(console.text)
        console.write("\(entry.reference)  \(state ?? InboxWords(node: node, context: context).state(of: entry))\n\n")
        if let instrument = entry.instrument {
            InstrumentSheet(
                instrument: instrument,
                node: node,
                context: context,
                isFull: context.arguments.flag("text")
            )
            .print()
            DocumentPreview(node: node, context: context).print(instrument)
        } else {
            console.say(Message("Its text has not arrived, or is not the one that was signed."))
        }
        silence.print(entry.proposal, named: entry.reference)
        MandateSheet(register: node.register, console: console).print(entry)
        if !entry.unsigned.isEmpty {
            let names = node.register.inOrder(entry.unsigned, for: node.party, in: context.language).map(\.text)
            console.say(
                Message("Without a valid signature under the text: {list}", ["list": console.list(names)])
            )
        }
        for act in entry.answers {
            let participant = node.register.participant(of: act.header.journal)?.text ?? act.header.journal
            console.write("\(act.header.at)  \(participant)  \(console.word(act: act.header.act))")
            switch act.body {
            case .shown(.object(let reason)), .shown(.withdraw(.some(let reason))): console.write(": \(reason.shown)\n")
            default: console.write("\n")
            }
        }
        let words = StatementWords(register: node.register, console: console, language: context.language)
        for said in entry.statements { console.write(words.line(said) + "\n") }
    }

    /// What a proposal is about, in one line.
    private func title(of entry: Inbox.Entry) -> String {
        guard let instrument = entry.instrument else { return console.text(Message("text not here")) }
        // What is asked for stands last; before it stands what it needs.
        let matters = instrument.items.compactMap(\.content.matter)
        guard let last = matters.last else { return "" }
        let words = MatterWords(console, language: context.language, register: node.register, instrument: instrument)
        let title = words.name(of: last)
        guard matters.count > 1 else { return title }
        return console.text(
            .plural(
                one: "{matter}, and one more",
                other: "{matter}, and {count} more",
                count: matters.count - 1,
                arguments: ["matter": title]
            )
        )
    }
}

extension InboxSheet {
    /// The proposal for other programs, with the silence on it and what the record says against mandates.
    func json(_ entry: Inbox.Entry) -> JSONValue {
        guard case .object(var members) = entry.json else { return entry.json }
        members["silence"] = SilenceSheet(node: node, context: context).json(entry.proposal)
        let flags = MandateSheet(register: node.register, console: Console(catalogue: .english)).lines(for: entry)
        if !flags.isEmpty { members["mandates"] = .strings(flags) }
        return .object(members)
    }

    /// The same with what the text changes, and the documents in it beside earlier ones.
    func whole(_ entry: Inbox.Entry) -> JSONValue {
        guard let instrument = entry.instrument, case .object(var members) = json(entry) else { return json(entry) }
        members["changes"] = InstrumentSheet(instrument: instrument, node: node, context: context).changes
        members["redlines"] = DocumentPreview(node: node, context: context).redlines(instrument)
        return .object(members)
    }
}

extension Inbox.Entry {
    /// The proposal for other programs.
    var json: JSONValue {
        var members: [String: JSONValue] = [
            "proposal": .string(reference.description), "party": .string(party.text), "state": .string(state.code),
            "backers": .strings(backers.map(\.text)),
            "matters": .strings(instrument?.items.compactMap { $0.content.matter?.name } ?? []),
            "has_text": .boolean(instrument != nil), "unsigned": .strings(unsigned.map(\.text)),
            "objections": .array(objections.map(\.json)), "statements": .array(statements.map(\.json)),
        ]
        if let instead = state.instead ?? instead { members["instead"] = .string(instead.description) }
        if let proposesNext { members["proposes_next"] = .string(proposesNext.text) }
        return .object(members)
    }
}

extension Inbox.State {
    /// The state as one word for other programs.
    var code: String {
        switch self {
        case .awaitsUs: "awaits_us"
        case .awaitsOurSpeaker: "awaits_our_speaker"
        case .awaitsOthers: "awaits_others"
        case .objected: "objected"
        case .awaitsConclusion: "awaits_conclusion"
        case .withdrawnUnseen: "withdrawn_unseen"
        case .crossed: "crossed"
        case .agreed(let receivedByAll): receivedByAll ? "received_by_all" : "agreed"
        case .ended: "ended"
        case .replaced: "replaced"
        case .gaveWay: "gave_way"
        case .overtaken: "overtaken"
        case .endedByNewRules: "ended_by_new_rules"
        }
    }
}
