import ChildProcess
import Foundation
import Testing
import TextSources

/// What stands in ranges of a text.
func pieces(_ ranges: [Range<Int>], of text: SourceText) -> [String] { ranges.map(text.text(in:)) }

/// Reads bytes under a name that says nothing.
func read(_ bytes: [UInt8], name: String = "file") throws(TextSourceError) -> SourceText {
    try SourceReader().read(bytes, name: name)
}

/// The text without the parts that are set apart.
func proper(_ text: SourceText) -> String {
    var result: [UInt8] = []
    var start = 0
    for part in text.apart + [text.utf8.count..<text.utf8.count] {
        result += text.utf8[start..<part.lowerBound]
        start = part.upperBound
    }
    return String(decoding: result, as: UTF8.self).trimmingNewlines
}

extension String {
    fileprivate var trimmingNewlines: String {
        var text = self[...]
        while text.first == "\n" { text = text.dropFirst() }
        while text.last == "\n" { text = text.dropLast() }
        return String(text).replacing("\n\n\n\n", with: "\n\n")
    }
}

/// Whether programs that help are on this machine.
enum Helpers {
    static func has(_ name: String) -> Bool { Program(named: name, in: Program.usualFolders) != nil }
    static let readsPDF = has("pdftotext")
    static let recognises = readsPDF && has("pdftoppm") && has("tesseract")
}

@Suite("One communiqué in every format")
struct OneCommuniqueTests {
    private func check(_ bytes: [UInt8], is communique: Communique, format: SourceFormat, name: String = "file") throws
    {
        let text = try read(bytes, name: name)
        #expect(text.format == format)
        #expect(proper(text) == communique.text)
        #expect(pieces(text.headings, of: text) == communique.headings)
        if format != .html { #expect(pieces(text.items, of: text) == communique.items) }
        #expect(try read(bytes) == read(bytes), "the same bytes give the same text")
    }

    @Test(arguments: [Communique.french, .russian])
    func `gives the same paragraphs, headings and items`(communique: Communique) throws {
        try check(communique.html, is: communique, format: .html)
        try check(communique.docx, is: communique, format: .docx)
        try check(communique.odt, is: communique, format: .odt)
        try check(communique.rtf, is: communique, format: .rtf)
    }

    @Test(arguments: [Communique.french, .russian])
    func `gives the same paragraphs as a message`(communique: Communique) throws {
        for (bytes, attachments) in [
            (communique.flowedMail, []), (communique.pageMail, [Omission.attachment(name: "annexe é.pdf")]),
        ] {
            let text = try read(bytes)
            #expect(text.format == .email)
            #expect(proper(text) == communique.text)
            // Of plain text only the subject is known to be a heading.
            let headings = attachments.isEmpty ? Array(communique.headings.prefix(1)) : communique.headings
            #expect(pieces(text.headings, of: text) == headings)
            #expect(text.omissions == attachments)
        }
    }

    @Test func `gives the same paragraphs in code pages of Rich Text Format`() throws {
        try check(
            Communique.french.rtf(codePage: 1252, fontCharset: 0, encoding: .windowsCP1252),
            is: .french,
            format: .rtf
        )
        // The font decides, not the file.
        try check(
            Communique.russian.rtf(codePage: 1252, fontCharset: 204, encoding: .windowsCP1251),
            is: .russian,
            format: .rtf
        )
        try check(
            Communique.russian.rtf(codePage: 1251, fontCharset: 1, encoding: .windowsCP1251),
            is: .russian,
            format: .rtf
        )
    }

    @Test(.enabled(if: Helpers.readsPDF, "pdftotext is not on this machine"))
    func `gives the same paragraphs in PDF`() throws {
        try check(Communique.french.pdf, is: .french, format: .pdf)
        let text = try read(Communique.french.pdf)
        #expect(pieces(text.apart, of: text) == ["– 1 –"])
        #expect(text.producer?.hasPrefix("pdftotext ") == true)
    }

    @Test("The content decides, not the name", arguments: ["a.txt", "a.html", "a.docx", "a.pdf", "a.eml", "-"])
    func names(name: String) throws {
        try check(Communique.french.docx, is: .french, format: .docx, name: name)
        try check(Communique.french.odt, is: .french, format: .odt, name: name)
        try check(Communique.french.rtf, is: .french, format: .rtf, name: name)
        #expect(try read(Communique.french.pageMail, name: name).format == .email)
    }

    @Test func `places are code points of the text that was made`() throws {
        let text = try read(Communique.russian.docx)
        let words = Array("в первом квартале 2027 года".utf8)
        let start = try #require(text.utf8.firstRange(of: words)?.lowerBound)
        let range = text.map.codePoints(of: start..<start + words.count)
        let scalars = Array(text.string.unicodeScalars)
        #expect(String(String.UnicodeScalarView(scalars[range])) == "в первом квартале 2027 года")
        #expect(text.map.utf8Offset(ofCodePoint: range.lowerBound) == start)
        #expect(!text.format.isItsOwnText)
    }
}

@Suite("Scans")
struct ScanTests {
    /// An image of the communiqué, drawn by another program than the one that reads it.
    private func image(_ arguments: [String]) throws -> [UInt8] {
        let program = try #require(Program(named: "pdftoppm", in: Program.usualFolders))
        let child = ChildProcess(program, arguments: ["-r", "200", "-gray", "-singlefile"] + arguments + ["-"])
        return try child.run(on: Communique.french.pdf).output
    }

    @Test(
        .enabled(if: Helpers.recognises, "tesseract is not on this machine"),
        arguments: ["png", "jpeg", "tiff"]
    )
    func `the words of an image are recognised`(format: String) throws {
        let image = format == "tiff" ? Self.tiff(ofMap: try image([])) : try image(["-" + format])
        let text = try read(image, name: "scan")
        #expect(text.format == .scan)
        #expect(text.producer?.hasPrefix("tesseract ") == true)
        #expect((text.confidence ?? 0) > 60)
        // Accents depend on the packs that are installed; most words don't.
        let words = Set(Communique.french.text.split { !$0.isLetter && !$0.isNumber })
        let found = Set(text.string.split { !$0.isLetter && !$0.isNumber })
        #expect(words.intersection(found).count * 10 >= words.count * 8, "\(words.subtracting(found))")
        #expect(text.string.contains("groupe de travail"))
    }

    /// A grey map (PGM) as an image in TIFF 6.0: one strip, not packed.
    private static func tiff(ofMap map: [UInt8]) -> [UInt8] {
        let head = map.prefix(64).split(whereSeparator: { $0 == 0x0A || $0 == 0x20 }).prefix(4)
        let numbers = head.compactMap { Int(String(decoding: $0, as: UTF8.self)) }
        guard numbers.count == 3 else { return [] }
        let pixels = Array(map.suffix(numbers[0] * numbers[1]))
        func bytes(_ value: Int, _ count: Int) -> [UInt8] { (0..<count).map { UInt8(value >> ($0 * 8) & 0xFF) } }
        let fields = [
            (256, numbers[0]), (257, numbers[1]), (258, 8), (259, 1), (262, 1), (273, 8), (277, 1), (278, numbers[1]),
            (279, pixels.count),
        ]
        var file = Array("II".utf8) + [42, 0] + bytes(8 + pixels.count, 4) + pixels + bytes(fields.count, 2)
        for (tag, value) in fields { file += bytes(tag, 2) + [4, 0] + bytes(1, 4) + bytes(value, 4) }
        return file + bytes(0, 4)
    }

    @Test(.enabled(if: Helpers.recognises, "tesseract is not on this machine"))
    func `an image without words is refused`() throws {
        // One white pixel in GIF.
        let pixel: [UInt8] =
            Array("GIF89a".utf8) + [1, 0, 1, 0, 0x80, 0, 0, 255, 255, 255, 0, 0, 0, 0x2C, 0, 0, 0, 0, 1, 0, 1, 0, 0]
            + [2, 2, 0x44, 1, 0, 0x3B]
        #expect(throws: TextSourceError.self) { try read(pixel, name: "a.gif") }
    }

    @Test func `a program that is missing is named with its package`() throws {
        let reader = SourceReader(programFolders: ["/nowhere"])
        #expect(
            throws: TextSourceError.missingProgram(name: "a", program: "pdftotext", package: "poppler-utils")
        ) { try reader.read(Communique.french.pdf, name: "a") }
        #expect(
            throws: TextSourceError.missingProgram(name: "a", program: "tesseract", package: "tesseract-ocr")
        ) { try reader.read([0x89, 0x50, 0x4E, 0x47, 13, 10, 26, 10], name: "a") }
    }
}
