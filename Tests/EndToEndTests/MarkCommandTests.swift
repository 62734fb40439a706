import Foundation
import Testing

@Suite("Marks")
struct MarkCommandTests {
    private func object(_ outcome: Suivi.Outcome) throws -> [String: Any] {
        try #require(try JSONSerialization.jsonObject(with: Data(outcome.output.utf8)) as? [String: Any])
    }

    /// The conclusions that a list has, by their numbers.
    private func numbers(_ outcome: Suivi.Outcome) throws -> [String] {
        let rows = try object(outcome)["conclusions"] as? [[String: Any]]
        return try #require(rows).compactMap { $0["number"] as? String }
    }

    @Test("stand with the item, in lists and in all that is written out of them")
    func shown() throws {
        let nodes = try TwoNodes.founded()
        #expect(try nodes.norvane("mark").output.contains("Nothing is marked"))
        try nodes.norvane("mark", "1/04", "--handling", "unit", "--words", "RESTRICTED NORTHERN DESK")
        try nodes.norvane("mark", "1", "--tlp", "amber")
        let sheet = try nodes.norvane("show", "1/04").output
        #expect(sheet.contains("for its own unit only · RESTRICTED NORTHERN DESK"), "\(sheet)")
        #expect(sheet.contains("for the parties · TLP:AMBER (session 1)"), "\(sheet)")
        #expect(try nodes.norvane("conclusions").output.contains("RESTRICTED NORTHERN DESK"))
        #expect(try nodes.norvane("conclusions", "--csv").output.contains(",unit,RESTRICTED NORTHERN DESK; TLP:AMBER"))
        #expect(try object(nodes.norvane("show", "1/04", "--json"))["handling"] as? String == "unit")
        let all = try numbers(nodes.norvane("conclusions", "--json"))
        let shared = try numbers(nodes.norvane("conclusions", "--handling", "parties", "--json"))
        #expect(shared == all.filter { $0 != "1/04" } && shared.count == all.count - 1)
        #expect(try numbers(nodes.norvane("conclusions", "--handling", "public", "--json")) == [])
        // The last mark counts.
        try nodes.norvane("mark", "1/04", "--handling", "parties")
        #expect(try numbers(nodes.norvane("conclusions", "--handling", "parties", "--json")) == all)
        let marks = try object(nodes.norvane("mark", "--json"))["marks"] as? [[String: Any]]
        #expect(marks?.count == 2)
    }

    @Test("keep what is marked from being proposed, and what is said of it from being sent")
    func needToKnow() throws {
        let nodes = try TwoNodes.founded()
        try nodes.norvane("mark", "1/05", "--handling", "party")
        let refused = try nodes.norvane("propose", "1/05", code: 1).errors
        #expect(refused.contains("'conclusion 1/05' is marked 'for its own party only' here"), "\(refused)")
        // What a document is marked is its conclusions', too.
        try nodes.norvane("mark", "communique-en.txt", "--handling", "named")
        #expect(try nodes.norvane("propose", "1/04", code: 1).errors.contains("communique-en.txt"))
        try nodes.norvane("mark", "communique-en.txt", "--handling", "parties")
        let proposal = try nodes.propose("norvane", "1/04")
        try nodes.exchange()
        try nodes.alda("consent", proposal, "--yes")
        try nodes.exchange()

        let secret = "The ferry is late by a year"
        try nodes.norvane("mark", "1/04", "--handling", "party", "--words", "OWN EYES")
        try nodes.norvane("report", "1/04", "--status", "in_progress", "--text", secret)
        try nodes.norvane("declare", "interpretation", "--about", "1/04", "--text", secret)
        try nodes.exchange()
        let there = try nodes.alda("show", "1/04", "--json").output
        #expect(!there.contains(secret) && !there.contains("OWN EYES"), "\(there)")
        #expect(try nodes.alda("verify").output.contains("Verified"))
        #expect(try nodes.norvane("show", "1/04").output.contains(secret))
        // Publication needs more than the parties; lifted, the next word goes out again.
        #expect(try nodes.norvane("propose", "--publish", "1/04", code: 1).errors.contains("is marked"))
        try nodes.norvane("mark", "1/04", "--handling", "parties", "--words", "OFFICIAL")
        try nodes.norvane("report", "1/04", "--status", "in_progress", "--text", "The boats are ordered")
        try nodes.exchange()
        let later = try nodes.alda("show", "1/04").output
        #expect(later.contains("The boats are ordered") && later.contains("OFFICIAL"), "\(later)")
        #expect(!later.contains(secret))
        // Each party has a mark of its own, beside the other's.
        try nodes.alda("mark", "1/04", "--handling", "parties", "--words", "RIVERS LIMITED")
        try nodes.exchange()
        let both = try nodes.norvane("show", "1/04").output
        #expect(both.contains("OFFICIAL") && both.contains("RIVERS LIMITED"), "\(both)")
    }

    @Test("withhold bodies from an export that is still whole")
    func exported() throws {
        let nodes = try TwoNodes.founded()
        let secret = "Halvik harbour depth is not to be told"
        try nodes.norvane("mark", "1/04", "--handling", "unit", "--words", secret)
        try nodes.norvane("export", "all", "--bodies")
        let less = try nodes.norvane("export", "less", "--bodies", "--handling", "party").output
        #expect(less.contains("withheld"), "\(less)")
        func holds(_ folder: String) throws -> Bool {
            let root = nodes.place.path(folder)
            return try FileManager.default.subpathsOfDirectory(atPath: root.path).contains { name in
                (try? Data(contentsOf: root.appendingPathComponent(name)))?.firstRange(of: Data(secret.utf8)) != nil
            }
        }
        #expect(try holds("all"))
        #expect(try !holds("less"))
        let verified = try nodes.place.suivi("verify", "less")
        #expect(verified.code == 0 && verified.output.contains("not shown"), "\(verified.output)\(verified.errors)")
        let parties = try nodes.norvane("export", "least", "--bodies", "--handling", "parties", "--json")
        #expect(parties.code == 0)
        #expect(try nodes.place.suivi("verify", "least").code == 0)
    }

    @Test("say what is wrong with them, and mark nothing")
    func refused() throws {
        let nodes = try TwoNodes.founded()
        for (arguments, code) in [
            (["mark", "1/99", "--handling", "party"], 1), (["mark", "1/04", "--words", "x"], 2),
            (["mark", "--handling", "party"], 2), (["mark", "1/04", "--tlp", "red", "--handling", "party"], 2),
            (["mark", "1/04", "--handling", "secret"], 2), (["mark", "1/04", "--handling", "unit", "--words", " "], 2),
            (["export", "x", "--handling", "party"], 2),
        ] as [([String], Int32)] {
            #expect(try !nodes.run("norvane", arguments, code: code).errors.isEmpty, "\(arguments)")
        }
        #expect(try nodes.norvane("mark").output.contains("Nothing is marked"))
    }
}
