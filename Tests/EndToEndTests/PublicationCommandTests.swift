import Foundation
import Testing

@Suite("What the public is shown")
struct PublicationCommandTests {
    /// Unpacks an archive as anybody would.
    private static let unpack = "import sys, zipfile; zipfile.ZipFile(sys.argv[1]).extractall(sys.argv[2])"

    /// Both sides agreed on three conclusions; each has words of its own besides.
    private static func agreed() throws -> TwoNodes {
        let nodes = try TwoNodes.founded()
        try agree(nodes, ["1/04", "1/05", "1/07"])
        try nodes.norvane("remark", "1/04", "remark-of-norvane")
        try nodes.norvane("report", "1/04", "--status", "in_progress", "--text", "report-for-alda")
        try nodes.norvane("declare", "reservation", "--about", "1/04", "--text", "reservation-for-alda")
        try nodes.alda("declare", "explanation", "--text", "explanation-for-norvane")
        try nodes.norvane("post", "harbours", "--name", "en=post-of-norvane")
        try nodes.exchange()
        return nodes
    }

    private static func agree(_ nodes: TwoNodes, _ arguments: [String]) throws {
        let proposal = try nodes.propose("norvane", arguments)
        try nodes.exchange()
        try nodes.alda("consent", proposal, "--yes")
        try nodes.exchange()
    }

    /// Words that stand in each conclusion and in no other.
    private static let quoted = [
        "1/04": "shelter the authors", "1/05": "examine this question again", "1/07": "train twenty officers",
        "1/12": "weekly freight line",
    ]

    private static let own = [
        "remark-of-norvane", "report-for-alda", "reservation-for-alda", "explanation-for-norvane", "post-of-norvane",
    ]

    /// All that lies in the public copies of a node, as a folder and as an archive, names included; both are whole.
    private func shown(by node: String, of nodes: TwoNodes) throws -> [String] {
        let (folder, archive) = ("\(UUID().uuidString)", "\(UUID().uuidString).zip")
        try nodes.run(node, ["export", folder, "--public"])
        try nodes.run(node, ["export", archive, "--public", "--bag"])
        for path in [folder, archive] {
            let verified = try nodes.place.suivi("verify", path, "--language", "en")
            #expect(verified.code == 0 && verified.output.contains("items not shown"), "\(verified.output)")
        }
        let python = URL(fileURLWithPath: "/usr/bin/env")
        let unpacked = archive + ".unpacked"
        let outcome = try nodes.place.suivi.run(python, ["python3", "-c", Self.unpack, archive, unpacked])
        try #require(outcome.code == 0, "\(outcome.errors)")
        return try [folder, unpacked].map { folder in
            let root = nodes.place.path(folder)
            let names = try FileManager.default.subpathsOfDirectory(atPath: root.path)
            let bytes = names.compactMap { try? Data(contentsOf: root.appendingPathComponent($0)) }
            return names.joined(separator: "\n") + bytes.map { String(decoding: $0, as: UTF8.self) }.joined()
        }
    }

    private func expect(
        _ wanted: [String],
        andNot unwanted: [String],
        shownBy node: String,
        of nodes: TwoNodes,
        sourceLocation: SourceLocation = #_sourceLocation
    ) throws {
        for bytes in try shown(by: node, of: nodes) {
            for words in wanted { #expect(bytes.contains(words), "\(words)", sourceLocation: sourceLocation) }
            for words in unwanted { #expect(!bytes.contains(words), "\(words)", sourceLocation: sourceLocation) }
        }
    }

    private func object(_ outcome: Suivi.Outcome) throws -> [String: Any] {
        try #require(try JSONSerialization.jsonObject(with: Data(outcome.output.utf8)) as? [String: Any])
    }

    @Test("is nothing before both have agreed, and then what they agreed on and not a word more")
    func bothKeys() throws {
        let nodes = try Self.agreed()
        let all = Array(Self.quoted.values) + Self.own + ["communique-en.txt", "Halvik"]
        for node in ["norvane", "alda"] { try expect([], andNot: all, shownBy: node, of: nodes) }
        let request = try nodes.norvane("propose", "--publish", "1/04", "--request", "to-sign.txt").output
        #expect(request.contains("its name, without its file"), "\(request)")
        let proposal = try nodes.propose("norvane", "--publish", "1/04")
        try nodes.exchange()
        let sheet = try nodes.alda("inbox", proposal).output
        for line in [
            "publication of conclusion 1/04", "as agreed", "its name, without its file", "shelter the authors",
        ] { #expect(sheet.contains(line), "\(line) in \(sheet)") }
        #expect(try nodes.alda("inbox", proposal, "--text").output.contains("Domain"))
        for node in ["norvane", "alda"] { try expect([], andNot: all, shownBy: node, of: nodes) }
        #expect(try nodes.norvane("show", "1/04").output.contains("Shown to      ◐ the parties"))
        try nodes.alda("consent", proposal, "--yes")
        try nodes.exchange()
        let rest = Self.quoted.filter { $0.key != "1/04" }.map(\.value) + Self.own
        for node in ["norvane", "alda"] {
            try expect(["shelter the authors", "communique-en.txt", "Halvik"], andNot: rest, shownBy: node, of: nodes)
            let page = try nodes.run(node, ["show", "1/04"]).output
            #expect(page.contains("Shown to      ○ everybody") && page.contains("Document      ◐"), "\(page)")
            let json = try object(nodes.run(node, ["show", "1/04", "--json"]))
            #expect(json["publicity"] as? String == "open")
            let tiers = json["tiers"] as? [String: String]
            #expect(tiers?["text"] == "everybody" && tiers?["document"] == "parties", "\(json)")
        }
        #expect(try nodes.norvane("conclusions", "--csv").output.contains(",everybody\r\n"))
        #expect(try nodes.norvane("show", "1/12").output.contains("Shown to      ● your own side"))
    }

    @Test("is nothing of it before the minute that both agreed on")
    func embargo() throws {
        let nodes = try Self.agreed()
        try Self.agree(nodes, ["--publish", "1/04", "--not-before", "2096-03-12T09:00+01:00"])
        for node in ["norvane", "alda"] {
            try expect([], andNot: ["shelter the authors"], shownBy: node, of: nodes)
            let page = try nodes.run(node, ["show", "1/04"]).output
            #expect(page.contains("the parties; everybody from 2096-03-12T08:00:00Z on"), "\(page)")
            #expect(try object(nodes.run(node, ["show", "1/04", "--json"]))["publicity"] as? String == "embargoed")
        }
        try Self.agree(nodes, ["--publish", "1/05", "--not-before", "2026-01-02T09:00Z"])
        for node in ["norvane", "alda"] {
            try expect(
                ["examine this question again"],
                andNot: ["shelter the authors"],
                shownBy: node,
                of: nodes
            )
        }
    }

    @Test("is a session with its text; what is taken back of it is shown no more")
    func session() throws {
        let nodes = try Self.agreed()
        try nodes.norvane("mark", "1/05", "--handling", "parties")
        let outcome = try nodes.norvane("propose", "--publish", "1")
        #expect(outcome.output.contains("Not published with it"), "\(outcome.output)")
        #expect(outcome.output.contains("conclusion 1/05"), "\(outcome.output)")
        try nodes.exchange()
        let proposal = try #require(try nodes.inbox("alda").first { $0.value == "awaits_us" }?.key)
        try nodes.alda("consent", proposal, "--yes")
        try nodes.exchange()
        // The whole communiqué is public, and of its conclusions those that are.
        for node in ["norvane", "alda"] {
            try expect(Array(Self.quoted.values), andNot: Self.own, shownBy: node, of: nodes)
            #expect(try object(nodes.run(node, ["show", "1/04", "--json"]))["publicity"] as? String == "open")
            #expect(try object(nodes.run(node, ["show", "1/05", "--json"]))["publicity"] as? String == "withheld")
        }
        try Self.agree(nodes, ["--no-publish", "communique-en.txt"])
        for node in ["norvane", "alda"] {
            try expect(["Halvik"], andNot: Array(Self.quoted.values) + Self.own, shownBy: node, of: nodes)
        }
    }

    @Test("is what a party says on its own where it says so, and only on what is public")
    func views() throws {
        let nodes = try Self.agreed()
        let early = try nodes.norvane(
            "report",
            "1/04",
            "--status",
            "in_progress",
            "--text",
            "view-of-norvane",
            "--public",
            code: 1
        )
        #expect(early.errors.contains("suivi propose --publish 1/04"), "\(early.errors)")
        try Self.agree(nodes, ["--publish", "1/04"])
        try nodes.norvane("report", "1/04", "--status", "in_progress", "--text", "view-of-norvane", "--public")
        try nodes.alda("declare", "interpretation", "--about", "1/04", "--text", "view-of-alda", "--public")
        try nodes.alda("declare", "explanation", "--text", "view-on-all", "--public")
        try nodes.exchange()
        let views = ["view-of-norvane", "view-of-alda", "view-on-all"]
        for node in ["norvane", "alda"] { try expect(views, andNot: Self.own, shownBy: node, of: nodes) }
        #expect(try nodes.norvane("show", "1/04").output.contains("Ours          ○ in progress"))
        // What a party marks afterwards is shown no more.
        try nodes.norvane("mark", "1/04", "--handling", "parties")
        try nodes.exchange()
        for node in ["norvane", "alda"] {
            try expect(["view-of-alda", "view-on-all"], andNot: ["view-of-norvane"], shownBy: node, of: nodes)
        }
        let marked = try nodes.norvane(
            "report",
            "1/04",
            "--status",
            "completed",
            "--text",
            "again",
            "--without-evidence",
            "--public",
            code: 1
        )
        #expect(marked.errors.contains("is marked"), "\(marked.errors)")
    }

    @Test("is refused with words that say what is wrong, and nothing is written")
    func refused() throws {
        let nodes = try Self.agreed()
        let before = try nodes.verifiedActs("norvane")
        for (arguments, code) in [
            (["propose", "--publish", "1/12"], 1), (["propose", "--publish", "1/99"], 1),
            (["propose", "--publish", "7"], 1), (["propose", "--no-publish", "1/04"], 1),
            (["propose", "--publish", "1/04", "--not-before", "2027-03-12T09:00"], 2),
            (["propose", "1/12", "--not-before", "2027-03-12T09:00Z"], 2),
            (["propose", "--publish", "1/04", "--status", "1/07=taken_up"], 1),
            (["propose", "--publish", "1/04", "--silence-until", "2096-01-01T00:00:00Z"], 1),
            (["export", "x", "--public", "--bodies"], 2), (["export", "x", "--public", "--prove", "1"], 2),
            (["declare", "reservation", "--on", "norvane#1", "--text", "x", "--public"], 1),
        ] as [([String], Int32)] {
            #expect(try !nodes.run("norvane", arguments, code: code).errors.isEmpty, "\(arguments)")
        }
        #expect(try nodes.verifiedActs("norvane") == before)
        #expect(!FileManager.default.fileExists(atPath: nodes.place.path("x").path))
        // A copy is never written over anything.
        try nodes.norvane("export", "copy", "--public")
        try nodes.norvane("export", "copy", "--public", code: 1)
    }
}
