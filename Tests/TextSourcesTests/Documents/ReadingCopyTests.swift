import Testing

@testable import TextSources

@Suite("The kept text of a file")
struct ReadingCopyTests {
    private let rich = """
        {\\rtf1\\ansi{\\header Ministry\\par}{\\outlinelevel0 Water\\par}\\pard The Parties agreed on tolls.\\par Done.\\par}
        """

    private func text() throws -> SourceText { try SourceReader().read(Array(rich.utf8), name: "text.rtf") }

    @Test("reads as the text that was written, with its format and its parts")
    func roundTrip() throws {
        let text = try text()
        let copy = try ReadingCopy.read(ReadingCopy.bytes(of: text), name: "copy")
        #expect(copy.utf8 == text.utf8)
        #expect(copy.format == .rtf)
        #expect(copy.apart == text.apart)
        #expect(copy.headings == text.headings)
        #expect(copy.items == text.items)
        #expect(copy.encoding == text.encoding)
        #expect(copy.map.codePoints(of: 0..<copy.utf8.count) == text.map.codePoints(of: 0..<text.utf8.count))
        #expect(ReadingCopy.bytes(of: copy) == ReadingCopy.bytes(of: text))
    }

    @Test(
        "is refused by the line that is wrong",
        arguments: [
            ("", 1), ("suivi-text/2\n\nwords", 1), ("suivi-text/1\nformat: song\n\nwords", 2),
            ("suivi-text/1\nformat: pdf\nencoding: klingon\n\nwords", 3),
            ("suivi-text/1\nformat: pdf\nencoding: utf-8\napart: 4-2\n\nwords", 4),
            ("suivi-text/1\nformat: pdf\nencoding: utf-8\napart: 0-2 1-3\n\nwords", 4),
            ("suivi-text/1\nformat: pdf\nencoding: utf-8\napart: 99999999999999999999-1\n\nwords", 4),
            ("suivi-text/1\nformat: pdf\nencoding: utf-8\nwords", 4),
        ]
    )
    func wrong(content: String, line: Int) {
        #expect(throws: TextSourceError.damaged(name: "copy", part: "suivi-text/1", line: line)) {
            try ReadingCopy.read(Array(content.utf8), name: "copy")
        }
    }

    @Test(
        "is refused as a whole where its text is not what the head says",
        arguments: [
            Array("suivi-text/1\n\nwords".utf8), Array("suivi-text/1\nformat: pdf\nencoding: utf-8\n\n".utf8),
            Array("suivi-text/1\nformat: pdf\nencoding: utf-8\napart: 2-9\n\nwords".utf8),
            Array("suivi-text/1\nformat: pdf\nencoding: utf-8\n\nwords".utf8) + [0xFF],
        ]
    )
    func hollow(content: [UInt8]) {
        #expect(throws: TextSourceError.self) { try ReadingCopy.read(content, name: "copy") }
    }

    @Test("never traps, whatever bytes change")
    func mutations() throws {
        let whole = ReadingCopy.bytes(of: try text())
        for index in whole.indices.prefix(400) {
            for byte in [0x00, 0x0A, 0x2D, 0x39, 0xFF] as [UInt8] {
                var changed = whole
                changed[index] = byte
                _ = try? ReadingCopy.read(changed, name: "copy")
            }
        }
    }
}
