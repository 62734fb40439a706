import CanonicalBytes
import Consultations
import Testing

@Suite("The register as a fold of acts")
struct RegisterTests {
    @Test func `all sample acts take effect`() throws {
        let register = try Samples.register()
        #expect(register.void.isEmpty)
        #expect(register.journals[Samples.journal]?.size == (try Samples.contents().count))
        #expect(register.conclusions.count == 3)
    }

    @Test func `the same acts give the same register`() throws {
        #expect(try Samples.register() == Samples.register())
    }

    @Test func `every act about a conclusion is found`() throws {
        let register = try Samples.register()
        let places = register.history[.conclusion(try Samples.number("1/01"))]?.map(\.number)
        #expect(places == [11, 16, 17])
    }

    @Test func `a void act is kept with its reason and changes nothing else`() throws {
        var register = try Samples.register()
        let before = register
        let number = try Samples.contents().count
        let refusal = register.receive(try Samples.act(number, .conclusion(try Samples.entry("1/01", .offer))))
        #expect(refusal == .numberTaken(try Samples.number("1/01")))
        #expect(
            register.void == [
                ActPlace(journal: Samples.journal, number: number): .numberTaken(try Samples.number("1/01"))
            ]
        )
        #expect(register.conclusions == before.conclusions)
    }

    @Test func `asking before and judging after give the same answer`() throws {
        var register = Register()
        for (number, content) in (try Samples.contents() + Samples.contents()).enumerated() {
            let asked = register.refusal(of: content, in: Samples.journal)
            #expect(register.receive(try Samples.act(number, content)) == asked)
        }
    }

    @Test func `a quotation never changes when a conclusion is read anew`() throws {
        let register = try Samples.register()
        let conclusion = try Samples.required(register.conclusions[try Samples.number("1/02")])
        #expect(conclusion.entry.reading.deadline == .notStated)
        #expect(conclusion.reading.deadline == .noneAgreed)
        #expect(conclusion.entry.quotation.text == "the Parties agreed…")
    }

    @Test func `acts out of place are refused by name`() throws {
        let register = try Samples.register()
        let unknown = try PartyID("elsewhere")
        let alda = try PartyID("alda")
        let norvane = try PartyID("norvane")
        let file = FileReference(sha256: try Samples.digest(1), size: 1, name: "x")
        let cases: [(ActContent, Refusal)] = [
            (.found(Founding(mechanism: try MechanismID("m"), party: norvane, keys: [])), .alreadyFounded),
            (.post(Post(id: try PostID("p"), party: unknown, names: try Samples.names("P"))), .unknownParty(unknown)),
            (
                .post(
                    Post(
                        id: try PostID("p"),
                        party: try PartyID("norvane"),
                        names: try Samples.names("P"),
                        office: try OfficeID("nowhere")
                    )
                ), .unknownOffice(try OfficeID("nowhere"), of: try PartyID("norvane"))
            ),
            (
                .office(
                    Office(
                        id: try OfficeID("o"),
                        party: try PartyID("norvane"),
                        names: try Samples.names("O"),
                        within: try OfficeID("o")
                    )
                ), .officeWithinItself(try OfficeID("o"))
            ),
            (
                .membership(
                    Membership(
                        member: alda,
                        confederation: norvane,
                        from: nil,
                        until: nil,
                        source: try Samples.source("x")
                    )
                ),
                .notAConfederation(norvane)
            ),
            (
                .presidency(
                    Presidency(
                        confederation: try PartyID("rivers"),
                        holder: norvane,
                        from: nil,
                        until: nil,
                        source: try Samples.source("x")
                    )
                ), .notAMember(norvane, of: try PartyID("rivers"))
            ),
            (
                .mechanism(
                    Mechanism(names: try Samples.names("M"), parties: [alda, alda], status: .active, rules: RuleSet())
                ),
                .tooFewParties
            ),
            (
                .deposit(
                    Document(
                        file: file,
                        session: 1,
                        type: .report,
                        language: .french,
                        title: nil,
                        encoding: "utf-8",
                        voice: .pressQuote
                    )
                ), .alreadyDeposited(try Samples.digest(1))
            ),
            (
                .assign(
                    Assignment(
                        conclusion: try Samples.number("1/03"),
                        post: try PostID("registry.north"),
                        duty: .contact
                    )
                ),
                .attributedOnly(try Samples.number("1/03"), .position)
            ),
            (
                .session(try Samples.required(Session(number: 1, status: .expected))), .sessionHeld(1)
            ),
        ]
        for (content, refusal) in cases { #expect(register.refusal(of: content, in: Samples.journal) == refusal) }
    }

    @Test func `nothing but its founding act begins a journal`() throws {
        let register = Register()
        for content in try Samples.contents().dropFirst() {
            #expect(register.refusal(of: content, in: Samples.journal) == .notFounded)
        }
    }
}

@Suite("Reports of progress")
struct ProgressTests {
    private func refusal(
        _ status: ProgressStatus,
        of number: String = "1/01",
        by party: String = "norvane",
        text: String? = nil,
        evidence: Bool = false,
        supersededBy: String? = nil,
        withoutEvidence: Bool = false
    ) throws -> Refusal? {
        let file = FileReference(sha256: try Samples.digest(9), size: 3, name: "proof.txt")
        let report = ProgressReport(
            conclusion: try Samples.number(number),
            party: try PartyID(party),
            status: status,
            text: text,
            evidence: evidence ? [file] : [],
            supersededBy: try supersededBy.map { try Samples.number($0) },
            withoutEvidence: withoutEvidence
        )
        return try Samples.register().refusal(of: .report(report), in: Samples.journal)
    }

    @Test func `completion needs evidence or is marked as without`() throws {
        #expect(try refusal(.completed) == .evidenceMissing)
        #expect(try refusal(.completed, evidence: true) == nil)
        #expect(try refusal(.completed, withoutEvidence: true) == nil)
    }

    @Test(arguments: [ProgressStatus.onHold, .overtaken, .withdrawn])
    func `some statuses need a reason in words`(status: ProgressStatus) throws {
        #expect(try refusal(status, text: "  ") == .reasonMissing(status))
        #expect(try refusal(status, text: "The line was closed.") == nil)
    }

    @Test func `what is superseded names a later conclusion`() throws {
        #expect(try refusal(.superseded) == .successorMissing)
        #expect(try refusal(.superseded, supersededBy: "1/01") == .successorMissing)
        #expect(try refusal(.superseded, supersededBy: "2/01") == .unknownConclusion(try Samples.number("2/01")))
        #expect(try refusal(.superseded, supersededBy: "1/02") == nil)
    }

    @Test func `a party reports for itself`() throws {
        #expect(try refusal(.inProgress, by: "rivers", text: "x") == .reportsForAnother(try PartyID("rivers")))
    }

    @Test func `an offer is awaited or taken up, never in progress`() throws {
        #expect(try refusal(.inProgress, of: "1/02", text: "x") == .statusNotForKind(.inProgress, .offer))
        #expect(try refusal(.awaited, of: "1/02") == nil)
    }

    @Test func `a position carries no status`() throws {
        #expect(
            try refusal(.completed, of: "1/03", evidence: true)
                == .attributedOnly(try Samples.number("1/03"), .position)
        )
    }

    @Test func `nothing goes back to not reported, and every status may be confirmed`() {
        for status in ProgressStatus.allCases {
            let next = Register.transitions(from: status)
            #expect(!next.contains(.notReported))
            #expect(status == .notReported || next.contains(status))
        }
    }

    @Test func `three values are shown and none stands for another`() throws {
        let register = try Samples.register()
        let conclusion = try Samples.required(register.conclusions[try Samples.number("1/01")])
        let status = register.status(of: conclusion, seenBy: try PartyID("norvane"))
        #expect(
            status
                == ThreefoldStatus(
                    ours: .inProgress,
                    theirs: [PartyStatus(party: try PartyID("rivers"), status: .notReported)],
                    agreed: nil
                )
        )
    }
}
