import Foundation
import Testing

/// Two nodes that have agreed on something, and somebody who has nothing but files.
@Suite("A third person")
struct ThirdPersonTests {
    /// Two registers that have founded a mechanism and agreed on a session; all of it in `all.zip`.
    private struct Agreed {
        let place: Workplace

        init() throws {
            place = try Workplace()
            for name in ["norvane", "halvik"] {
                try run(name, "init", "--participant", "\(name).example", "--mechanism", "rivers")
                try run(name, "party", "norvane", "--kind", "state", "--name", "en=Republic of Norvane")
                try run(name, "party", "halvik", "--kind", "state", "--name", "en=Halvik")
                try run(name, "mechanism", "--name", "en=Rivers", "--party", "norvane", "--party", "halvik")
                try run(name, "found", "--card", "\(name).card")
            }
            let shown = try run("norvane", "found", "halvik.card", "--json")
            let text = String(try #require(shown.split(separator: "\"").last { $0.count == 47 }))
            try run("norvane", "found", "halvik.card", "--words", text)
            try run("halvik", "found", "norvane.card", "--words", text)
            try carry(from: "norvane", to: "halvik")
            try carry(from: "halvik", to: "norvane")
            try run(
                "norvane",
                "session",
                "1",
                "--status",
                "fixed",
                "--host",
                "norvane",
                "--place",
                "Halvik",
                "--date",
                "2026-12-12"
            )
            try run("norvane", "propose", "--session", "1", "--mechanism")
            try carry(from: "norvane", to: "halvik")
            try run("halvik", "consent", "norvane#7", "--yes")
            try carry(from: "halvik", to: "norvane")
            try run("norvane", "pouch", "pack", "--to", "halvik", "--whole", "all.zip")
        }

        /// The words of everything joint, as a node prints them.
        func words() throws -> String {
            try run("norvane", "status", "--digest").trimmingCharacters(in: .whitespacesAndNewlines)
        }

        @discardableResult
        private func run(_ register: String, _ arguments: String...) throws -> String {
            let outcome = try place.suivi.run(Suivi.program, arguments + ["--register", register])
            try #require(outcome.code == 0, "\(arguments.joined(separator: " ")): \(outcome.errors)")
            return outcome.output
        }

        private func carry(from one: String, to other: String) throws {
            let file = "\(UUID().uuidString).zip"
            try run(one, "pouch", "pack", "--to", other, file)
            try run(other, "pouch", "open", file)
        }
    }

    @Test("sees from one file that both journals hold, what is agreed, and how much is not shown")
    func wholePouch() throws {
        let agreed = try Agreed()
        let outcome = try agreed.place.suivi("verify", "all.zip")
        #expect(outcome.code == 0, "\(outcome.errors)")
        for line in [
            "Journal: halvik.example/rivers/1", "Journal: norvane.example/rivers/1",
            "Proposals: agreed 1; of these received by all 0; open 0; without effect 0",
            "Complete but for 9 items not shown.", "prints them: \(try agreed.words())",
        ] {
            #expect(outcome.output.contains(line), "\(line) in \(outcome.output)")
        }

        // The same from the unpacked bag, and from the folder of one journal alone, by ours and by the programs of others.
        let env = URL(fileURLWithPath: "/usr/bin/env")
        let unpack = "import zipfile; zipfile.ZipFile('all.zip').extractall('bag')"
        #expect(try agreed.place.suivi.run(env, ["python3", "-c", unpack]).code == 0)
        #expect(try agreed.place.suivi("verify", "bag").output == outcome.output)
        let again = """
            import shutil
            shutil.make_archive("packed", "zip", ".", "bag")
            shutil.make_archive("plain", "zip", "bag/data")
            """
        #expect(try agreed.place.suivi.run(env, ["python3", "-c", again]).code == 0)
        for name in ["packed.zip", "plain.zip"] {
            #expect(try agreed.place.suivi("verify", name).output == outcome.output)
        }
        let journal = "bag/data/journals/halvik.example/rivers/1"
        let single = try agreed.place.suivi("verify", journal)
        #expect(single.code == 0, "\(single.errors)")
        #expect(single.output.contains("Complete but for 4 items not shown."))
        let key = try String(contentsOf: agreed.place.path(journal + "/key"), encoding: .utf8)
            .trimmingCharacters(in: .whitespacesAndNewlines)
        for verifier in OtherVerifier.allCases {
            guard let command = verifier.command else { continue }
            let judged = try agreed.place.suivi.run(env, command + ["--key", key, journal])
            #expect(judged.code == 0, "\(verifier): \(judged.output)\(judged.errors)")
        }
    }

    @Test("is told which act, file or head does not hold, and the program ends with 3")
    func tampered() throws {
        let agreed = try Agreed()
        let place = agreed.place
        let unpack = "import zipfile; zipfile.ZipFile('all.zip').extractall('bag')"
        let env = URL(fileURLWithPath: "/usr/bin/env")
        #expect(try place.suivi.run(env, ["python3", "-c", unpack]).code == 0)
        let folder = "bag/data/journals/norvane.example/rivers/1"
        let tiles = place.path(folder + "/tile/entries")
        let tile = try #require(try FileManager.default.subpathsOfDirectory(atPath: tiles.path).max())
        let path = "\(folder)/tile/entries/\(tile)"
        let whole = try Data(contentsOf: place.path(path))
        var other = whole
        let word = try #require(whole.range(of: Data("\"propose\"".utf8)))
        other.replaceSubrange(word, with: Data("\"provose\"".utf8))
        try place.write(other, to: path)
        let edited = try place.suivi("verify", "bag")
        #expect(edited.code == 3)
        #expect(edited.errors.contains("act 7 of norvane.example/rivers/1 is damaged"))
        #expect(edited.errors.contains("'data/journals/norvane.example/rivers/1/tile/entries/\(tile)' is not the file"))
        #expect(edited.errors.contains("These files do not hold together: 2 findings."))
        // The other journal holds, and is told all the same.
        #expect(edited.output.contains("Journal: halvik.example/rivers/1"))

        try place.write(whole, to: path)
        #expect(try place.suivi("verify", "bag").code == 0)
        try FileManager.default.removeItem(at: place.path(folder + "/checkpoint"))
        let headless = try place.suivi("verify", folder)
        #expect(headless.code == 3)
        #expect(headless.errors.contains("'checkpoint' is missing"))

        for (name, code) in [("passphrase", 3), ("nothing.zip", 1)] as [(String, Int32)] {
            let outcome = try place.suivi("verify", name)
            #expect(outcome.code == code, "\(name): \(outcome.errors)")
            #expect(!outcome.errors.isEmpty)
        }
        // A card holds by itself, and says that this is not enough; with another name in it no signature holds.
        let card = try place.suivi("verify", "norvane.card")
        #expect(card.code == 0, "\(card.errors)")
        #expect(card.output.contains("Compare them with its owner"))
        let text = try String(contentsOf: place.path("norvane.card"), encoding: .utf8)
        try place.write(Data(text.replacingOccurrences(of: "rivers", with: "rovers").utf8), to: "other.card")
        let renamed = try place.suivi("verify", "other.card")
        #expect(renamed.code != 0, "\(renamed.output)")
    }
}
