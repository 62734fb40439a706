import Agreement
import CanonicalBytes
import Consultations
import Operations
import Testing

@Suite("What is said of silence, and of who speaks")
struct SilenceSaidTests {
    /// Norvane and Alda, whose rules let silence consent after fourteen days.
    private func founded() throws -> (norvane: TestNode, alda: TestNode) {
        let nodes = (norvane: try TestNode("norvane"), alda: try TestNode("alda"))
        let cards = [try nodes.norvane.card(for: "norvane"), try nodes.alda.card(for: "rivers")]
        let silence = SilenceRule(leastPeriod: 14 * 86_400, posts: ["secretary"])
        for node in [nodes.norvane, nodes.alda] { try node.found(cards, silence: silence) }
        try exchange(nodes.norvane, nodes.alda)
        return nodes
    }

    private func silence(_ node: TestNode, on name: String) throws -> ProposalSilence {
        let record = try node.node().record
        let entry = try #require(Inbox(record).entries.first { $0.reference.description == name })
        return try #require(record.silence(on: entry.proposal))
    }

    /// Why a declaration of silence would have no effect; nothing where it would.
    private func refusal(
        of name: String,
        by node: TestNode,
        post: String? = nil,
        at time: String
    ) throws -> OperationError? {
        let answer = AnswerProposal(name, .declare, post: try post.map { try PostID($0) })
        let now = try #require(Instant(time))
        let record = try node.node().record
        do throws(OperationError) { try answer.check(in: record, at: now) } catch { return error }
        return nil
    }

    @Test func theSilentSideIsToldUntilWhenAndTheProposerWhyItIsNotYetAgreed() throws {
        let (norvane, alda) = try founded()
        let proposal = try norvane.propose(.mechanism, silentlyUntil: "2026-06-20T12:00:00Z")
        let rivers = try PartyID("rivers")
        let before = "2026-06-01T00:00:00Z"
        #expect(
            try refusal(of: proposal, by: norvane, at: before) == .agreement(.silenceUnseen(proposal, rivers))
        )
        try exchange(norvane, alda)
        #expect(try silence(alda, on: proposal).ownDeadline == Instant("2026-06-20T12:00:00Z"))
        #expect(try silence(norvane, on: proposal).ownDeadline == nil)
        let runs = try refusal(of: proposal, by: norvane, at: before)
        #expect(
            runs == .agreement(.silenceRuns(proposal, rivers, until: Instant("2026-06-20T12:00:00Z")))
        )
        let after = "2026-06-21T00:00:00Z"
        let unseen = try refusal(of: proposal, by: norvane, at: after)
        #expect(
            unseen == .agreement(.silenceUnseenAfter(proposal, rivers, until: Instant("2026-06-20T12:00:00Z")))
        )
        #expect(
            try refusal(of: proposal, by: alda, at: after)
                == .agreement(.proposerDeclares(proposal, try PartyID("norvane")))
        )

        _ = try alda.writer(at: "2026-06-20T12:00:00Z")
        try exchange(norvane, alda, at: "2026-06-20T12:00:01Z")
        let passed = try silence(norvane, on: proposal)
        #expect(passed.awaitsDeclaration)
        #expect(passed.isOurs)
        #expect(passed.standing.parties.map(\.course) == [.consented])
        #expect(try !silence(alda, on: proposal).isOurs)
        #expect(
            try refusal(of: proposal, by: norvane, post: "porter", at: after)
                == .agreement(.notADeclaringPost(["secretary"]))
        )
        #expect(try refusal(of: proposal, by: norvane, post: "secretary", at: after) == nil)
        try norvane.answer(proposal, .declare, by: "secretary", at: after)
        #expect(
            try refusal(of: proposal, by: norvane, post: "secretary", at: after)
                == .agreement(.agreedAlready(proposal))
        )
        #expect(try !silence(norvane, on: proposal).isOpen)
    }

    @Test func whoHasSpokenIsNotSilent() throws {
        let (norvane, alda) = try founded()
        let silent = try norvane.propose(.mechanism, silentlyUntil: "2026-06-20T12:00:00Z")
        let spoken = try norvane.propose(.party(try PartyID("norvane")))
        try exchange(norvane, alda)
        try alda.answer(silent, .object(reason: "Not so."))
        try exchange(norvane, alda)
        let late = "2026-09-01T00:00:00Z"
        #expect(
            try refusal(of: silent, by: norvane, at: late)
                == .agreement(.silenceBroken(silent, try PartyID("rivers")))
        )
        #expect(try silence(alda, on: silent).ownDeadline == nil)
        #expect(try refusal(of: spoken, by: norvane, at: late) == .agreement(.silenceNotAsked(spoken)))
    }

    @Test func theRulesTellWhoSpeaksAndSinceWhichAct() throws {
        let norvane = try TestNode("norvane")
        let alda = try TestNode("alda")
        let brenn = try TestNode("brenn")
        let cards = [
            try norvane.card(for: "norvane"), try alda.card(for: "rivers"),
            try brenn.card(for: "rivers", speaks: false),
        ]
        for node in [norvane, alda, brenn] { try node.found(cards) }
        try exchange(norvane, alda, brenn)
        let first = try #require(try norvane.node().agreementRules())
        #expect(first.silence == nil)
        #expect(first.unsigned.isEmpty)
        #expect(first.parties.map(\.id.text) == ["norvane", "rivers"])
        #expect(first.parties.last?.participants.map(\.text) == ["alda", "brenn"])
        #expect(first.parties.last?.speaker?.participant.text == "alda")
        guard case .founding = first.parties.last?.speaker?.since else {
            Issue.record("Alda speaks since the founding")
            return
        }

        try alda.handOver(to: "brenn")
        try exchange(norvane, alda, brenn)
        for node in [norvane, alda, brenn] {
            let rules = try #require(try node.node().agreementRules())
            let speaker = try #require(rules.parties.last?.speaker)
            #expect(speaker.participant.text == "brenn")
            guard case .handover(let act, _, let source) = speaker.since else {
                Issue.record("Brenn speaks since the handover")
                return
            }
            #expect(act.participant.text == "alda")
            #expect(source?.note == "presidency of the second half-year")
        }
        let record = try alda.node().record
        #expect(throws: OperationError.agreement(.otherSpeaks(try PartyID("brenn"), for: try PartyID("rivers")))) {
            try record.requireVoice()
        }
        try brenn.node().record.requireVoice()

        let change = ChangeRules(speakers: [try PartyID("brenn")], leaving: [try PartyID("alda")])
        let rules = try norvane.propose(.rules(try change.text(after: try norvane.node().register)))
        try exchange(norvane, brenn)
        try brenn.answer(rules, .consent)
        try brenn.send(to: norvane)
        let later = try #require(try norvane.node().agreementRules())
        #expect(later.proposal?.description == rules)
        #expect(later.parties.last?.participants.map(\.text) == ["brenn"])
    }

    @Test func aHandoverNamesAConclusionThatIsThere() throws {
        let nodes = try TwoNodes()
        let number = try #require(ConclusionNumber("1/17"))
        let source = try #require(FactSource(conclusion: number))
        #expect(throws: OperationError.refused(.unknownConclusion(number))) {
            try HandOver(to: try PartyID("norvane"), source: source).perform(with: nodes.alda.writer())
        }
    }
}
