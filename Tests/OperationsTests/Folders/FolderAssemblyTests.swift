import Reading
import Testing
import TextSources

@testable import Operations

@Suite("What a folder amounts to")
struct FolderAssemblyTests {
    @Test("Texts without a number stand where their date puts them, or join the one session of their day")
    func byDate() throws {
        let place = try FolderPlace()
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
        let place = try FolderPlace()
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
        let place = try FolderPlace()
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
