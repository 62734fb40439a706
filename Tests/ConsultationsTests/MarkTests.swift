import CanonicalBytes
import Consultations
import Testing

@Suite("Marks of handling")
struct MarkTests {
    private func register(_ later: [ActContent] = []) throws -> Register {
        var register = Register()
        for (number, content) in try (Samples.contents() + later).enumerated() {
            _ = register.receive(try Samples.act(number, content))
        }
        return register
    }

    private func mark(_ subject: RegisterItem, _ handling: Handling, _ words: String? = nil) -> ActContent {
        .mark(Marking(of: subject, handling: handling, words: words))
    }

    private let norvane: PartyID
    private let alda: PartyID

    init() throws {
        norvane = try PartyID("norvane")
        alda = try PartyID("alda")
    }

    @Test func `nothing that is not marked is kept from the parties, and nothing of it goes to everybody`() throws {
        let register = try register()
        #expect(register.handling(of: .conclusion(try Samples.number("1/01")), by: norvane) == .parties)
        #expect(register.allMarks.isEmpty)
    }

    @Test func `the strictest mark of a conclusion, its document and its session counts`() throws {
        let number = try Samples.number("1/01")
        for conclusion in Handling.allCases {
            for document in Handling.allCases {
                for session in Handling.allCases {
                    let register = try register([
                        mark(.conclusion(number), conclusion), mark(.document(try Samples.digest(1)), document),
                        mark(.session(1), session),
                    ])
                    let strictest = max(conclusion, document, session)
                    #expect(register.handling(of: .conclusion(number), by: norvane) == strictest)
                    #expect(register.handling(of: .session(1), by: norvane) == session)
                    // Nobody else has marked it.
                    #expect(register.handling(of: .conclusion(number), by: alda) == .parties)
                }
            }
        }
    }

    @Test func `the last mark on something counts, and follows its number`() throws {
        let old = try Samples.number("1/03")
        let new = try Samples.number("1/09")
        let register = try register([
            mark(.conclusion(old), .named, "FIRST"), mark(.conclusion(old), .party, "SECOND"),
            try Samples.renumbering(),
        ])
        #expect(register.marks(on: .conclusion(new), by: norvane).map(\.words) == ["SECOND"])
        #expect(register.handling(of: .conclusion(old), by: norvane) == .parties)
    }

    @Test func `what is not in the register can't be marked`() throws {
        var register = try register()
        let size = try #require(register.journals[Samples.journal]?.size)
        for subject in [
            RegisterItem.conclusion(try Samples.number("9/99")), .session(9), .document(try Samples.digest(77)),
        ] {
            #expect(register.receive(try Samples.act(size, mark(subject, .party))) != nil, "\(subject)")
        }
        #expect(register.allMarks.isEmpty)
    }

    @Test func `labels of the Traffic Light Protocol are no wider than they say`() {
        #expect(
            TrafficLight.allCases.map(\.label) == [
                "TLP:CLEAR", "TLP:GREEN", "TLP:AMBER", "TLP:AMBER+STRICT", "TLP:RED",
            ]
        )
        #expect(TrafficLight.allCases.map(\.handling) == TrafficLight.allCases.map(\.handling).sorted())
        #expect(!TrafficLight.amberStrict.handling.isForOthers && TrafficLight.amber.handling.isForOthers)
    }
}
