import CanonicalBytes
import Consultations
import Exchange
import Journal
import Operations
import Testing

@Suite("Two parties, two nodes, one record")
struct TwoNodesTests {
    @Test func whatIsProposedAndConsentedToIsAgreedOnBothSides() throws {
        let nodes = try TwoNodes()
        #expect(try nodes.norvane.node().record.isFounded)
        #expect(try nodes.alda.node().record.isFounded)

        let proposal = try nodes.norvane.propose(.mechanism)
        #expect(try nodes.norvane.inbox()[proposal] == .awaitsOthers([try PartyID("rivers")]))
        try nodes.exchange()
        #expect(try nodes.alda.inbox()[proposal] == .awaitsUs)
        try nodes.alda.answer(proposal, .consent)
        #expect(try nodes.alda.inbox()[proposal] == .awaitsConclusion(by: try PartyID("norvane")))
        try nodes.alda.send(to: nodes.norvane)
        #expect(try nodes.norvane.inbox()[proposal] == .agreed(receivedByAll: false))
        try nodes.exchange()
        #expect(try nodes.norvane.inbox()[proposal] == .agreed(receivedByAll: true))
        #expect(try nodes.alda.inbox()[proposal] == .agreed(receivedByAll: true))
        #expect(try nodes.alda.digest() == nodes.norvane.digest())
        #expect(try nodes.alda.digest() != nil)
    }

    @Test func onceBothHaveEverythingOnlyAcknowledgementsAreSent() throws {
        let nodes = try TwoNodes()
        try nodes.norvane.propose(.mechanism)
        try nodes.exchange()
        for delivery in [try nodes.norvane.lacking(for: nodes.alda), try nodes.alda.lacking(for: nodes.norvane)] {
            for act in delivery.parts.flatMap(\.acts) {
                #expect(try ActHeader(bytes: act.leaf).act == "acknowledge")
            }
        }
    }

    @Test func theSameDeliveryAgainChangesNothing() throws {
        let nodes = try TwoNodes()
        let proposal = try nodes.norvane.propose(.mechanism)
        let delivery = try nodes.norvane.pack(for: nodes.alda)
        #expect(try nodes.alda.receive(delivery).stored > 0)
        let before = try nodes.alda.digest()
        #expect(try nodes.alda.receive(delivery).stored == 0)
        #expect(try nodes.alda.digest() == before)
        #expect(try nodes.alda.inbox()[proposal] == .awaitsUs)
    }

    @Test func crossedNotesAgreeToNothing() throws {
        let nodes = try TwoNodes()
        let one = try nodes.norvane.propose(.mechanism)
        let other = try nodes.alda.propose(.mechanism)
        let there = try nodes.norvane.pack(for: nodes.alda)
        let back = try nodes.alda.pack(for: nodes.norvane)
        try nodes.alda.receive(there)
        try nodes.norvane.receive(back)
        try nodes.alda.answer(one, .consent)
        try nodes.norvane.answer(other, .consent)
        try nodes.exchange()
        #expect(try nodes.norvane.inbox() == [one: .crossed, other: .crossed])
        #expect(try nodes.alda.digest() == nodes.norvane.digest())
    }
}

@Suite("Never two histories by accident")
struct FetchedBackTests {
    @Test func aRegisterFromAnOldBackupSignsNothingUntilItsActsAreBack() throws {
        let nodes = try TwoNodes()
        let backup = nodes.alda.path("backup")
        _ = try BackUp(folder: nodes.alda.folder, target: backup).perform()
        let proposal = try nodes.norvane.propose(.mechanism)
        try nodes.exchange()
        try nodes.alda.answer(proposal, .consent)
        try nodes.exchange()
        let digest = try nodes.norvane.digest()

        try nodes.alda.goBack(to: backup)
        #expect(throws: OperationError.self) { try nodes.alda.writer() }
        try nodes.norvane.send(back: nodes.alda)
        #expect(try nodes.alda.digest() == digest)
        #expect(try nodes.alda.inbox()[proposal] == .agreed(receivedByAll: true))
        #expect(throws: OperationError.agreement(.nothingNew(Matter.mechanism))) {
            try nodes.alda.propose(.mechanism)
        }
    }

    /// Also the keys come from the backup, with the mark of then: only the others know better.
    @Test func whereAlsoTheMarkIsOldTheOthersTellOfIt() throws {
        let nodes = try TwoNodes()
        let backup = nodes.alda.path("backup")
        _ = try BackUp(folder: nodes.alda.folder, target: backup).perform()
        let mark = try nodes.alda.bytes(of: nodes.alda.folder.keys + "/head.mark")
        let proposal = try nodes.norvane.propose(.mechanism)
        try nodes.exchange()
        try nodes.alda.answer(proposal, .consent)
        try nodes.exchange()

        try nodes.alda.goBack(to: backup)
        try nodes.alda.put(mark, at: nodes.alda.folder.keys + "/head.mark")
        _ = try nodes.alda.writer()
        let delivery = try nodes.norvane.pack(for: nodes.alda, isWhole: true)
        #expect(throws: OperationError.self) { try nodes.alda.receive(delivery) }
        try nodes.norvane.send(back: nodes.alda)
        _ = try nodes.alda.writer()
        #expect(try nodes.alda.digest() == nodes.norvane.digest())
    }
}
