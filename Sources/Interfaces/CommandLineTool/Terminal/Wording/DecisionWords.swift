import Arguments
import CanonicalBytes
import Consultations
import Messages
import Operations

/// What the parties decided on a text, all of them on one line.
struct DecisionWords {
    let node: Node
    let console: Console
    let language: Language

    /// The agreed text and what is on the table, a row each; where nothing is, that it is not proposed.
    func rows(_ shown: [ShownDecisions]) -> [(Message, String)] {
        guard node.register.foundingText != nil else { return [] }
        guard !shown.isEmpty else { return [(Message("Joint"), console.text(Message("no; nothing is on the table")))] }
        return shown.map { shown in
            let line = "\(line(shown.decisions)) (\(shown.proposal))"
            return shown.decisions.isJoint ? (Message("Joint"), line) : (Message("On the table"), line)
        }
    }

    /// What each text changes, with the words that differ, under a line that says beside what.
    func printChanges(_ shown: [ShownDecisions]) {
        let words = MatterWords(console, language: language, register: node.register)
        for shown in shown {
            for change in shown.changes {
                guard let before = change.before, let after = change.after else { continue }
                let fields = ChangedFields(from: before, to: after, words: words).fields
                guard !fields.isEmpty else { continue }
                let proposal = shown.proposal.description
                console.write("\n")
                console.say(
                    change.beside.map {
                        Message("{proposal} beside {other}", ["proposal": proposal, "other": $0.description])
                    } ?? Message("{proposal} beside what it replaces", ["proposal": proposal])
                )
                var table = TextTable(columns: [.init(), .init()])
                table.rows = fields.map { ["  " + $0.label.shown, $0.marked] }
                console.write(table.rendered(width: console.width))
            }
        }
    }

    /// The decisions on one line, in the order in which the reader's own copy names the parties.
    func line(_ decisions: Decisions) -> String {
        let byParty = Dictionary(decisions.byParty.map { ($0.party, $0.decision) }) { first, _ in first }
        let order = node.register.inOrder(decisions.byParty.map(\.party), for: node.party, in: language)
        return order.compactMap { party in
            byParty[party].map { decision in
                console.labelled(node.register.name(of: party, in: language).shown, console.word(decision))
            }
        }.joined(separator: " · ")
    }

    /// The same with the codes of the parties: for lists.
    func codes(_ decisions: Decisions) -> String {
        let byParty = Dictionary(decisions.byParty.map { ($0.party, $0.decision) }) { first, _ in first }
        let order = node.register.inOrder(decisions.byParty.map(\.party), for: node.party, in: language)
        return order.compactMap { party in byParty[party].map { console.labelled(party.text, console.word($0)) } }
            .joined(separator: " · ")
    }
}

extension ShownDecisions {
    /// The decisions for other programs.
    var json: JSONValue {
        .object([
            "proposal": .string(proposal.description), "joint": .boolean(decisions.isJoint),
            "parties": decisions.json,
            "changes": .array(changes.map { $0.json(MatterWords(Console(catalogue: .english))) }),
        ])
    }
}

extension Decisions {
    /// What each party decided, by its code.
    var json: JSONValue {
        .object(
            Dictionary(byParty.map { ($0.party.text, JSONValue.string($0.decision.rawValue)) }) { first, _ in first }
        )
    }

    /// The same in codes only, in the order of the rules, for tables of other programs.
    var codes: String { byParty.map { "\($0.party)=\($0.decision.rawValue)" }.joined(separator: "; ") }
}
