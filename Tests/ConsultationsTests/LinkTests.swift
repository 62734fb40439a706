import CanonicalBytes
import Consultations
import Testing

@Suite("Links and merges")
struct LinkTests {
    /// A register with the first two conclusions of three sessions.
    private struct Chain {
        var register: Register
        private var next: Int
        let norvane: PartyID

        init() throws {
            register = try Samples.register()
            next = try Samples.contents().count
            norvane = try PartyID("norvane")
            for session in 2...3 {
                try receive(
                    .session(
                        try Samples.required(
                            Session(
                                number: session,
                                status: .held,
                                date: .statedInText(try Samples.date("\(2026 + session)"))
                            )
                        )
                    )
                )
                try receive(
                    .deposit(
                        Document(
                            file: FileReference(
                                sha256: try Samples.digest(UInt8(20 + session)),
                                size: 10,
                                name: "communique-\(session).txt"
                            ),
                            session: session,
                            type: .communique,
                            language: .english,
                            title: nil,
                            encoding: "utf-8",
                            voice: .primaryText
                        )
                    )
                )
                for position in 1...2 {
                    let entry = ConclusionEntry(
                        number: try Samples.number("\(session)/0\(position)"),
                        quotation: Quotation(
                            document: try Samples.digest(UInt8(20 + session)),
                            range: 0..<9,
                            text: "the words",
                            sha256: try Samples.digest(2)
                        ),
                        reading: Samples.reading(.commitment),
                        language: .english,
                        voice: .primaryText,
                        confidence: .high,
                        grounds: []
                    )
                    try receive(.conclusion(entry))
                }
            }
        }

        @discardableResult
        mutating func receive(_ content: ActContent) throws -> Refusal? {
            defer { next += 1 }
            return register.receive(try Samples.act(next, content))
        }

        @discardableResult
        mutating func say(
            _ from: String,
            _ relation: Relation,
            _ to: String,
            _ standing: LinkStanding = .confirmed
        ) throws -> Refusal? {
            let link = Link(from: try Samples.number(from), relation, to: try Samples.number(to))
            return try receive(.link(LinkStatement(link: link, standing: standing)))
        }

        func shown(_ number: String) throws -> [String] {
            register.links(of: try Samples.number(number)).map { "\($0.link) \($0.statement.standing.rawValue)" }
        }
    }

    @Test("a link stands at both conclusions, a refusal too; what is taken back is kept in the history alone")
    func standing() throws {
        var chain = try Chain()
        #expect(try chain.say("2/01", .strengthens, "1/01") == nil)
        #expect(try chain.say("2/01", .dependsOn, "3/02", .refused) == nil)
        #expect(
            try chain.shown("2/01") == ["2/01 strengthens 1/01 confirmed", "2/01 depends_on 3/02 refused"]
        )
        #expect(try chain.shown("1/01") == ["2/01 strengthens 1/01 confirmed"])
        #expect(try chain.say("2/01", .strengthens, "1/01", .withdrawn) == nil)
        #expect(try chain.shown("1/01").isEmpty)
        let subject = Subject.conclusion(try Samples.number("2/01"))
        #expect(chain.register.history[subject]?.count == 4)
    }

    @Test("what can't be so is refused by name")
    func refused() throws {
        var chain = try Chain()
        let back = Link(from: try Samples.number("1/01"), .reiterates, to: try Samples.number("2/01"))
        #expect(try chain.say("1/01", .reiterates, "2/01") == .linkLooksForward(back))
        #expect(try chain.say("1/01", .implements, "2/01") == nil)
        #expect(try chain.say("2/01", .dependsOn, "2/01") == .linkToItself(try Samples.number("2/01")))
        #expect(try chain.say("2/01", .answers, "1/09") == .unknownConclusion(try Samples.number("1/09")))
        let never = Link(from: try Samples.number("3/01"), .answers, to: try Samples.number("1/01"))
        #expect(try chain.say("3/01", .answers, "1/01", .withdrawn) == .nothingToWithdraw(never))
        #expect(try chain.say("2/01", .weakens, "1/01") == nil)
        let recorded = Link(from: try Samples.number("2/01"), .weakens, to: try Samples.number("1/01"))
        #expect(try chain.say("2/01", .strengthens, "1/01") == .linkContradicts(recorded))
        #expect(try chain.say("2/01", .specifies, "1/01") == nil)
    }

    @Test("two conclusions don't carry each other out, however it is said, nor does each wait for the other")
    func circles() throws {
        var chain = try Chain()
        let (one, two) = (try Samples.number("1/01"), try Samples.number("2/01"))
        let implements = Link(from: two, .implements, to: one)
        #expect(try chain.say("2/01", .implements, "1/01") == nil)
        #expect(try chain.say("1/01", .implements, "2/01") == .linkContradicts(implements))
        #expect(try chain.say("2/01", .implementedThrough, "1/01") == .linkContradicts(implements))
        #expect(try chain.say("1/01", .implementedThrough, "2/01") == nil)
        #expect(try chain.say("2/01", .dependsOn, "1/01") == nil)
        let depends = Link(from: two, .dependsOn, to: one)
        #expect(try chain.say("1/01", .dependsOn, "2/01") == .linkContradicts(depends))
    }

    @Test("what two later sessions only say again is evergreen, and no longer so once a link is taken back")
    func evergreen() throws {
        var chain = try Chain()
        let day = try CalendarDay(iso8601: "2026-11-25")
        func flags(_ number: String) throws -> Set<Flag> {
            let conclusion = try #require(chain.register.conclusions[try Samples.number(number)])
            return chain.register.flags(of: conclusion, seenBy: chain.norvane, on: day)
        }
        try chain.say("2/01", .reiterates, "1/01")
        #expect(try !flags("1/01").contains(.evergreen))
        try chain.say("3/01", .reiterates, "2/01")
        #expect(try flags("1/01").contains(.evergreen))
        #expect(try !flags("2/01").contains(.evergreen))
        try chain.say("3/01", .reiterates, "2/01", .withdrawn)
        #expect(try !flags("1/01").contains(.evergreen))
    }

    @Test("a merged conclusion keeps its quotation and is followed in the other, until they are taken apart")
    func merged() throws {
        var chain = try Chain()
        let (one, two) = (try Samples.number("2/01"), try Samples.number("2/02"))
        #expect(try chain.receive(.merge(Merge(number: two, into: one))) == nil)
        #expect(chain.register.restatements(of: one).map(\.number) == [two])
        let conclusion = try #require(chain.register.conclusions[two])
        #expect(conclusion.entry.quotation.text == "the words")
        #expect(!chain.register.row(of: conclusion, seenBy: chain.norvane).isOpen)
        #expect(try chain.receive(.merge(Merge(number: one, into: two))) == .mergesInCircle(one))
        let later = try Samples.number("3/01")
        #expect(try chain.receive(.merge(Merge(number: later, into: one))) == .mergesSessions(later, one))
        #expect(try chain.receive(.merge(Merge(number: one, into: nil))) == .notMerged(one))
        #expect(try chain.receive(.merge(Merge(number: two, into: nil))) == nil)
        #expect(chain.register.restatements(of: one).isEmpty)
    }

    @Test("any order of what is said of links leaves at most one movement between two conclusions")
    func property() throws {
        var random = Generator(seed: 11)
        var chain = try Chain()
        let numbers = ["1/01", "2/01", "2/02", "3/01"]
        for _ in 0..<400 {
            try chain.say(
                numbers.randomElement(using: &random) ?? "",
                Relation.allCases.randomElement(using: &random) ?? .answers,
                numbers.randomElement(using: &random) ?? "",
                LinkStanding.allCases.randomElement(using: &random) ?? .refused
            )
            let confirmed = Set(try numbers.flatMap { chain.register.confirmedLinks(of: try Samples.number($0)) })
            let movements = confirmed.filter(\.link.relation.isMovement)
            let pairs = Set(movements.map { [$0.link.from, $0.link.to] })
            #expect(movements.count == pairs.count)
            #expect(confirmed.allSatisfy { !$0.link.relation.looksBack || $0.link.to < $0.link.from })
        }
        #expect(!chain.register.links.isEmpty)
    }
}

@Suite("Language versions")
struct ConcordanceTests {
    private func differences(_ concordance: Concordance) throws -> [ConclusionDifference] {
        var register = try Samples.register()
        let number = try Samples.contents().count
        #expect(register.receive(try Samples.act(number, .concordance(concordance))) == nil)
        let conclusion = try #require(register.conclusions[try Samples.number("1/01")])
        return register.versionDifferences(of: conclusion)
    }

    @Test("a number that differs is shown with both values, as each document has it")
    func number() throws {
        let found = try differences(try Samples.concordance())
        #expect(found.map(\.aspect) == [.number])
        #expect(found.first?.value == "thirty")
        #expect(found.first?.otherValue == "vingt")
        #expect(found.first?.otherRange == 10..<33)
    }

    @Test("who finds the versions alike silences the flag; who finds them different raises it with the reason")
    func marks() throws {
        #expect(try differences(try Samples.concordance(mark: .alike)).isEmpty)
        #expect(try differences(try Samples.concordance(mark: .different)).map(\.isConfirmed) == [true])
        let seen = Concordance(
            versions: try Samples.concordance().versions,
            reader: "1",
            passages: [AlignedPassage(one: 5..<32, two: 5..<30, mark: .different)]
        )
        #expect(try differences(seen).map(\.aspect) == [.substance])
    }

    @Test("the pair of versions knows no order, and a document is no version of itself")
    func order() throws {
        let (one, two) = (try Samples.digest(1), try Samples.digest(9))
        #expect(VersionPair(one, two) == VersionPair(two, one))
        #expect(VersionPair(one, one) == nil)
        #expect(VersionPair(two, one)?.other(than: two) == one)
    }

    @Test("only documents of one session are versions of each other")
    func sessions() throws {
        var register = try Samples.register()
        var number = try Samples.contents().count
        func receive(_ content: ActContent) throws -> Refusal? {
            defer { number += 1 }
            return register.receive(try Samples.act(number, content))
        }
        _ = try receive(
            .session(
                try Samples.required(Session(number: 2, status: .held, date: .statedInText(try Samples.date("2028"))))
            )
        )
        _ = try receive(
            .deposit(
                Document(
                    file: FileReference(sha256: try Samples.digest(9), size: 1, name: "two.txt"),
                    session: 2,
                    type: .communique,
                    language: .french,
                    title: nil,
                    encoding: "utf-8",
                    voice: .primaryText
                )
            )
        )
        let pair = try Samples.required(VersionPair(try Samples.digest(1), try Samples.digest(9)))
        let refusal = try receive(.concordance(Concordance(versions: pair, reader: "1", passages: [])))
        #expect(refusal == .versionsOfOtherSessions(pair.one, pair.two))
    }
}
