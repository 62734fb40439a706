import Agreement
import CanonicalBytes
import Consultations
import Exchange
import Operations
import Testing

@Suite("Suspending and leaving")
struct LeavingTests {
    private func declare(
        _ kind: StatementKind,
        from day: String? = nil,
        by node: TestNode,
        at time: String = "2026-05-20T08:00:00Z"
    ) throws {
        let statement = Statement(
            kind: kind,
            conclusion: nil,
            text: "So it is declared.",
            from: try day.map { try ExtendedDate($0) }
        )
        try MakeStatement(statement).perform(with: node.writer(at: time))
    }

    private func day(_ text: String) throws -> CalendarDay { try CalendarDay(iso8601: text) }

    @Test func whoHasSuspendedItsPartProposesAndConsentsToNothingUntilItTakesPartAgain() throws {
        let nodes = try TwoNodes()
        let proposal = try nodes.norvane.propose(.mechanism)
        try nodes.exchange()
        try declare(.suspension, from: "2026-06-01", by: nodes.alda)
        let absent = OperationError.agreement(
            .absent(nodes.alda.participant, isWithdrawal: false, from: try day("2026-06-01"))
        )
        let later = "2026-06-02T08:00:00Z"
        #expect(throws: absent) { try nodes.alda.answer(proposal, .consent, at: later) }
        #expect(throws: absent) { try nodes.alda.propose(.party(try PartyID("rivers")), at: later) }
        let record = try nodes.alda.node().record
        let now = try #require(Instant(later))
        #expect(throws: absent) { try AnswerProposal(proposal, .consent).check(in: record, at: now) }
        // To object binds nobody.
        try nodes.alda.answer(proposal, .object(reason: "Not now."), at: later)
        try declare(.resumption, by: nodes.alda, at: "2026-06-03T08:00:00Z")
        try nodes.alda.answer(proposal, .consent, at: "2026-06-03T09:00:00Z")
        try exchange(nodes.norvane, nodes.alda, at: "2026-06-04T08:00:00Z")
        #expect(try nodes.norvane.inbox()[proposal] == .agreed(receivedByAll: true))
        let seen = try nodes.norvane.node().register.absences
        #expect(seen.map(\.declared.party) == [nodes.alda.participant])
        #expect(seen.map(\.from) == [try day("2026-06-01")])
        #expect(seen.map(\.until) == [try day("2026-06-03")])
        #expect(seen.map { $0.covers(now.day ?? .epoch) } == [true])
    }

    @Test func whoHasLeftGetsTheReceiptOfThatAndNothingLater() throws {
        let nodes = try TwoNodes()
        try nodes.norvane.propose(.mechanism)
        try nodes.exchange()
        try declare(.withdrawal, from: "2026-06-01", by: nodes.alda)
        try nodes.exchange()
        let left = OperationError.agreement(.hasLeft(nodes.alda.participant, from: try day("2026-06-01")))
        func pack(_ text: String) throws -> Delivery {
            let pack = PackDelivery(for: nodes.alda.participant, day: try day(text))
            return try pack.perform(from: try nodes.norvane.node())
        }
        #expect(try !pack("2026-06-02").parts.isEmpty)
        try RecordSession(number: 2).perform(with: nodes.norvane.writer())
        // Until it has left, all goes on as before.
        #expect(try !pack("2026-05-31").parts.isEmpty)
        #expect(throws: left) { try pack("2026-06-02") }
        let absent = OperationError.agreement(
            .absent(nodes.alda.participant, isWithdrawal: true, from: try day("2026-06-01"))
        )
        #expect(throws: absent) {
            try nodes.alda.propose(.party(try PartyID("rivers")), at: "2026-06-02T08:00:00Z")
        }
        // Afterwards it comes back by new rules only.
        try declare(.resumption, by: nodes.alda, at: "2026-06-03T08:00:00Z")
        #expect(try nodes.alda.node().register.absence(of: nodes.alda.participant, on: day("2026-07-01")) != nil)
    }

    @Test func aWithdrawalIsTakenBackBeforeItHasEffect() throws {
        let nodes = try TwoNodes()
        try declare(.withdrawal, from: "2026-06-01", by: nodes.alda)
        try declare(.resumption, by: nodes.alda, at: "2026-05-25T08:00:00Z")
        #expect(try nodes.alda.node().register.absences.isEmpty)
    }

    @Test func nobodyPacksForOneself() throws {
        let nodes = try TwoNodes()
        let own = nodes.norvane.participant
        #expect(throws: OperationError.agreement(.ownPouch(own))) {
            try PackDelivery(for: own).perform(from: try nodes.norvane.node())
        }
    }

    @Test(
        "the record says what speaks against a mandate, and nothing where it says nothing",
        arguments: [
            ("2025-06-30", "2025-07", "2026-01", "not begun"), ("2025-07-01", "2025-07", "2026-01", nil),
            ("2026-01-31", "2025-07", "2026-01", nil), ("2026-02-01", "2025-07", "2026-01", "ended"),
        ] as [(String, String, String, String?)]
    )
    func mandates(day text: String, from: String, until: String, expected: String?) throws {
        let alda = try TestNode("alda")
        let norvane = try TestNode("norvane")
        let cards = [try norvane.card(for: "norvane"), try alda.card(for: "rivers")]
        let source = try #require(FactSource(note: "a note"))
        var name = NameParty(
            party: Party(id: alda.participant, kind: .state, names: try TestRegister.names("Alda"))
        )
        let rivers = try PartyID("rivers")
        name.membership = Membership(
            member: alda.participant,
            confederation: rivers,
            from: nil,
            until: nil,
            source: source
        )
        name.presidency = Presidency(
            confederation: rivers,
            holder: alda.participant,
            from: try ExtendedDate(from),
            until: try ExtendedDate(until),
            source: source
        )
        try name.perform(with: alda.writer())
        for node in [norvane, alda] { try node.found(cards) }
        let register = try alda.node().register
        let flag = register.mandateFlag(of: alda.participant, on: try day(text))
        switch expected {
        case "ended":
            let end = try ExtendedDate(until)
            #expect(flag == .ended(holder: alda.participant, confederation: rivers, until: end))
        case "not begun":
            let start = try ExtendedDate(from)
            #expect(flag == .notBegun(holder: alda.participant, confederation: rivers, from: start))
        default: #expect(flag == nil)
        }
        #expect(register.mandateFlag(of: try PartyID("norvane"), on: try day(text)) == nil)
    }
}
