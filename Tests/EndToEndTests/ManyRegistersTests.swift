import Foundation
import Testing

@Suite("Many mechanisms")
struct ManyRegistersTests {
    private func rows(_ place: Workplace, code: Int32 = 0) throws -> [[String: Any]] {
        let outcome = try place.suivi("registers", "all", "--json")
        #expect(outcome.code == code, "\(outcome.errors)")
        return try #require(try JSONSerialization.jsonObject(with: Data(outcome.output.utf8)) as? [[String: Any]])
    }

    @Test("stand in one list, each in a folder of its own; one that is damaged does not hide the others")
    func listed() throws {
        let nodes = try TwoNodes.founded()
        let place = nodes.place
        let manager = FileManager.default
        try manager.createDirectory(at: place.path("all/north/deep"), withIntermediateDirectories: true)
        try manager.moveItem(at: place.path("norvane"), to: place.path("all/north/norvane"))
        try manager.moveItem(at: place.path("alda"), to: place.path("all/alda"))
        try place.suivi(
            "init",
            "--register",
            "all/north/deep/other",
            "--participant",
            "norvane.example",
            "--mechanism",
            "o"
        )
        // Neither a link nor what is hidden is another register.
        try manager.createSymbolicLink(at: place.path("all/link"), withDestinationURL: place.path("all/alda"))
        try manager.createDirectory(at: place.path("all/.old"), withIntermediateDirectories: true)
        try manager.copyItem(at: place.path("all/alda"), to: place.path("all/.old/alda"))
        let before = try nodes.bytes(of: "all")
        let rows = try rows(place)
        #expect(rows.compactMap { $0["register"] as? String } == ["alda", "north/deep/other", "north/norvane"])
        #expect(rows[2]["acts"] as? Int == (try nodes.verifiedActs("all/north/norvane")))
        #expect((rows[2]["overdue"] as? Int ?? 0) > 0 && rows[1]["overdue"] as? Int == 0)
        let list = try place.suivi("registers", "all", "--language", "en").output
        #expect(list.contains("Consultations of Norvane and the Three Rivers") && list.contains("3 registers"))
        #expect(try nodes.bytes(of: "all") == before)

        let damaged = "all/alda/register.sqlite"
        try place.write(Data("no database".utf8), to: damaged)
        let left = try self.rows(place, code: 3)
        #expect(left.count == 3 && left[0]["error"] is String && left[2]["error"] == nil)
    }

    @Test("have walls between them: what is done in one changes no byte of another")
    func walls() throws {
        let nodes = try TwoNodes.founded()
        let place = nodes.place
        try place.suivi("init", "--register", "other", "--participant", "norvane.example", "--mechanism", "other")
        try nodes.run("other", ["party", "norvane", "--kind", "state", "--name", "en=Norvane"])
        let before = try nodes.bytes(of: "other")
        try nodes.norvane("mark", "1/04", "--handling", "party")
        let proposal = try nodes.propose("norvane", "1/05")
        try nodes.exchange()
        try nodes.alda("consent", proposal, "--yes")
        try nodes.exchange()
        #expect(try nodes.bytes(of: "other") == before)
        // Nothing of one mechanism can be brought into another, not even by the same participant.
        try nodes.norvane("pouch", "pack", "--for-a-third-person", "rivers.zip")
        let refused = try nodes.run("other", ["pouch", "open", "rivers.zip"], code: 1)
        #expect(!refused.errors.isEmpty)
        #expect(try nodes.bytes(of: "other") == before)
    }

    @Test("are looked for where a person says, and it is said where there is none")
    func nothing() throws {
        let place = try Workplace()
        #expect(try place.suivi("registers", "--language", "en").output.contains("No register lies here"))
        #expect(try place.suivi("registers", "nowhere").code == 1)
    }
}
