import BagIt
import CanonicalBytes
import Consultations
import Exchange
import Operations
import Testing

@Suite("What the public may be shown")
struct PublicationTests {
    private static let text = """
        Norvane will repair the road to Halvik by June 2027.

        Alda will rebuild the bridge of Osk by 2028.

        The Parties will open a ferry at Lomen in May 2029.

        """

    private let nodes: TwoNodes

    /// The first two conclusions are agreed, the third one is Norvane's own reading.
    init() throws {
        nodes = try TwoNodes()
        try nodes.norvane.read(Self.text)
        try nodes.agree(from: nodes.norvane, .conclusion(number("1/01")), .conclusion(number("1/02")))
    }

    private func number(_ text: String) throws -> ConclusionNumber { try #require(ConclusionNumber(text)) }

    private func item(_ text: String) throws -> RegisterItem { .conclusion(try number(text)) }

    private func time(_ text: String) throws -> Instant { try #require(Instant(text)) }

    private func publicity(
        of item: RegisterItem,
        on node: TestNode,
        at time: String = "2026-06-01T12:00:00Z"
    ) throws -> Publicity { try node.node().register.publicity(of: item, at: self.time(time)) }

    /// Every byte that everybody is given, through the bag.
    private func shown(by node: TestNode, at time: String = "2026-06-01T12:00:00Z") throws -> String {
        let node = try node.node()
        let pack = PackDelivery.forEverybody(at: try self.time(time))
        let bag = try pack.bag(try pack.perform(from: node), from: node)
        return bag.payload.values.map { String(decoding: $0, as: UTF8.self) }.joined()
    }

    @Test func `nothing is public that the parties did not publish`() throws {
        for node in [nodes.norvane, nodes.alda] {
            #expect(try publicity(of: item("1/01"), on: node) == .withheld)
            let bytes = try shown(by: node)
            for words in ["Halvik", "Osk", "Lomen", "communique.txt", "Consultations"] {
                #expect(!bytes.contains(words), "\(words)")
            }
        }
    }

    @Test func `a conclusion is published with what says whose it is, and with nothing else`() throws {
        let proposal = try nodes.norvane.propose(.publication(item("1/01"), from: nil))
        try nodes.exchange()
        #expect(try publicity(of: item("1/01"), on: nodes.norvane) == .withheld)
        #expect(try !shown(by: nodes.norvane).contains("Halvik"))
        try nodes.alda.answer(proposal, .consent)
        try nodes.exchange()
        for node in [nodes.norvane, nodes.alda] {
            #expect(try publicity(of: item("1/01"), on: node) == .open(since: nil))
            #expect(try publicity(of: item("1/02"), on: node) == .withheld)
            let bytes = try shown(by: node)
            for words in ["Halvik", "communique.txt", "Consultations", "Norvane", "2026-05-12"] {
                #expect(bytes.contains(words), "\(words)")
            }
            for words in ["Osk", "Lomen"] { #expect(!bytes.contains(words), "\(words)") }
        }
    }

    @Test func `a session is published with its documents, their files and what was agreed of them`() throws {
        try nodes.agree(from: nodes.norvane, .publication(.session(1), from: nil))
        for node in [nodes.norvane, nodes.alda] {
            #expect(try publicity(of: .session(1), on: node) == .open(since: nil))
            #expect(try publicity(of: item("1/02"), on: node) == .open(since: nil))
            let register = try node.node().register
            let digest = try #require(register.documentOrder.first)
            #expect(try publicity(of: .document(digest), on: node) == .open(since: nil))
            // The whole text goes along, hence what nobody has agreed to as a conclusion stands in it as well.
            #expect(try shown(by: node).contains("Lomen"))
        }
    }

    @Test func `before the minute of an embargo nobody shows it, on no node`() throws {
        try nodes.agree(from: nodes.norvane, .publication(.session(1), from: time("2027-03-12T08:00:00Z")))
        for node in [nodes.norvane, nodes.alda] {
            let until = Publicity.embargoed(until: try time("2027-03-12T08:00:00Z"))
            #expect(try publicity(of: item("1/01"), on: node, at: "2027-03-12T07:59:59Z") == until)
            let early = try shown(by: node, at: "2027-03-12T07:59:59Z")
            for words in ["Halvik", "Osk", "Lomen"] { #expect(!early.contains(words), "\(words)") }
            let since = Publicity.open(since: try time("2027-03-12T08:00:00Z"))
            #expect(try publicity(of: item("1/01"), on: node, at: "2027-03-12T08:00:00Z") == since)
            #expect(try shown(by: node, at: "2027-03-12T08:00:00Z").contains("Halvik"))
        }
    }

    @Test func `what is taken back is shown no more, and the rest stays public`() throws {
        try nodes.agree(from: nodes.norvane, .publication(.session(1), from: nil))
        try nodes.agree(from: nodes.alda, .noPublication(item("1/02")))
        for node in [nodes.norvane, nodes.alda] {
            #expect(try publicity(of: item("1/01"), on: node) == .open(since: nil))
            #expect(try publicity(of: item("1/02"), on: node) == .withheld)
            let standing = try #require(try node.node().register.releases[.session(1)])
            #expect(standing.texts[.conclusion(try number("1/02"))] == nil)
            #expect(standing.texts[.conclusion(try number("1/01"))] != nil)
        }
        // The whole session published anew leaves out what was taken back by itself.
        let again = try ProposeMatters([.publication(.session(1), from: time("2026-06-01T00:00:00Z"))])
            .perform(with: nodes.norvane.writer(), passphrase: nodes.norvane.passphrase)
        #expect(try again.withheld == [item("1/02")])
    }

    @Test func `a new text is not public because the old one was`() throws {
        try nodes.agree(from: nodes.norvane, .publication(item("1/01"), from: nil))
        var change = ReadingChange()
        change.deadline = .statedInText(Deadline(words: "June 2027", date: try ExtendedDate("2027-08")))
        try nodes.agree(from: nodes.norvane, .reading(try number("1/01"), change))
        for node in [nodes.norvane, nodes.alda] {
            #expect(try publicity(of: item("1/01"), on: node) == .openInEarlierWords)
            #expect(try !shown(by: node).contains("2027-08"))
        }
        try nodes.agree(from: nodes.norvane, .publication(item("1/01"), from: nil))
        #expect(try publicity(of: item("1/01"), on: nodes.alda) == .open(since: nil))
        #expect(try shown(by: nodes.alda).contains("2027-08"))
    }

    @Test func `what a party has marked stays out, or is not consented to`() throws {
        try MarkItems([Marking(of: item("1/02"), handling: .parties)]).perform(with: nodes.norvane.writer())
        let outcome = try ProposeMatters([.publication(.session(1), from: nil)])
            .perform(with: nodes.norvane.writer(), passphrase: nodes.norvane.passphrase)
        #expect(try outcome.withheld == [item("1/02")])
        #expect(throws: OperationError.self) { try nodes.norvane.propose(.publication(item("1/02"), from: nil)) }
        try nodes.exchange()
        // A mark that only Alda knows of: what it consents to would show it.
        try MarkItems([Marking(of: item("1/01"), handling: .unit)]).perform(with: nodes.alda.writer())
        #expect(throws: OperationError.self) { try nodes.alda.answer(outcome.reference.description, .consent) }
    }

    @Test func `only what is agreed can be published, and taken back only what is public`() throws {
        let third = Matter.conclusion(try number("1/03"))
        #expect(throws: OperationError.agreement(.publishedBeforeAgreed(third))) {
            try nodes.norvane.propose(.publication(item("1/03"), from: nil))
        }
        #expect(throws: OperationError.refused(.unknownConclusion(try number("1/09")))) {
            try nodes.norvane.propose(.publication(item("1/09"), from: nil))
        }
        #expect(throws: OperationError.agreement(.notPublic(.session(1)))) {
            try nodes.norvane.propose(.noPublication(.session(1)))
        }
        try nodes.agree(from: nodes.norvane, .publication(.session(1), from: nil))
        #expect(throws: OperationError.agreement(.nothingNew(.publication(of: .session(1))))) {
            try nodes.norvane.propose(.publication(.session(1), from: nil))
        }
    }

    @Test func `what was proposed to be published in words that are agreed no more is not consented to`() throws {
        let publish = try nodes.norvane.propose(.publication(item("1/01"), from: nil))
        try nodes.exchange()
        var change = ReadingChange()
        change.kind = .intention
        try nodes.agree(from: nodes.norvane, .reading(try number("1/01"), change))
        let matter = Matter.conclusion(try number("1/01"))
        #expect(throws: OperationError.agreement(.publishedOtherwise(publish, matter))) {
            try nodes.alda.answer(publish, .consent)
        }
    }

    @Test func `what was published together stays public when one of it is published anew or taken back`() throws {
        try nodes.agree(
            from: nodes.norvane,
            .publication(item("1/01"), from: nil),
            .publication(item("1/02"), from: nil)
        )
        var change = ReadingChange()
        change.kind = .intention
        try nodes.agree(from: nodes.norvane, .reading(try number("1/02"), change))
        try nodes.agree(from: nodes.norvane, .publication(item("1/02"), from: nil))
        for node in [nodes.norvane, nodes.alda] {
            for text in ["1/01", "1/02"] { #expect(try publicity(of: item(text), on: node) == .open(since: nil)) }
            #expect(try shown(by: node).contains("Halvik") && shown(by: node).contains("Osk"))
        }
        try nodes.agree(from: nodes.alda, .noPublication(item("1/02")))
        #expect(try shown(by: nodes.norvane).contains("Halvik") && !shown(by: nodes.norvane).contains("Osk"))
        // With another moment it comes back by itself.
        try nodes.agree(from: nodes.alda, .publication(item("1/02"), from: time("2090-01-01T00:00:00Z")))
        for node in [nodes.norvane, nodes.alda] {
            #expect(try publicity(of: item("1/01"), on: node) == .open(since: nil))
            #expect(try shown(by: node).contains("Halvik") && !shown(by: node).contains("Osk"))
        }
    }

    @Test func `a part can be taken back although another part was changed since`() throws {
        try nodes.agree(from: nodes.norvane, .publication(.session(1), from: nil))
        var change = ReadingChange()
        change.kind = .intention
        try nodes.agree(from: nodes.norvane, .reading(try number("1/01"), change))
        try nodes.agree(from: nodes.norvane, .noPublication(item("1/02")))
        for node in [nodes.norvane, nodes.alda] {
            #expect(try publicity(of: item("1/02"), on: node) == .withheld)
            #expect(try publicity(of: item("1/01"), on: node) == .openInEarlierWords)
        }
    }

    @Test func `a document is no evidence that one side can publish alone`() throws {
        try nodes.agree(from: nodes.norvane, .publication(item("1/01"), from: nil))
        let bytes = Array(Self.text.utf8)
        try ReportProgress(
            conclusion: number("1/01"),
            status: .inProgress,
            text: "Begun.",
            evidence: [
                EvidenceFile(name: "text.txt", bytes: bytes), EvidenceFile(name: "photo.txt", bytes: Array("own".utf8)),
            ],
            isPublic: true
        ).perform(with: nodes.norvane.writer())
        try nodes.exchange()
        for node in [nodes.norvane, nodes.alda] {
            #expect(try shown(by: node).contains("Begun.") && !shown(by: node).contains("Lomen"))
            let pack = PackDelivery.forEverybody(at: try time("2026-06-01T12:00:00Z"))
            #expect(try pack.perform(from: node.node()).files.count == 1)
        }
        try nodes.agree(from: nodes.norvane, .publication(.session(1), from: nil))
        #expect(try shown(by: nodes.alda).contains("Lomen"))
    }

    @Test func `silence publishes nothing, and what crossed with a taking back is not consented to`() throws {
        #expect(throws: OperationError.self) {
            try nodes.norvane.propose(
                .publication(item("1/01"), from: nil),
                silentlyUntil: "2027-01-01T00:00:00Z"
            )
        }
        try nodes.agree(from: nodes.norvane, .publication(item("1/02"), from: nil))
        let whole = try nodes.norvane.propose(.publication(.session(1), from: nil))
        try nodes.agree(from: nodes.alda, .noPublication(item("1/02")))
        #expect(throws: OperationError.agreement(.publishedOtherwise(whole, .conclusion(try number("1/02"))))) {
            try nodes.alda.answer(whole, .consent)
        }
    }

    @Test func `an act of another history is not shown because it has the number of one that is public`() throws {
        let copy = try TestNode(copying: nodes.norvane)
        for number in 1...9 {
            let statement = Statement(kind: .explanation, conclusion: nil, text: "SECRET \(number)")
            try MakeStatement(statement).perform(with: copy.writer())
        }
        try nodes.agree(from: nodes.norvane, .publication(item("1/01"), from: nil))
        try ReportProgress(conclusion: number("1/01"), status: .inProgress, text: "Begun.", isPublic: true)
            .perform(with: nodes.norvane.writer())
        let said = Statement(kind: .explanation, conclusion: nil, text: "Said to all.", isPublic: true)
        try MakeStatement(said).perform(with: nodes.norvane.writer())
        try nodes.exchange()
        try copy.receive(nodes.alda.pack(for: copy, isWhole: true))
        #expect(try !shown(by: copy).contains("SECRET"))
        #expect(try !shown(by: nodes.alda).contains("SECRET"))
    }
}
