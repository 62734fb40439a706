import Foundation
import Testing

@Suite("From a communiqué to a register that is followed")
struct FirstRunTests {
    @Test("a communiqué becomes conclusions that are listed, shown, assigned, reported and verified")
    func wholeRun() throws {
        let place = try Workplace()
        try place.makeRegister()
        try place.readExample()
        let list = try place.conclusions()
        #expect(list.count > 15)
        let tracked = try #require(list.first { $0["kind"] as? String == "commitment" })
        let number = try #require(tracked["number"] as? String)

        let post = try place.suivi("post", "river-desk", "--name", "en=River Desk", "--holder", "A. Example")
        #expect(post.code == 0, "\(post.errors)")
        #expect(try place.suivi("assign", number, "river-desk").code == 0)
        try place.write(Array("tender".utf8), to: "tender.txt")
        let report = try place.suivi(
            "report",
            number,
            "--status",
            "in_progress",
            "--text",
            "Tender published",
            "--evidence",
            "tender.txt"
        )
        #expect(report.code == 0, "\(report.errors)")

        let shown = try place.json("show", number)
        #expect((shown["status"] as? [String: Any])?["ours"] as? String == "in_progress")
        let acts = try #require(shown["acts"] as? [[String: Any]])
        #expect(acts.compactMap { $0["act"] as? String } == ["conclusion", "assign", "report"])
        let because = try #require(shown["because"] as? [[String: Any]])
        #expect(!because.isEmpty)

        let open = try place.conclusions("--open")
        #expect(open.allSatisfy { $0["open"] as? Bool == true })
        #expect(open.count < list.count)
        let status = try place.json("status")
        #expect((status["conclusions"] as? [String: Any])?["open"] as? Int == open.count)
        #expect(try place.verifiedActs() > list.count)
        let rebuilt = try place.suivi("rebuild")
        #expect(rebuilt.code == 0, "\(rebuilt.output)\(rebuilt.errors)")
        #expect(try place.suivi("doctor").code == 0)
    }

    @Test("positions are kept with their attribution: they have no status, and no report is taken")
    func positions() throws {
        let place = try Workplace()
        try place.makeRegister()
        try place.readExample()
        let position = try #require(try place.conclusions("--kind", "position").first)
        let number = try #require(position["number"] as? String)
        #expect(position["open"] as? Bool == false)
        let report = try place.suivi("report", number, "--status", "in_progress", "--text", "x")
        #expect(report.code == 1)
        #expect(report.errors.contains(number))
    }

    @Test("what the text does not say is said to be not stated, in words and in data")
    func notStated() throws {
        let place = try Workplace()
        let text = "The two Parties agreed to establish a joint working group on river safety.\n"
        try place.write(Array(text.utf8), to: "short.txt")
        let read = try place.suivi("read", "short.txt", "--language-of-text", "en")
        #expect(read.code == 0, "\(read.errors)")
        #expect(read.output.contains("not stated"))
        let json = try place.json("read", "short.txt", "--language-of-text", "en")
        let finding = try #require((json["findings"] as? [[String: Any]])?.first)
        #expect((finding["due"] as? [String: Any])?["readiness"] as? String == "not_stated")
        #expect((finding["due"] as? [String: Any])?["edtf"] == nil)
    }

    @Test("reading the same file twice deposits it once")
    func twice() throws {
        let place = try Workplace()
        try place.makeRegister()
        let file = Repository.example("communique/communique-fr.txt").path
        #expect(try place.suivi("read", file, "--session", "1").code == 0)
        let acts = try place.verifiedActs()
        let again = try place.suivi("read", file, "--session", "1")
        #expect(again.code == 0)
        #expect(try place.verifiedActs() == acts)
    }

    @Test("a file of decisions changes kinds, refuses, splits and merges; the same file twice changes nothing more")
    func decisions() throws {
        let place = try Workplace()
        try place.makeRegister()
        #expect(
            try place.suivi("read", Repository.example("communique/communique-fr.txt").path, "--session", "1").code == 0
        )
        try place.write(
            Array("# the first is an offer\n1 kind offer\n1 accept\n2 refuse\n3 not_stated actors\n3 accept\n".utf8),
            to: "decisions.txt"
        )
        let review = try place.suivi("review", "--decisions", "decisions.txt")
        #expect(review.code == 0, "\(review.errors)")
        let list = try place.conclusions()
        #expect(list.count == 2)
        #expect(list.first?["kind"] as? String == "offer")
        #expect((list.last?["actors"] as? [String])?.isEmpty == true)
        // What was neither accepted nor refused can be taken up later.
        let rest = try place.suivi("review", "communique-fr.txt", "--accept-all")
        #expect(rest.code == 0, "\(rest.errors)")
        let all = try place.conclusions()
        #expect(all.count > 15)
        let numbers = Set(all.compactMap { $0["number"] as? String })
        #expect(numbers.count == all.count)
    }

    @Test("a wrong line in a file of decisions is named, and nothing is recorded")
    func wrongDecision() throws {
        let place = try Workplace()
        try place.makeRegister()
        #expect(
            try place.suivi("read", Repository.example("communique/communique-fr.txt").path, "--session", "1").code == 0
        )
        try place.write(Array("1 accept\n2 perhaps\n".utf8), to: "decisions.txt")
        let review = try place.suivi("review", "--decisions", "decisions.txt")
        #expect(review.code == 1)
        #expect(review.errors.contains("line 2"))
        #expect(try place.conclusions().isEmpty)
    }

    @Test("the procedural conclusions propose the mechanism's rules and its next session; --accept records them")
    func facts() throws {
        let place = try Workplace()
        try place.makeRegister()
        try place.readExample()
        let before = try place.verifiedActs()
        let proposed = try place.suivi("mechanism", "--from-document", "communique-fr.txt")
        #expect(proposed.code == 0, "\(proposed.errors)")
        #expect(try place.verifiedActs() == before)
        #expect(try place.suivi("mechanism", "--from-document", "communique-fr.txt", "--accept").code == 0)
        let status = try place.json("status")
        let sessions = try #require(status["sessions"] as? [[String: Any]])
        let next = try #require(sessions.last)
        #expect(next["number"] as? Int == 2)
        #expect(next["status"] as? String == "expected")
        #expect((next["host"] as? [String: Any])?["party"] as? String == "rivers")
        #expect((next["date"] as? [String: Any])?["readiness"] as? String == "not_stated")
    }

    @Test("an explanation shows the findings in the text, their reasons, and what was left with its cause")
    func explanation() throws {
        let place = try Workplace()
        let text = "The two Parties agreed to open a port by 2030. The Parties did not agree to raise tolls.\n"
        try place.write(Array(text.utf8), to: "text.txt")
        let shown = try place.suivi("read", "text.txt", "--explain", "--language-of-text", "en")
        #expect(shown.code == 0, "\(shown.errors)")
        #expect(shown.output.contains("⟦1 The two Parties agreed to open a port by 2030⟧"), "\(shown.output)")
        #expect(shown.output.contains("by 2030 = "), "\(shown.output)")
        #expect(shown.output.contains("negated"), "\(shown.output)")
        let json = try place.json("read", "text.txt", "--explain", "--language-of-text", "en")
        let left = try #require(json["left_aside"] as? [[String: Any]])
        #expect(left.contains { $0["cause"] as? String == "negated" })
        let plain = try place.json("read", "text.txt", "--language-of-text", "en")
        #expect(plain["left_aside"] == nil)
    }

    @Test("the fingerprint is what sha256sum makes of key, signed acts and root, and changes with each act")
    func fingerprint() throws {
        let place = try Workplace()
        try place.makeRegister()
        let before = try place.json("verify")
        let lines = [
            try #require(before["key"] as? String), String(try #require(before["signed"] as? Int)),
            try #require(before["root"] as? String),
        ]
        let sum = try place.suivi.run(
            URL(fileURLWithPath: "/usr/bin/sha256sum"),
            [],
            input: Data(lines.map { $0 + "\n" }.joined().utf8)
        )
        let fingerprint = try #require(before["fingerprint"] as? String)
        #expect(fingerprint.split(separator: " ").count == 8)
        #expect(sum.output.hasPrefix(fingerprint.filter { $0 != " " }))
        #expect(try place.suivi("verify").output.contains(fingerprint))
        try #require(try place.suivi("post", "river-desk", "--name", "en=River Desk").code == 0)
        #expect(try place.json("verify")["fingerprint"] as? String != fingerprint)
    }

    @Test("a register that is restored without its keys says that it can only be read, and is whole")
    func restoredWithoutKeys() throws {
        let place = try Workplace()
        try place.makeRegister()
        try #require(try place.suivi("backup", "copy").code == 0)
        let restored = try place.suivi("restore", "copy", "--register", "second")
        #expect(restored.code == 0, "\(restored.errors)")
        #expect(restored.output.contains("can be read and not written"), "\(restored.output)")
        #expect(try place.suivi("status", "--register", "second").code == 0)
        #expect(try place.suivi("post", "desk", "--name", "en=Desk", "--register", "second").code != 0)
    }

    @Test("a backup is restored to a register that equals the first; keys are kept apart")
    func backup() throws {
        let place = try Workplace()
        try place.makeRegister()
        try place.readExample()
        let backup = try place.suivi("backup", "copy")
        #expect(backup.code == 0, "\(backup.errors)")
        #expect(!FileManager.default.fileExists(atPath: place.path("copy/keys").path))
        #expect(!FileManager.default.fileExists(atPath: place.path("copy/private.sqlite").path))
        let restored = try place.suivi("restore", "copy", "--register", "second", "--keys", "register/keys")
        #expect(restored.code == 0, "\(restored.errors)")
        let first = try place.suivi("conclusions", "--json")
        let second = try place.suivi("conclusions", "--json", "--register", "second")
        #expect(first.output == second.output)
        let write = try place.suivi("post", "desk", "--name", "en=Desk", "--register", "second")
        #expect(write.code == 0, "\(write.errors)")
    }

    @Test("an older backup with the keys of today is read and never written")
    func olderBackup() throws {
        let place = try Workplace()
        try place.makeRegister()
        #expect(try place.suivi("backup", "old").code == 0)
        #expect(try place.suivi("post", "desk", "--name", "en=Desk").code == 0)
        _ = try place.suivi("restore", "old", "--register", "second", "--keys", "register/keys")
        let write = try place.suivi("post", "other", "--name", "en=Other", "--register", "second")
        #expect(write.code == 1)
        #expect(write.errors.contains("older backup"))
        #expect(try place.suivi("conclusions", "--register", "second").code == 0)
    }

    @Test("the interface speaks six languages", arguments: ["fr", "en", "ru", "es", "ar", "pt"])
    func languages(code: String) throws {
        let place = try Workplace()
        let help = try place.suivi("--language", code, "--help")
        #expect(help.code == 0)
        let english = try place.suivi("--help")
        #expect((help.output == english.output) == (code == "en"))
        let wrong = try place.suivi("--language", code, "conclusions", "--sort", "colour")
        #expect(wrong.code == 2)
        let absent = try place.suivi("--language", code, "status")
        #expect(absent.code == 1)
        #expect(absent.errors.contains("register"))
    }
}
