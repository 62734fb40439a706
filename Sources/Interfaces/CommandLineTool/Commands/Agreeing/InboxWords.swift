import CanonicalBytes
import Consultations
import Messages
import Operations

/// Where a proposal stands, in the words of the user's language.
struct InboxWords {
    let node: Node
    let context: CommandContext

    private var console: Console { context.console }

    /// The state in one line, with who objected and why.
    func state(of entry: Inbox.Entry) -> String {
        switch entry.state {
        case .awaitsUs, .awaitsOurSpeaker, .awaitsConclusion:
            // Others may have objected while the own side still has the word.
            return ([console.text(words(for: entry))] + entry.objections.map(objection)).joined(separator: " · ")
        case .objected: return entry.objections.map(objection).joined(separator: " · ")
        default: return console.text(words(for: entry))
        }
    }

    private func objection(_ objection: Inbox.Objection) -> String {
        let isOurs = objection.party == node.register.side(of: node.party)
        let words =
            isOurs
            ? console.text(Message("you objected"))
            : console.text(Message("{party} objected", ["party": objection.party.text]))
        return objection.reason.map { console.labelled(words, $0.shown) } ?? words
    }

    private func words(for entry: Inbox.Entry) -> Message {
        switch entry.state {
        case .awaitsUs: Message("awaits your answer")
        case .awaitsOurSpeaker:
            replacement.map {
                Message("awaits your answer in the journal {journal}, which replaced this one", ["journal": $0])
            } ?? Message("awaits the member that speaks for your party")
        case .awaitsOthers(let parties):
            Message("awaits {list}", ["list": console.list(inOrder(parties).map(\.text))])
        case .objected: Message("Objected to")
        case .awaitsConclusion(let party):
            Message("all have consented; agreed once {party} has received it", ["party": party.text])
        case .withdrawnUnseen:
            Message("you took your consent back; it may still be taken up until the other side has received that")
        case .crossed: crossed(entry)
        case .agreed(let receivedByAll):
            receivedByAll ? Message("agreed and received by all") : Message("agreed; not received by all yet")
        case .ended: Message("taken back by its party")
        case .replaced(let other):
            Message("replaced by {proposal} of the same party", ["proposal": other.description])
        case .gaveWay(let other):
            Message("its party consented to {proposal} in its place", ["proposal": other.description])
        case .overtaken: Message("another text on the same matter is agreed")
        case .endedByNewRules: Message("ended by new rules; it can be proposed again")
        }
    }

    /// The journal that was recognised in place of the own one.
    private var replacement: String? {
        let current = node.register.participant(of: node.record.journal).flatMap(node.register.journal)
        return current == node.record.journal ? nil : current
    }

    private func crossed(_ entry: Inbox.Entry) -> Message {
        if let instead = entry.instead {
            return Message("your notes crossed; {proposal} is on the table now", ["proposal": instead.description])
        }
        guard let next = entry.proposesNext else {
            return Message("your notes crossed; one of you proposes anew")
        }
        return next == node.register.side(of: node.party)
            ? Message("your notes crossed; you are the host and propose anew")
            : Message("your notes crossed; {party} is the host and proposes anew", ["party": next.text])
    }

    private func inOrder(_ parties: [PartyID]) -> [PartyID] {
        node.register.inOrder(parties, for: node.party, in: context.language)
    }
}

extension Inbox.State {
    /// Whether somebody objected and nothing is left to be answered by the own side.
    var isObjected: Bool { if case .objected = self { true } else { false } }

    /// Whether it ended, and not by agreement.
    var isEndedWithoutAgreement: Bool {
        switch self {
        case .ended, .replaced, .gaveWay, .overtaken, .endedByNewRules: true
        default: false
        }
    }

    /// The proposal that its own party has put or taken in its place.
    var instead: ProposalReference? {
        switch self {
        case .replaced(let other), .gaveWay(let other): other
        default: nil
        }
    }
}

extension Inbox.Objection {
    /// The objection for other programs.
    var json: JSONValue {
        .object(
            [
                "party": .string(party.text), "at": .string(at.description),
                "reason": reason.map { .string($0) },
            ].compactMapValues { $0 }
        )
    }
}
