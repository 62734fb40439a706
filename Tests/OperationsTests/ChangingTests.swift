import CanonicalBytes
import Consultations
import Operations
import Testing

@Suite("What is on the table can be changed")
struct ChangingTests {
    private static let text = """
        Norvane will repair the road to Halvik by June 2027.

        Alda will rebuild the bridge of Osk by 2028.

        """

    private func number(_ text: String) throws -> ConclusionNumber { try #require(ConclusionNumber(text)) }

    private func deadline(_ text: String) throws -> Deadline {
        Deadline(words: text, date: try ExtendedDate(text))
    }

    @Test("a conclusion that only the other side has proposed is answered with another reading of it")
    func counterProposal() throws {
        let nodes = try TwoNodes()
        try nodes.norvane.read(Self.text)
        let first = try nodes.norvane.propose(.conclusion(number("1/01")), .conclusion(number("1/02")))
        try nodes.exchange()
        let alda = nodes.alda
        #expect(try alda.conclusion("1/02") == nil)
        #expect(throws: OperationError.agreement(.liesOpen(.conclusion(try number("1/02")), first))) {
            try alda.propose(.conclusion(try number("1/02")))
        }
        var change = ReadingChange()
        change.deadline = .statedInText(try deadline("2029-06"))
        change.kind = .intention
        let outcome = try ProposeMatters([.reading(try number("1/02"), change)])
            .perform(with: alda.writer(), passphrase: alda.passphrase)
        #expect(outcome.answers.map(\.description) == [first])
        // The rest of what it answers goes along: it was to be agreed together or not at all.
        #expect(outcome.matters.contains(.conclusion(try number("1/01"))))
        try nodes.exchange()
        let record = try nodes.norvane.node().record
        let counter = try #require(record.proposal(of: outcome.instrument))
        #expect(record.proposalAnswered(by: counter).flatMap { record.reference(of: $0) }?.description == first)
        try nodes.norvane.answer(outcome.reference.description, .consent)
        try nodes.exchange()
        for node in [nodes.norvane, alda] {
            let conclusion = try #require(try node.conclusion("1/02"))
            #expect(conclusion.reading.kind == .intention)
            // The text says 2028; the other date is what the parties agree on.
            #expect(conclusion.reading.deadline == .agreedLater(try deadline("2029-06")))
            #expect(try node.node().register.isJoint(number("1/01")))
            #expect(try node.inbox()[first] != .awaitsUs)
        }
        #expect(try nodes.norvane.conclusion("1/02") == alda.conclusion("1/02"))
        #expect(try nodes.norvane.digest() == alda.digest())
    }

    @Test("the same text again is no counter-proposal")
    func nothingDiffers() throws {
        let nodes = try TwoNodes()
        try nodes.norvane.read(Self.text)
        let first = try nodes.norvane.propose(.conclusion(number("1/01")))
        try nodes.exchange()
        var change = ReadingChange()
        change.kind = try nodes.norvane.conclusion("1/01")?.reading.kind
        #expect(throws: OperationError.agreement(.liesOpen(.conclusion(try number("1/01")), first))) {
            try nodes.alda.propose(.reading(try number("1/01"), change))
        }
    }

    @Test("a mistake in an agreed conclusion is put right, and its history tells so; what was reported stays")
    func rectification() throws {
        let nodes = try TwoNodes()
        try nodes.norvane.read(Self.text)
        try nodes.agree(from: nodes.norvane, .conclusion(number("1/02")))
        try ReportProgress(conclusion: number("1/02"), status: .inProgress, text: "Begun.")
            .perform(with: nodes.norvane.writer())
        var change = ReadingChange()
        change.actors = .statedInText(["Alda", "Norvane"])
        change.deadline = .statedInText(try deadline("2028-12"))
        let mistake = "The date was read as the year."
        let proposal = try nodes.agree(
            from: nodes.alda,
            .reading(number("1/02"), change),
            corrects: mistake
        )
        for node in [nodes.norvane, nodes.alda] {
            let conclusion = try #require(try node.conclusion("1/02"))
            #expect(conclusion.reading.actors == .statedInText(["Alda", "Norvane"]))
            #expect(conclusion.reading.scope == .joint)
            // The words of the text stay; the date that follows from them was misread.
            let said = try #require(conclusion.entry.reading.deadline.value?.words)
            #expect(
                conclusion.reading.deadline
                    == .statedInText(Deadline(words: said, date: try ExtendedDate("2028-12")))
            )
            let told = try node.node().register.rectifications(of: conclusion)
            #expect(told.map(\.mistake) == [mistake])
            #expect(told.map(\.reference) == [proposal])
        }
        #expect(try nodes.norvane.conclusion("1/02")?.status(of: nodes.norvane.participant) == .inProgress)
        #expect(throws: OperationError.agreement(.nothingNew(.conclusion(try number("1/02"))))) {
            try nodes.norvane.propose(.reading(try number("1/02"), change))
        }
    }

    @Test("a document is put right, and a corrected one takes its place")
    func documents() throws {
        let nodes = try TwoNodes()
        try nodes.norvane.read(Self.text)
        let first = try nodes.norvane.node().document(named: "communique.txt").file.sha256
        try nodes.agree(from: nodes.norvane, .document(first))
        let titled = DocumentChange(type: .recordOfConclusions, title: "Record of Halvik")
        let proposal = try nodes.agree(from: nodes.alda, .documentChange(first, titled), corrects: "No communiqué.")
        try nodes.norvane.read(Self.text.replacing("bridge", with: "bridges"), name: "corrected.txt")
        let second = try nodes.norvane.node().document(named: "corrected.txt").file.sha256
        let corrected = try nodes.agree(
            from: nodes.norvane,
            .documentChange(second, DocumentChange(replaces: first)),
            corrects: "There are two bridges."
        )
        for node in [nodes.norvane, nodes.alda] {
            let register = try node.node().register
            #expect(register.documents[first]?.title == "Record of Halvik")
            #expect(register.documents[first]?.type == .recordOfConclusions)
            #expect(register.documents[second]?.replaces == first)
            #expect(register.rectifications[.document(first)]?.map(\.reference) == [proposal, corrected])
            #expect(register.rectifications[.document(second)]?.map(\.reference) == [corrected])
        }
    }

    @Test("rules of procedure, names, memberships and presidencies are changed by agreement")
    func mechanismAndParties() throws {
        let nodes = try TwoNodes()
        let rivers = try PartyID("rivers")
        let source = try #require(FactSource(note: "note 7"))
        let alda = Party(id: nodes.alda.participant, kind: .state, names: try TestRegister.names("Alda"))
        for node in [nodes.norvane, nodes.alda] {
            try NameParty(
                party: alda,
                membership: Membership(member: alda.id, confederation: rivers, from: nil, until: nil, source: source),
                presidency: Presidency(
                    confederation: rivers,
                    holder: alda.id,
                    from: try ExtendedDate("2026-01"),
                    until: nil,
                    source: source
                )
            ).perform(with: node.writer())
        }
        try nodes.agree(from: nodes.norvane, .mechanism)
        let held = Presidency(
            confederation: rivers,
            holder: alda.id,
            from: try ExtendedDate("2026-01"),
            until: nil,
            source: source
        )
        let presidency = try #require(ActContent.presidency(held).matter)
        #expect(try nodes.alda.node().register.isJoint(presidency))

        // Nobody changes any of it alone, and each refusal names what to type.
        #expect(throws: OperationError.refused(.agreedAlready(presidency))) {
            try NameParty(
                party: alda,
                presidency: Presidency(
                    confederation: rivers,
                    holder: alda.id,
                    from: try ExtendedDate("2026-01"),
                    until: try ExtendedDate("2026-06"),
                    source: source
                )
            ).perform(with: nodes.alda.writer())
        }
        let ends = PartyChange.Affiliation(
            rivers,
            presides: true,
            until: try ExtendedDate("2026-06"),
            otherwise: source
        )
        let leaves = PartyChange.Affiliation(rivers, from: try ExtendedDate("2020"), otherwise: source)
        try nodes.agree(
            from: nodes.alda,
            .mechanismChange(StateMechanism(rules: [.rhythm: Rule(value: "yearly", source: source)])),
            .partyChange(PartyChange(rivers, names: Names([.french: "Confédération des Trois Rivières"]))),
            .partyChange(PartyChange(alda.id, affiliation: ends)),
            .partyChange(PartyChange(alda.id, affiliation: leaves))
        )
        for node in [nodes.norvane, nodes.alda] {
            let register = try node.node().register
            #expect(register.mechanism?.rules[.rhythm] == "yearly")
            #expect(register.parties[rivers]?.names.byLanguage.count == 2)
            #expect(register.presidencies.map { $0.until?.edtf } == ["2026-06"])
            #expect(register.memberships.map { $0.from?.edtf } == ["2020"])
        }
        #expect(try nodes.norvane.node().register.mechanism == nodes.alda.node().register.mechanism)
        #expect(throws: OperationError.notARuleValue("daily", of: .rhythm)) {
            try nodes.alda.propose(
                .mechanismChange(StateMechanism(rules: [.rhythm: Rule(value: "daily", source: source)]))
            )
        }
    }

    @Test("what ends with a new proposal is named")
    func ending() throws {
        let nodes = try TwoNodes()
        try nodes.norvane.read(Self.text)
        let first = try nodes.norvane.propose(.conclusion(number("1/01")))
        let second = try ProposeMatters([.conclusion(number("1/02"))])
            .perform(with: nodes.norvane.writer(), passphrase: nodes.norvane.passphrase)
        #expect(second.ends.map(\.reference.description) == [first])
        #expect(second.ends.map(\.matters) == [[.conclusion(try number("1/01"))]])
    }

    @Test("what is not there is neither published nor proposed")
    func absent() throws {
        let nodes = try TwoNodes()
        #expect(throws: OperationError.refused(.unknownConclusion(try number("9/99")))) {
            try nodes.norvane.propose(.publication(.conclusion(try number("9/99")), from: nil))
        }
        #expect(throws: OperationError.refused(.unknownConclusion(try number("9/99")))) {
            try nodes.norvane.propose(.reading(try number("9/99"), ReadingChange()))
        }
    }
}
