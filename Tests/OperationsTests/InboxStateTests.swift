import CanonicalBytes
import Consultations
import Operations
import Testing

@Suite("What the inbox says of each proposal")
struct InboxStateTests {
    private func entry(_ reference: String, on node: TestNode) throws -> Inbox.Entry {
        try #require(Inbox(try node.node().record).entries.first { $0.reference.description == reference })
    }

    private func reference(_ text: String) throws -> ProposalReference { try #require(ProposalReference(text)) }

    @Test("an objection is a state of its own on both sides, with its reason, until it is taken up again")
    func objected() throws {
        let nodes = try TwoNodes()
        let rivers = try PartyID("rivers")
        let proposal = try nodes.norvane.propose(.mechanism)
        try nodes.exchange()
        try nodes.alda.answer(proposal, .object(reason: "The date is a holiday with us."))
        try nodes.exchange()
        for node in [nodes.norvane, nodes.alda] {
            let entry = try entry(proposal, on: node)
            #expect(entry.state == .objected(by: [rivers]))
            #expect(entry.state.isOpen)
            #expect(entry.objections.map(\.party) == [rivers])
            #expect(entry.objections.first?.reason == "The date is a holiday with us.")
        }
        // Who objected may still consent: then nothing is left of the objection but the act.
        try nodes.alda.answer(proposal, .consent)
        try nodes.exchange()
        for node in [nodes.norvane, nodes.alda] {
            let entry = try entry(proposal, on: node)
            #expect(entry.state == .agreed(receivedByAll: true))
            #expect(entry.objections.isEmpty)
            #expect(entry.answers.count == 2)
        }
    }

    @Test("taken back, replaced and given up for another text are told apart")
    func endings() throws {
        let nodes = try TwoNodes()
        let takenBack = try nodes.norvane.propose(.mechanism)
        try nodes.norvane.answer(takenBack, .withdraw(reason: nil))
        let replaced = try nodes.norvane.propose(.mechanism)
        let newer = try nodes.norvane.propose(.mechanism)
        try nodes.exchange()
        let counter = try nodes.alda.propose(.mechanism)
        try nodes.exchange()
        try nodes.norvane.answer(counter, .consent)
        try nodes.exchange()
        for node in [nodes.norvane, nodes.alda] {
            #expect(
                try node.inbox() == [
                    takenBack: .ended, replaced: .replaced(by: try reference(newer)),
                    newer: .gaveWay(to: try reference(counter)), counter: .agreed(receivedByAll: true),
                ]
            )
        }
    }

    @Test("who consents to the other side's text gives its own up for it")
    func gaveWay() throws {
        let nodes = try TwoNodes()
        let own = try nodes.norvane.propose(.mechanism)
        try nodes.exchange()
        let counter = try nodes.alda.propose(.mechanism)
        try nodes.exchange()
        try nodes.norvane.answer(counter, .consent)
        // Nobody has received the consent yet, so nothing is agreed.
        #expect(try nodes.norvane.inbox()[own] == .gaveWay(to: try reference(counter)))
    }

    @Test("the host proposes after notes crossed, and crossed notes leave once the matter is agreed")
    func crossed() throws {
        let nodes = try TwoNodes()
        try RecordSession(number: 1, host: .statedInText(try PartyID("norvane"))).perform(with: nodes.norvane.writer())
        let base = try nodes.norvane.propose(.session(1))
        try nodes.exchange()
        try nodes.alda.answer(base, .consent)
        try nodes.exchange()
        func change(_ node: TestNode, _ place: String) throws -> String {
            let changed = try RecordSession(number: 1, place: .agreedLater(place)).session(after: node.node().register)
            return try node.propose(.changed(.session(changed)))
        }
        let ours = try change(nodes.norvane, "Halvik")
        let theirs = try change(nodes.alda, "Brennport")
        let there = try nodes.norvane.pack(for: nodes.alda)
        try nodes.norvane.receive(try nodes.alda.pack(for: nodes.norvane))
        try nodes.alda.receive(there)
        try nodes.norvane.answer(theirs, .consent)
        try nodes.alda.answer(ours, .consent)
        try nodes.exchange()
        for node in [nodes.norvane, nodes.alda] {
            for proposal in [ours, theirs] {
                let entry = try entry(proposal, on: node)
                #expect(entry.state == .crossed)
                #expect(entry.proposesNext == (try PartyID("norvane")))
                #expect(entry.instead == nil)
            }
        }
        let again = try change(nodes.norvane, "Halvik, town hall")
        try nodes.exchange()
        #expect(try entry(ours, on: nodes.alda).instead == (try reference(again)))
        try nodes.alda.answer(again, .consent)
        try nodes.exchange()
        for node in [nodes.norvane, nodes.alda] {
            let states = try node.inbox()
            #expect(states[ours] == .overtaken)
            #expect(states[theirs] == .overtaken)
            #expect(states[again] == .agreed(receivedByAll: true))
        }
    }
}
