import Foundation
import Testing

@Suite("Remarks")
struct RemarkCommandTests {
    private static let secret = "Ask the treasury before the next session"

    /// The files under a folder that hold some words, zipped ones opened.
    private func files(holding words: String, under folder: URL) throws -> [String] {
        try FileManager.default.subpathsOfDirectory(atPath: folder.path).sorted().filter { name in
            let path = folder.appendingPathComponent(name)
            var isFolder: ObjCBool = false
            guard FileManager.default.fileExists(atPath: path.path, isDirectory: &isFolder), !isFolder.boolValue else {
                return false
            }
            return try Data(contentsOf: path).firstRange(of: Data(words.utf8)) != nil
        }
    }

    @Test("are kept, shown to the own side, amended and removed")
    func kept() throws {
        let nodes = try TwoNodes.founded()
        try nodes.norvane("remark", "1/04", Self.secret)
        try nodes.norvane("remark", "1", "The room was cold.")
        try nodes.norvane("remark", ".", "A new desk since May.")
        let all = try nodes.norvane("remark").output
        #expect(all.contains("Remarks, for your own side alone: never sent"))
        #expect(all.contains("1/04") && all.contains("session 1") && all.contains("the mechanism"), "\(all)")
        let shown = try nodes.norvane("show", "1/04").output
        #expect(shown.contains(Self.secret) && shown.contains("never sent"), "\(shown)")
        #expect(try !nodes.norvane("show", "1/05").output.contains("never sent"))
        #expect(try nodes.norvane("show", "1/04", "--json").output.contains(Self.secret))
        try nodes.norvane("remark", "--amend", "2", "The room was warm.")
        try nodes.norvane("remark", "--remove", "1")
        let rest = try nodes.norvane("remark").output
        #expect(rest.contains("warm") && !rest.contains("cold") && !rest.contains(Self.secret), "\(rest)")
        #expect(try files(holding: Self.secret, under: nodes.place.path("norvane")) == [])
        #expect(try nodes.alda("remark").output.contains("There are no remarks."))
    }

    @Test("say what is wrong with a name or a number, and note nothing")
    func refused() throws {
        let nodes = try TwoNodes.founded()
        for (arguments, code) in [
            (["remark", "1/99", "x"], 1), (["remark", "7", "x"], 1), (["remark", "norvane#999", "x"], 1),
            (["remark", "--remove", "3"], 2), (["remark", "--amend", "0", "x"], 2), (["remark", "--amend", "1"], 2),
        ] as [([String], Int32)] {
            #expect(try !nodes.run("norvane", arguments, code: code).errors.isEmpty, "\(arguments)")
        }
        #expect(try nodes.norvane("remark").output.contains("There are no remarks."))
    }

    @Test("stand in nothing that leaves the house")
    func leaks() throws {
        let nodes = try TwoNodes.founded()
        try nodes.norvane("remark", "1/04", Self.secret)
        let proposal = try nodes.propose("norvane", "1/04")
        try nodes.norvane("remark", proposal, "\(Self.secret), too")
        try nodes.norvane("export", "exported", "--bodies")
        try nodes.norvane("backup", "saved")
        try nodes.norvane("pouch", "pack", "--to", "alda", "--whole", "whole.zip")
        let unpack = "import zipfile; zipfile.ZipFile('whole.zip').extractall('whole')"
        #expect(try nodes.place.suivi.run(URL(fileURLWithPath: "/usr/bin/env"), ["python3", "-c", unpack]).code == 0)
        try nodes.exchange()
        for folder in ["exported", "saved", "whole", "alda"] {
            #expect(try files(holding: Self.secret, under: nodes.place.path(folder)) == [], "\(folder)")
        }
        // The search finds what is there.
        #expect(try files(holding: Self.secret, under: nodes.place.path("norvane")) == ["private.sqlite"])
        #expect(try !files(holding: "Republic of Norvane", under: nodes.place.path("whole")).isEmpty)
    }
}
