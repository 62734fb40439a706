import Foundation
import Testing

@Suite("Files of other programs, from the file to a register that is whole")
struct FormatsTests {
    private static let sentence =
        "The two Parties agreed to establish a joint working group on water before the end of 2027."

    private static let richText =
        "{\\rtf1\\ansi{\\header Ministry\\par}\\pard \(sentence)\\u8238?\\par{\\deleted They refused.}}"

    private static let message = """
        From: a@halvik.example
        Message-ID: <1@halvik.example>
        Subject: =?utf-8?Q?Communiqu=C3=A9?=
        Content-Type: multipart/mixed; boundary=x

        --x
        Content-Type: text/plain; charset=utf-8
        Content-Transfer-Encoding: quoted-printable

        The two Parties agreed to establish a joint working group on water befo=
        re the end of 2027.
        --x
        Content-Disposition: attachment; filename="annex.pdf"

        no
        --x--

        """

    /// Without a table of places, which readers make anew.
    private static let pdf = """
        %PDF-1.4
        1 0 obj << /Type /Catalog /Pages 2 0 R >> endobj
        2 0 obj << /Type /Pages /Kids [3 0 R] /Count 1 >> endobj
        3 0 obj << /Type /Page /Parent 2 0 R /MediaBox [0 0 700 842] /Contents 4 0 R
        /Resources << /Font << /F << /Type /Font /Subtype /Type1 /BaseFont /Helvetica >> >> >> >> endobj
        4 0 obj << /Length 138 >>
        stream
        BT /F 11 Tf 72 700 Td (The two Parties agreed to establish a joint working group on water before the end of 2027.) Tj ET
        endstream endobj
        trailer << /Root 1 0 R >>

        """

    /// The words of a file, its review, and what the register says of it afterwards.
    private func follow(_ content: String, named name: String, told: String?) throws {
        let place = try Workplace()
        try place.makeRegister()
        try place.write(Array(content.utf8), to: name)
        let read = try place.suivi("read", name, "--session", "1", "--language-of-text", "en")
        #expect(read.code == 0, "\(read.errors)")
        if let told { #expect(read.errors.contains(told), "\(read.errors)") } else { #expect(read.errors.isEmpty) }
        #expect(try place.suivi("review", "--accept-all").code == 0)
        let conclusions = try place.conclusions()
        let number = try #require(conclusions.first?["number"] as? String)
        #expect(conclusions.count == 1)
        let shown = try place.suivi("show", number)
        let words = shown.output.split(whereSeparator: \.isWhitespace).joined(separator: " ")
        #expect(words.contains("joint working group on water before the end of 2027"), "\(shown.output)")
        #expect(!shown.output.unicodeScalars.contains("\u{202E}"))
        let verified = try place.json("verify")
        #expect(verified["whole"] as? Bool == true, "\(verified)")
        // The file is kept as it came.
        let kept = FileManager.default.enumerator(at: place.path("register/files"), includingPropertiesForKeys: nil)
        let files = (kept?.allObjects ?? []).compactMap { $0 as? URL }
        #expect(files.contains { (try? Data(contentsOf: $0)) == Data(content.utf8) })
        // So is the text that was read: quotations stand in it, and no later program moves them.
        let copies = files.filter { file in
            (try? String(contentsOf: file, encoding: .utf8))?.hasPrefix("suivi-text/1\n") == true
        }
        #expect(copies.count == 1)
        try damage(#require(copies.first), in: place)
    }

    /// Changes one letter of the kept text: no quotation is trusted any more.
    private func damage(_ copy: URL, in place: Workplace) throws {
        let text = try String(contentsOf: copy, encoding: .utf8)
        try FileManager.default.removeItem(at: copy)
        try Data(text.replacingOccurrences(of: "2027", with: "2028").utf8).write(to: copy)
        let verified = try place.suivi("verify", "--json")
        #expect(verified.code == 3)
        #expect(try place.suivi("conclusions").code == 0)
    }

    @Test func `Rich Text Format`() throws {
        try follow(Self.richText, named: "text.doc", told: "strike out")
    }

    @Test func `a message with an attachment`() throws {
        try follow(Self.message, named: "mail.txt", told: "annex.pdf")
    }

    private static let readsPDF = ["/usr/bin/pdftotext", "/usr/local/bin/pdftotext"].contains {
        FileManager.default.isExecutableFile(atPath: $0)
    }

    @Test(.enabled(if: readsPDF, "pdftotext is not on this machine"))
    func `PDF`() throws {
        try follow(Self.pdf, named: "text.bin", told: nil)
    }
}
