import Consultations
import Foundation
import Reading
import Testing
import TextSources

@testable import Operations

/// A folder of its own, removed at the end.
private final class Place {
    let path: String

    init() throws {
        let url = FileManager.default.temporaryDirectory.appendingPathComponent("suivi-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: url, withIntermediateDirectories: true)
        path = url.path
    }

    deinit { try? FileManager.default.removeItem(atPath: path) }

    func write(_ text: String, to name: String) throws {
        let url = URL(fileURLWithPath: path).appendingPathComponent(name)
        try FileManager.default.createDirectory(
            at: url.deletingLastPathComponent(),
            withIntermediateDirectories: true
        )
        try Data(text.utf8).write(to: url)
    }

    func read(state: String? = nil) throws -> FolderProposal {
        let reader = try ExamineDocument.carriedReader()
        return try ReadFolder(folder: path, examine: ExamineDocument(reader: reader), state: state)
            .perform(progress: { _ in }, failed: { _ in })
    }
}

private func communiqué(_ number: String, _ date: String, _ body: String = "They met.") -> String {
    """
    Joint Communiqué of the \(number) Session

    Halvik, \(date)

    The Ministers of Alda and of Norvane met and talked of the river and of the boats that are on it. \(body)
    """
}

@Suite("Paths of a folder")
struct FolderPathTests {
    @Test(
        "Every name has one writing, which leads back to it",
        arguments: [
            Array("plain.txt".utf8), Array("a/b/c.txt".utf8), Array("100%.txt".utf8), Array("li\nne".utf8),
            Array(" edges ".utf8), Array("Протокол № 4.docx".utf8), Array("بيان.txt".utf8), [0xFF, 0xFE, 0x2E],
            [0x61, 0xE2, 0x80], Array("rtl\u{202E}.txt".utf8), Array("e\u{301}.txt".utf8), [0x80],
        ]
    )
    func roundTrip(bytes: [UInt8]) throws {
        let written = FolderPath(bytes: bytes).description
        #expect(FolderPath(written)?.bytes == bytes)
        #expect(written == written.filter { !$0.isNewline })
        #expect(!written.hasPrefix(" ") && !written.hasSuffix(" "))
    }

    @Test(
        "A path that leads out of the folder, or is none, is refused",
        arguments: [
            "", "/etc/passwd", "../a", "a/../../b", "a//b", "a/", "./a", "%2E%2E/a", "%2Fetc", "%0", "%zz", "a%00b",
        ]
    )
    func refused(text: String) {
        #expect(FolderPath(text) == nil)
    }
}

@Suite("Walking through a folder")
struct FolderWalkTests {
    @Test("A folder is walked in the order of names, as deep and as far as its limits")
    func limits() throws {
        let place = try Place()
        for name in ["b.txt", "a.txt", "c/d/e.txt", "c/d/f/g.txt"] { try place.write("x", to: name) }
        var walk = FolderWalk(root: place.path, own: [])
        #expect(walk.walk() == nil)
        #expect(walk.files.map(\.path.description) == ["a.txt", "b.txt", "c/d/e.txt", "c/d/f/g.txt"])
        var shallow = FolderWalk(root: place.path, own: [], limits: FolderWalk.Limits(depth: 3, files: 10))
        _ = shallow.walk()
        #expect(shallow.files.map(\.path.description) == ["a.txt", "b.txt", "c/d/e.txt"])
        #expect(shallow.left.map(\.cause) == [.tooDeep])
        var few = FolderWalk(root: place.path, own: [], limits: FolderWalk.Limits(depth: 9, files: 2))
        _ = few.walk()
        #expect(few.files.count == 2)
        #expect(few.left.map(\.cause) == [.tooMany])
        var own = FolderWalk(root: place.path, own: [place.path + "/b.txt"])
        _ = own.walk()
        #expect(own.left == [LeftFile(path: FolderPath(bytes: Array("b.txt".utf8)), cause: .own)])
    }

    @Test("A folder that is none is an error")
    func none() throws {
        let place = try Place()
        var walk = FolderWalk(root: place.path + "/none", own: [])
        #expect(walk.walk() == ENOENT)
    }
}

@Suite("What a folder amounts to")
struct FolderAssemblyTests {
    @Test("Texts without a number stand where their date puts them, or join the one session of their day")
    func byDate() throws {
        let place = try Place()
        try place.write(communiqué("First", "3 May 2010"), to: "one.txt")
        try place.write(communiqué("Third", "5 May 2014"), to: "three.txt")
        try place.write(communiqué("Spring", "4 May 2012"), to: "between.txt")
        try place.write(communiqué("Same", "5 May 2014", "They spoke."), to: "same.txt")
        let sessions = try place.read().sessions
        #expect(sessions.map(\.number) == [1, nil, 3])
        #expect(sessions.map(\.follows) == [nil, .number(1), .date("2012-05-04")])
        #expect(sessions[1].missingYears == 2011...2011)
        #expect(sessions[2].documents.map(\.path.description) == ["same.txt", "three.txt"])
        #expect(sessions[2].documents.first?.session?.basis == .sameDay)
    }

    @Test("Dates that contradict each other are told, and the stronger basis is taken")
    func rivals() throws {
        let place = try Place()
        try place.write(communiqué("Second", "3 May 2010"), to: "a.txt")
        try place.write(communiqué("Second", "4 May 2010", "They spoke."), to: "b.txt")
        try place.write(communiqué("Third", "1 May 2009"), to: "2012-01-01.txt")
        let sessions = try place.read().sessions
        #expect(sessions.first?.date == nil)
        #expect(sessions.first?.rivalDates == ["2010-05-03", "2010-05-04"])
        #expect(sessions.last?.documents.first?.dateOfName == "2012-01-01")
        try place.write(communiqué("Second", "5 May 2010", "\n\nDone at Halvik on 6 May 2010."), to: "c.txt")
        let again = try place.read().sessions
        #expect(again.first?.date?.value == "2010-05-06")
        #expect(again.last?.runsBackwards == true)
    }

    @Test("The name of a file dates a text that does not say")
    func names() throws {
        let place = try Place()
        let text = "The Ministers of Alda and of Norvane met and talked of the river and of the boats that are on it."
        try place.write(text, to: "session-5_2016-04-03.txt")
        let session = try #require(try place.read().sessions.first)
        #expect(session.number == 5)
        #expect(session.date == ToldFact(value: "2016-04-03", basis: .fileName, words: "session-5_2016-04-03.txt"))
    }

    @Test("The same words in another format are one text, whatever the spaces")
    func sameWords() throws {
        let plain = try SourceReader().read(Array("One  two\n\nthree\u{A0}four. \n".utf8), name: "a.txt")
        let page = try SourceReader().read(Array("<p>One two</p><p>three four.</p>".utf8), name: "a.html")
        let other = try SourceReader().read(Array("One two three five.".utf8), name: "a.txt")
        #expect(plain.digestOfWords == page.digestOfWords)
        #expect(plain.digestOfWords != other.digestOfWords)
        // Pieces of any length give the same digest.
        let long = String(repeating: "word ", count: 40_000)
        let wide = String(repeating: "word \n ", count: 40_000)
        let one = try SourceReader().read(Array(long.utf8), name: "a.txt")
        let two = try SourceReader().read(Array(wide.utf8), name: "a.txt")
        #expect(one.digestOfWords == two.digestOfWords)
    }
}

@Suite("The state of a reading")
struct ReadingStateTests {
    @Test("Whatever a stop or a bad disk left in a state, a reading ends the same")
    func damaged() throws {
        let place = try Place()
        try place.write(communiqué("First", "3 May 2010"), to: "one.txt")
        try place.write(communiqué("Second", "3 May 2011", "The Parties undertake to publish a map."), to: "two.txt")
        let other = try Place()
        let state = other.path + "/state"
        let expected = ProposalFile.text(of: try place.read(state: state)) { _ in [] }
        let good = [UInt8](try Data(contentsOf: URL(fileURLWithPath: state)))
        let head = try #require(good.firstIndex(of: 0x0A)) + 1
        var generator = SystemRandomNumberGenerator()
        for round in 0..<60 {
            var bytes = good
            switch round % 3 {
            case 0: bytes.removeLast(Int.random(in: 0...bytes.count - head, using: &generator))
            case 1: bytes[Int.random(in: head..<bytes.count, using: &generator)] = 0
            default: bytes += Array(repeating: 0, count: 500) + Array("{\"of\":1}\n[[[[[[[[[[\n".utf8)
            }
            try Data(bytes).write(to: URL(fileURLWithPath: state))
            #expect(ProposalFile.text(of: try place.read(state: state)) { _ in [] } == expected)
        }
    }

    @Test("A file that changed is read again, one that only moved is not")
    func changes() throws {
        let place = try Place()
        let other = try Place()
        try place.write(communiqué("First", "3 May 2010"), to: "one.txt")
        #expect(try place.read(state: other.path + "/state").sessions.map(\.number) == [1])
        try place.write(communiqué("Second", "3 May 2010"), to: "one.txt")
        #expect(try place.read(state: other.path + "/state").sessions.map(\.number) == [2])
    }
}

@Suite("A proposal as a file")
struct ProposalFileTests {
    @Test("What is written is read again as it was proposed")
    func roundTrip() throws {
        let place = try Place()
        try place.write(communiqué("First", "3 May 2010"), to: "od%d\nname.txt")
        try place.write(communiqué("Fourth", "3 May 2014"), to: "sub/four.txt")
        let proposal = try place.read()
        let text = ProposalFile.text(of: proposal) { _ in ["a remark\nof two lines"] }
        let file = try ProposalFile(bytes: Array(text.utf8), path: "p")
        #expect(file.sessions.map(\.number) == [1, 4])
        #expect(file.sessions.flatMap(\.documents).map(\.path) == proposal.documents.map(\.path))
        #expect(file.sessions.flatMap(\.documents).map(\.sha256) == proposal.documents.map(\.sha256))
        #expect(file.sessions.flatMap(\.documents).map(\.title) == proposal.documents.map(\.title))
        // Line ends of other systems, spaces and a mark of byte order change nothing.
        let other = "\u{FEFF}" + text.replacingOccurrences(of: "\n", with: " \r\n")
        #expect(try ProposalFile(bytes: Array(other.utf8), path: "p").sessions.map(\.number) == [1, 4])
    }

    @Test("No bytes make the reader of proposals stumble")
    func hostile() {
        var generator = SystemRandomNumberGenerator()
        let words = ProposalFile.keys + [":", "-", "\n", "\n", " ", "4", "2019", "%", "#", "\u{0}", "é", "x"]
        for _ in 0..<2_000 {
            let text = (0..<20).map { _ in words.randomElement(using: &generator) ?? "" }.joined()
            _ = try? ProposalFile(bytes: Array(text.utf8), path: "p")
        }
        let lines = String(repeating: "session: -\n", count: 100_000)
        #expect(throws: Never.self) { try ProposalFile(bytes: Array(("folder: a\n" + lines).utf8), path: "p") }
    }
}
