import Foundation
import Testing

/// Accepted, reserved, refused: what each side decided, on one line, and what it declared, with its words.
@Suite("What each side decided")
struct DecisionsCommandTests {
    private func object(_ nodes: TwoNodes, _ node: String, _ arguments: String...) throws -> [String: Any] {
        let outcome = try nodes.run(node, arguments + ["--json"])
        return try #require(try JSONSerialization.jsonObject(with: Data(outcome.output.utf8)) as? [String: Any])
    }

    @Test("a reservation on an open proposal is bound to its text, read by all, and stays with it once it is agreed")
    func reservation() throws {
        let nodes = try TwoNodes.founded()
        let proposal = try nodes.propose("norvane", "1/03", "1/04")
        try nodes.exchange()
        try nodes.alda("declare", "reservation", "--on", proposal, "--text", "Subject to the budget.")
        try nodes.exchange()
        for node in ["norvane", "alda"] {
            let shown = try nodes.run(node, ["inbox", proposal]).output
            #expect(shown.contains("Alda · reservation: Subject to the budget."), "\(shown)")
            let statements = try object(nodes, node, "inbox", proposal)["statements"] as? [[String: Any]]
            #expect(statements?.map { $0["text"] as? String } == ["Subject to the budget."])
        }
        // Nothing is agreed, so nothing of it stands with the conclusion yet.
        let before = try nodes.norvane("show", "1/04").output
        #expect(!before.contains("Declared on one’s own"), "\(before)")
        #expect(before.contains("Republic of Norvane: accepted · Confederation of the Three Rivers: open"), "\(before)")

        try nodes.alda("consent", proposal, "--yes")
        try nodes.exchange()
        let ours = try nodes.norvane("show", "1/04").output
        #expect(
            ours.contains("Republic of Norvane: accepted · Confederation of the Three Rivers: reserved (\(proposal))"),
            "\(ours)"
        )
        // Each side's copy names that side first.
        let theirs = try nodes.alda("show", "1/04").output
        #expect(
            theirs.contains("Confederation of the Three Rivers: reserved · Republic of Norvane: accepted"),
            "\(theirs)"
        )
        for node in ["norvane", "alda"] {
            let shown = try nodes.run(node, ["show", "1/04"]).output
            #expect(shown.contains("Alda · reservation: Subject to the budget."), "\(shown)")
            let json = try object(nodes, node, "show", "1/04")
            let statement = try #require((json["statements"] as? [[String: Any]])?.first)
            #expect(statement["party"] as? String == "alda")
            #expect((statement["at"] as? String)?.hasSuffix("Z") == true)
            let status = try object(nodes, node, "status")["statements"] as? [[String: Any]]
            #expect(status?.map { $0["text"] as? String } == ["Subject to the budget."])
            let printed = try nodes.run(node, ["status"]).output
            #expect(printed.contains("Alda · \(proposal) · reservation: Subject to the budget."), "\(printed)")
        }
    }

    @Test("a consent with a reservation carries it, and none of it is without words")
    func reserving() throws {
        let nodes = try TwoNodes.founded()
        let proposal = try nodes.propose("norvane", "1/04")
        try nodes.exchange()
        let empty = try nodes.alda("consent", proposal, "--yes", "--reserving", " ", code: 1)
        #expect(empty.errors.contains("say it in words"), "\(empty.errors)")
        #expect(try nodes.inbox("alda")[proposal] == "awaits_us", "a refused reservation must not consent")
        try nodes.alda("consent", proposal, "--yes", "--reserving", "Subject to the budget.")
        try nodes.exchange()
        for node in ["norvane", "alda"] {
            let decisions = try object(nodes, node, "show", "1/04")["decisions"] as? [[String: Any]]
            #expect(decisions?.count == 1)
            #expect(decisions?.first?["joint"] as? Bool == true)
            let parties = decisions?.first?["parties"] as? [String: String]
            #expect(parties == ["norvane": "accepted", "rivers": "reserved"])
        }
    }

    @Test("the list of conclusions says what is joint, and what each side decided")
    func list() throws {
        let nodes = try TwoNodes.founded()
        let agreed = try nodes.propose("norvane", "1/03")
        try nodes.exchange()
        try nodes.alda("consent", agreed, "--yes")
        try nodes.exchange()
        let refused = try nodes.propose("norvane", "1/04")
        try nodes.exchange()
        try nodes.alda("object", refused, "--why", "Not in these words.")
        try nodes.exchange()
        let rows = try #require(try object(nodes, "norvane", "conclusions")["conclusions"] as? [[String: Any]])
        let byNumber = Dictionary(rows.map { ($0["number"] as? String ?? "", $0) }) { first, _ in first }
        #expect(rows.filter { $0["joint"] as? Bool == true }.map { $0["number"] as? String } == ["1/03"])
        #expect(byNumber["1/03"]?["decisions"] as? [String: String] == ["norvane": "accepted", "rivers": "accepted"])
        #expect(byNumber["1/04"]?["decisions"] as? [String: String] == ["norvane": "accepted", "rivers": "refused"])
        #expect(byNumber["1/05"]?["decisions"] == nil)
        let table = try nodes.norvane("conclusions").output
        #expect(table.contains("not joint yet (norvane: accepted · rivers: refused)"), "\(table)")
        let inbox = try nodes.norvane("inbox").output
        #expect(inbox.contains("Objected to\n"), "\(inbox)")
        #expect(inbox.contains("rivers objected: Not in these words."), "\(inbox)")
        let own = try nodes.alda("inbox").output
        #expect(own.contains("you objected: Not in these words."), "\(own)")
    }

    @Test("the history of a conclusion names whose acts these are, consents and objections among them")
    func history() throws {
        let nodes = try TwoNodes.founded()
        let first = try nodes.propose("norvane", "1/04")
        try nodes.exchange()
        try nodes.alda("object", first, "--why", "Not in these words.")
        try nodes.alda("consent", first, "--yes")
        try nodes.exchange()
        try nodes.alda("declare", "interpretation", "--about", "1/04", "--text", "Patrols on land.")
        try nodes.exchange()
        for node in ["norvane", "alda"] {
            let acts = try #require(try object(nodes, node, "show", "1/04")["acts"] as? [[String: Any]])
            let said = acts.filter {
                ["propose", "object", "consent", "statement"].contains($0["act"] as? String ?? "")
            }
            #expect(said.map { $0["act"] as? String } == ["propose", "object", "consent", "statement"], "\(acts)")
            #expect(said.map { $0["party"] as? String } == ["norvane", "alda", "alda", "alda"])
            #expect(said.map { $0["proposal"] as? String } == [first, first, first, nil])
            #expect(said[1]["summary"] as? String == "Not in these words.")
            #expect(said[3]["summary"] as? String == "interpretation: Patrols on land.")
        }
    }
}
