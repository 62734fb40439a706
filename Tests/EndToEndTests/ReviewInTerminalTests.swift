import Foundation
import Testing

@Suite(
    "A review in a terminal (disabled where 'script', which makes a terminal, is missing)",
    .enabled(if: Terminal.isThere)
)
struct ReviewInTerminalTests {
    /// A register with the press account of the examples, and how many findings wait.
    private func place() throws -> (place: Workplace, findings: Int) {
        let place = try Workplace()
        try place.makeRegister()
        let file = Repository.example("press/press-fr.txt").path
        try #require(try place.suivi("read", file, "--session", "1").code == 0)
        let findings = try #require(try place.json("read", file)["findings"] as? [[String: Any]])
        return (place, findings.count)
    }

    @Test("keys accept, refuse, change the kind and mark as not stated; f twice finishes what is not all decided")
    func keys() throws {
        let (place, findings) = try place()
        try #require(findings > 4)
        // Accept the first; make an offer of the second (e is the fifth kind) without a deadline; refuse the third.
        let screen = try Terminal.run("review", keys: "a" + "ke" + "nb" + "a" + "r" + "ff", in: place)
        let list = try place.conclusions()
        #expect(list.count == 2, "\(screen)")
        #expect(list.last?["kind"] as? String == "offer", "\(screen)")
        #expect((list.last?["due"] as? [String: Any])?["readiness"] as? String == "not_stated")
    }

    @Test("undo takes back one decision after the other; q leaves, and the review goes on where it was left")
    func undoAndLeave() throws {
        let (place, findings) = try place()
        _ = try Terminal.run("review", keys: "aaru" + "q", in: place)
        #expect(try place.conclusions().isEmpty)
        let screen = try Terminal.run("review", keys: "ff", in: place)
        #expect(try place.conclusions().count == 2, "\(screen)")
        _ = try place.suivi("review", "press-fr.txt", "--accept-all")
        #expect(try place.conclusions().count == findings)
    }

    @Test("a finding is split at words that a person types, and merged again")
    func splitAndMerge() throws {
        let (place, _) = try place()
        let first = try #require(
            (try place.json("read", Repository.example("press/press-fr.txt").path)["findings"] as? [[String: Any]])?
                .first
        )
        let quote = try #require(first["quote"] as? String)
        let word = try #require(quote.split(separator: " ").dropFirst(2).first.map(String.init))
        _ = try Terminal.run("review", keys: "s\(word)\n" + "a" + "a" + "ff", in: place)
        let list = try place.conclusions()
        let words = list.compactMap { $0["words"] as? String }
        #expect(words.count == 2)
        #expect(words.joined() == quote)
        let (other, _) = try self.place()
        _ = try Terminal.run("review", keys: "s\(word)\n" + "m" + "a" + "ff", in: other)
        #expect(try other.conclusions().compactMap { $0["words"] as? String } == [quote])
    }

    @Test("a passage that the reader missed is marked by its first and last words, with its kind and who is bound")
    func markPassage() throws {
        let (place, findings) = try place()
        // The fourth kind is a commitment.
        let marking = "+les patrouilles communes … d’un accord\nd" + "Norvane; Trois Rivières\n"
        let screen = try Terminal.run("review", keys: marking + "ff", in: place)
        let list = try place.conclusions()
        #expect(list.count == 1, "\(screen)")
        #expect(list.first?["words"] as? String == "les patrouilles communes n’ont pas fait l’objet d’un accord")
        #expect(list.first?["kind"] as? String == "commitment")
        let shown = try place.suivi("show", "1/01").output
        #expect(shown.contains("Norvane, Trois Rivières"), "\(shown)")
        #expect(shown.contains("A person marked it."), "\(shown)")
        let left = try #require(try place.json("status")["left_for_later"] as? [[String: Any]])
        #expect(left.first?["count"] as? Int == findings)
        #expect(try place.verifiedActs() > 0)
    }

    @Test("what was marked is taken back by undo, and words that do not stand in the text mark nothing")
    func markingUndone() throws {
        let (place, findings) = try place()
        let keys = "+Le fleuve, lui, n’attend personne\nj\n" + "u" + "+no such words\n" + "q"
        let screen = try Terminal.run("review", keys: keys, in: place)
        #expect(screen.contains("no such words"), "\(screen)")
        _ = try place.suivi("review", "--accept-all")
        #expect(try place.conclusions().count == findings)
    }
}

/// A terminal in which the program runs, with keys typed by the test.
enum Terminal {
    private static let program = URL(fileURLWithPath: "/usr/bin/script")

    static let isThere = FileManager.default.isExecutableFile(atPath: program.path)

    /// Runs a command in a terminal.
    ///
    /// Returns what was on the screen.
    static func run(_ command: String, keys: String, in place: Workplace) throws -> String {
        try place.suivi.run(
            program,
            ["-q", "-e", "-c", "\(Suivi.program.path) \(command)", "/dev/null"],
            input: Data(keys.utf8)
        ).output
    }
}
