import Testing
import TextSources

@Suite("Hostile documents")
struct HostileDocumentTests {
    private func word(_ document: String) -> [UInt8] {
        var archive = WordFile(body: "").archive
        if let index = archive.members.firstIndex(where: { $0.name == "word/document.xml" }) {
            archive.members[index].bytes = Array(document.utf8)
        }
        return archive.bytes
    }

    private static let root = "<w:document xmlns:w=\"http://schemas.openxmlformats.org/wordprocessingml/2006/main\">"
    private static let tooComplex = TextSourceError.tooComplex(name: "file", part: "word/document.xml")

    @Test(
        "Entities are refused before they are put in their places",
        arguments: [
            "<!ENTITY a \"ha\"><!ENTITY b \"&a;&a;&a;&a;\"><!ENTITY c \"&b;&b;&b;&b;\">",
            "<!ENTITY c SYSTEM \"file:///etc/passwd\">", "<!ENTITY c SYSTEM \"http://localhost:1/\">",
            "<!ENTITY % p SYSTEM \"file:///etc/passwd\">%p;",
        ]
    )
    func entities(declarations: String) {
        let file = word("<!DOCTYPE w [\(declarations)]>\(Self.root)<w:body><w:p><w:r><w:t>&c;</w:t></w:r></w:p>")
        #expect(throws: Self.tooComplex) { try read(file) }
    }

    @Test func `ten million tags inside each other are refused at once`() {
        let file = word(Self.root + String(repeating: "<w:p>", count: 10_000_000))
        #expect(throws: Self.tooComplex) { try read(file) }
    }

    @Test func `paragraphs inside each other lose no word`() throws {
        let depth = 200
        let text = "<w:r><w:t>a</w:t></w:r>"
        let file = word(
            Self.root + String(repeating: "<w:p>" + text, count: depth) + String(repeating: "</w:p>", count: depth)
                + "</w:document>"
        )
        #expect(try read(file).utf8.count { $0 == UInt8(ascii: "a") } == depth)
    }

    @Test func `a document that is cut, or is something else, is named with its part`() {
        #expect(throws: TextSourceError.damaged(name: "file", part: "word/document.xml", line: 2)) {
            try read(word(Self.root + "\n<w:body><w:p></w:r>"))
        }
        #expect(throws: TextSourceError.damaged(name: "file", part: "word/document.xml", line: nil)) {
            try read(word("<html/>"))
        }
        #expect(throws: TextSourceError.damaged(name: "file", part: "_rels/.rels", line: nil)) {
            try read(SmallArchive([("[Content_Types].xml", "")]).bytes)
        }
        #expect(throws: TextSourceError.damaged(name: "file", part: "ZIP", line: nil)) {
            try read(Array(Communique.french.docx.prefix(1000)))
        }
    }

    @Test func `archives that are no text are named`() {
        for (members, kind) in [
            ([("a.txt", "a")], BinaryKind.zip),
            ([("[Content_Types].xml", ""), ("xl/workbook.xml", "")], .spreadsheet),
            ([("[Content_Types].xml", ""), ("ppt/presentation.xml", "")], .presentation),
            ([("mimetype", "application/vnd.oasis.opendocument.spreadsheet")], .spreadsheet),
            ([("mimetype", "application/vnd.oasis.opendocument.presentation")], .presentation),
        ] {
            #expect(throws: TextSourceError.binary(name: "file", kind: kind)) { try read(SmallArchive(members).bytes) }
        }
    }

    @Test func `a part that leads out of the archive leads nowhere`() {
        var archive = WordFile(body: "").archive
        for index in archive.members.indices where archive.members[index].name == "_rels/.rels" {
            let text = String(decoding: archive.members[index].bytes, as: UTF8.self)
                .replacing("word/document.xml", with: "../../../../etc/passwd")
            archive.members[index].bytes = Array(text.utf8)
        }
        #expect(throws: TextSourceError.damaged(name: "file", part: "_rels/.rels", line: nil)) {
            try read(archive.bytes)
        }
    }

    @Test func `an old file that wraps a locked one is named as locked`() {
        let name = "EncryptedPackage".utf16.flatMap { [UInt8($0 & 0xFF), UInt8($0 >> 8)] }
        let file = [0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1] + [UInt8](repeating: 0, count: 1000) + name
        #expect(throws: TextSourceError.locked(name: "file")) { try read(file) }
    }

    @Test func `a line of ten million letters is read in one piece`() throws {
        let letters = String(repeating: "a", count: 9_000_000)
        let file = WordFile(body: "<w:p><w:r><w:t>\(letters)</w:t></w:r></w:p>")
        #expect(try read(file.bytes).utf8.count == 9_000_000)
        let mail = "Message-ID: <1>\nFrom: a\n\n" + letters
        #expect(try read(Array(mail.utf8)).utf8.count > 9_000_000)
        #expect(try read(Array(("{\\rtf1 " + letters + "}").utf8)).utf8.count == 9_000_000)
    }

    @Test func `zero bytes and control characters do not get through`() throws {
        for bytes in [
            Array("{\\rtf1 a\0b\\u0?\\u27?\\'07c}".utf8),
            Array("Message-ID: <1>\nFrom: a\0\u{1B}\n\na\0b\u{1B}[2Jc".utf8),
            WordFile(body: "<w:p><w:r><w:t>a&#9;&#13;b c</w:t></w:r></w:p>").bytes,
        ] {
            guard let text = try? read(bytes) else { continue }
            #expect(!text.utf8.contains { $0 < 0x20 && $0 != 0x0A || $0 == 0x7F })
        }
    }

    @Test func `headers of a message without end are bounded`() throws {
        let head = "Message-ID: <1>\nFrom: a\n" + String(repeating: "X: y\n", count: 200_000)
        let long = "Subject: " + String(repeating: "x", count: 5_000_000) + "\n"
        let text = try read(Array((head + long + "\nbody").utf8))
        #expect(proper(text).hasSuffix("body"))
        let encoded = "Message-ID: <1>\nFrom: a\nSubject: " + String(repeating: "=?", count: 30_000) + "\n\nbody"
        #expect(try read(Array(encoded.utf8)).utf8.count < 100_000)
    }

    @Test(.enabled(if: Helpers.readsPDF, "pdftotext is not on this machine"))
    func `a PDF file that is none, or is cut, is refused`() {
        for bytes in [Array("%PDF-1.7\n".utf8), Array("%PDF-1.4\n%%EOF".utf8)] {
            #expect(throws: TextSourceError.self) { try read(bytes) }
        }
        #expect(throws: TextSourceError.self) { try read(Array(Communique.french.pdf.prefix(300))) }
    }

    @Test(.enabled(if: Helpers.readsPDF, "pdftotext is not on this machine"))
    func `a page that contains itself ends`() {
        let file = """
            %PDF-1.4
            1 0 obj << /Type /Catalog /Pages 2 0 R >> endobj
            2 0 obj << /Type /Pages /Kids [2 0 R 2 0 R] /Count 1000000000 >> endobj
            trailer << /Root 1 0 R >>
            """
        #expect(throws: TextSourceError.self) { try read(Array(file.utf8)) }
    }
}
