import Foundation
import Testing

@Suite("A folder of years")
struct FolderTests {
    @Test("Sessions, dates, gaps, copies and links are proposed with their basis, and nothing is stored")
    func proposes() throws {
        let place = try Workplace()
        try place.copyArchive()
        let json = try place.json("read", "--folder", "archive")
        let sessions = try place.members(json["sessions"])
        #expect(sessions.map { $0["number"] as? Int } == [1, 2, 4])
        #expect(
            sessions.map { ($0["date"] as? [String: Any])?["edtf"] as? String } == [
                "2012-06-14", "2013-10-03", "2016-09-21",
            ]
        )
        #expect(
            sessions.map { ($0["date"] as? [String: Any])?["basis"] as? String } == ["done", "dateline", "dateline"]
        )
        #expect(sessions.map { $0["follows"] as? Int } == [nil, 1, 2])
        #expect(sessions[2]["missing_sessions"] as? [Int] == [3])
        #expect(sessions[2]["missing_years"] as? [Int] == [2014, 2015])
        let languages = try sessions.map { try place.members($0["documents"]).map { $0["language"] as? String } }
        #expect(languages == [["en", "fr"], ["en"], ["en", "ru"]])
        let second = try #require(try place.members(sessions[1]["documents"]).first)
        #expect(second["copies"] as? [String] == ["papers/second-session.txt"])
        let fourth = try #require(try place.members(sessions[2]["documents"]).first)
        #expect(fourth["same_text"] as? [String] == ["papers/commission-4.html"])
        let links = try place.members(sessions[1]["links"]).compactMap { $0["link"] as? String }
        #expect(links.contains("strengthens") && links.contains("takes_up"))
        let undated = try place.members(json["undated"])
        #expect(undated.map { $0["file"] as? String } == ["papers/remarks.txt"])
        #expect((undated[0]["date"] as? [String: Any])?["readiness"] as? String == "not_stated")
        #expect(!FileManager.default.fileExists(atPath: place.path("register").path))
    }

    @Test("Each form of output has every document once, in the order of time")
    func forms() throws {
        let place = try Workplace()
        try place.copyArchive()
        let lines = try place.suivi("read", "--folder", "archive/", "--format", "jsonl").output
            .split(separator: "\n")
        #expect(lines.count == 6)
        #expect(lines.first?.contains("commission-1-en") == true)
        #expect(lines.last?.contains("remarks") == true)
        let csv = try place.suivi("read", "--folder", "archive", "--format", "csv").output.split(separator: "\r\n")
        #expect(csv.count == 7)
        let table = try place.suivi("read", "--folder", "archive")
        #expect(table.output.contains("No text of session 3."))
        #expect(table.output.contains("No text of the years 2014 to 2015."))
        #expect(table.errors == "")
    }

    @Test("Files that can't be read are named and the others go on; what is no text is left aside")
    func badFiles() throws {
        let place = try Workplace()
        try place.copyArchive()
        try place.write(Array("%PDF-1.4\nno page".utf8), to: "archive/damaged.pdf")
        try place.write([], to: "archive/empty.txt")
        try place.write(Array("x".utf8), to: "archive/.hidden")
        try place.write(Array("x".utf8), to: "archive/Thumbs.db")
        let folder = place.path("archive").path
        #expect(mkfifo(folder + "/pipe", 0o600) == 0)
        #expect(symlink(".", folder + "/circle") == 0)
        let outcome = try place.suivi("read", "--folder", "archive", "--json")
        #expect(outcome.code == 3)
        #expect(outcome.errors.contains("damaged.pdf"))
        #expect(outcome.errors.contains("'empty.txt' is empty; check that it was saved whole"))
        #expect(outcome.errors.hasSuffix("2 of 10 files were not read.\n"))
        let json = try JSONSerialization.jsonObject(with: Data(outcome.output.utf8)) as? [String: Any]
        let left = try place.members(json?["left"]).compactMap { $0["cause"] as? String }
        #expect(Set(left) == ["hidden", "of_system", "not_a_file", "link"])
        #expect(try place.members(json?["failed"]).count == 2)
        #expect(try place.members(json?["sessions"]).count == 3)
    }

    @Test("Names with line ends, control characters and broken UTF-8 are shown in writing and can be imported")
    func hostileNames() throws {
        let place = try Workplace()
        try place.makeEmptyRegister()
        try FileManager.default.createDirectory(at: place.path("archive"), withIntermediateDirectories: true)
        let names: [[UInt8]] = [
            Array("li\nne.txt".utf8), [0x62, 0xFF, 0x2E, 0x74, 0x78, 0x74], Array("red\u{1B}[31m.txt".utf8),
            Array(" 100%.txt".utf8),
        ]
        for (number, name) in names.enumerated() {
            let text =
                "Communiqué of session \(number + 1)\n\nHalvik, 3 May 201\(number)\n\n"
                + "The Parties undertake to publish the map of the river \(number) and to meet in the town."
            let path = Array((place.path("archive").path + "/").utf8) + name + [0]
            let file = fopen(path.map { CChar(bitPattern: $0) }, "w")
            try #require(file != nil)
            if let file {
                fputs(text, file)
                fclose(file)
            }
        }
        let read = try place.suivi("read", "--folder", "archive", "--proposal", "years.txt")
        #expect(read.code == 0, "\(read.errors)")
        for name in ["li%0Ane.txt", "b%FF.txt", "red%1B[31m.txt", "%20100%25.txt"] {
            #expect(read.output.contains(name), "\(name)")
        }
        #expect(!read.output.utf8.contains(0x1B))
        let imported = try place.json("import", "years.txt")
        #expect((imported["deposited"] as? [String])?.count == 4)
    }

    @Test("A confirmed proposal is recorded once; given twice it changes nothing")
    func confirms() throws {
        let place = try Workplace()
        try place.copyArchive()
        try place.makeEmptyRegister()
        #expect(try place.suivi("read", "--folder", "archive", "--proposal", "years.txt").code == 0)
        let first = try place.json("import", "years.txt")
        #expect(first["sessions"] as? [Int] == [1, 2, 4])
        #expect((first["deposited"] as? [String])?.count == 5)
        #expect(first["left"] as? Int == 1)
        let acts = try place.verifiedActs()
        let second = try place.json("import", "years.txt")
        #expect(second["deposited"] as? [String] == [])
        #expect((second["known"] as? [String])?.count == 5)
        #expect(try place.verifiedActs() == acts)
        let review = try place.suivi("review", "commission-2-en.txt", "--accept-all")
        #expect(review.code == 0, "\(review.errors)")
        #expect(try place.conclusions().count == 4)
    }

    @Test("Language versions are aligned by an import, as they are one by one, and followed once")
    func alignsVersions() throws {
        let place = try Workplace()
        try place.copyArchive()
        try place.makeEmptyRegister()
        #expect(try place.suivi("read", "--folder", "archive", "--proposal", "years.txt").code == 0)
        let outcome = try place.json("import", "years.txt")
        #expect(
            outcome["aligned"] as? [[String]] == [
                ["commission-1-en.txt", "commission-1-fr.txt"], ["commission-4-en.txt", "commission-4-ru.txt"],
            ]
        )
        for name in ["commission-1-en.txt", "commission-1-fr.txt"] {
            #expect(try place.suivi("review", name, "--accept-all").code == 0)
        }
        #expect(try place.suivi("merge", "--versions").output.hasPrefix("Recorded as acts"))
    }

    @Test("Nothing outside the folder is imported, neither by a link to a file nor by one to a folder")
    func linksAreNotFollowed() throws {
        let place = try Workplace()
        try place.copyArchive()
        try place.makeEmptyRegister()
        let text = "Communiqué\n\nThe Parties undertake to publish the map of the river by 2030.\n"
        try FileManager.default.createDirectory(at: place.path("outside"), withIntermediateDirectories: true)
        try place.write(Array(text.utf8), to: "outside/secret.txt")
        #expect(symlink("../outside", place.path("archive/folder").path) == 0)
        #expect(symlink("../outside/secret.txt", place.path("archive/file.txt").path) == 0)
        for name in ["folder/secret.txt", "file.txt"] {
            let proposal = "folder: archive\nsession: 1\ndate: 2012\ndocument: \(name)\nlanguage: en\n"
            try place.write(Array(proposal.utf8), to: "years.txt")
            let outcome = try place.suivi("import", "years.txt")
            #expect(outcome.code == 1 && outcome.errors.hasPrefix("'\(name)'"), "\(outcome.errors)")
        }
        #expect(try place.suivi("status").output.contains("secret.txt") == false)
    }

    @Test("Proposals and states of other readings in the folder are no texts")
    func ownFiles() throws {
        let place = try Workplace()
        try place.copyArchive()
        for name in ["archive/one.txt", "archive/two.txt"] {
            #expect(try place.suivi("read", "--folder", "archive", "--proposal", name).code == 0)
        }
        let json = try place.json("read", "--folder", "archive")
        let left = try place.members(json["left"])
        #expect(
            left.compactMap { $0["file"] as? String } == ["one.txt", "one.txt.state", "two.txt", "two.txt.state"]
        )
        #expect(left.allSatisfy { $0["cause"] as? String == "own" })
        #expect(try place.members(json["sessions"]).count == 3)
    }

    @Test("What a person corrects in a proposal is what is recorded")
    func corrections() throws {
        let place = try Workplace()
        try place.copyArchive()
        try place.makeEmptyRegister()
        #expect(try place.suivi("read", "--folder", "archive", "--proposal", "years.txt").code == 0)
        try place.change("session: 4\ndate: 2016-09-21", to: "session: 3\ndate: 2016-09\nplace: Halvik")
        try place.change("session: -\ndate: -", to: "session: 7\ndate: 2019")
        try place.change("type: -", to: "type: report")
        let outcome = try place.json("import", "years.txt")
        #expect(outcome["sessions"] as? [Int] == [1, 2, 3, 7])
        let sessions = try place.suivi("session").output
        #expect(sessions.contains("Halvik") && sessions.contains("2016-09") && sessions.contains("2019"))
        #expect(try place.suivi("status").output.contains("remarks.txt"))
    }

    @Test("A corrected proposal is not written over")
    func keepsCorrections() throws {
        let place = try Workplace()
        try place.copyArchive()
        #expect(try place.suivi("read", "--folder", "archive", "--proposal", "years.txt").code == 0)
        #expect(try place.suivi("read", "--folder", "archive", "--proposal", "years.txt").code == 0)
        try place.change("date: 2013-10-03", to: "date: 2013-10-04")
        let again = try place.suivi("read", "--folder", "archive", "--proposal", "years.txt")
        #expect(again.code == 1)
        #expect(again.errors.contains("years.txt is there already"))
        #expect(try place.proposal().contains("date: 2013-10-04"))
    }

    private static let faults: [(from: String, new: String, message: String)] = [
        ("session: 2", "session: two", "line 35: 'two' is no number of a session"),
        ("session: 2", "session: 1", "line 35: session 1 stands in line 8 already"),
        ("session: 2", "sesion: 2", "line 35: 'sesion' is not known; there are folder, session"),
        ("session: 2", "session 2", "line 35: 'session 2' is no line of a proposal"),
        ("date: 2013-10-03", "date: 3.10.2013", "line 36: '3.10.2013' is no date"),
        ("date: 2013-10-03", "date: 2013-02-30", "line 36: '2013-02-30' is no date"),
        ("document: 2013/", "document: ../", "line 42: '../commission-2-en.txt' is no file inside the folder"),
        ("document: 2013/", "document: /", "line 42: '/commission-2-en.txt' is no file inside the folder"),
        ("type: communique", "type: letter", "line 17: 'letter' is no type of document"),
        ("language: fr", "language: *", "line 25: '*' is no language code"),
        ("folder: ", "# folder: ", "line 8: the folder is not named"),
    ]

    @Test("A wrong line of a proposal is named with its mend, and nothing is recorded")
    func badProposals() throws {
        let place = try Workplace()
        try place.copyArchive()
        try place.makeEmptyRegister()
        let acts = try place.verifiedActs()
        #expect(try place.suivi("read", "--folder", "archive", "--proposal", "years.txt").code == 0)
        let good = try place.proposal()
        for fault in Self.faults {
            try place.write(Array(good.utf8), to: "years.txt")
            try place.change(fault.from, to: fault.new)
            let outcome = try place.suivi("import", "years.txt")
            #expect(outcome.code == 1, "\(fault.new)")
            #expect(outcome.errors.hasPrefix("years.txt, \(fault.message)"), "\(fault.new): \(outcome.errors)")
        }
        try place.write([0x66, 0xFF], to: "years.txt")
        #expect(try place.suivi("import", "years.txt").errors == "years.txt is not UTF-8 text\n")
        #expect(try place.suivi("import", "none.txt").code == 1)
        #expect(try place.verifiedActs() == acts)
    }

    @Test("A file that changed after it was read is refused, a missing one is named; the others are imported")
    func changedFiles() throws {
        let place = try Workplace()
        try place.copyArchive()
        try place.makeEmptyRegister()
        #expect(try place.suivi("read", "--folder", "archive", "--proposal", "years.txt").code == 0)
        try place.write(Array("Another text".utf8), to: "archive/2013/commission-2-en.txt")
        try FileManager.default.removeItem(at: place.path("archive/2012/commission-1-fr.txt"))
        let outcome = try place.suivi("import", "years.txt")
        #expect(outcome.code == 1)
        #expect(outcome.errors.contains("2013/commission-2-en.txt has changed since it was read"))
        #expect(outcome.errors.contains("commission-1-fr.txt"))
        #expect(outcome.output.contains("documents deposited: 3"))
    }

    @Test("A session without a date is left and named, and can be given one later")
    func sessionWithoutDate() throws {
        let place = try Workplace()
        try place.copyArchive()
        try place.makeEmptyRegister()
        #expect(try place.suivi("read", "--folder", "archive", "--proposal", "years.txt").code == 0)
        try place.change("date: 2013-10-03", to: "date: -")
        let outcome = try place.suivi("import", "years.txt")
        #expect(outcome.code == 1)
        #expect(outcome.errors.contains("Line 35: session 2 has no date and was left"))
        try place.change("session: 2\ndate: -", to: "session: 2\ndate: 2013")
        #expect(try place.json("import", "years.txt")["sessions"] as? [Int] == [2])
    }

    @Test("Only what is new or changed is read again")
    func goesOn() throws {
        let place = try Workplace()
        try place.copyArchive()
        func lines() throws -> Int {
            try String(contentsOf: place.path("state"), encoding: .utf8).split(separator: "\n").count
        }
        let first = try place.suivi("read", "--folder", "archive", "--state", "state", "--json")
        // A head, seven contents, eight places.
        #expect(try lines() == 16)
        let second = try place.suivi("read", "--folder", "archive", "--state", "state", "--json")
        #expect(second.output == first.output)
        #expect(try lines() == 16)
        try FileManager.default.moveItem(at: place.path("archive/papers"), to: place.path("archive/more"))
        _ = try place.suivi("read", "--folder", "archive", "--state", "state")
        // The same contents at three other places.
        #expect(try lines() == 19)
        // A torn line costs only its own file; a file of another kind is not taken for a state.
        let bytes = try Data(contentsOf: place.path("state"))
        try bytes.prefix(bytes.count - 30).write(to: place.path("state"))
        _ = try place.suivi("read", "--folder", "archive", "--state", "state")
        #expect(try lines() == 19)
        try place.write(Array("my notes\n".utf8), to: "notes.txt")
        let refused = try place.suivi("read", "--folder", "archive", "--state", "notes.txt")
        #expect(refused.code == 1)
        #expect(refused.errors.contains("notes.txt is no state of a reading"))
        #expect(try Data(contentsOf: place.path("notes.txt")) == Data("my notes\n".utf8))
    }

    @Test("Options that make no sense together are refused")
    func usage() throws {
        let place = try Workplace()
        try place.copyArchive()
        #expect(try place.suivi("read").code == 2)
        #expect(try place.suivi("read", "--folder", "archive", "a.txt").code == 2)
        #expect(try place.suivi("read", "--folder", "archive", "--session", "1").code == 2)
        #expect(try place.suivi("read", "--proposal", "p.txt", "a.txt").code == 2)
        #expect(try place.suivi("read", "--folder", "none").code == 1)
        #expect(try place.suivi("read", "--folder", "archive/papers/remarks.txt").code == 1)
    }
}
