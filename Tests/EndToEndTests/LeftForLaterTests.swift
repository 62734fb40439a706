import Foundation
import Testing

@Suite("What a review left for later, and what the reader missed")
struct LeftForLaterTests {
    private let file = Repository.example("press/press-fr.txt").path

    private func place() throws -> (place: Workplace, findings: Int) {
        let place = try Workplace()
        try place.makeRegister()
        try #require(try place.suivi("read", file, "--session", "1").code == 0)
        let findings = try #require(try place.json("read", file)["findings"] as? [[String: Any]])
        return (place, findings.count)
    }

    private func decide(_ lines: String, in place: Workplace) throws -> Suivi.Outcome {
        try place.write(Array(lines.utf8), to: "decisions.txt")
        return try place.suivi("review", "--decisions", "decisions.txt")
    }

    private func left(in place: Workplace) throws -> [Int] {
        let list = try #require(try place.json("status")["left_for_later"] as? [[String: Any]])
        return list.compactMap { $0["count"] as? Int }
    }

    @Test("status names the document whose findings were left, and a review without a name takes them up")
    func takenUp() throws {
        let (place, findings) = try place()
        try #require(try decide("1 accept\n2 refuse\n3 skip\n", in: place).code == 0)
        #expect(try left(in: place) == [findings - 2])
        let status = try place.suivi("status").output
        #expect(status.contains("Left for later in press-fr.txt: \(findings - 2)"), "\(status)")
        try #require(try decide("3 accept\n", in: place).code == 0)
        #expect(try left(in: place) == [findings - 3])
        try #require(try place.suivi("review", "--accept-all").code == 0)
        #expect(try left(in: place).isEmpty)
        #expect(try place.conclusions().count == findings - 1)
        let nothing = try place.suivi("review", "--accept-all")
        #expect(nothing.code == 1, "\(nothing.output)\(nothing.errors)")
        #expect(try place.verifiedActs() > findings)
    }

    @Test("a file marks passages by words or by place; their times are read, and who is bound is not yet entered")
    func marked() throws {
        let (place, findings) = try place()
        let words = "un calendrier secret aurait pourtant été arrêté"
        let text = try String(contentsOfFile: file, encoding: .utf8)
        let start = try #require(text.range(of: "doubler le trafic en trois ans"))
        let from = text.unicodeScalars.distance(from: text.startIndex, to: start.lowerBound)
        let to = text.unicodeScalars.distance(from: text.startIndex, to: start.upperBound)
        let outcome = try decide(
            "mark decision \(words)\nmark \(from) \(to) intention\n\(findings + 2) who les armateurs\n",
            in: place
        )
        try #require(outcome.code == 0, "\(outcome.errors)")
        let list = try place.conclusions()
        #expect(list.compactMap { $0["words"] as? String } == ["doubler le trafic en trois ans", words])
        #expect(list.compactMap { $0["kind"] as? String } == ["intention", "decision"])
        let shown = try place.json("show", "1/02")
        #expect((shown["actors"] as? [String: Any])?["readiness"] as? String == "not_yet_entered")
        #expect((shown["because"] as? [Any])?.isEmpty == true)
        #expect(try left(in: place) == [findings])
        #expect(try place.verifiedActs() > 2)
    }

    @Test(
        "a marking that can't be taken is refused with its line, and nothing is written",
        arguments: [
            "mark commitment words that stand nowhere", "mark commitment Norvane", "mark 999998 999999 offer",
            "mark commitment Il a été convenu", "1 who the Kingdom of Nowhere",
        ]
    )
    func refused(line: String) throws {
        let (place, findings) = try place()
        let outcome = try decide("# a remark\n\(line)\n", in: place)
        #expect(outcome.code == 1)
        #expect(outcome.errors.contains("line 2"), "\(outcome.errors)")
        #expect(try place.conclusions().isEmpty)
        try #require(try place.suivi("review", "--accept-all").code == 0)
        #expect(try place.conclusions().count == findings)
    }

    @Test("a passage that is a conclusion already can't be marked again")
    func concluded() throws {
        let (place, _) = try place()
        try #require(try decide("3 accept\n", in: place).code == 0)
        let outcome = try decide("mark offer ouvrir au plus tard\n", in: place)
        #expect(outcome.code == 1)
        #expect(outcome.errors.contains("1/01"), "\(outcome.errors)")
    }
}
