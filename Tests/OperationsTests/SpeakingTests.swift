import Agreement
import CanonicalBytes
import Consultations
import Exchange
import Journal
import Operations
import Testing

@Suite("Who speaks, and what silence says")
struct SpeakingTests {
    /// Norvane, and Alda and Brenn of the Three Rivers; Alda speaks first.
    private func three() throws -> (norvane: TestNode, alda: TestNode, brenn: TestNode) {
        let nodes = (norvane: try TestNode("norvane"), alda: try TestNode("alda"), brenn: try TestNode("brenn"))
        let cards = [
            try nodes.norvane.card(for: "norvane"), try nodes.alda.card(for: "rivers"),
            try nodes.brenn.card(for: "rivers", speaks: false),
        ]
        for node in [nodes.norvane, nodes.alda, nodes.brenn] { try node.found(cards) }
        try exchange(nodes.norvane, nodes.alda, nodes.brenn)
        return nodes
    }

    @Test func theMemberThatThePresidencyNamesSpeaksOnceItHasSeenTheHandover() throws {
        let (norvane, alda, brenn) = try three()
        let proposal = try norvane.propose(.mechanism)
        try exchange(norvane, alda, brenn)
        #expect(try alda.inbox()[proposal] == .awaitsUs)
        #expect(try brenn.inbox()[proposal] == .awaitsOurSpeaker)
        #expect(throws: OperationError.void(.outsideTheLine)) { try brenn.answer(proposal, .consent) }

        try alda.handOver(to: "brenn")
        #expect(throws: OperationError.void(.outsideTheLine)) { try alda.answer(proposal, .consent) }
        try exchange(norvane, alda, brenn)
        #expect(try brenn.inbox()[proposal] == .awaitsUs)
        try brenn.answer(proposal, .consent)
        try exchange(norvane, alda, brenn)
        for node in [norvane, alda, brenn] {
            #expect(try node.inbox()[proposal] == .agreed(receivedByAll: true))
            #expect(try node.digest() == norvane.digest())
        }
        try brenn.handOver(to: "alda")
        try exchange(norvane, alda, brenn)
        _ = try alda.propose(.party(try PartyID("alda")))
    }

    @Test func aJournalThatIsRecognisedGoesOnInPlaceOfALostOne() throws {
        let nodes = try TwoNodes()
        let first = try nodes.norvane.propose(.mechanism)
        try nodes.exchange()
        try nodes.alda.answer(first, .consent)
        try nodes.exchange()

        // Alda's machine is gone, with its keys.
        let alda = try TestNode("alda", number: 2)
        let card = try alda.card(for: "rivers")
        try RecogniseJournal(card: card, reason: "The machine was lost.").perform(with: nodes.norvane.writer())
        let delivery = try nodes.norvane.pack(for: alda, isWhole: true)
        _ = try JoinMechanism(delivery).perform(with: alda.writer(), passphrase: alda.passphrase)
        try exchange(nodes.norvane, alda)
        #expect(try alda.inbox()[first] == .agreed(receivedByAll: true))

        try RecordSession(number: 2).perform(with: nodes.norvane.writer())
        let second = try nodes.norvane.propose(.session(2))
        try exchange(nodes.norvane, alda)
        #expect(try alda.inbox()[second] == .awaitsUs)
        try alda.answer(second, .consent)
        try exchange(nodes.norvane, alda)
        #expect(try nodes.norvane.inbox()[second] == .agreed(receivedByAll: true))
        #expect(try alda.digest() == nodes.norvane.digest())
    }

    @Test func silenceConsentsOnceTheOwnJournalPassesTheDeadline() throws {
        let norvane = try TestNode("norvane")
        let alda = try TestNode("alda")
        let cards = [try norvane.card(for: "norvane"), try alda.card(for: "rivers")]
        let silence = SilenceRule(leastPeriod: 14 * 86_400, posts: ["secretary"])
        for node in [norvane, alda] { try node.found(cards, silence: silence) }
        try exchange(norvane, alda)
        let proposal = try norvane.propose(.mechanism, silentlyUntil: "2026-06-20T12:00:00Z")
        try exchange(norvane, alda)
        _ = try alda.writer(at: "2026-06-20T11:59:59Z")
        try exchange(norvane, alda, at: "2026-06-20T11:59:59Z")
        #expect(try norvane.inbox()[proposal] == .awaitsOthers([try PartyID("rivers")]))
        _ = try alda.writer(at: "2026-06-20T12:00:00Z")
        try exchange(norvane, alda, at: "2026-06-20T12:00:01Z")
        #expect(try norvane.inbox()[proposal] == .awaitsConclusion(by: try PartyID("norvane")))
        // The post that the rules name declares it.
        #expect(throws: OperationError.void(.notConcluded)) {
            try norvane.answer(proposal, .declare, at: "2026-06-20T12:00:02Z")
        }
        try norvane.answer(proposal, .declare, by: "secretary", at: "2026-06-20T12:00:02Z")
        try exchange(norvane, alda, at: "2026-06-20T12:00:03Z")
        #expect(try norvane.inbox()[proposal] == .agreed(receivedByAll: true))
        #expect(try alda.digest() == norvane.digest())
    }

    @Test func newRulesAreAgreedLikeAnythingElseAndEndWhatIsOpen() throws {
        let (norvane, alda, brenn) = try three()
        let open = try norvane.propose(.mechanism)
        try exchange(norvane, alda, brenn)
        let change = ChangeRules(speakers: [try PartyID("brenn")], leaving: [try PartyID("alda")])
        let rules = try norvane.propose(.rules(try change.text(after: try norvane.node().register)))
        try exchange(norvane, alda, brenn)
        try alda.answer(rules, .consent)
        #expect(throws: OperationError.void(.rulesFirst)) { try alda.answer(open, .consent) }
        try alda.send(to: norvane, brenn)
        try exchange(norvane, brenn)
        for node in [norvane, brenn] {
            #expect(try node.inbox()[rules] == .agreed(receivedByAll: true))
            #expect(try node.inbox()[open] == .endedByNewRules)
            #expect(try node.digest() == norvane.digest())
        }
        // Alda learns of it with the last that it is sent, and has no voice from then on.
        #expect(throws: OperationError.agreement(.unknownParticipant("alda"))) { try norvane.send(to: alda) }
        let again = try norvane.propose(.mechanism)
        try exchange(norvane, brenn)
        try brenn.answer(again, .consent)
        try exchange(norvane, brenn)
        #expect(try norvane.inbox()[again] == .agreed(receivedByAll: true))
    }
}
