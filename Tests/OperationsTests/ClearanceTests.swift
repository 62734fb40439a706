import Agreement
import BagIt
import CanonicalBytes
import Consultations
import Exchange
import Foundation
import Journal
import Operations
import Signing
import Testing

@Suite("What members of a party clear among themselves")
struct ClearanceTests {
    private let record: RecordClearance

    init() throws { record = RecordClearance(machine: try TestRegister.machine()) }

    /// Norvane, and Alda, Brenn and Cosmar of the Three Rivers; Alda speaks.
    private func four() throws -> [TestNode] {
        let norvane = try TestNode("norvane")
        let members = try ["alda", "brenn", "cosmar"].map { try TestNode($0) }
        var cards = [try norvane.card(for: "norvane")]
        for (place, member) in members.enumerated() { cards.append(try member.card(for: "rivers", speaks: place == 0)) }
        for node in [norvane] + members { try node.found(cards) }
        for _ in 0..<2 { for node in [norvane] + members { try send(from: node, to: [norvane] + members) } }
        return [norvane] + members
    }

    private func send(from node: TestNode, to all: [TestNode]) throws {
        for other in all where other !== node { try other.receive(try node.pack(for: other)) }
    }

    private func missing(_ node: TestNode, _ action: () throws -> Void) -> [String]? {
        do {
            try action()
            return nil
        } catch OperationError.agreement(.notCleared(_, let members)) { return members.map(\.text) } catch {
            Issue.record("\(error)")
            return nil
        }
    }

    @Test func theSpeakerDoesNotSignBeforeAllMembersHaveCleared() throws {
        let nodes = try four()
        let (norvane, alda) = (nodes[0], nodes[1])
        try record.set(.all, in: alda.node())
        let proposal = try norvane.propose(.mechanism)
        try send(from: norvane, to: nodes)

        #expect(missing(alda) { try alda.answer(proposal, .consent) } == ["brenn", "cosmar"])
        #expect(try alda.inbox()[proposal] == .awaitsUs)
        try record.note(.cleared, of: PartyID("brenn"), to: proposal, note: "Note 12", in: alda.node())
        try record.note(.asked, of: PartyID("cosmar"), to: proposal, note: nil, in: alda.node())
        #expect(missing(alda) { try alda.answer(proposal, .consent) } == ["cosmar"])
        try record.note(.refused, of: PartyID("cosmar"), to: proposal, note: nil, in: alda.node())
        #expect(missing(alda) { try alda.answer(proposal, .consent) } == ["cosmar"])
        // To object takes nobody's clearance.
        try record.note(.cleared, of: PartyID("cosmar"), to: proposal, note: nil, in: alda.node())
        try alda.answer(proposal, .consent)
        for node in nodes { try send(from: node, to: nodes) }
        #expect(try norvane.inbox()[proposal] == .agreed(receivedByAll: false))
    }

    @Test func toProposeIsToConsentAndTheTextIsNamedBeforeItIsProposed() throws {
        let nodes = try four()
        let alda = nodes[1]
        try record.set(.majority, in: alda.node())
        var name = ""
        do { try alda.propose(.mechanism) } catch OperationError.agreement(.notCleared(let text, let members)) {
            name = text
            #expect(members.map(\.text) == ["brenn", "cosmar"])
        }
        try record.note(.cleared, of: PartyID("brenn"), to: name, note: nil, in: alda.node())
        let proposal = try alda.propose(.mechanism)
        #expect(try record.name(of: proposal, in: alda.node()).hexadecimal == name)
        // Another text is not cleared by that.
        #expect(missing(alda) { try alda.propose(.party(try PartyID("alda"))) } == ["brenn", "cosmar"])
        try record.set(.alone, in: alda.node())
        try alda.propose(.party(try PartyID("alda")))
    }

    @Test func aRuleNeedsMembersAndAMemberIsKnown() throws {
        let nodes = try four()
        #expect(throws: OperationError.agreement(.noMembers)) { try record.set(.all, in: nodes[0].node()) }
        #expect(throws: OperationError.agreement(.noMembers)) { try record.set(.named([]), in: nodes[1].node()) }
        let proposal = try nodes[0].propose(.mechanism)
        try send(from: nodes[0], to: nodes)
        let stranger = try PartyID("xanthe")
        #expect(throws: OperationError.refused(.unknownParty(stranger))) {
            try record.note(.cleared, of: stranger, to: proposal, note: nil, in: nodes[1].node())
        }
    }

    @Test func nothingOfItLeavesTheHouse() throws {
        let nodes = try four()
        let (norvane, alda) = (nodes[0], nodes[1])
        let marker = "marker-\(UUID().uuidString)"
        try record.set(.all, in: alda.node())
        let proposal = try norvane.propose(.mechanism)
        try send(from: norvane, to: nodes)
        let before = try alda.node().record.sizes
        try record.note(.refused, of: PartyID("brenn"), to: proposal, note: marker, in: alda.node())
        #expect(try alda.node().record.sizes == before)

        let node = try alda.node()
        let pack = PackDelivery(for: norvane.participant, isWhole: true)
        let bag = try pack.bag(try pack.perform(from: node), from: node)
        for (_, bytes) in bag.payload { #expect(!String(decoding: bytes, as: UTF8.self).contains(marker)) }
        _ = try ExportJournal(target: alda.path("export"), showsBodies: true).perform(from: node)
        let files = FileManager.default.enumerator(atPath: alda.path("export"))
        var count = 0
        while let name = files?.nextObject() as? String {
            let data = FileManager.default.contents(atPath: alda.path("export/" + name))
            #expect(data?.range(of: Data(marker.utf8)) == nil)
            count += 1
        }
        #expect(count > 2)
        let kept = FileManager.default.contents(atPath: alda.folder.path + "/private.sqlite")
        let log = FileManager.default.contents(atPath: alda.folder.path + "/private.sqlite-wal") ?? Data()
        #expect(kept?.range(of: Data(marker.utf8)) != nil || log.range(of: Data(marker.utf8)) != nil)
    }

    @Test func linesAreReadBackAndOthersAreRefused() throws {
        let at = try #require(Instant("2026-05-20T08:00:00Z"))
        let brenn = try PartyID("brenn")
        for rule in [ClearanceRule.alone, .all, .majority, .named([brenn])] {
            let entry = ClearanceEntry.rule(rule, at: at)
            #expect(try ClearanceEntry(bytes: entry.bytes) == entry)
        }
        for answer in ClearanceAnswer.allCases {
            let entry = ClearanceEntry.answer(answer, by: brenn, to: .emptyRoot, note: "N. 3", at: at)
            #expect(try ClearanceEntry(bytes: entry.bytes) == entry)
        }
        for line in [#"{"at":"2026-05-20T08:00:00Z","rule":"most"}"#, "{}", "[1]", #"{"rule":"all"}"#] {
            #expect(throws: RecordError.self) { try ClearanceEntry(bytes: Array(line.utf8)) }
        }
    }
}
