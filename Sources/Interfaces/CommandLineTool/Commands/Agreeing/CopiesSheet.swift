import CanonicalBytes
import Consultations
import Messages
import Operations

/// Who holds copies of the own journal, as their own journals say.
struct CopiesSheet {
    let node: Node
    let console: Console

    /// The participants, those that have left included, each with how many of the own acts it has acknowledged.
    private var holders: [(participant: String, acts: Int)] {
        let own = node.record.journal
        return node.record.seenHeads.keys.sorted().compactMap { journal in
            guard journal != own, let acts = node.record.seen(by: journal)[own], acts > 0 else { return nil }
            return (node.register.participant(of: journal)?.text ?? journal, acts)
        }
    }

    func print() {
        guard let total = node.record.sizes[node.record.journal], !holders.isEmpty else { return }
        let list = holders.map { holder in
            console.text(
                Message(
                    "{party} (acts {count} of {total})",
                    [
                        "party": holder.participant.shown, "count": String(holder.acts), "total": String(total),
                    ]
                )
            )
        }
        console.say(Message("Copies of this journal are with: {list}", ["list": console.list(list)]))
    }

    var json: JSONValue {
        .array(
            holders.map { .object(["participant": .string($0.participant), "acts": .integer($0.acts)]) }
        )
    }
}
