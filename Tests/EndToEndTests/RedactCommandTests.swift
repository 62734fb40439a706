import Foundation
import Testing

@Suite("Taken out of a copy")
struct RedactCommandTests {
    private func bytes(_ path: String, of place: Workplace) throws -> [String: Data] {
        let root = place.path(path)
        var isFolder: ObjCBool = false
        _ = FileManager.default.fileExists(atPath: root.path, isDirectory: &isFolder)
        guard isFolder.boolValue else { return ["": try Data(contentsOf: root)] }
        var files: [String: Data] = [:]
        for name in try FileManager.default.subpathsOfDirectory(atPath: root.path) {
            files[name] = try? Data(contentsOf: root.appendingPathComponent(name))
        }
        return files
    }

    private func holds(_ words: String, _ path: String, of place: Workplace) throws -> Bool {
        try bytes(path, of: place).values.contains { $0.firstRange(of: Data(words.utf8)) != nil }
    }

    @Test("what a conclusion says goes, its hash stays, and every verifier finds the copy whole but for so many")
    func conclusion() throws {
        let place = try Workplace()
        try place.makeRegister()
        try place.readExample()
        try place.suivi("export", "journal", "--bodies", "--prove", "0")
        let before = try bytes("journal", of: place)
        let words = "\"number\":\"1/04\""
        #expect(try holds(words, "journal", of: place))
        let outcome = try place.json("redact", "journal", "1/04", "--to", "copy")
        let gone = try #require(outcome["acts"] as? [[String: Any]])
        #expect(!gone.isEmpty && outcome["withheld"] as? Int == gone.count)
        #expect(try !holds(words, "copy", of: place))
        #expect(try bytes("journal", of: place) == before)
        // Nothing else is another than it was.
        let after = try bytes("copy", of: place)
        #expect(after.allSatisfy { before[$0.key] == $0.value } && after.count == before.count - gone.count)
        let verified = try place.suivi("verify", "copy", "--language", "en")
        #expect(
            verified.code == 0 && verified.output.contains("Complete but for \(gone.count) item"),
            "\(verified.output)"
        )
        let key = try String(contentsOf: place.path("copy/key"), encoding: .utf8).filter { $0 != "\n" }
        for verifier in [OtherVerifier.shell, .python, .go] {
            guard let command = verifier.command else { continue }
            let told = try place.suivi.run(
                URL(fileURLWithPath: "/usr/bin/env"),
                command + ["--key", key, "copy"]
            )
            #expect(told.code == 0 && told.output.contains("\(gone.count) not shown"), "\(told.output)\(told.errors)")
        }
        // And once more, of the copy.
        #expect(try place.json("redact", "copy", "norvane#0", "--to", "less")["withheld"] as? Int == gone.count + 1)
    }

    @Test("with a conclusion go the answers to proposals on it, what was declared on them, and its evidence")
    func answers() throws {
        let nodes = try TwoNodes.founded()
        let place = nodes.place
        let first = try nodes.propose("norvane", "1/07")
        try nodes.exchange()
        try nodes.alda("object", first, "--why", "Twenty are too many, says I. Sample.")
        try nodes.exchange()
        try nodes.norvane("withdraw", first, "--why", "Sample is right.")
        let second = try nodes.propose("norvane", "1/07")
        try nodes.exchange()
        try nodes.alda("consent", second, "--yes", "--reserving", "Subject to what Sample finds.")
        try nodes.exchange()
        try place.write(Data("Seen by I. Sample".utf8), to: "photo.txt")
        try nodes.norvane(
            "report",
            "1/07",
            "--status",
            "answered",
            "--text",
            "Sample did it.",
            "--evidence",
            "photo.txt"
        )
        try nodes.exchange()
        try nodes.norvane("pouch", "pack", "--for-a-third-person", "whole.zip")
        let python = URL(fileURLWithPath: "/usr/bin/env")
        let unpack = "import sys, zipfile; zipfile.ZipFile(sys.argv[1]).extractall(sys.argv[2])"
        for (name, isThere) in [("whole.zip", true), ("less.zip", false)] {
            if !isThere {
                let gone = try place.json("redact", "whole.zip", "1/07", "--to", "less.zip")
                // The communiqué was proposed with it, and nothing else names it here.
                #expect(gone["files"] as? [String] == ["communique-en.txt", "photo.txt"])
            }
            _ = try place.suivi.run(python, ["python3", "-c", unpack, name, "\(name).d"])
            #expect(try holds("Sample", "\(name).d", of: place) == isThere)
            #expect(try place.json("verify", name)["whole"] as? Bool == true)
        }
    }

    @Test("a document goes with the text that was taken out of it, whichever says the words")
    func textAndDocument() throws {
        let nodes = try TwoNodes.founded()
        let place = nodes.place
        let marked = "Sam{\\b ple}"
        try place.write(
            Data("{\\rtf1\\ansi Approved by Ivan \(marked) for both Parties.\\par}".utf8),
            to: "minutes.rtf"
        )
        try nodes.norvane("read", "minutes.rtf", "--session", "1", "--language-of-text", "en")
        _ = try nodes.propose("norvane", "--document", "minutes.rtf")
        try nodes.norvane("pouch", "pack", "--for-a-third-person", "whole.zip")
        let python = URL(fileURLWithPath: "/usr/bin/env")
        let unpack = "import sys, zipfile; zipfile.ZipFile(sys.argv[1]).extractall(sys.argv[2])"
        for (option, less) in [(["--words", "ivan sample"], "words.zip"), (["minutes.rtf"], "name.zip")] {
            let gone = try place.suivi.run(Suivi.program, ["redact", "whole.zip", "--to", less] + option)
            #expect(gone.code == 0 && gone.output.contains("minutes.rtf"), "\(gone.output)\(gone.errors)")
        }
        for (name, isThere) in [("whole.zip", true), ("words.zip", false), ("name.zip", false)] {
            _ = try place.suivi.run(python, ["python3", "-c", unpack, name, "\(name).d"])
            #expect(try holds(marked, "\(name).d", of: place) == isThere, "\(name)")
            #expect(try holds("Ivan Sample", "\(name).d", of: place) == isThere, "\(name)")
            #expect(try place.json("verify", name)["whole"] as? Bool == true)
        }
    }

    @Test("an act, a file by its name and words go from a bag of both sides' journals, and it stays a bag")
    func bag() throws {
        let nodes = try TwoNodes.founded()
        let place = nodes.place
        let proposal = try nodes.propose("norvane", "1/04")
        try nodes.exchange()
        try nodes.alda("consent", proposal, "--yes")
        try nodes.alda("declare", "explanation", "--text", "As I.  Sample\nsaid: \"on time\".")
        try nodes.exchange()
        try nodes.norvane("pouch", "pack", "--for-a-third-person", "whole.zip")
        let file = try place.json("redact", "whole.zip", "communique-en.txt", "--to", "one.zip")
        #expect(file["files"] as? [String] == ["communique-en.txt"])
        let said = try place.json("redact", "one.zip", "--words", "sample SAID: \"on", "--to", "two.zip")
        #expect((said["acts"] as? [[String: Any]])?.first?["act"] as? String == "statement", "\(said)")
        let act = try place.json("redact", "two.zip", proposal, "--to", "three.zip")
        #expect((act["acts"] as? [[String: Any]])?.count == 1)
        let whole = try place.json("verify", "whole.zip")
        for (name, less) in [("one.zip", 0), ("two.zip", 1), ("three.zip", 2)] {
            let verified = try place.json("verify", name)
            #expect(verified["whole"] as? Bool == true)
            #expect(verified["withheld"] as? Int == (whole["withheld"] as? Int).map { $0 + less }, "\(name)")
            // What was agreed is still computed of the headers alone.
            #expect(
                (verified["joint"] as? [String: Any])?["words"] as? String
                    == (whole["joint"] as? [String: Any])?["words"] as? String
            )
        }
    }

    @Test("nothing is written where what is named is not there, or the files do not hold")
    func refused() throws {
        let place = try Workplace()
        try place.makeRegister()
        try place.suivi("export", "journal", "--bodies")
        for (arguments, code) in [
            (["redact", "journal", "1/04", "--to", "x"], 1), (["redact", "journal", "norvane#999", "--to", "x"], 1),
            (["redact", "journal", "other#0", "--to", "x"], 1), (["redact", "journal", "--to", "x"], 1),
            (["redact", "journal", "norvane#0"], 2), (["redact", "nothing", "norvane#0", "--to", "x"], 1),
            (["redact", "journal", "norvane#0", "--words", "never said", "--to", "x"], 1),
            (["redact", "journal", "norvane#0", "--to", "journal"], 1),
            (["redact", "journal", "norvane#0", "--to", "journal/sub"], 1),
        ] as [([String], Int32)] {
            let outcome = try place.suivi.run(Suivi.program, arguments)
            #expect(outcome.code == code && !outcome.errors.isEmpty, "\(arguments): \(outcome.errors)")
            #expect(!FileManager.default.fileExists(atPath: place.path("x").path))
        }
        var checkpoint = try Data(contentsOf: place.path("journal/checkpoint"))
        checkpoint[0] ^= 1
        try place.write(checkpoint, to: "journal/checkpoint")
        #expect(try place.suivi("redact", "journal", "norvane#0", "--to", "x").code != 0)
        #expect(!FileManager.default.fileExists(atPath: place.path("x").path))
    }
}
