import CanonicalBytes
import Consultations
import Exchange
import Journal
import Operations
import Testing

@Suite("Two histories of one journal")
struct ForkTests {
    @Test func bothHistoriesAreKeptSentToEverybodyAndSeen() throws {
        let nodes = try TwoNodes()
        let twin = try TestNode(copying: nodes.alda)
        let one = try nodes.alda.propose(.mechanism)
        try nodes.alda.send(to: nodes.norvane)
        #expect(try nodes.norvane.inbox()[one] == .awaitsUs)

        try twin.propose(.party(try PartyID("norvane")))
        let outcome = try nodes.norvane.receive(try twin.pack(for: nodes.norvane))
        #expect(outcome.arrivals.contains { if case .fork = $0.state { true } else { false } })
        let record = try nodes.norvane.node().record
        #expect(record.journalsWithTwoHistories == ["alda.example/rivers-norvane/1"])
        #expect(record.seenHeads["norvane.example/rivers-norvane/1"]?["alda.example/rivers-norvane/1"]?.count == 2)

        // The owner learns of it from the others and signs nothing more.
        try nodes.alda.receive(try nodes.norvane.pack(for: nodes.alda, isWhole: true))
        #expect(throws: OperationError.quarantine(.twoHistories)) { try nodes.alda.writer() }
    }

    @Test func whatTheOthersHadAgreedBeforeTheForkStands() throws {
        let nodes = try TwoNodes()
        let proposal = try nodes.norvane.propose(.mechanism)
        try nodes.exchange()
        let twin = try TestNode(copying: nodes.alda)
        try nodes.alda.answer(proposal, .consent)
        try nodes.exchange()
        #expect(try nodes.norvane.inbox()[proposal] == .agreed(receivedByAll: true))

        try twin.answer(proposal, .object(reason: "Never."))
        try nodes.norvane.receive(try twin.pack(for: nodes.norvane))
        guard case .agreed = try nodes.norvane.inbox()[proposal] else {
            Issue.record("an agreement was taken back by a second history")
            return
        }
    }

    @Test func aPouchWithBothHistoriesProvesItToAThirdPerson() throws {
        let nodes = try TwoNodes()
        let twin = try TestNode(copying: nodes.alda)
        try nodes.alda.propose(.mechanism)
        try nodes.alda.send(to: nodes.norvane)
        try twin.propose(.party(try PartyID("norvane")))
        try nodes.norvane.receive(try twin.pack(for: nodes.norvane))

        let path = nodes.norvane.path("proof.zip")
        let node = try nodes.norvane.node()
        let pack = PackDelivery(for: nodes.alda.participant, isWhole: true)
        try PouchFile(path: path).write(try pack.perform(from: node), packedBy: pack, from: node)
        let outcome = try VerifyFiles(path: path).perform()
        #expect(!outcome.isWhole)
        #expect(outcome.inspection.flaws.contains { if case .twoHistories = $0 { true } else { false } })
    }

    @Test func aCopiedNodeLearnsFromAnOrdinaryPouchThatTheOtherOneHasSignedToo() throws {
        let nodes = try TwoNodes()
        let twin = try TestNode(copying: nodes.alda)
        try nodes.alda.propose(.mechanism)
        try nodes.alda.send(to: nodes.norvane)
        try twin.propose(.party(try PartyID("norvane")))
        try nodes.norvane.receive(try twin.pack(for: nodes.norvane))

        // Whichever of the two opens what is meant for Alda, the other's acts come along.
        for copy in [twin, nodes.alda] {
            let before = try VerifyRegister(folder: copy.folder).perform().acts
            let outcome = try copy.receive(try nodes.norvane.pack(for: copy))
            #expect(outcome.arrivals.contains { if case .fork = $0.state { true } else { false } })
            #expect(outcome.acknowledged == nil)
            #expect(try VerifyRegister(folder: copy.folder).perform().acts == before)
            #expect(throws: OperationError.quarantine(.twoHistories)) { try copy.writer() }
            #expect(
                try VerifyRegister(folder: copy.folder).perform().twoHistories
                    == [ForkedJournal(journal: "alda.example/rivers-norvane/1", successor: nil)]
            )
        }
    }

    @Test func aSecondHistoryThatIsKnownIsNoNewsAndTheSuccessorIsNamed() throws {
        let nodes = try TwoNodes()
        let twin = try TestNode(copying: nodes.alda)
        try nodes.alda.propose(.mechanism)
        try nodes.alda.send(to: nodes.norvane)
        try twin.propose(.party(try PartyID("norvane")))
        try nodes.norvane.receive(try twin.pack(for: nodes.norvane))
        let again = try nodes.norvane.receive(try twin.pack(for: nodes.norvane))
        #expect(again.stored == 0)
        #expect(again.arrivals.contains { if case .knownFork = $0.state { true } else { false } })

        let successor = try TestNode("alda", number: 2)
        let card = try successor.card(for: "rivers")
        try RecogniseJournal(card: card, reason: "It was copied.").perform(with: nodes.norvane.writer())
        let whole = try nodes.norvane.pack(for: successor, isWhole: true)
        _ = try JoinMechanism(whole).perform(with: successor.writer(), passphrase: successor.passphrase)
        try exchange(nodes.norvane, successor)
        let forked = ForkedJournal(
            journal: "alda.example/rivers-norvane/1",
            successor: "alda.example/rivers-norvane/2"
        )
        for (node, other) in [(nodes.norvane, successor), (successor, nodes.norvane)] {
            #expect(try node.node().record.forkedJournals == [forked])
            // What both have is not packed again.
            let parts = try node.lacking(for: other).parts
            #expect(!parts.contains { $0.journal.description == forked.journal })
        }
    }
}
