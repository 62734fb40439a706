import Foundation
import Testing

@Suite("What a proposal changes, word by word, before it is signed")
struct ProposedChangesTests {
    private func object(_ outcome: Suivi.Outcome) throws -> [String: Any] {
        try #require(try JSONSerialization.jsonObject(with: Data(outcome.output.utf8)) as? [String: Any])
    }

    /// Norvane's conclusion 1/04, agreed by both.
    private func agreed() throws -> TwoNodes {
        let nodes = try TwoNodes.founded()
        let first = try nodes.propose("norvane", "1/04")
        try nodes.exchange()
        try nodes.alda("consent", first, "--yes")
        try nodes.exchange()
        return nodes
    }

    @Test("a new reading, a session and a counter-proposal show the words struck out and added")
    func fields() throws {
        let nodes = try agreed()
        let first = try nodes.propose("norvane", "1/04", "--test", "The River Force reports none in one year.")
        try nodes.exchange()
        let second = try nodes.propose("alda", "1/04", "--test", "The River Force reports none in two years.")
        try nodes.exchange()
        let counter = "The River Force reports none in [-one year-]{+two years+}."
        for command in [["inbox", second], ["show", second]] {
            let shown = try nodes.run("norvane", command).output
            #expect(shown.contains("[-not stated-]{+The River Force"), "what stands: \(shown)")
            let beside = try #require(shown.components(separatedBy: "Beside \(first)").last)
            #expect(beside.contains(counter), "\(shown)")
        }
        // Who is asked to sign sees the same.
        #expect(try nodes.norvane("consent", second, code: 1).output.contains(counter))
        for node in ["norvane", "alda"] {
            let sheet = try nodes.run(node, ["show", "1/04"]).output
            #expect(sheet.contains("\(second) beside \(first)\n  Done when  \(counter)"), "\(sheet)")
            #expect(sheet.contains("\(second) beside what it replaces\n"), "\(sheet)")
        }
        let json = try object(try nodes.norvane("show", second, "--json"))
        let changes = try #require(json["changes"] as? [[String: Any]])
        #expect(changes.map { $0["beside"] as? String } == [nil, first])
        let fields = try #require(changes[1]["fields"] as? [[String: Any]])
        #expect(fields.count == 1 && fields[0]["field"] as? [String] == ["reading", "test"])
        for (side, words) in [("old", "one year"), ("new", "two years")] {
            let value = try #require(fields[0][side] as? [String: Any])
            #expect("\(value)".contains("none in \(words)."), "\(value)")
        }
        let entries = try object(try nodes.norvane("show", "1/04", "--json"))["decisions"] as? [[String: Any]]
        #expect(try #require(entries).contains { ($0["changes"] as? [Any])?.count == 2 })
    }

    @Test("white space that alone differs is not passed over, and the reader's own marks are parted")
    func hidden() throws {
        let nodes = try agreed()
        let spaces = try nodes.propose("norvane", "--session", "1", "--place", "Halvik  on the river")
        try nodes.exchange()
        try nodes.alda("consent", spaces, "--yes")
        try nodes.exchange()
        let second = try nodes.propose("norvane", "--session", "1", "--place", "Halvik on the river")
        try nodes.exchange()
        let shown = try nodes.alda("inbox", second).output
        #expect(shown.contains("[-Halvik  on the river-]{+Halvik on the river+}"), "\(shown)")
        try nodes.alda("consent", second, "--yes")
        try nodes.exchange()
        let third = try nodes.propose("norvane", "--session", "1", "--place", "Halvik{+ on the+} river")
        try nodes.exchange()
        let marked = try nodes.alda("inbox", third).output
        #expect(!marked.contains("Halvik{+ on the+} river"), "\(marked)")
    }

    @Test("a new version of a document is shown by what differs, in each language, and beside the other side's")
    func documents() throws {
        let nodes = try agreed()
        let folder = Repository.example("communique")
        for (code, old, new) in [("en", "twenty officers", "thirty officers"), ("fr", "vingt", "trente")] {
            let text = try String(contentsOf: folder.appendingPathComponent("communique-\(code).txt"), encoding: .utf8)
            try #require(text.contains(old))
            try nodes.place.write(Array(text.replacing(old, with: new).utf8), to: "later-\(code).txt")
            if code == "en" {
                try nodes.place.write(Array(text.replacing(old, with: "forty officers").utf8), to: "alda-en.txt")
            }
        }
        try nodes.norvane("read", folder.appendingPathComponent("communique-fr.txt").path, "--session", "1")
        let french = try nodes.propose("norvane", "--document", "communique-fr.txt")
        try nodes.exchange()
        try nodes.alda("consent", french, "--yes")
        try nodes.exchange()
        try nodes.norvane("read", "later-en.txt", "later-fr.txt", "--session", "1")
        let english = try nodes.propose(
            "norvane",
            ["--document", "later-en.txt", "--replaces", "communique-en.txt"]
        )
        let other = try nodes.propose("norvane", ["--document", "later-fr.txt", "--replaces", "communique-fr.txt"])
        try nodes.exchange()
        let shown = try nodes.alda("inbox", english).output
        #expect(shown.contains("later-en.txt beside communique-en.txt, which it replaces:"), "\(shown)")
        #expect(shown.contains("to train [-twenty-]{+thirty+} officers"), "\(shown)")
        #expect(!shown.contains("JOINT COMMUNIQUÉ"), "what stays is not shown: \(shown)")
        #expect(try nodes.alda("inbox", other).output.contains("[-vingt-]{+trente+}"))
        let whole = try nodes.alda("consent", english, "--text", code: 1).output
        #expect(whole.contains("[-twenty-]{+thirty+}") && whole.contains("JOINT COMMUNIQUÉ"), "\(whole)")

        // The other side's text is read beside the one on the table, and beside the one that it would replace.
        try nodes.alda("read", "alda-en.txt", "--session", "1")
        let counter = try nodes.propose("alda", ["--document", "alda-en.txt", "--replaces", "communique-en.txt"])
        try nodes.exchange()
        let answer = try nodes.norvane("show", counter).output
        #expect(answer.contains("[-twenty-]{+forty+}"), "\(answer)")
        #expect(answer.contains("alda-en.txt beside later-en.txt in \(english):"), "\(answer)")
        #expect(answer.contains("[-thirty-]{+forty+}"), "\(answer)")
        let redlines = try #require(
            try object(try nodes.norvane("show", counter, "--json"))["redlines"] as? [[String: Any]]
        )
        #expect(redlines.map { $0["beside"] as? String } == [nil, english])
        // What was there first is read beside nothing that came later.
        #expect(!(try nodes.norvane("show", english).output).contains("alda-en.txt"))
    }
}
