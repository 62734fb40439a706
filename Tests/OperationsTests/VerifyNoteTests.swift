import CanonicalBytes
import Consultations
import Exchange
import Journal
import Operations
import Signing
import Testing

@Suite("One signed text, checked by itself")
struct VerifyNoteTests {
    /// The joint document of an agreed proposal, and the cards of its parties.
    private func agreed() throws -> (nodes: TwoNodes, document: String, cards: [String]) {
        let nodes = try TwoNodes()
        let proposal = try nodes.norvane.propose(.mechanism)
        try nodes.exchange()
        try nodes.alda.answer(proposal, .consent)
        try nodes.exchange()
        let path = nodes.norvane.path("joint.note")
        try nodes.norvane.put(try JointDocument(proposal).note(in: try nodes.norvane.node().record).bytes, at: path)
        return (nodes, path, [nodes.norvane.path("own.card"), nodes.alda.path("own.card")])
    }

    @Test func aJointDocumentIsCheckedByTheCardsThatAreTrusted() throws {
        let (nodes, document, cards) = try agreed()
        var verify = VerifyNote(path: document)
        #expect(verify.isNote)
        let unknown = try verify.perform()
        #expect(unknown.lines.map(\.verdict) == [.keyUnknown, .keyUnknown])
        #expect(!unknown.isWhole)
        #expect(!unknown.isFalse)

        try verify.trust(cardFile: cards[0])
        let one = try verify.perform()
        #expect(one.lines.map(\.verdict) == [.good(.card(nodes.norvane.participant)), .keyUnknown])
        #expect(one.isWhole)
        try verify.trust(cardFile: cards[1])
        let both = try verify.perform()
        #expect(both.lines.filter(\.isGood).count == 2)
        guard case .instrument(let instrument) = both.kind else {
            Issue.record("it is no joint document: \(both.kind)")
            return
        }
        #expect(instrument.items.contains { if case .mechanism = $0.content { true } else { false } })

        let text = String(decoding: try nodes.norvane.bytes(of: document), as: UTF8.self)
        let other = text.replacing("Consultations", with: "Consultation$")
        try #require(other != text)
        try nodes.norvane.put(Array(other.utf8), at: document)
        let changed = try verify.perform()
        #expect(changed.lines.map(\.verdict) == [.bad, .bad])
        #expect(changed.isFalse)
        #expect(!changed.isWhole)
    }

    @Test func aCardIsCheckedByTheKeysInItAndBearsBothSignatures() throws {
        let (nodes, _, cards) = try agreed()
        let outcome = try VerifyNote(path: cards[1]).perform()
        #expect(outcome.isWhole)
        #expect(outcome.lines.map(\.verdict) == [.good(.text), .good(.text)])
        guard case .card(let card) = outcome.kind else {
            Issue.record("it is no card: \(outcome.kind)")
            return
        }
        #expect(outcome.words == card.spokenKeys)

        let bytes = try nodes.alda.bytes(of: cards[1])
        let lines = String(decoding: bytes, as: UTF8.self).split(separator: "\n", omittingEmptySubsequences: false)
        let half = lines.dropLast(2).joined(separator: "\n") + "\n"
        try nodes.alda.put(Array(half.utf8), at: cards[1])
        let alone = try VerifyNote(path: cards[1]).perform()
        #expect(alone.lines.count == 1)
        #expect(!alone.isWhole)
    }

    @Test func theSignedHeadOfAJournalIsCheckedByItsKey() throws {
        let (nodes, _, _) = try agreed()
        let folder = nodes.norvane.path("export")
        _ = try ExportJournal(target: folder, showsBodies: false).perform(from: try nodes.norvane.node())
        var verify = VerifyNote(path: folder + "/checkpoint")
        let key = String(decoding: try nodes.norvane.bytes(of: folder + "/key"), as: UTF8.self)
        let isTrusted = [verify.trust(String(key.dropLast())), verify.trust("no key")]
        #expect(isTrusted == [true, false])
        let outcome = try verify.perform()
        #expect(outcome.lines.map(\.verdict) == [.good(.given)])
        guard case .head(let head) = outcome.kind else {
            Issue.record("it is no head: \(outcome.kind)")
            return
        }
        #expect("\(head.origin)" == "norvane.example/rivers-norvane/1")
    }

    @Test func theKeysHaveTheSameWordsOnTheCardInTheRegisterAndInAPouch() throws {
        let (nodes, _, _) = try agreed()
        let register = try nodes.alda.node().register
        let card = try #require(register.foundingText?.card(of: "alda.example/rivers-norvane/1"))
        let own = try VerifyRegister(folder: nodes.alda.folder).perform()
        #expect(HeadFingerprint.words(key: own.key, card: own.card) == card.spokenKeys)

        let node = try nodes.norvane.node()
        let path = nodes.norvane.path("all.zip")
        let pack = PackDelivery.forAThirdPerson
        try PouchFile(path: path).write(try pack.perform(from: node), packedBy: pack, from: node)
        let outcome = try VerifyFiles(path: path).perform()
        #expect(outcome.isWhole)
        #expect(outcome.joint?.digest == node.record.jointDigest)
        #expect(outcome.inspection.journals.map(\.journal.participant) == ["alda.example", "norvane.example"])
        #expect(outcome.inspection.journals.allSatisfy { $0.first == 0 })
        #expect(outcome.inspection.cards[card.journal] == card)
    }

    @Test func anArchiveAndNothingAreNoSignedText() throws {
        let (nodes, _, _) = try agreed()
        let path = nodes.norvane.path("x")
        for bytes in [[], Array("PK\u{3}\u{4}".utf8), Array("a text\n".utf8), Array("a\n\nb\n".utf8)] {
            try nodes.norvane.put(bytes, at: path)
            #expect(!VerifyNote(path: path).isNote)
        }
    }
}
