import Foundation
import Testing

@Suite("Bad input: each file gets an error that says what, where and what to do")
struct BadInputTests {
    /// Reads a file that is expected to be refused, with and without a register.
    ///
    /// Returns what the program said.
    private func refusal(of name: String, in place: Workplace, code: Int32) throws -> String {
        let outcome = try place.suivi("read", name)
        #expect(outcome.code == code, "\(outcome.output)\(outcome.errors)")
        #expect(outcome.output.isEmpty)
        #expect(outcome.errors.contains(name), "the file is named: \(outcome.errors)")
        #expect(outcome.errors.split(separator: "\n").count == 1, "one error is one line: \(outcome.errors)")
        return outcome.errors
    }

    @Test("a file that is missing")
    func missing() throws {
        let place = try Workplace()
        _ = try refusal(of: "nowhere.txt", in: place, code: 1)
    }

    @Test("one bad file of several: the others are read, and the call says how many were not")
    func othersAreRead() throws {
        let place = try Workplace()
        let sentence = "The two Parties agreed to establish a joint working group on water before the end of 2027."
        try place.write(Array(sentence.utf8), to: "good.txt")
        try place.write(Array("{\\rtf1\\ansi \(sentence)\\par}".utf8), to: "good.rtf")
        try place.write(Array("PK\u{3}\u{4} and nothing more".utf8), to: "bad.docx")
        try place.write([], to: "empty.txt")
        let files = ["bad.docx", "good.txt", "empty.txt", "good.rtf", "gone.txt"]
        for format in ["jsonl", "json", "table", "csv"] {
            let arguments = ["read", "--format", format, "--language-of-text", "en"] + files
            let outcome = try place.suivi.run(Suivi.program, arguments)
            #expect(outcome.code == 3, "\(outcome.errors)")
            let lines = outcome.errors.split(separator: "\n")
            #expect(lines.count == 4, "\(outcome.errors)")
            #expect(lines.first?.contains("'bad.docx' is damaged at ZIP") == true)
            #expect(lines.contains { $0.contains("empty.txt") } && lines.contains { $0.contains("gone.txt") })
            #expect(lines.last == "3 of 5 files were not read.")
            #expect(outcome.output.contains("good.txt") && outcome.output.contains("good.rtf"), "\(outcome.output)")
            #expect(outcome.output.contains("working group"))
        }
        let french = try place.suivi("read", "bad.docx", "good.txt", "--language", "fr", "--language-of-text", "en")
        #expect(french.errors.contains("1 fichier sur 2 n’a pas été lu."), "\(french.errors)")
    }

    @Test("the good files of a call are deposited, the bad ones are named")
    func othersAreDeposited() throws {
        let place = try Workplace()
        try place.makeRegister()
        let example = Repository.example("communique/communique-fr.txt").path
        try place.write(Array("PK\u{3}\u{4}".utf8), to: "bad.odt")
        let outcome = try place.suivi("read", "bad.odt", example, "--session", "1")
        #expect(outcome.code == 3, "\(outcome.errors)")
        #expect(outcome.errors.contains("bad.odt") && outcome.errors.contains("1 of 2 files was not read."))
        #expect(outcome.output.contains("deposited"))
    }

    @Test("a program that is missing is named with its package")
    func missingProgram() throws {
        let place = try Workplace()
        try place.write(Array("%PDF-1.4\n".utf8), to: "text.pdf")
        var suivi = place.suivi
        suivi.environment["PATH"] = "/nowhere"
        let outcome = try suivi("read", "text.pdf")
        #expect(outcome.code == 3)
        #expect(outcome.errors.contains("apt-get install poppler-utils"), "\(outcome.errors)")
    }

    @Test("a folder, where a file is meant")
    func folder() throws {
        let place = try Workplace()
        try FileManager.default.createDirectory(at: place.path("texts"), withIntermediateDirectories: true)
        _ = try refusal(of: "texts", in: place, code: 1)
    }

    @Test("an empty file, and one of white space only", arguments: ["", "\n \n\t\n"])
    func empty(text: String) throws {
        let place = try Workplace()
        try place.write(Array(text.utf8), to: "empty.txt")
        #expect(try refusal(of: "empty.txt", in: place, code: 3).contains("empty"))
    }

    @Test(
        "a binary file by its first bytes",
        arguments: [
            // The first bytes of PDF, of an archive, of a program, and of an image, each with nothing behind them.
            [0x25, 0x50, 0x44, 0x46, 0x2D, 0x31, 0x2E, 0x37, 0x0A], [0x50, 0x4B, 0x03, 0x04, 0x14, 0x00],
            [0x7F, 0x45, 0x4C, 0x46, 0x02, 0x01], [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A],
            [0x00, 0x01, 0x02, 0x03, 0x04, 0xFF, 0x00, 0x10],
        ] as [[UInt8]]
    )
    func binary(bytes: [UInt8]) throws {
        let place = try Workplace()
        try place.write(bytes + [UInt8](repeating: 0, count: 500), to: "file.bin")
        _ = try refusal(of: "file.bin", in: place, code: 3)
    }

    @Test("a file of 200 MB is refused before it is read")
    func large() throws {
        let place = try Workplace()
        try place.write([], to: "large.txt")
        let file = try FileHandle(forWritingTo: place.path("large.txt"))
        try file.truncate(atOffset: 200 << 20)
        try file.close()
        _ = try refusal(of: "large.txt", in: place, code: 3)
    }

    @Test("a file that is not in the encoding that it was said to have")
    func wrongEncoding() throws {
        let place = try Workplace()
        try place.write([0x50, 0x61, 0x72, 0x74, 0x69, 0x65, 0x20, 0xE9, 0xE8, 0xFF, 0x0A], to: "text.txt")
        let outcome = try place.suivi("read", "text.txt", "--encoding", "utf-8")
        #expect(outcome.code == 3)
        #expect(outcome.errors.contains("text.txt"))
        let unknown = try place.suivi("read", "text.txt", "--encoding", "klingon")
        #expect(unknown.code == 2)
        #expect(unknown.errors.contains("windows-1251"))
    }

    @Test("a text in a language that has no lexicon")
    func unknownLanguage() throws {
        let place = try Workplace()
        let finnish = """
            Osapuolet sopivat yhteistyön vahvistamisesta ja tapaavat jälleen ensi vuonna pääkaupungissa. \
            Molemmat osapuolet pitävät tärkeänä sitä, että työryhmä jatkaa toimintaansa ja raportoi tuloksista.

            """
        try place.write(Array(finnish.utf8), to: "suomi.txt")
        let outcome = try place.suivi("read", "suomi.txt")
        #expect(outcome.code == 3)
        #expect(outcome.errors.contains("--language-of-text"))
        let named = try place.suivi("read", "suomi.txt", "--language-of-text", "fi")
        #expect(named.code == 3)
        #expect(named.errors.contains("fr"))
    }

    @Test("a page that is nested without end")
    func loopingPage() throws {
        let place = try Workplace()
        let words = "<p>Les deux Parties sont convenues de créer un groupe de travail conjoint sur la sûreté.</p>"
        let page = String(repeating: "<div><table><tr><td><blockquote>", count: 20_000) + words
        try place.write(Array(page.utf8), to: "page.html")
        let outcome = try place.suivi("read", "page.html", "--language-of-text", "fr")
        #expect([0, 3].contains(outcome.code), "\(outcome.errors)")
        #expect(outcome.code != 0 || outcome.output.contains("groupe de travail"))
    }

    @Test("hostile characters of a file do not reach the terminal")
    func escapes() throws {
        let place = try Workplace()
        let text = "The two Parties agreed to establish a \u{1B}[31mjoint\u{1B}[0m\u{202E} working group.\n"
        try place.write(Array(text.utf8), to: "text.txt")
        let outcome = try place.suivi("read", "text.txt", "--language-of-text", "en")
        #expect(!outcome.output.unicodeScalars.contains { $0 == "\u{1B}" || $0 == "\u{202E}" })
        #expect(!outcome.errors.unicodeScalars.contains { $0 == "\u{1B}" })
    }

    @Test(
        "a command line that makes no sense says what to change",
        arguments: [
            ["conclusion"], ["conclusions", "--sort", "colour"], ["show"], ["show", "seven"], ["read"],
            ["report", "1/01", "--status", "perhaps"], ["session", "0"], ["party", "Norvane!"], ["--colour"],
        ]
    )
    func usage(arguments: [String]) throws {
        let place = try Workplace()
        let outcome = try place.suivi.run(Suivi.program, arguments)
        #expect(outcome.code == 2, "\(outcome.output)")
        #expect(!outcome.errors.isEmpty)
        #expect(!FileManager.default.fileExists(atPath: place.path("register").path))
    }

    @Test("what does not exist in the register is named")
    func unknownThings() throws {
        let place = try Workplace()
        try place.makeRegister()
        let acts = try place.verifiedActs()
        for (arguments, named) in [
            (["show", "1/99"], "1/99"), (["report", "1/99", "--status", "completed"], "1/99"),
            (["assign", "1/99", "desk"], "1/99"), (["review", "nothing.txt"], "nothing.txt"),
            (["session", "2", "--host", "atlantis"], "atlantis"),
            (["read", Repository.example("press/press-fr.txt").path, "--session", "9"], "9"),
        ] {
            let outcome = try place.suivi.run(Suivi.program, arguments)
            #expect(outcome.code == 1, "\(arguments): \(outcome.errors)")
            #expect(outcome.errors.contains(named), "\(arguments): \(outcome.errors)")
        }
        #expect(try place.verifiedActs() == acts)
    }
}

@Suite("Bad days: nothing is half written")
struct BadDayTests {
    @Test("a wrong passphrase, and none")
    func passphrase() throws {
        let place = try Workplace()
        try place.makeRegister()
        try place.write(Array("wrong horse\n".utf8), to: "wrong")
        let outcome = try place.suivi("post", "desk", "--name", "en=Desk", "--passphrase-file", "wrong")
        #expect(outcome.code == 1)
        #expect(outcome.errors.contains("passphrase"))
        var suivi = place.suivi
        suivi.environment["SUIVI_PASSPHRASE_FILE"] = place.path("gone").path
        let none = try suivi("post", "desk", "--name", "en=Desk")
        #expect(none.code != 0)
        #expect(none.errors.contains("gone"))
        #expect(try place.verifiedActs() == 10)
    }

    @Test("a register that is there already is left as it is")
    func alreadyThere() throws {
        let place = try Workplace()
        try place.makeRegister()
        let outcome = try place.suivi("init", "--participant", "other.example", "--mechanism", "other")
        #expect(outcome.code == 1)
        #expect(try place.verifiedActs() == 10)
    }

    @Test(
        "a register that two programs make at once is made by one of them, and its key stays",
        arguments: [0, 20, 40, 60, 80, 100] as [UInt32]
    )
    func madeTwice(millisecondsApart: UInt32) throws {
        let place = try Workplace()
        let arguments = ["init", "--participant", "norvane.example", "--mechanism", "rivers"]
        let first = try place.suivi.begin(Suivi.program, arguments)
        // The second still seals its key while the first makes the register.
        usleep(millisecondsApart * 1000)
        let second = try place.suivi.begin(Suivi.program, arguments)
        let codes = try [first().code, second().code]
        #expect(codes.sorted() == [0, 1])
        let party = try place.suivi("party", "norvane", "--kind", "state", "--name", "en=Norvane")
        #expect(party.code == 0, "\(party.errors)")
        #expect(try place.verifiedActs() == 2)
    }

    @Test("two programs on one register: the second is told at once, and both leave it whole")
    func twoPrograms() throws {
        let place = try Workplace()
        try place.makeRegister()
        // The first program holds the right to write as long as it waits for its text.
        let outcomes = try [place.suivi, place.suivi].enumerated().map { number, suivi in
            try suivi.start("post", "desk-\(number)", "--name", "en=Desk")
        }
        .map { try $0() }
        #expect(outcomes.contains { $0.code == 0 })
        #expect(outcomes.allSatisfy { $0.code == 0 || ($0.code == 1 && $0.errors.contains("register")) })
        #expect(try place.verifiedActs() == 10 + outcomes.count { $0.code == 0 })
    }

    @Test(
        "a folder that cannot be written (disabled for the superuser, who can write everywhere)",
        .enabled(if: geteuid() != 0)
    )
    func readOnlyFolder() throws { try checkReadOnly() }

    @Test(
        "a file system that is read-only (disabled where it cannot be mounted)",
        .enabled(if: SmallDisk.canMount)
    )
    func readOnlyDisk() throws {
        let place = try Workplace()
        try place.makeRegister()
        let disk = try SmallDisk(mebibytes: 16)
        try place.copyNode(place.path("register"), to: disk.folder.appendingPathComponent("register"))
        try disk.makeReadOnly()
        let register = disk.folder.appendingPathComponent("register").path
        let write = try place.suivi("post", "desk", "--name", "en=Desk", "--register", register)
        #expect(write.code == 4, "\(write.errors)")
        #expect(write.errors.contains(register))
        let read = try place.suivi("conclusions", "--register", register)
        #expect(read.code == 0, "\(read.errors)")
        #expect(try place.suivi("verify", "--register", register).code == 0)
    }

    @Test("a full disk (disabled where a small one cannot be mounted)", .enabled(if: SmallDisk.canMount))
    func fullDisk() throws {
        let place = try Workplace()
        try place.makeRegister()
        let disk = try SmallDisk(mebibytes: 2)
        try place.copyNode(place.path("register"), to: disk.folder.appendingPathComponent("register"))
        let register = disk.folder.appendingPathComponent("register").path
        try disk.fill()
        let acts = try place.json("verify", "--register", register)["acts"] as? Int
        try place.write([UInt8](repeating: 0x41, count: 300_000), to: "evidence.txt")
        let read = try place.suivi(
            "read",
            Repository.example("communique/communique-fr.txt").path,
            "--session",
            "1",
            "--register",
            register
        )
        #expect(read.code == 4, "\(read.output)\(read.errors)")
        #expect(!read.errors.isEmpty)
        let after = try place.json("verify", "--register", register)
        #expect(after["whole"] as? Bool == true)
        #expect(after["acts"] as? Int == acts)
        // With room again, the same command does it.
        try disk.empty()
        let again = try place.suivi(
            "read",
            Repository.example("communique/communique-fr.txt").path,
            "--session",
            "1",
            "--register",
            register
        )
        #expect(again.code == 0, "\(again.errors)")
    }

    private func checkReadOnly() throws {
        let place = try Workplace()
        try place.makeRegister()
        let register = place.path("register").path
        try FileManager.default.setAttributes([.posixPermissions: 0o555], ofItemAtPath: register)
        defer { try? FileManager.default.setAttributes([.posixPermissions: 0o755], ofItemAtPath: register) }
        let write = try place.suivi("post", "desk", "--name", "en=Desk")
        #expect(write.code == 4, "\(write.errors)")
        #expect(try place.suivi("conclusions").code == 0)
    }
}
