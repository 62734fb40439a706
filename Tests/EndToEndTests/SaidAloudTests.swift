import Foundation
import Testing

/// What a person reads before something binds, and whom it asks.
@Suite("Said before it binds")
struct SaidAloudTests {
    @Test("the founding text is shown whole, and once it is signed, that it is")
    func founding() throws {
        let nodes = TwoNodes(place: try Workplace())
        try nodes.makeRegisters()
        try nodes.norvane("found", "--card", "norvane.card")
        try nodes.alda("found", "--card", "alda.card", "--for", "rivers")
        let options = ["--silence-days", "14", "--silence-post", "secretary"]
        let shown = try nodes.run("norvane", ["found", "alda.card"] + options).output
        for line in [
            "Republic of Norvane (en)", "speaks for rivers", "alda.example/rivers/consent+",
            "Silence consents after 14 days at least", "declares it: secretary", "Nothing is signed yet.",
        ] { #expect(shown.contains(line), "\(line) in \(shown)") }
        let words = try nodes.words(of: try nodes.run("norvane", ["found", "alda.card", "--json"] + options))
        #expect(shown.contains("The words of the founding text: \(words)\n"))
        try nodes.run("norvane", ["found", "alda.card", "--words", words] + options)
        let again = try nodes.norvane("found", "alda.card").output
        #expect(again.contains("You have signed it; it awaits the signature of alda"), "\(again)")
        #expect(!again.contains("Nothing is signed yet."))

        // The rules in force, and the silence that they know, can be read at any time.
        try nodes.run("alda", ["found", "norvane.card", "--words", words] + options)
        try nodes.exchange()
        let rules = try nodes.norvane("mechanism").output
        #expect(rules.contains("Silence consents after 14 days at least"), "\(rules)")
        #expect(rules.contains("alda speaks, since the founding"), "\(rules)")
        let proposal = try nodes.propose("norvane", "--session", "1", "--silence-until", "2036-01-01T00:00:00Z")
        let early = try nodes.norvane("declare", "--silence", proposal, "--post", "secretary", code: 1)
        #expect(early.errors.contains("has not shown yet that it has the text"), "\(early.errors)")
        try nodes.exchange()
        let text = try nodes.alda("inbox", proposal).output
        #expect(text.contains("If you say nothing until 2036-01-01T00:00:00Z, you consent."), "\(text)")
        #expect(try nodes.alda("inbox").output.contains("saying nothing until 2036-01-01T00:00:00Z consents"))
        #expect(try nodes.alda("status").output.contains("\(proposal): If you say nothing until"))
        let json = try nodes.alda("inbox", "--json").output
        #expect(json.contains("\"you_consent_after\": \"2036-01-01T00:00:00Z\""), "\(json)")
        let running = try nodes.norvane("declare", "--silence", proposal, "--post", "secretary", code: 1)
        #expect(running.errors.contains("rivers can speak until 2036-01-01T00:00:00Z"), "\(running.errors)")
        try nodes.alda("consent", proposal, "--yes")
    }

    @Test(
        "a proposed document is shown with its first lines and how many more there are; a joint text is checked alone"
    )
    func documents() throws {
        let nodes = try TwoNodes.founded()
        let lines = (1...20).map { "The ministers met for the \($0). time in Halvik." }
        try nodes.place.write(Array(lines.joined(separator: "\n").utf8), to: "long.txt")
        try nodes.norvane("read", "long.txt", "--session", "1")
        let proposal = try nodes.propose("norvane", "--document", "long.txt")
        try nodes.exchange()
        let first = try nodes.alda("inbox", proposal).output
        #expect(first.contains("│ \(lines[11])\n"), "\(first)")
        #expect(!first.contains(lines[12]))
        #expect(first.contains("and 8 more lines; --text shows all of it"), "\(first)")
        let all = try nodes.alda("consent", proposal, "--yes", "--text").output
        #expect(all.contains("│ \(lines[19])\n"), "\(all)")
        try nodes.exchange()
        let late = try nodes.alda("consent", proposal, "--yes", code: 1)
        #expect(late.errors.contains("\(proposal) is agreed already"), "\(late.errors)")
        #expect(late.output.isEmpty, "the text was shown before the refusal")

        try nodes.norvane("instrument", proposal, "joint.note")
        let place = nodes.place
        let unknown = try place.suivi("verify", "joint.note", "--register", "nowhere")
        #expect(unknown.code == 1)
        #expect(unknown.output.contains("document long.txt"), "\(unknown.output)")
        #expect(unknown.errors.contains("Nothing was checked"), "\(unknown.errors)")
        let cards = ["--card", "norvane.card", "--card", "alda.card", "--register", "nowhere"]
        let checked = try place.suivi.run(Suivi.program, ["verify", "joint.note"] + cards)
        #expect(checked.code == 0, "\(checked.errors)")
        #expect(checked.output.contains("good, by the card of norvane"), "\(checked.output)")
        #expect(checked.output.contains("good, by the card of alda"))
        // The own register knows the keys.
        #expect(try nodes.norvane("verify", "joint.note").output.contains("good, by the card of alda"))
        let text = try String(contentsOf: place.path("joint.note"), encoding: .utf8)
        try place.write(Array(text.replacing("long.txt", with: "lang.txt").utf8), to: "other.note")
        let forged = try place.suivi.run(Suivi.program, ["verify", "other.note"] + cards)
        #expect(forged.code == 3, "\(forged.output)")
        #expect(forged.output.contains("FALSE"))
    }

    @Test(
        "one pouch for a third person holds everything from the first act on, and the keys have the words of the cards"
    )
    func thirdPerson() throws {
        let nodes = try TwoNodes.founded()
        try nodes.agreeOnSession()
        try nodes.norvane("pouch", "pack", "--for-a-third-person", "all.zip")
        let outcome = try nodes.place.suivi("verify", "all.zip", "--register", "nowhere")
        #expect(outcome.code == 0, "\(outcome.errors)")
        let digest = try nodes.norvane("status", "--digest").output
        #expect(outcome.output.contains(digest), "\(outcome.output)")
        for name in ["norvane", "alda"] {
            let card = try nodes.place.suivi("verify", "\(name).card", "--register", "nowhere").output
            let line = try #require(card.split(separator: "\n").first { $0.hasPrefix("The words of its keys: ") })
            let words = line.dropFirst("The words of its keys: ".count)
            #expect(outcome.output.contains("as on its card: \(words)\n"), "\(words) in \(outcome.output)")
            #expect(try nodes.run(name, ["verify"]).output.contains("as on its card: \(words)\n"))
        }
        let both = try nodes.norvane("pouch", "pack", "--for-a-third-person", "--to", "alda", "both.zip", code: 2)
        #expect(both.errors.contains("it is for one or the other"), "\(both.errors)")
        let own = try nodes.norvane("pouch", "pack", "--to", "norvane", "own.zip", code: 1)
        #expect(own.errors.contains("you are norvane"), "\(own.errors)")
    }

    @Test("who has left proposes nothing, gets nothing after the receipt, and all of it is said with its day")
    func leaving() throws {
        let nodes = try TwoNodes.founded()
        try nodes.agreeOnSession()
        try nodes.alda("declare", "withdrawal", "--text", "We leave.", "--from", "2026-01-01")
        let arrival = try nodes.send(from: "alda", to: "norvane")
        #expect(arrival.contains("withdrawal: We leave."), "\(arrival)")
        let refused = try nodes.alda("propose", "--session", "1", "--place", "Alda", code: 1)
        #expect(refused.errors.contains("alda has left since 2026-01-01"), "\(refused.errors)")
        let rules = try nodes.norvane("mechanism").output
        #expect(rules.contains("alda has left since 2026-01-01: We leave."), "\(rules)")
        #expect(rules.contains("the mechanism has ended"), "\(rules)")
        let status = try nodes.norvane("status").output
        #expect(status.contains("Copies of this journal are with: alda (acts "), "\(status)")
        try nodes.norvane("pouch", "pack", "--to", "alda", "receipt.zip")
        try nodes.norvane("declare", "explanation", "--text", "So be it.")
        let later = try nodes.norvane("pouch", "pack", "--to", "alda", "later.zip", code: 1)
        #expect(later.errors.contains("nothing later is sent to it"), "\(later.errors)")
        let line = try nodes.norvane("verify", "--json").output
        #expect(line.contains("\"whole\": true"), "\(line)")
    }

    @Test("the parties end their mechanism together")
    func ending() throws {
        let nodes = try TwoNodes.founded()
        try nodes.agreeOnSession()
        let alone = try nodes.norvane("mechanism", "--status", "ended", code: 1)
        #expect(alone.errors.contains("propose the change to them"), "\(alone.errors)")
        let outcome = try nodes.norvane("mechanism", "--status", "ended", "--propose", "--json").output
        let object = try JSONSerialization.jsonObject(with: Data(outcome.utf8)) as? [String: Any]
        let proposal = try #require(object?["proposal"] as? String)
        try nodes.exchange()
        #expect(try nodes.alda("inbox", proposal).output.contains("[-established-]{+ended+}"))
        try nodes.alda("consent", proposal, "--yes")
        try nodes.exchange()
        for node in ["norvane", "alda"] { #expect(try nodes.run(node, ["mechanism"]).output.contains(" · ended")) }
    }

    @Test("a text from standard input is kept under a name that somebody gives")
    func standardInput() throws {
        let place = try Workplace()
        try place.makeRegister()
        let nameless = try place.suivi("read", "-", "--session", "1")
        #expect(nameless.code == 2)
        #expect(nameless.errors.contains("--name"), "\(nameless.errors)")
    }
}
