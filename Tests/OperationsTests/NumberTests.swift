import CanonicalBytes
import Consultations
import Journal
import Operations
import Storage
import Testing

@Suite("Numbers of conclusions")
struct NumberTests {
    private static let text = """
        Norvane will repair the road to Halvik by June 2027.

        Alda will rebuild the bridge of Osk by 2028.

        The Parties will open a school at Halvik by 2030.

        """

    private func number(_ text: String) throws -> ConclusionNumber { try #require(ConclusionNumber(text)) }

    /// Both have the document; Norvane has accepted every finding of it.
    private func bothWithText() throws -> TwoNodes {
        let nodes = try TwoNodes()
        try #require(try nodes.norvane.read(Self.text).count == 3)
        let digest = try nodes.norvane.node().document(named: "communique.txt").file.sha256
        try nodes.agree(from: nodes.norvane, .document(digest))
        return nodes
    }

    @Test("a passage that lies open in a proposal takes its number at the other side's review")
    func takesTheNumber() throws {
        let nodes = try bothWithText()
        try nodes.norvane.propose(.conclusion(number("1/02")), .conclusion(number("1/03")))
        try nodes.exchange()
        // Without the second finding the third would have been the second conclusion.
        #expect(try nodes.alda.review(accepting: [1, 3]) == [number("1/04"), number("1/03")])
        let own = try #require(try nodes.alda.conclusion("1/03"))
        #expect(own.entry.quotation == (try nodes.norvane.conclusion("1/03")?.entry.quotation))
    }

    @Test("what is agreed is not read anew")
    func agreed() throws {
        let nodes = try bothWithText()
        try nodes.agree(from: nodes.norvane, .conclusion(number("1/02")))
        #expect(try nodes.alda.review() == [number("1/03"), number("1/04")])
        #expect(try nodes.alda.node().register.conclusions.count == 3)
    }

    @Test("whose numbers collide gives way by an act, and reports, links and what is followed go along")
    func collision() throws {
        let nodes = try bothWithText()
        let alda = nodes.alda
        // Alda reads before anything is proposed: its 1/01 is Norvane's 1/02, its 1/02 is Norvane's 1/03.
        #expect(try alda.review(accepting: [2, 3]) == [number("1/01"), number("1/02")])
        let words = try #require(try alda.conclusion("1/01")).entry.quotation
        try ReportProgress(conclusion: number("1/01"), status: .inProgress, text: "Begun.").perform(with: alda.writer())
        try RecordLinks([
            LinkStatement(link: Link(from: number("1/02"), .dependsOn, to: number("1/01")), standing: .confirmed)
        ]).perform(with: alda.writer())
        let proposal = try nodes.norvane.propose(.conclusion(number("1/01")), .conclusion(number("1/02")))
        try nodes.exchange()
        #expect(throws: OperationError.agreement(.otherWords(try number("1/01"), in: proposal))) {
            try alda.answer(proposal, .consent)
        }
        let moved = try RenumberConclusions(.likeProposal(proposal)).perform(with: alda.writer())
        // Its own 1/01 takes Norvane's number, and what stood there makes way.
        #expect(moved.numbers == [try number("1/01"): try number("1/02"), try number("1/02"): try number("1/03")])
        let node = try alda.node()
        let conclusion = try #require(node.register.conclusions[try number("1/02")])
        #expect(conclusion.entry.quotation == words)
        #expect(conclusion.status(of: alda.participant) == .inProgress)
        #expect(
            node.register.links(of: try number("1/03")).map(\.link) == [
                Link(from: try number("1/03"), .dependsOn, to: try number("1/02"))
            ]
        )
        #expect(node.register.conclusions[try number("1/01")] == nil)
        // Entered, reported on, linked and renumbered by Alda; proposed by Norvane.
        let acts = node.register.history[.conclusion(try number("1/02"))] ?? []
        #expect(acts.count(where: { $0.journal == node.journal.description }) == 4)
        #expect(acts.count == 5)
        try alda.answer(proposal, .consent)
        try nodes.exchange()
        for node in [nodes.norvane, alda] {
            #expect(try node.inbox()[proposal] == .agreed(receivedByAll: true))
            #expect(try RebuildProjections(folder: node.folder).perform().differing == [])
        }
        // The report was made under another number, where the others have other words: they don't see it there.
        #expect(try nodes.norvane.conclusion("1/01")?.reports.isEmpty == true)
        #expect(try alda.digest() == nodes.norvane.digest())
    }

    @Test("what is agreed keeps its number, and so does what lies open in an own proposal")
    func refused() throws {
        let nodes = try bothWithText()
        try nodes.agree(from: nodes.norvane, .conclusion(number("1/02")))
        func renumber(_ old: String, to new: String?) throws {
            try RenumberConclusions(.one(number(old), to: new.map { try number($0) }))
                .perform(with: nodes.norvane.writer())
        }
        #expect(throws: OperationError.refused(.numberAgreed(try number("1/02")))) { try renumber("1/02", to: nil) }
        #expect(throws: OperationError.refused(.numberTaken(try number("1/02")))) { try renumber("1/03", to: "1/02") }
        #expect(throws: OperationError.refused(.unknownConclusion(try number("1/77")))) {
            try renumber("1/77", to: nil)
        }
        #expect(throws: OperationError.refused(.sessionOfAnotherDocument(try number("2/01")))) {
            try renumber("1/03", to: "2/01")
        }
        let proposal = try nodes.norvane.propose(.conclusion(number("1/01")))
        #expect(throws: OperationError.agreement(.numberProposed(try number("1/01"), proposal))) {
            try renumber("1/01", to: nil)
        }
        try renumber("1/03", to: "1/09")
        #expect(try nodes.norvane.conclusion("1/09") != nil)
    }
}
