import Consultations
import Exchange
import Journal
import Operations
import Testing

/// Two honest nodes, Norvane and Sorvane, and Alda of the Three Rivers who is not to be trusted.
struct LiarsAudience {
    let norvane: TestNode
    let sorvane: TestNode
    var alda: ForgedNode

    init() throws {
        norvane = try TestNode("norvane")
        sorvane = try TestNode("sorvane")
        alda = try ForgedNode()
        let cards = [try norvane.card(for: "norvane"), try sorvane.card(for: "sorvane")]
        for node in [norvane, sorvane] {
            try node.put(try alda.cardNote(), at: node.path("alda.card"))
            try node.found(cards + [node.path("alda.card")])
        }
        let others = try cards.map { path in
            try ParticipantCard(text: SignedNote(parsing: norvane.bytes(of: path)).text)
        }
        try alda.found(with: others)
        for node in [norvane, sorvane] { try node.receive(try alda.delivery()) }
        try exchange(norvane, sorvane)
    }
}
