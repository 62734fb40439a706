import CanonicalBytes
import Consultations
import Testing

/// A register with the confederation of the Three Rivers, its members, and Norvane.
private func register(order: String? = nil) throws -> Register {
    var register = Register()
    var contents = Array(try Samples.contents().prefix(5))
    let brenn = try PartyID("brenn")
    let rivers = try PartyID("rivers")
    contents += [
        .party(Party(id: brenn, kind: .state, names: try Samples.names("Brenn"))),
        .membership(
            Membership(
                member: brenn,
                confederation: rivers,
                from: nil,
                until: nil,
                source: try Samples.source("founding charter")
            )
        ),
        .mechanism(
            Mechanism(
                names: try Samples.names("Consultations"),
                parties: [try PartyID("norvane"), rivers],
                status: .active,
                rules: RuleSet(
                    try order.map { [.partyOrder: Rule(value: $0, source: try Samples.source("note"))] } ?? [:]
                )
            )
        ),
    ]
    for (number, content) in contents.enumerated() {
        #expect(register.receive(try Samples.act(number, content)) == nil)
    }
    return register
}

private func codes(_ parties: [PartyID]) -> [String] { parties.map(\.text) }

@Suite("The order of names")
struct PartyOrderTests {
    private func order(_ rule: String?, for reader: String, _ language: Language = .english) throws -> [String] {
        let register = try register(order: rule)
        let parties = try ["brenn", "rivers", "norvane", "alda"].map { try PartyID($0) }
        return codes(register.inOrder(parties, for: try PartyID(reader), in: language))
    }

    @Test(arguments: [nil, "alternat"]) func `each side's copy names that side first`(rule: String?) throws {
        #expect(try order(rule, for: "norvane") == ["norvane", "rivers", "alda", "brenn"])
        #expect(try order(rule, for: "rivers") == ["rivers", "alda", "brenn", "norvane"])
    }

    @Test func `a member's own copy names its side first, and itself before the other members`() throws {
        #expect(try order("alternat", for: "brenn") == ["rivers", "brenn", "alda", "norvane"])
    }

    @Test func `an agreed order is the same in all copies`() throws {
        for reader in ["norvane", "rivers", "brenn"] {
            #expect(try order("agreed", for: reader) == ["norvane", "rivers", "alda", "brenn"])
        }
    }

    @Test func `the alphabetical order is that of the names in the language of the copy`() throws {
        // Confederation of the Three Rivers, Republic of Norvane.
        for reader in ["norvane", "rivers"] {
            #expect(try order("alphabetical", for: reader) == ["rivers", "alda", "brenn", "norvane"])
        }
    }
}

@Suite("Whom a conclusion binds")
struct BoundTests {
    private func reading(_ actors: [String], _ scope: ActorScope) -> ConclusionReading {
        ConclusionReading(
            kind: .commitment,
            strength: .agreed,
            actionLevel: .general,
            actors: actors.isEmpty ? .notStated : .statedInText(actors),
            scope: scope
        )
    }

    @Test func `a text that names members only binds these members, not all together`() throws {
        let register = try register()
        #expect(register.scope(of: reading(["Brenn"], .oneParty)) == .someMembers)
        #expect(register.scope(of: reading(["Alda", "Brenn"], .joint)) == .someMembers)
        #expect(register.scope(of: reading(["Republic of Norvane"], .oneParty)) == .oneParty)
        #expect(register.scope(of: reading(["Alda", "the Republic of Norvane"], .joint)) == .joint)
        #expect(register.scope(of: reading(["the Parties"], .joint)) == .joint)
        #expect(register.scope(of: reading(["Brennport"], .oneParty)) == .oneParty, "a name within a word is none")
        #expect(register.scope(of: reading([], .unstated)) == .unstated)
    }

    @Test func `totals are counted for each party and each member`() throws {
        var register = try register()
        var number = 8
        func add(_ content: ActContent) throws {
            #expect(register.receive(try Samples.act(number, content)) == nil)
            number += 1
        }
        try add(try #require(try Samples.contents().first { if case .session = $0 { true } else { false } }))
        try add(try #require(try Samples.contents().first { if case .deposit = $0 { true } else { false } }))
        let readings = [
            reading(["the Parties"], .joint), reading(["Brenn"], .someMembers),
            reading(["the Confederation of the Three Rivers"], .oneParty), reading(["Republic of Norvane"], .oneParty),
            reading([], .unstated),
        ]
        for (place, reading) in readings.enumerated() {
            let sample = try Samples.entry("1/0\(place + 1)", .commitment)
            try add(
                .conclusion(
                    ConclusionEntry(
                        number: sample.number,
                        quotation: sample.quotation,
                        reading: reading,
                        language: .english,
                        voice: .primaryText,
                        confidence: .high,
                        grounds: []
                    )
                )
            )
        }
        let totals = register.totals()
        #expect(
            totals.map { "\($0.party) \($0.total) \($0.ofMembersOnly)" } == ["brenn 1 0", "norvane 2 0", "rivers 3 1"]
        )
        #expect(totals.map(\.open) == [1, 2, 3])
        let ofBrenn = try #require(register.conclusions[try Samples.number("1/02")])
        #expect(codes(register.bound(by: ofBrenn)) == ["brenn"])
        let theirs = register.status(of: ofBrenn, seenBy: try PartyID("norvane")).theirs.map(\.party)
        #expect(codes(theirs) == ["rivers", "brenn"], "the member that is bound is named")
    }
}

@Suite("Statements")
struct StatementTests {
    @Test func `a statement on a proposal names the leaf and reads back from its bytes`() throws {
        let statement = Statement(kind: .reservation, proposal: try Samples.digest(7), text: "Subject to the budget.")
        let content = ActContent.statement(statement)
        #expect(try ActContent(act: "statement", bytes: content.bytes) == content)
        #expect(String(decoding: content.bytes, as: UTF8.self).contains("\"proposal\":"))
    }

    @Test func `a statement is about one thing`() throws {
        let leaf = try Samples.digest(7).base64
        let bytes = Array(
            #"{"conclusion":"1/04","kind":"reservation","proposal":"\#(leaf)","text":"No."}"#.utf8
        )
        #expect(throws: RecordError.wrong(field: "proposal", of: "statement")) {
            try ActContent(act: "statement", bytes: bytes)
        }
    }
}
