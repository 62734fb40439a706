import Foundation
import Testing

@testable import Operations

@Suite("A proposal as a file")
struct ProposalFileTests {
    @Test("What is written is read again as it was proposed")
    func roundTrip() throws {
        let place = try FolderPlace()
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
