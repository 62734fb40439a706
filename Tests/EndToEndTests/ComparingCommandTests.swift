import Foundation
import Testing

@Suite("Accounts, drafts and sessions compared")
struct ComparingCommandTests {
    private func example(_ name: String) -> String { Repository.example(name).path }

    private func object(_ outcome: Suivi.Outcome) throws -> [String: Any] {
        try #require(outcome.code == 0, "\(outcome.errors)")
        return try #require(try JSONSerialization.jsonObject(with: Data(outcome.output.utf8)) as? [String: Any])
    }

    @Test("two versions of a communiqué are shown side by side where they bind unlike")
    func versions() throws {
        let place = try Workplace()
        let files = ["fr", "en", "ru"].map { example("communique/communique-\($0).txt") }
        let table = try place.suivi("compare", files[0], files[1])
        #expect(table.code == 0, "\(table.errors)")
        #expect(table.output.contains("52 of 52 passages aligned, 35 conclusions in both"), "\(table.output)")
        #expect(table.output.contains("expriment leur engagement"))
        #expect(table.output.contains("express their resolve"))
        #expect(table.output.hasSuffix("1 conclusion differs; the text doesn't say which is right\n"))

        let json = try object(try place.suivi("compare", files[0], files[1], files[2], "--json"))
        let comparisons = try #require(json["comparisons"] as? [[String: Any]])
        #expect(comparisons.count == 2)
        let differing = try #require(comparisons[0]["differing"] as? [[String: Any]])
        let left = try #require(differing.first?["left"] as? [String: Any])
        // Places are code points of the file, as everywhere.
        let text = Array(try String(contentsOfFile: files[0], encoding: .utf8).unicodeScalars)
        let start = try #require(left["start"] as? Int)
        let end = try #require(left["end"] as? Int)
        var quote = String.UnicodeScalarView()
        quote.append(contentsOf: text[start..<end])
        #expect(String(quote) == left["quote"] as? String)

        let csv = try place.suivi("compare", files[0], files[1], "--clauses", "--format", "csv")
        #expect(csv.output.split(separator: "\r\n").count == 53)
        let words = try place.suivi("compare", files[1], files[2], "--terms")
        #expect(words.output.contains("parties"))
        #expect(words.output.contains("стороны"))
    }

    @Test("a number that was changed in one version is shown with both numbers")
    func seeded() throws {
        let place = try Workplace()
        let english = try String(contentsOfFile: example("communique/communique-en.txt"), encoding: .utf8)
        try place.write(Array(english.replacing("thirty scholarships", with: "forty scholarships").utf8), to: "en.txt")
        let outcome = try place.suivi("compare", example("communique/communique-fr.txt"), "en.txt")
        #expect(outcome.output.contains("forty"), "\(outcome.output)")
        #expect(outcome.output.contains("trente"))
        #expect(outcome.output.contains("2 conclusions differ"))
    }

    @Test("two drafts are one text with the words struck out and added, in each language, with lines")
    func redline() throws {
        let place = try Workplace()
        let drafts = [
            ("old-en.txt", "The Parties undertake to repair the weir at Halvik before 1 June 2027.\n"),
            ("new-en.txt", "The Parties undertake to rebuild the weir at Halvik before 1 July 2027.\n"),
            (
                "old-ar.txt",
                "يتعهد الطرفان بإصلاح السد في هالفيك قبل نهاية عام 2027. ويرحب الطرفان بزيارة اللجنة إلى برينبورت، ويتفقان على عقد الدورة المقبلة في نورفان خلال الربيع، ويقرران نشر مناسيب الأنهار كل أسبوع.\n"
            ),
            (
                "new-ar.txt",
                "يتعهد الطرفان ببناء السد في هالفيك قبل نهاية عام 2027. ويرحب الطرفان بزيارة اللجنة إلى برينبورت، ويتفقان على عقد الدورة المقبلة في نورفان خلال الربيع، ويقرران نشر مناسيب الأنهار كل أسبوع.\n"
            ),
        ]
        for (name, text) in drafts { try place.write(Array("\n\n\(text)".utf8), to: name) }
        let files = ["old-en.txt", "old-ar.txt", "new-en.txt", "new-ar.txt"]
        let arguments = ["compare", "--redline"] + files
        let table = try place.suivi.run(Suivi.program, arguments + ["--html", "redline.html"])
        #expect(table.code == 0, "\(table.errors)")
        let english = "to [-repair-]{+rebuild+} the weir at Halvik before 1 [-June-]{+July+} 2027."
        #expect(table.output.contains(english), "\(table.output)")
        #expect(table.output.contains("3         3  The Parties"), "\(table.output)")
        #expect(table.output.contains("[-بإصلاح-]{+ببناء+}"))

        let page = try String(contentsOf: place.path("redline.html"), encoding: .utf8)
        #expect(page.contains("<del>repair</del> <ins>rebuild</ins>"), "\(page)")
        #expect(page.contains("<del>June</del>") && page.contains("<ins>July</ins>"), "\(page)")
        #expect(page.contains(#"<div class="draft" lang="ar" dir="rtl">"#))
        #expect(page.contains(#"<span class="number">1</span>"#))
        // What is there is never replaced.
        let again = try place.suivi.run(Suivi.program, arguments + ["--html", "redline.html"])
        #expect(again.code == 1, "\(again.errors)")

        let json = try object(try place.suivi.run(Suivi.program, arguments + ["--json"]))
        let redlines = try #require(json["redlines"] as? [[String: Any]])
        #expect(redlines.compactMap { $0["language"] as? String } == ["en", "ar"])
        let same = try place.suivi("compare", "--redline", files[0], files[0])
        #expect(same.output.contains("no word differs"), "\(same.output)")
        #expect(try place.suivi("compare", "--redline", files[0], files[1]).code == 2)
        #expect(try place.suivi("compare", files[0], files[2], "--html", "other.html").code == 2)
    }

    @Test("texts too short to tell their language are compared once it is named, and the others keep theirs")
    func shortTexts() throws {
        let place = try Workplace()
        try place.write(Array("Halvik, 1 June 2027.\n".utf8), to: "old.txt")
        try place.write(Array("Halvik, 1 July 2027.\n".utf8), to: "new.txt")
        let refused = try place.suivi("compare", "--redline", "old.txt", "new.txt")
        #expect(refused.code != 0 && refused.errors.contains("--language-of-text"), "\(refused.errors)")
        let named = try place.suivi("compare", "--redline", "old.txt", "new.txt", "--language-of-text", "en")
        #expect(named.output.contains("1 [-June-]{+July+} 2027."), "\(named.output)\(named.errors)")
        // A text in another language is not read as one in this.
        let french = example("communique/communique-fr.txt")
        let json = try object(try place.suivi("compare", french, "new.txt", "--language-of-text", "en", "--json"))
        let comparison = try #require((json["comparisons"] as? [[String: Any]])?.first)
        #expect((comparison["left"] as? [String: Any])?["language"] as? String == "fr", "\(comparison)")
        #expect((comparison["right"] as? [String: Any])?["language"] as? String == "en", "\(comparison)")
        #expect(try place.suivi("compare", french, "new.txt", "--language-of-text", "?").code == 2)
    }

    @Test("a draft is answered with advice and exit code 0")
    func draft() throws {
        let place = try Workplace()
        let draft = """
            JOINT COMMUNIQUÉ

            1. The Parties undertake to strengthen cooperation on the rivers.

            2. The Parties undertake to open [thirty] scholarships by 30 September 2027.

            """
        try place.write(Array(draft.utf8), to: "draft.txt")
        let outcome = try place.suivi("check", "draft.txt")
        #expect(outcome.code == 0)
        #expect(outcome.output.contains("1. no date · no test\n"), "\(outcome.output)")
        #expect(outcome.output.contains("cooperation on the rivers, no later than …"))
        #expect(outcome.output.contains("brackets: [thirty]"))
        #expect(outcome.output.contains("Brackets left: 1 (of nobody named 1)"))
        let json = try object(try place.suivi("check", "draft.txt", "--json"))
        #expect((json["advice"] as? [[String: Any]])?.count == 3)
    }

    @Test("the register says what is not said, and compares its sessions")
    func register() throws {
        let place = try Workplace()
        try place.makeRegister()
        try place.readExample()
        let open = try object(try place.suivi("check", "--open", "--json"))
        let rows = try #require(open["conclusions"] as? [[String: Any]])
        #expect(rows.count == (try place.conclusions("--open")).count)
        let ownerless = rows.filter { ($0["owner"] as? [String: Any])?["readiness"] as? String == "not_stated" }
        #expect(ownerless.count > 5)
        #expect(ownerless.count < rows.count)

        let second = try String(contentsOfFile: example("communique/communique-fr.txt"), encoding: .utf8)
            .replacing("Les Parties s’engagent à alléger", with: "Les Parties envisagent d’alléger")
            .replacing(
                "trente bourses d’études d’ici à septembre 2027",
                with: "quarante bourses d’études d’ici à mars 2029"
            )
            .replacing(
                "Elles ne permettront pas que leur territoire serve de refuge aux auteurs de telles attaques.",
                with: ""
            )
        try place.write(Array(second.utf8), to: "second.txt")
        #expect(try place.suivi("session", "2", "--status", "held", "--date", "2027-05-12").code == 0)
        #expect(try place.suivi("read", "second.txt", "--session", "2").code == 0)
        #expect(try place.suivi("review", "--accept-all").code == 0)
        let json = try object(try place.suivi("compare", "--sessions", "1", "2", "--json"))
        let pairs = try #require(json["pairs"] as? [[String: Any]])
        let links = Dictionary(grouping: pairs) { $0["link"] as? String ?? "" }
        #expect((links["reiterates"] ?? []).count >= 25)
        #expect(links["weakens"]?.count == 1)
        #expect(links["supersedes"]?.count == 1)
        let dropped = try #require(json["dropped"] as? [[String: Any]])
        #expect(dropped.contains { ($0["quote"] as? String)?.contains("refuge") == true })
        let twice = try place.suivi("compare", "--duplicates", "--format", "csv")
        #expect(twice.code == 0)
        #expect(twice.output.split(separator: "\r\n").count > 25)
    }

    /// A register with the French communiqué of the first session and an English one of a second.
    private func twoSessions() throws -> Workplace {
        let place = try Workplace()
        try place.makeRegister()
        try place.readExample()
        let second = """
            JOINT COMMUNIQUÉ

            1. The Parties undertake to intensify the fight against arms trafficking on the rivers.

            2. The Parties agreed to open a weekly freight line between Halvik and Brennport no later than 31 March 2028.

            3. The Parties agreed to hold a joint film festival in 2028.

            """
        try place.write(Array(second.utf8), to: "second.txt")
        #expect(try place.suivi("session", "2", "--status", "held", "--date", "2027-05-12").code == 0)
        #expect(try place.suivi("post", "river-desk", "--name", "en=River desk").code == 0)
        return place
    }

    @Test(
        "a second language version is aligned when it is deposited; where versions bind unlike, a flag gives the reason"
    )
    func versionsInTheRegister() throws {
        let place = try twoSessions()
        let read = try place.suivi("read", example("communique/communique-en.txt"), "--session", "1")
        #expect(read.output.contains("52 of 52 passages aligned; conclusions that differ: 1"), "\(read.output)")
        #expect(try place.suivi("status").output.contains("versions differ: 1/03"))
        let shown = try place.suivi("show", "1/03")
        #expect(shown.output.contains("Language versions differ; which is right is not said"))
        #expect(shown.output.contains("They express their resolve"))

        // The alignment goes out as a file and comes back corrected; what a person found alike is flagged no more.
        let alignment = try place.suivi("align", "communique-fr.txt", "communique-en.txt").output
        let lines = alignment.split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
        let question = try #require(lines.firstIndex { $0.hasPrefix("# ? ") && $0.contains("strength") })
        var edited = lines
        edited[question - 1] += " alike"
        try place.write(Array(edited.joined(separator: "\n").utf8), to: "alignment.txt")
        let taken = try place.suivi("align", "communique-fr.txt", "communique-en.txt", "--take", "alignment.txt")
        #expect(taken.code == 0, "\(taken.errors)")
        #expect(!(try place.suivi("status").output.contains("versions differ")))
        let again = try place.suivi("align", "communique-fr.txt", "communique-en.txt").output
        #expect(again.split(separator: "\n").contains { $0.hasSuffix(" alike") })

        try place.write(Array("1 = 1\n1 = 2\n".utf8), to: "wrong.txt")
        let wrong = try place.suivi("align", "communique-fr.txt", "communique-en.txt", "--take", "wrong.txt")
        #expect(wrong.code == 1)
        #expect(wrong.errors.hasPrefix("wrong.txt, line 2"), "\(wrong.errors)")
        // An empty file would take every passage apart; a file for the other order would swap them.
        let head = lines.prefix(3).joined(separator: "\n")
        let (french, english) = ("communique-fr.txt", "communique-en.txt")
        for (text, order, fault) in [
            ("# nothing\n", [french, english], "other.txt has no passage"),
            ("\(head)\n1 = 1\n", [english, french], "other.txt, line 2: this is the alignment"),
        ] {
            try place.write(Array(text.utf8), to: "other.txt")
            let outcome = try place.suivi.run(Suivi.program, ["align"] + order + ["--take", "other.txt"])
            #expect(outcome.code == 1)
            #expect(outcome.errors.hasPrefix(fault), "\(outcome.errors)")
        }
        #expect(try place.suivi("verify").code == 0)
    }

    @Test("links are proposed across languages, confirmed by a post, refused and taken back; the history keeps all")
    func links() throws {
        let place = try twoSessions()
        #expect(try place.suivi("read", example("communique/communique-en.txt"), "--session", "1").code == 0)
        #expect(try place.suivi("read", "second.txt", "--session", "2").code == 0)
        let review = try place.suivi("review", "second.txt", "--accept-all")
        #expect(review.output.contains("2 links to earlier sessions are proposed"), "\(review.output)")
        let proposed = try #require(try object(try place.suivi("link", "--json"))["proposed"] as? [[String: Any]])
        let found = proposed.map { "\($0["from"] ?? "") \($0["relation"] ?? "") \($0["to"] ?? "")" }
        #expect(found == ["2/01 reiterates 1/03", "2/02 supersedes 1/12"], "\(found)")

        let link = ["link", "2/01", "strengthens", "1/03", "--post", "river-desk", "--why", "from resolve to promise"]
        #expect(try place.suivi.run(Suivi.program, link).code == 0)
        let decisions = try place.suivi("link", "--format", "decisions").output
        #expect(decisions.contains("#2/02 supersedes 1/12 confirm"), "\(decisions)")
        try place.write(Array("2/02 supersedes 1/12 refuse another line\n".utf8), to: "decisions.txt")
        #expect(try place.suivi("link", "--decisions", "decisions.txt").code == 0)
        #expect(try place.suivi("link").output.contains("0 links are proposed"))
        for number in ["1/03", "2/01"] {
            let shown = try place.json("show", number)
            let links = try #require(shown["links"] as? [[String: Any]])
            #expect(links.map { $0["relation"] as? String } == ["strengthens"])
            #expect(links.first?["post"] as? String == "river-desk")
        }
        let refused = try place.suivi("show", "2/02").output
        #expect(refused.contains("2/02 supersedes 1/12  refused"), "\(refused)")
        #expect(try place.suivi("link", "2/01", "strengthens", "1/03", "--withdraw").code == 0)
        let acts = try #require(try place.json("show", "2/01")["acts"] as? [[String: Any]])
        #expect(acts.compactMap { $0["act"] as? String } == ["conclusion", "link", "link"])
        // Two conclusions don't carry each other out, however it is said.
        #expect(try place.suivi("link", "2/01", "implements", "1/03").code == 0)
        for circle in [["1/03", "implements", "2/01"], ["2/01", "implemented_through", "1/03"]] {
            let outcome = try place.suivi.run(Suivi.program, ["link"] + circle)
            #expect(outcome.code == 1)
            #expect(outcome.errors.hasPrefix("it is recorded that 2/01 implements 1/03"), "\(outcome.errors)")
        }
        // What would be passed over in silence is refused.
        for mixed in [
            ["link", "--refuse"], ["link", "--accept-all", "--decisions", "decisions.txt"],
            ["link", "2/01", "implements", "1/03", "--accept-all"], ["merge", "--versions", "--apart"],
        ] {
            #expect(try place.suivi.run(Suivi.program, mixed).code == 2, "\(mixed)")
        }
        let forward = try place.suivi("link", "1/03", "reiterates", "2/01")
        #expect(forward.code == 1)
        #expect(forward.errors.contains("2/01 reiterates 1/03"), "\(forward.errors)")
    }

    @Test("what two language versions say is followed once, and both quotations stay")
    func merges() throws {
        let place = try twoSessions()
        let before = try place.conclusions("--open").count
        #expect(try place.suivi("read", example("communique/communique-en.txt"), "--session", "1").code == 0)
        #expect(try place.suivi("review", "communique-en.txt", "--accept-all").code == 0)
        #expect(try place.conclusions("--open").count > before)
        #expect(try place.suivi("compare", "--duplicates").output.contains("35 pairs"))
        #expect(try place.suivi("merge", "--versions").code == 0)
        #expect(try place.conclusions("--open").count == before)
        let shown = try place.json("show", "1/01")
        #expect(shown["says_as_well"] as? [String] == ["1/36"])
        #expect(try place.suivi("show", "1/36").output.contains("They took note of the report"))
        #expect(try place.suivi("merge", "1/36", "--apart").code == 0)
        #expect((try place.json("show", "1/01")["says_as_well"] as? [String])?.isEmpty == true)
        #expect(try place.suivi("rebuild").code == 0)
        let terms = try #require(
            try object(try place.suivi("compare", "--terms", "--json"))["terms"] as? [[String: Any]]
        )
        let pairs = try #require(terms.first?["pairs"] as? [[String: Any]])
        #expect(pairs.contains { $0["left"] as? String == "ministers" && $0["right"] as? String == "ministres" })
    }

    @Test("what cannot be compared is refused with its reason")
    func refused() throws {
        let place = try Workplace()
        #expect(try place.suivi("compare", "one.txt").code == 2)
        #expect(try place.suivi("compare", "--sessions", "1").code == 2)
        #expect(try place.suivi("check").code == 2)
        let missing = try place.suivi("compare", "none-a.txt", "none-b.txt")
        #expect(missing.code == 1)
        #expect(missing.errors.contains("none-a.txt"))
        try place.write([0x00, 0x01, 0x02, 0xFF, 0x00], to: "damaged.txt")
        #expect(try place.suivi("check", "damaged.txt").code == 3)
    }
}
