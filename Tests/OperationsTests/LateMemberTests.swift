import Agreement
import CanonicalBytes
import Consultations
import Exchange
import Journal
import Operations
import Testing

@Suite("Who learns of several agreements at once")
struct LateMemberTests {
    /// Norvane, and Alda and Brenn of the Three Rivers; Alda speaks.
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

    /// The order of their hashes, in which they used to be shown, is another one each time.
    @Test(arguments: 0..<3) func everythingAgreedIsShown(_ trial: Int) throws {
        let (norvane, alda, brenn) = try three()
        for number in 1...5 {
            try RecordSession(number: number, status: .expected).perform(with: norvane.writer())
            let proposal = try norvane.propose(.session(number))
            try exchange(norvane, alda)
            try alda.answer(proposal, .consent)
            try exchange(norvane, alda)
        }
        try exchange(norvane, alda, brenn)
        let expected = try norvane.node().record
        for node in [alda, brenn] {
            let record = try node.node().record
            #expect(record.notShown == [])
            #expect(record.register.sessions == expected.register.sessions)
            #expect(record.register.sessions.count == 5)
            #expect(record.register.jointTexts == expected.register.jointTexts)
            #expect(record.jointDigest == expected.jointDigest)
        }
    }

    @Test func aMemberThatListensGoesOnWithTheJournalThatItsSpeakerRecognises() throws {
        let (_, alda, brenn) = try three()
        let successor = try TestNode("norvane", number: 2)
        let card = try successor.card(for: "norvane")
        try RecogniseJournal(card: card, reason: "The machine was lost.").perform(with: alda.writer())
        _ = try JoinMechanism(alda.pack(for: successor, isWhole: true))
            .perform(with: successor.writer(), passphrase: successor.passphrase)
        try exchange(successor, alda, brenn)
        let proposal = try successor.propose(.mechanism)
        try exchange(successor, alda, brenn)
        try alda.answer(proposal, .consent)
        try exchange(successor, alda, brenn)
        for node in [successor, alda, brenn] {
            #expect(try node.inbox()[proposal] == .agreed(receivedByAll: true))
            #expect(try node.digest() == alda.digest())
        }
    }

    @Test func aMemberGoesOnWithItsFellowsJournalOnceAllOtherPartiesRecogniseIt() throws {
        let (norvane, _, brenn) = try three()
        let successor = try TestNode("alda", number: 2)
        let card = try successor.card(for: "rivers")
        try RecogniseJournal(card: card, reason: "The machine was lost.").perform(with: norvane.writer())
        _ = try JoinMechanism(norvane.pack(for: successor, isWhole: true))
            .perform(with: successor.writer(), passphrase: successor.passphrase)
        try exchange(norvane, successor, brenn)
        let proposal = try norvane.propose(.mechanism)
        try exchange(norvane, successor, brenn)
        try successor.answer(proposal, .consent)
        try exchange(norvane, successor, brenn)
        for node in [norvane, successor, brenn] {
            #expect(try node.inbox()[proposal] == .agreed(receivedByAll: true))
            #expect(try node.digest() == norvane.digest())
        }
    }

    @Test func aMemberAloneCanPutNobodyInAnothersPlace() throws {
        let (norvane, alda, brenn) = try three()
        let successor = try TestNode("norvane", number: 2)
        let card = try successor.card(for: "norvane")
        // Brenn listens: it stands in no line, and Alda takes nothing from it.
        #expect(throws: OperationError.void(.outsideTheLine)) {
            try RecogniseJournal(card: card, reason: "It says so.").perform(with: brenn.writer())
        }
        try exchange(norvane, alda, brenn)
        #expect(try alda.node().register.journal(of: norvane.participant) == "norvane.example/rivers-norvane/1")
    }
}
