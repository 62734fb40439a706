import Foundation
import Testing

@Suite("Changing what is on the table, as it is typed")
struct ChangingCommandTests {
    @Test("what the other side has proposed is answered with what is to be different, and shown beside it")
    func counterProposal() throws {
        let nodes = try TwoNodes.founded()
        let first = try nodes.propose("norvane", "1/03", "1/04")
        try nodes.exchange()
        let same = try nodes.alda("propose", "1/04", code: 1)
        #expect(same.errors.contains("is proposed in \(first) already"), "\(same.errors)")
        let said = try nodes.alda("propose", "1/04", "--deadline", "by June 2029=2029-06", "--kind", "intention").output
        #expect(said.contains("It answers \(first) with another text."), "\(said)")
        let counter = try #require(try nodes.inbox("alda").first { $0.value == "awaits_others" }?.key)
        try nodes.exchange()
        let shown = try nodes.norvane("inbox", counter).output
        let beside = try #require(shown.components(separatedBy: "Beside \(first)").last)
        #expect(beside.contains("[-commitment-]{+intention+}"), "\(shown)")
        #expect(beside.contains("{+by June 2029 [2029-06] (agreed later)+}"), "\(shown)")
        #expect(!beside.contains("conclusion 1/03"), "what is the same is not shown again: \(shown)")
        try nodes.norvane("consent", counter, "--yes")
        try nodes.exchange()
        for node in ["norvane", "alda"] {
            #expect(try nodes.inbox(node)[counter] == "received_by_all")
            #expect(try nodes.run(node, ["show", "1/04"]).output.contains("by June 2029 [2029-06]"))
            #expect(try nodes.run(node, ["show", "1/03"]).code == 0)
        }
    }

    @Test("whoever is told to propose a change can type what is said")
    func followed() throws {
        let nodes = try TwoNodes.founded()
        for node in ["norvane", "alda"] {
            // The presidency with its date, before anything is agreed.
            try nodes.run(node, ["party", "alda", "--member-of", "rivers", "--presides", "--from", "2026-01"])
        }
        let first = try nodes.propose("norvane", "1/04")
        try nodes.exchange()
        try nodes.alda("consent", first, "--yes")
        try nodes.exchange()
        let alone: [([String], [String])] = [
            (["mechanism", "--rule", "rhythm=yearly"], ["--rule", "rhythm=yearly"]),
            (["mechanism", "--status", "dormant"], ["--state", "dormant"]),
            (["party", "norvane", "--name", "fr=République de Norvane"], ["--name", "fr=République de Norvane"]),
            (["party", "alda", "--member-of", "rivers", "--until", "2030"], ["--until", "2030"]),
            (["session", "1", "--place", "Osk"], ["--place", "Osk"]),
        ]
        for (arguments, details) in alone {
            let refused = try nodes.run("alda", arguments, code: 1).errors
            let command = try #require(refused.components(separatedBy: "'").first { $0.hasPrefix("suivi propose") })
            let words = command.split(separator: " ").dropFirst().map(String.init)
            let proposal = try nodes.propose("alda", Array(words.dropFirst()) + details)
            try nodes.exchange()
            try nodes.norvane("consent", proposal, "--yes")
            try nodes.exchange()
            #expect(try nodes.inbox("norvane")[proposal] == "received_by_all", "\(command)")
        }
        let presidency = try nodes.propose(
            "alda",
            ["--party", "alda", "--member-of", "rivers", "--presides", "--from", "2026-01", "--until", "2026-06"]
        )
        try nodes.exchange()
        let shown = try nodes.norvane("inbox", presidency).output
        #expect(shown.contains("presidency of Alda") || shown.contains("presidency of Confederation"), "\(shown)")
        #expect(shown.contains("{+2026-06+}"), "\(shown)")
        let mechanism = try nodes.norvane("mechanism").output
        #expect(mechanism.contains("yearly"), "\(mechanism)")
        #expect(mechanism.contains("Osk"), "\(mechanism)")
    }

    @Test("a mistake that was put right is told where the conclusion and the session are shown")
    func rectification() throws {
        let nodes = try TwoNodes.founded()
        let first = try nodes.propose("norvane", "1/04")
        try nodes.exchange()
        try nodes.alda("consent", first, "--yes")
        try nodes.exchange()
        let mistake = "It was read as a commitment."
        let reading = try nodes.propose("alda", ["1/04", "--kind", "intention", "--corrects", mistake])
        let session = try nodes.propose(
            "alda",
            ["--session", "1", "--date", "2026-05-13", "--corrects", "One day off."]
        )
        try nodes.exchange()
        for proposal in [reading, session] { try nodes.norvane("consent", proposal, "--yes") }
        try nodes.exchange()
        for node in ["norvane", "alda"] {
            let shown = try nodes.run(node, ["show", "1/04"]).output
            #expect(shown.contains("Put right"), "\(shown)")
            #expect(shown.contains(reading) && shown.contains(mistake), "\(shown)")
            let json = try nodes.run(node, ["show", "1/04", "--json"]).output
            #expect(json.contains("\"mistake\"") && json.contains(mistake), "\(json)")
            let sessions = try nodes.run(node, ["session"]).output
            #expect(sessions.contains("session 1, put right: \(session)"), "\(sessions)")
        }
    }

    @Test("words in brackets are counted for who proposes and for who consents")
    func brackets() throws {
        let nodes = try TwoNodes.founded()
        let text =
            "Norvane will repair the road [by 2028 – Norvane] [by 2030 – Alda].\n\nAlda will open the bridge of Osk [in May].\n"
        try nodes.place.write(Array(text.utf8), to: "draft.txt")
        try nodes.norvane("read", "draft.txt", "--session", "1")
        let said = try nodes.norvane("propose", "--document", "draft.txt").output
        #expect(said.contains("Brackets left in draft.txt: 3 (Alda 1, Norvane 1, of nobody named 1)"), "\(said)")
        try nodes.exchange()
        let proposal = try #require(try nodes.inbox("alda").first { $0.value == "awaits_us" }?.key)
        let asked = try nodes.alda("consent", proposal, code: 1)
        #expect(asked.output.contains("Brackets left in draft.txt: 3"), "\(asked.output)")
    }

    @Test("whose number stands in the way is told what to type, and goes on")
    func renumbered() throws {
        let nodes = try TwoNodes.founded()
        // Alda read the text as well, before anything was proposed, and took less of it.
        let example = Repository.example("communique/communique-en.txt").path
        try nodes.alda(
            "mechanism",
            "--name",
            "en=Consultations",
            "--party",
            "norvane",
            "--party",
            "rivers"
        )
        try nodes.alda("session", "1", "--status", "held", "--date", "2026-05-12")
        try nodes.alda("read", example, "--session", "1")
        try nodes.place.write(Array("1 refuse\n".utf8), to: "decisions.txt")
        try nodes.alda("review", "--decisions", "decisions.txt", "--accept-all")
        let proposal = try nodes.propose("norvane", "1/03", "1/04")
        try nodes.exchange()
        let refused = try nodes.alda("consent", proposal, "--yes", code: 1)
        #expect(refused.errors.contains("'suivi renumber \(proposal)'"), "\(refused.errors)")
        let moved = try nodes.alda("renumber", proposal).output
        #expect(moved.contains("1/03 → 1/04"), "\(moved)")
        try nodes.alda("consent", proposal, "--yes")
        try nodes.exchange()
        #expect(try nodes.inbox("alda")[proposal] == "received_by_all")
        #expect(try nodes.alda("renumber", "1/04", code: 1).errors.contains("what is agreed keeps its number"))
        #expect(try nodes.alda("doctor").code == 0)
        #expect(try nodes.alda("verify").code == 0)
    }

    @Test("a detail without what it is of, or of two things, is refused before anything is signed")
    func unclear() throws {
        let nodes = try TwoNodes.founded()
        let acts = try nodes.verifiedActs("norvane")
        for arguments in [
            ["--kind", "offer"], ["1/04", "--party", "alda", "--kind", "offer"],
            ["--session", "1", "1/04", "--place", "Osk"],
            ["1/04", "--from", "2026"], ["1/04", "--domain", "XYZ"], ["1/04", "--asks", "9"], ["--merge", "1/09"],
            ["--session", "1", "--state", "asleep"],
        ] {
            let refused = try nodes.run("norvane", ["propose"] + arguments, code: 2)
            #expect(!refused.errors.isEmpty, "\(arguments)")
        }
        #expect(try nodes.verifiedActs("norvane") == acts)
    }
}
