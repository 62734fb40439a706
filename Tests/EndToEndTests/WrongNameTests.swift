import Foundation
import Testing

@Suite("Wrong names, and words for people")
struct WrongNameTests {
    private static let draft = """
        Joint communiqué

        The second session of the consultations between the Republic of Norvane and the Confederation of the Three \
        Rivers was held in Halvik on 12 May 2026.

        Norvane will open [a lock]. It was agreed to open [a port], and the Parties call on [all States] to help. The \
        Parties will [open an office [by 1 March 2028 – Norvane] in Halvik].

        """

    @Test("A folder in the place of a file is refused, and the machine has not failed")
    func folderForFile() throws {
        let place = try Workplace()
        try place.makeEmptyRegister()
        try place.copyArchive()
        for command in [
            ["import", "archive"], ["read", "archive"], ["check", "archive"], ["link", "--decisions", "archive"],
        ] {
            let outcome = try place.suivi.run(Suivi.program, command)
            #expect(outcome.code == 1, "\(command): \(outcome.errors)")
            #expect(outcome.errors.contains("archive"), "\(outcome.errors)")
        }
    }

    @Test("A file in the place of a folder is said to be one, with what reads it")
    func fileForFolder() throws {
        let place = try Workplace()
        try place.write(Self.draft.utf8, to: "draft.txt")
        let outcome = try place.suivi("read", "--folder", "draft.txt")
        #expect(outcome.code == 1)
        #expect(outcome.errors.contains("is a file and no folder; to read one file, type: suivi read draft.txt"))
    }

    @Test("One file that was not read is one, and no plural")
    func oneFile() throws {
        let place = try Workplace()
        try place.makeFolder()
        try place.write([], to: "folder/empty.txt")
        let outcome = try place.suivi("read", "--folder", "folder")
        #expect(outcome.errors.contains("The file was not read."), "\(outcome.errors)")
        #expect(!outcome.errors.contains("of 1"))
    }

    @Test("A new state does not stay beside a proposal that is refused; one that was there does")
    func refusedProposal() throws {
        let place = try Workplace()
        try place.copyArchive()
        try place.write(Self.draft.utf8, to: "draft.txt")
        let state = place.path("draft.txt.state").path
        let outcome = try place.suivi("read", "--folder", "archive", "--proposal", "draft.txt")
        #expect(outcome.code == 1)
        #expect(!FileManager.default.fileExists(atPath: state))
        #expect(try place.suivi("read", "--folder", "archive", "--proposal", "years.txt").code == 0)
        try FileManager.default.moveItem(atPath: place.path("years.txt.state").path, toPath: state)
        #expect(try place.suivi("read", "--folder", "archive", "--proposal", "draft.txt").code == 1)
        #expect(FileManager.default.fileExists(atPath: state))
    }

    @Test("An import into a register without mechanism says what is missing and how it is recorded")
    func importFirst() throws {
        let place = try Workplace()
        try place.copyArchive()
        let made = try place.suivi("init", "--participant", "norvane.example", "--mechanism", "rivers")
        #expect(made.code == 0)
        #expect(try place.suivi("read", "--folder", "archive", "--proposal", "years.txt").code == 0)
        let outcome = try place.suivi("import", "years.txt")
        #expect(outcome.code == 1)
        #expect(outcome.errors.contains("suivi mechanism --name"), "\(outcome.errors)")
        #expect(outcome.output == "")
        #expect(try place.suivi("status").output.contains("; acts: 1\n"))
        #expect(try place.suivi("verify").output.contains("Verified: acts 1, bodies 1,"))
    }

    @Test("A conclusion is not merged with itself, and its history says that it was taken apart")
    func merging() throws {
        let place = try Workplace()
        try place.makeRegister()
        try place.readExample()
        let itself = try place.suivi("merge", "1/02", "1/02")
        #expect(itself.code == 2)
        #expect(itself.errors.contains("a conclusion can't be merged with itself; name another"))
        #expect(try place.suivi("merge", "1/02", "1/01").code == 0)
        #expect(try place.suivi("merge", "1/02", "--apart").code == 0)
        let sheet = try place.suivi("show", "1/02").output
        #expect(sheet.contains("1/02 → 1/01") && sheet.contains("1/02 taken apart"), "\(sheet)")
    }

    @Test("Where no words stand for each other, that is said")
    func noTerms() throws {
        let place = try Workplace()
        try place.makeEmptyRegister()
        #expect(try place.suivi("compare", "--terms").output.hasPrefix("No words stand for each other often enough"))
        try place.write(Self.draft.utf8, to: "draft.txt")
        let files = try place.suivi("compare", "draft.txt", "draft.txt", "--terms").output
        #expect(files.contains("\nNo words stand for each other often enough"))
    }

    @Test("A wording of a draft is not cut at a bracket, and brackets in brackets are settled")
    func brackets() throws {
        let place = try Workplace()
        try place.write(Self.draft.utf8, to: "draft.txt")
        let json = try place.suivi("check", "draft.txt", "--json").output
        let object = try #require(try JSONSerialization.jsonObject(with: Data(json.utf8)) as? [String: Any])
        let advice = try place.members(object["advice"])
        let wordings = advice.flatMap { $0["wordings"] as? [String] ?? [] }
        #expect(wordings.contains("Norvane will open a lock, no later than …"), "\(wordings)")
        #expect(wordings.contains("It was agreed to open a port. … the Parties call on all States to help."))
        #expect(wordings.contains("The Parties will open an office by 1 March 2028 in Halvik."))
        #expect(advice.contains { $0["quote"] as? String == "Norvane will open [a lock]" })
        #expect(wordings.allSatisfy { !$0.contains("[") && !$0.contains("]") })
    }

    @Test("French puts its space before the colon, Arabic its comma between isolated names")
    func typography() throws {
        let place = try Workplace()
        try place.write(Self.draft.utf8, to: "draft.txt")
        try place.makeFolder()
        try place.write(Self.draft.utf8, to: "folder/draft.txt")
        let french = try place.suivi("check", "draft.txt", "--language", "fr").output
        #expect(french.contains("crochets\u{202F}: [a lock]"), "\(french)")
        #expect(!french.contains("crochets:"))
        let arabic = try place.suivi("read", "--folder", "folder", "--language", "ar", "--proposal", "years.txt")
        #expect(arabic.code == 0)
        let proposal = try place.proposal()
        #expect(
            proposal.contains("\u{2068}Republic of Norvane\u{2069}، \u{2068}Confederation of the Three Rivers\u{2069}"),
            "\(proposal)"
        )
    }
}

extension Workplace {
    fileprivate func makeFolder() throws {
        try FileManager.default.createDirectory(at: path("folder"), withIntermediateDirectories: true)
    }
}
