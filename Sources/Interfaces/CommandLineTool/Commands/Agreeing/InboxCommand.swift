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
            guard let entry = inbox.entries.first(where: { $0.reference.description == name }) else {
                throw .operation(.agreement(.noProposal(name)))
            }
            if context.wantsJSON {
                context.console.write(json: InboxSheet(node: node, context: context).json(entry))
            } else {
                InboxSheet(node: node, context: context).print(entry)
                try context.perform { () throws(OperationError) in
                    try ClearanceSheet(node: node, console: context.console).print(entry)
                }
            }
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
                inbox.entries.filter { $0.state.isOpen && $0.state != .awaitsUs && !silence.awaitsUs($0) }
            ),
            (Message("Crossed: nothing is agreed"), inbox.entries.filter { $0.state == .crossed }),
            (
                Message("Agreed"),
                inbox.entries.filter { if case .agreed = $0.state { true } else { false } }
            ),
            (
                Message("Ended without agreement"),
                context.arguments.flag("all")
                    ? inbox.entries.filter { [.ended, .overtaken, .endedByNewRules].contains($0.state) } : []
            ),
        ]
        guard groups.contains(where: { !$0.1.isEmpty }) else {
            console.say(Message("The inbox is empty."))
            return
        }
        for (heading, entries) in groups where !entries.isEmpty {
            console.write(console.text(heading) + "\n")
            var table = TextTable(columns: [.init(), .init(), .init()])
            table.rows = entries.map { entry in
                [
                    "  \(entry.reference)", title(of: entry),
                    console.text(silence.state(of: entry) ?? words(for: entry.state)),
                ]
            }
            console.write(table.rendered(width: console.width))
        }
    }

    func print(_ entry: Inbox.Entry) {
        console.write("\(entry.reference)  \(console.text(silence.state(of: entry) ?? words(for: entry.state)))\n\n")
        if let instrument = entry.instrument {
            InstrumentSheet(instrument: instrument, node: node, context: context).print()
            DocumentPreview(node: node, context: context).print(instrument)
        } else {
            console.say(Message("Its text has not arrived, or is not the one that was signed."))
        }
        silence.print(entry.proposal, named: entry.reference)
        MandateSheet(register: node.register, console: console).print(entry)
        if !entry.unsigned.isEmpty {
            let names = entry.unsigned.map(\.text).joined(separator: ", ")
            console.say(Message("Without a valid signature under the text: {list}", ["list": names]))
        }
        for act in entry.answers {
            let participant = node.register.participant(of: act.header.journal)?.text ?? act.header.journal
            console.write("\(act.header.at)  \(participant)  \(console.word(act: act.header.act))")
            switch act.body {
            case .shown(.object(let reason)), .shown(.withdraw(.some(let reason))): console.write(": \(reason.shown)\n")
            default: console.write("\n")
            }
        }
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

    private func words(for state: Inbox.State) -> Message {
        switch state {
        case .awaitsUs: Message("awaits your answer")
        case .awaitsOurSpeaker:
            replacement.map {
                Message("awaits your answer in the journal {journal}, which replaced this one", ["journal": $0])
            }
                ?? Message("awaits the member that speaks for your party")
        case .awaitsOthers(let parties):
            Message("awaits {list}", ["list": parties.map(\.text).joined(separator: ", ")])
        case .awaitsConclusion(let party):
            Message("all have consented; agreed once {party} has received it", ["party": party.text])
        case .withdrawnUnseen:
            Message("you took your consent back; it may still be taken up until the other side has received that")
        case .crossed: Message("your notes crossed; one of you proposes anew")
        case .agreed(let receivedByAll):
            receivedByAll ? Message("agreed and received by all") : Message("agreed; not received by all yet")
        case .ended: Message("taken back by its party")
        case .overtaken: Message("another text on the same matter is agreed")
        case .endedByNewRules: Message("ended by new rules; it can be proposed again")
        }
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

    /// The journal that was recognised in place of the own one.
    private var replacement: String? {
        let current = node.register.participant(of: node.record.journal).flatMap(node.register.journal)
        return current == node.record.journal ? nil : current
    }
}

extension Inbox.Entry {
    /// The proposal for other programs.
    var json: JSONValue {
        .object([
            "proposal": .string(reference.description), "party": .string(party.text), "state": .string(state.code),
            "backers": .strings(backers.map(\.text)),
            "matters": .strings(instrument?.items.compactMap { $0.content.matter?.name } ?? []),
            "has_text": .boolean(instrument != nil), "unsigned": .strings(unsigned.map(\.text)),
        ])
    }
}

extension Inbox.State {
    /// The state as one word for other programs.
    var code: String {
        switch self {
        case .awaitsUs: "awaits_us"
        case .awaitsOurSpeaker: "awaits_our_speaker"
        case .awaitsOthers: "awaits_others"
        case .awaitsConclusion: "awaits_conclusion"
        case .withdrawnUnseen: "withdrawn_unseen"
        case .crossed: "crossed"
        case .agreed(let receivedByAll): receivedByAll ? "received_by_all" : "agreed"
        case .ended: "ended"
        case .overtaken: "overtaken"
        case .endedByNewRules: "ended_by_new_rules"
        }
    }
}
