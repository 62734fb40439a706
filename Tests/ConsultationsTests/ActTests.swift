import Agreement
import CanonicalBytes
import Consultations
import Testing

@Suite("Acts as bytes")
struct ActTests {
    @Test func `every act reads back as it was written`() throws {
        for content in try Samples.contents() + Samples.later() {
            #expect(try ActContent(act: content.code, bytes: content.bytes) == content)
        }
    }

    @Test func `the samples use every kind of act`() throws {
        let codes = Set(try (Samples.contents() + Samples.later()).map(\.code))
        #expect(
            codes == [
                "found", "party", "membership", "presidency", "post", "tenure", "mechanism", "session", "deposit",
                "conclusion", "review", "reading", "assign", "report", "merge", "link", "concordance",
                "renumber", "mark", "office",
            ]
        )
    }

    @Test func `a report is written as people can read it in thirty years`() throws {
        let report = ProgressReport(
            conclusion: try Samples.number("1/07"),
            party: try PartyID("norvane"),
            status: .onHold,
            text: "Funds are awaited.",
            period: try Samples.date("2026")
        )
        #expect(
            String(decoding: ActContent.report(report).bytes, as: UTF8.self)
                == #"{"conclusion":"1/07","evidence":[],"party":"norvane","period":"2026","status":"on_hold","text":"Funds are awaited."}"#
        )
    }

    @Test func `a header is written in the one form of canonical JSON`() throws {
        var headers = try (Samples.contents() + Samples.later()).enumerated().map { try Samples.act($0, $1).header }
        let heads = try [(3, 5), (4, 1)].map { SeenHead(size: $0, root: try Samples.digest(UInt8($1))) }
        let seen = [
            "norvane.example/rivers/2": [heads[0]], "alda.example/rivers/1": heads, "alda.example/rivers/10": [],
        ]
        for word in [
            Word.other, .consent(try Samples.digest(3)), .handOver(to: "brenn.example/rivers/1"),
            .recognise(journal: "alda.example/rivers/2", insteadOf: "alda.example/rivers/1"),
        ] {
            headers.append(
                ActHeader(
                    act: "consent",
                    at: try #require(Instant("2026-05-20T08:00:00Z")),
                    body: try Samples.digest(1),
                    post: try PostID("registry.north"),
                    journal: Samples.journal,
                    number: 12,
                    seen: seen,
                    word: word
                )
            )
        }
        for header in headers {
            let value = try CanonicalJSON.parse(header.bytes)
            #expect(CanonicalJSON.print(value) == header.bytes)
        }
    }

    @Test func `a header is the leaf of a journal`() throws {
        let act = try Samples.act(3, try Samples.contents()[3])
        let text = String(decoding: act.header.bytes, as: UTF8.self)
        #expect(
            text
                == #"{"act":"party","at":"2026-09-21T14:13:23Z","body":"AwMDAwMDAwMDAwMDAwMDAwMDAwMDAwMDAwMDAwMDAwM=","by":{},"journal":"norvane.example/rivers/1","number":3,"seen":{},"v":1}"#
        )
        #expect(try ActHeader(bytes: act.header.bytes) == act.header)
    }

    @Test(
        "A header in another form is refused",
        arguments: [
            ("{}", "the act lacks the field 'v'"),
            (#"{"v":2}"#, "the field 'v' of the act holds something that it may not hold"),
            (#"{"act":"x","v":1}"#, "the act lacks the field 'at'"),
        ]
    )
    func refusesHeader(text: String, message: String) {
        let error = #expect(throws: RecordError.self) { try ActHeader(bytes: Array(text.utf8)) }
        #expect(error?.description == message)
    }

    @Test func `an unknown field of a body is refused, and so is an unknown act`() throws {
        let body = Array(#"{"duty":"contact","extra":1,"conclusion":"1/01","post":"registry"}"#.utf8)
        #expect(throws: RecordError.self) { try ActContent(act: "assign", bytes: body) }
        let sorted = Array(#"{"conclusion":"1/01","duty":"contact","extra":1,"post":"registry"}"#.utf8)
        #expect(throws: RecordError.unknownField("extra", of: "assign")) {
            try ActContent(act: "assign", bytes: sorted)
        }
        #expect(throws: RecordError.unknownAct("annul")) { try ActContent(act: "annul", bytes: Array("{}".utf8)) }
    }

    @Test(arguments: [
        #"{"conclusion":"1/7","duty":"contact","post":"registry"}"#,
        #"{"id":"registry","names":{"EN":"Registry"},"party":"norvane"}"#,
    ])
    func `what would be written otherwise is refused`(text: String) {
        let code = text.contains("duty") ? "assign" : "post"
        #expect(throws: RecordError.otherForm(of: code)) { try ActContent(act: code, bytes: Array(text.utf8)) }
    }

    @Test func `the seven cases of a detail stay seven`() throws {
        let words = Deadline(words: "soon", date: nil)
        let cases: [Stated<Deadline>] = [
            .statedInText(words), .agreedLater(words), .proposed(words), .notStated, .noneAgreed, .declined,
            .notYetEntered,
        ]
        var written: Set<[UInt8]> = []
        for deadline in cases {
            let content = ActContent.reading(try Samples.number("1/01"), Samples.reading(.offer, deadline: deadline))
            written.insert(content.bytes)
            #expect(try ActContent(act: "reading", bytes: content.bytes) == content)
        }
        #expect(written.count == 7)
    }

    @Test func `mutated bodies never stop the program`() throws {
        var generator = Generator(seed: 7)
        for content in try Samples.contents() {
            for _ in 0..<200 {
                var bytes = content.bytes
                let index = Int(generator.next() % UInt64(bytes.count))
                bytes[index] = UInt8(truncatingIfNeeded: generator.next())
                if let read = try? ActContent(act: content.code, bytes: bytes) { #expect(read.bytes == bytes) }
            }
        }
    }
}

/// Numbers that look random and are the same each time (SplitMix64).
struct Generator: RandomNumberGenerator {
    private var state: UInt64

    init(seed: UInt64) { state = seed }

    mutating func next() -> UInt64 {
        state &+= 0x9E37_79B9_7F4A_7C15
        var mixed = state
        mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
        mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
        return mixed ^ (mixed >> 31)
    }
}
