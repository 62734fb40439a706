import Foundation
import Testing

@Suite("Two parties, two nodes")
struct TwoNodesCommandTests {
    @Test("the founding is signed by who has heard its words, and by nobody else")
    func founding() throws {
        let nodes = TwoNodes(place: try Workplace())
        try nodes.makeRegisters()
        try nodes.norvane("found", "--card", "norvane.card")
        try nodes.alda("found", "--card", "alda.card", "--for", "rivers")
        let acts = try nodes.verifiedActs("norvane")
        let shown = try nodes.norvane("found", "alda.card").output
        #expect(shown.contains("speaks for rivers"), "\(shown)")
        #expect(shown.contains("Nothing is signed yet."))
        let words = try nodes.words(of: try nodes.norvane("found", "alda.card", "--json"))
        #expect(words.split(separator: "-").count == 8)
        #expect(try nodes.words(of: try nodes.alda("found", "norvane.card", "--json")) == words)

        let wrong = try nodes.norvane(
            "found",
            "alda.card",
            "--words",
            "lusab-babad-gutih-tugad-lusab-babad-gutih-tugad",
            code: 1
        )
        #expect(wrong.errors.contains("nothing was signed"), "\(wrong.errors)")
        #expect(try nodes.verifiedActs("norvane") == acts)
        let early = try nodes.norvane("propose", "--session", "1", code: 1)
        #expect(early.errors.contains("the mechanism is not founded with the others yet"), "\(early.errors)")

        try nodes.norvane("found", "alda.card", "--words", words)
        let alone = try nodes.norvane("propose", "--session", "1", code: 1)
        #expect(alone.errors.contains("missing is the signature of alda"), "\(alone.errors)")
        try nodes.alda("found", "norvane.card", "--words", words)
        try nodes.exchange()
        _ = try nodes.propose("norvane", "--session", "1")
    }

    @Test("what is agreed is the same on both nodes; what came before the founding stays where it was")
    func agreement() throws {
        let nodes = try TwoNodes.founded()
        #expect(try nodes.conclusions("alda") == 0)
        let proposal = try nodes.propose("norvane", "1/03", "1/04")
        #expect(try nodes.inbox("norvane") == [proposal: "awaits_others"])
        let arrival = try nodes.send(from: "norvane", to: "alda")
        #expect(arrival.contains("1 new act\n"), "\(arrival)")
        #expect(arrival.contains("document communique-en.txt, conclusion 1/03, conclusion 1/04"))

        let text = try nodes.alda("inbox", proposal).output
        #expect(text.contains("«They will not allow their territory"), "\(text)")
        #expect(text.contains("Republic of Norvane (norvane)"))
        #expect(text.contains("Kind                      commitment"))
        let refused = try nodes.alda("consent", proposal, code: 1)
        #expect(refused.errors.contains("give --yes"), "\(refused.errors)")
        #expect(try nodes.inbox("alda") == [proposal: "awaits_us"])

        try nodes.alda("consent", proposal, "--yes")
        try nodes.exchange()
        for node in ["norvane", "alda"] { #expect(try nodes.inbox(node) == [proposal: "received_by_all"]) }
        #expect(try nodes.conclusions("alda") == 2)
        let digest = try nodes.norvane("status", "--digest").output
        #expect(digest.split(separator: "-").count == 8)
        #expect(try nodes.alda("status", "--digest").output == digest)

        try nodes.alda(
            "report",
            "1/04",
            "--for",
            "rivers",
            "--status",
            "in_progress",
            "--text",
            "Patrols have begun."
        )
        try nodes.exchange()
        let seen = try nodes.norvane("show", "1/04").output
        #expect(seen.contains("in progress (Confederation of the Three Rivers)"), "\(seen)")
        #expect(seen.contains("Patrols have begun."))
        #expect(try nodes.alda("status", "--digest").output == nodes.norvane("status", "--digest").output)
        for node in ["norvane", "alda"] { #expect(try nodes.verifiedActs(node) > 5) }
    }

    @Test("a counter-proposal is shown beside what stands, and takes its place once all agree")
    func counterProposal() throws {
        let nodes = try TwoNodes.founded()
        try nodes.agreeOnSession()
        let first = try nodes.propose("norvane", "--session", "1", "--date", "2026-05-13")
        try nodes.exchange()
        let second = try nodes.propose("alda", "--session", "1", "--date", "2026-05-14", "--place", "Halvik, town hall")
        try nodes.exchange()
        let shown = try nodes.norvane("inbox", second).output
        #expect(shown.contains("[-2026-05-12-]{+2026-05-14+}"), "\(shown)")
        #expect(shown.contains("Halvik{+, town hall+}"))
        #expect(!shown.contains("Republic of Norvane"), "what stays as it is is not shown: \(shown)")
        try nodes.norvane("consent", second, "--yes")
        try nodes.exchange()
        for node in ["norvane", "alda"] {
            let states = try nodes.inbox(node)
            #expect(states[second] == "received_by_all", "\(states)")
            #expect(states[first] == "overtaken" || states[first] == "gave_way", "\(states)")
            #expect(try nodes.run(node, ["mechanism"]).output.contains("2026-05-14"))
        }
        // Nobody changes alone what all have agreed.
        let alone = try nodes.alda("session", "1", "--date", "2026-06-01", code: 1)
        #expect(alone.errors.contains("all parties have agreed on 'session 1'"), "\(alone.errors)")
    }

    @Test("the other side reads why somebody objects")
    func objection() throws {
        let nodes = try TwoNodes.founded()
        let proposal = try nodes.propose("norvane", "--session", "1")
        try nodes.exchange()
        let speechless = try nodes.alda("object", proposal, code: 2)
        #expect(speechless.errors.contains("--why"), "\(speechless.errors)")
        try nodes.alda("object", proposal, "--why", "The date is a holiday with us.")
        let arrival = try nodes.send(from: "alda", to: "norvane")
        #expect(arrival.contains("object: The date is a holiday with us."), "\(arrival)")
        let shown = try nodes.norvane("inbox", proposal).output
        #expect(shown.contains("alda  object: The date is a holiday with us."), "\(shown)")
        #expect(try nodes.inbox("norvane")[proposal] == "objected")
        try nodes.norvane("withdraw", proposal)
        try nodes.exchange()
        for node in ["norvane", "alda"] { #expect(try nodes.inbox(node)[proposal] == "ended") }
    }

    @Test("notes that cross agree nothing, and both sides see it")
    func crossed() throws {
        let nodes = try TwoNodes.founded()
        try nodes.agreeOnSession()
        let ours = try nodes.propose("norvane", "--session", "1", "--date", "2026-05-15")
        let theirs = try nodes.propose("alda", "--session", "1", "--date", "2026-05-14")
        try nodes.exchange()
        // Each gives way to the other at the same time.
        try nodes.norvane("consent", theirs, "--yes")
        try nodes.alda("consent", ours, "--yes")
        try nodes.exchange()
        for node in ["norvane", "alda"] {
            let states = try nodes.inbox(node)
            #expect(states[ours] == "crossed", "\(states)")
            #expect(states[theirs] == "crossed", "\(states)")
            #expect(try nodes.run(node, ["inbox"]).output.contains("Crossed: nothing is agreed"))
            #expect(try nodes.run(node, ["mechanism"]).output.contains("2026-05-12"))
        }
        let anew = try nodes.propose("norvane", "--session", "1", "--date", "2026-05-14")
        try nodes.exchange()
        try nodes.alda("consent", anew, "--yes")
        try nodes.exchange()
        #expect(try nodes.inbox("alda")[anew] == "received_by_all")
        #expect(try nodes.alda("status", "--digest").output == nodes.norvane("status", "--digest").output)
    }

    @Test("the same pouch twice changes nothing")
    func twice() throws {
        let nodes = try TwoNodes.founded()
        _ = try nodes.propose("norvane", "--session", "1")
        try nodes.norvane("pouch", "pack", "--to", "alda", "one.zip")
        let look = try nodes.alda("pouch", "open", "one.zip", "--look").output
        #expect(look.contains("1 new act\n"), "\(look)")
        #expect(try nodes.inbox("alda").isEmpty)
        try nodes.alda("pouch", "open", "one.zip")
        let before = try nodes.verifiedActs("alda")
        let again = try nodes.alda("pouch", "open", "one.zip").output
        #expect(again.contains("Nothing is new; nothing was written."), "\(again)")
        #expect(try nodes.verifiedActs("alda") == before)
        try nodes.exchange()
        #expect(try nodes.verifiedActs("alda") == before)
    }

    @Test("a pouch with a gap before it is refused, and the missing acts are named")
    func gap() throws {
        let nodes = try TwoNodes.founded()
        try nodes.place.copyNode(nodes.place.path("alda"), to: nodes.place.path("earlier"))
        // A pouch begins at a full tile of 256 acts; so more than these have to lie in between.
        let text = try String(contentsOf: Repository.example("communique/communique-en.txt"), encoding: .utf8)
        for session in 2...8 {
            let name = "session-\(session).txt"
            try nodes.place.write(Array("\(text)\nSession \(session)\n".utf8), to: name)
            try nodes.norvane("session", "\(session)", "--status", "held", "--date", "2026-05-1\(session)")
            try nodes.norvane("read", name, "--session", "\(session)")
            try nodes.norvane("review", "--accept-all")
        }
        try #require(try nodes.verifiedActs("norvane") > 256)
        try nodes.exchange()
        _ = try nodes.propose("norvane", "1/01")
        try nodes.norvane("pouch", "pack", "--to", "alda", "second.zip")
        let before = try nodes.verifiedActs("earlier")
        let refused = try nodes.run("earlier", ["pouch", "open", "second.zip"], code: 1)
        #expect(refused.errors.contains("are missing in between; ask for a pouch with them"), "\(refused.errors)")
        #expect(try nodes.verifiedActs("earlier") == before)
        #expect(try nodes.inbox("earlier").isEmpty)
        try nodes.alda("pouch", "open", "second.zip")
    }

    @Test("a byte that changed on the way refuses the pouch, and nothing is written")
    func flipped() throws {
        let nodes = try TwoNodes.founded()
        _ = try nodes.propose("norvane", "1/01")
        try nodes.norvane("pouch", "pack", "--to", "alda", "whole.zip")
        let whole = [UInt8](try Data(contentsOf: nodes.place.path("whole.zip")))
        let before = try nodes.bytes(of: "alda")
        // Files in the pouch, by words that stand in them: a body, a header, the signed head, the manifest, the cover.
        let marks = [#""instrument":"#, #""act":"propose""#, "\n— norvane", "  data/journals", "Payload-Oxum", "BagIt"]
        for mark in marks {
            let place = try #require(Self.place(of: mark, in: whole), "\(mark)")
            var damaged = whole
            damaged[place + 3] ^= 0x01
            try nodes.place.write(damaged, to: "damaged.zip")
            let refused = try nodes.alda("pouch", "open", "damaged.zip", code: 3)
            #expect(refused.errors.split(separator: "\n").count == 1, "\(refused.errors)")
            #expect(try nodes.bytes(of: "alda") == before, "\(mark)")
        }
        // Wherever a byte changes, what is shown is never something else.
        let shown = try nodes.alda("pouch", "open", "whole.zip", "--look").output
        for place in stride(from: 0, to: whole.count, by: whole.count / 16) {
            var damaged = whole
            damaged[place] ^= 0x20
            try nodes.place.write(damaged, to: "damaged.zip")
            let look = ["pouch", "open", "damaged.zip", "--look", "--register", "alda", "--language", "en"]
            let outcome = try nodes.place.suivi.run(Suivi.program, look)
            #expect(outcome.code == 3 || (outcome.code == 0 && outcome.output == shown), "byte \(place)")
        }
        #expect(try nodes.inbox("alda").isEmpty)
        try nodes.alda("pouch", "open", "whole.zip")
    }

    /// Where some words begin in a file.
    private static func place(of words: String, in bytes: [UInt8]) -> Int? {
        Data(bytes).firstRange(of: Data(words.utf8))?.lowerBound
    }

    @Test("what is signed and what arrives is said in every language")
    func languages() throws {
        let nodes = try TwoNodes.founded()
        let proposal = try nodes.propose("norvane", "1/04", "--status", "1/04=in_progress")
        try nodes.exchange()
        for language in ["fr", "ru", "es", "pt", "ar"] {
            let run = { (arguments: [String]) throws -> String in
                let options = ["--register", "alda", "--language", language]
                return try nodes.place.suivi.run(Suivi.program, arguments + options).output
            }
            let text = try run(["inbox", proposal])
            // The first lines of the document are in its own language.
            let lines = text.split(separator: "\n").filter { !$0.hasPrefix("  │") }
            let ours = lines.joined(separator: "\n")
            for english in ["Quotation", "Short name", "status of", "party Republic", "commitment"] {
                #expect(!ours.contains(english), "\(language): \(english): \(text)")
            }
            #expect(text.contains("Confederation of the Three Rivers"))
            let list = try run(["inbox"])
            for english in ["Awaits", "awaits", "more"] { #expect(!list.contains(english), "\(language): \(list)") }
        }
    }
}

extension TwoNodes {
    /// How many conclusions a node's register has.
    fileprivate func conclusions(_ node: String) throws -> Int {
        let outcome = try run(node, ["conclusions", "--json"])
        let value = try JSONSerialization.jsonObject(with: Data(outcome.output.utf8)) as? [String: Any]
        return try #require(value?["conclusions"] as? [Any]).count
    }

    /// Norvane's first session is agreed.
    func agreeOnSession() throws {
        let proposal = try propose("norvane", "--session", "1")
        try exchange()
        try alda("consent", proposal, "--yes")
        try exchange()
    }
}
