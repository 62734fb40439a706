import Agreement
import Arguments
import CanonicalBytes
import Consultations
import Messages
import Operations

/// The rules of agreement in force, printed: the parties, who speaks now for each and since which act, what silence says.
struct RulesSheet {
    let node: Node
    let context: CommandContext

    private var console: Console { context.console }
    private var register: Register { node.register }

    func print() throws(OperationError) {
        guard let rules = try node.agreementRules() else { return }
        console.write("\n")
        console.say(heading(of: rules))
        var table = TextTable(columns: [.init(), .init(), .init()])
        for party in rules.parties {
            let members = party.participants == [party.id] ? "" : party.participants.map(\.text).joined(separator: ", ")
            table.rows.append(["  \(name(of: party.id))", members, party.speaker.map(words) ?? ""])
        }
        console.write(table.rendered(width: console.width))
        console.say(Self.words(for: rules.silence, console))
        if !rules.unsigned.isEmpty {
            console.say(
                Message(
                    "The founding text awaits the signature of {list}",
                    ["list": rules.unsigned.map(\.text).joined(separator: ", ")]
                )
            )
        }
        for party in rules.parties {
            guard let speaker = party.speaker?.participant,
                let flag = register.mandateFlag(of: speaker, on: context.today)
            else { continue }
            console.say(console.message(flag))
        }
        AbsenceSheet(register: register, console: console, today: context.today).print()
    }

    /// When silence consents, by these rules.
    static func words(for silence: SilenceRule?, _ console: Console) -> Message {
        guard let silence else { return Message("Silence never consents.") }
        return Message(
            "Silence consents after {period} at least, where a proposal asks for it, once one of these posts declares it: {list}",
            [
                "period": PeriodWords(seconds: silence.leastPeriod).text(console),
                "list": silence.posts.sorted().joined(separator: ", "),
            ]
        )
    }

    private func heading(of rules: AgreementRules) -> Message {
        let time = rules.since?.description ?? ""
        return rules.proposal.map {
            Message(
                "Rules of agreement, as agreed in {proposal} of {time}",
                ["proposal": $0.description, "time": time]
            )
        } ?? Message("Rules of agreement, as signed at the founding on {time}", ["time": time])
    }

    private func name(of party: PartyID) -> String {
        let name = register.parties[party]?.names.name(in: context.language) ?? party.text
        return (name == party.text ? name : "\(name) (\(party))").shown
    }

    private func words(for speaker: AgreementRules.Speaker) -> String {
        let values = ["member": speaker.participant.text]
        let since: Message =
            switch speaker.since {
            case .founding: Message("{member} speaks, since the founding", values)
            case .handover(let act, let time, _):
                Message(
                    "{member} speaks, since the handover {act} of {time}",
                    ["member": speaker.participant.text, "act": act.description, "time": time.description]
                )
            case .rules(let proposal):
                Message(
                    "{member} speaks, since the rules {proposal}",
                    ["member": speaker.participant.text, "proposal": proposal.description]
                )
            }
        guard speaker.insteadOf != nil else { return console.text(since) }
        return console.list([
            console.text(since),
            console.text(Message("with the recognised journal {journal}", ["journal": speaker.journal])),
        ])
    }

    /// The rules for other programs; nothing before the founding.
    func json() throws(OperationError) -> JSONValue? {
        guard let rules = try node.agreementRules() else { return nil }
        var members: [String: JSONValue] = [
            "parties": .array(
                rules.parties.map { party in
                    var members: [String: JSONValue] = [
                        "party": .string(party.id.text), "participants": .strings(party.participants.map(\.text)),
                    ]
                    if let speaker = party.speaker { members["speaks"] = speaker.json }
                    return .object(members)
                }
            ),
            "unsigned": .strings(rules.unsigned.map(\.text)),
            "absences": .array(register.absences.map(\.json)),
        ]
        if let silence = rules.silence {
            members["silence"] = .object([
                "least_seconds": .integer(silence.leastPeriod), "posts": .strings(silence.posts.sorted()),
            ])
        }
        if let proposal = rules.proposal { members["proposal"] = .string(proposal.description) }
        if let since = rules.since { members["since"] = .string(since.description) }
        return .object(members)
    }
}

extension AgreementRules.Speaker {
    fileprivate var json: JSONValue {
        var members: [String: JSONValue] = ["participant": .string(participant.text), "journal": .string(journal)]
        switch since {
        case .founding: members["since"] = .string("founding")
        case .handover(let act, let time, _):
            members["since"] = .string(act.description)
            members["at"] = .string(time.description)
        case .rules(let proposal): members["since"] = .string(proposal.description)
        }
        if let insteadOf { members["instead_of"] = .string(insteadOf) }
        return .object(members)
    }
}

extension Console {
    /// What the record says against a mandate.
    func message(_ flag: MandateFlag) -> Message {
        switch flag {
        case .ended(let holder, let confederation, let until):
            Message(
                "the mandate of {member} for {party} ended {date}",
                ["member": holder.text, "party": confederation.text, "date": until.edtf]
            )
        case .notBegun(let holder, let confederation, let from):
            Message(
                "the mandate of {member} for {party} begins {date}",
                ["member": holder.text, "party": confederation.text, "date": from.edtf]
            )
        case .heldBy(let other, let confederation):
            Message(
                "by the record the presidency of {party} is that of {member}",
                ["member": other.text, "party": confederation.text]
            )
        }
    }
}
