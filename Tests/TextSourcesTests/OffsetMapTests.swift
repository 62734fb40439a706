import Foundation
import Testing
import TextSources

@Suite("Offset map")
struct OffsetMapTests {
    @Test func `a place in plain text is the same place in the file`() throws {
        let file = Array("é\r\n😀x".utf8)
        let map = try SourceReader().read(file, name: "a").map
        #expect((0...9).map(map.codePoint(at:)) == [0, 0, 1, 2, 3, 3, 3, 3, 4, 5])
        #expect((0...9).map(map.byte(at:)) == [0, 0, 2, 3, 4, 4, 4, 4, 8, 9])
        #expect((0...6).map(map.utf8Offset(ofCodePoint:)) == [0, 2, 3, 4, 8, 9, 9])
        #expect(map.codePoints(of: 0..<4) == 0..<3)
        #expect(map.codePoints(of: 4..<8) == 3..<4)
        #expect(map.bytes(of: 4..<8) == 4..<8)
    }

    @Test func `an offset outside the text is its nearest end`() throws {
        let map = try SourceReader().read([0xEF, 0xBB, 0xBF, 0x61, 0x62], name: "a").map
        #expect(map.codePoint(at: -5) == 0)
        #expect(map.byte(at: -5) == 3)
        #expect(map.codePoint(at: 99) == 2)
        #expect(map.byte(at: .max) == 5)
        #expect(map.utf8Offset(ofByte: -1) == 0)
        #expect(map.utf8Offset(ofByte: 0) == 0)
        #expect(map.utf8Offset(ofCodePoint: .max) == 2)
        #expect(map.bytes(of: -9..<99) == 3..<5)
        #expect(map.codePoints(of: 1..<1) == 1..<1)
    }

    @Test func `a range of a page ends where its last character ends`() throws {
        let html = "<p>Ils <b>d&eacute;cident</b>   de  <i>tout</i></p><br><p>Fin</p>"
        let text = try readPage(html)
        #expect(text.string == "Ils décident de tout\n\nFin")
        let source = Array(html.unicodeScalars)
        func origin(_ piece: String) throws -> String {
            let start = try #require(text.string.range(of: piece))
            let from = text.string.utf8.distance(from: text.string.startIndex, to: start.lowerBound)
            let range = text.map.codePoints(of: from..<from + piece.utf8.count)
            return String(String.UnicodeScalarView(source[range]))
        }
        #expect(try origin("Ils") == "Ils")
        #expect(try origin("décident") == "d&eacute;cident")
        #expect(try origin("dé") == "d&eacute;")
        #expect(try origin("cident de") == "cident</b>   de")
        #expect(try origin("tout") == "tout")
        #expect(try origin("tout\n\n") == "tout")
        #expect(try origin("tout\n\nFin") == "tout</i></p><br><p>Fin")
    }

    @Test func `a place in mark-up is the next readable character`() throws {
        let text = try readPage("<p>ab</p><p>c&amp;d</p>")
        #expect(
            (0...22).map(text.map.utf8Offset(ofCodePoint:)) == [
                0, 0, 0, 0, 1, 4, 4, 4, 4, 4, 4, 4, 4, 5, 5, 5, 5, 5, 6, 7, 7, 7, 7,
            ]
        )
    }

    @Test(arguments: [TextEncoding.utf8, .utf16LittleEndian, .windows1251])
    func `long texts and words of any width keep their places`(encoding: TextEncoding) throws {
        let text = String(repeating: "ё", count: 1500) + String(repeating: "ab ", count: 700) + "конец"
        for html in [text, "<p>\(text)</p>"] {
            let file = try Samples.bytes(html, as: encoding)
            try checkMap(of: SourceReader(encoding: encoding).read(file, name: "a.txt"), file: file)
            try checkMap(of: readPage(html, encoding: encoding), file: file)
        }
    }
}

/// Texts kept beside the repository, where there are any.
@Suite("Corpus")
struct CorpusTests {
    static let files: [String] = {
        let root = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
            .deletingLastPathComponent()
        let shared =
            ProcessInfo.processInfo.environment["SUIVI_SHARED"]
            ?? root.deletingLastPathComponent().appendingPathComponent("shared").path
        let folder = shared + "/corpus/texts"
        let names = (try? FileManager.default.contentsOfDirectory(atPath: folder)) ?? []
        return names.filter { $0.hasSuffix(".txt") }.sorted().map { folder + "/" + $0 }
    }()

    @Test(.enabled(if: !files.isEmpty, "no corpus lies beside the repository"))
    func `code points of every text are those of its file`() throws {
        for path in Self.files {
            let file = try Array(Data(contentsOf: URL(fileURLWithPath: path)))
            let text = try SourceReader().read(path: path)
            #expect(text.format == .plainText)
            #expect(text.utf8 == file)
            var (offset, codePoint) = (0, 0)
            for scalar in text.string.unicodeScalars {
                guard text.map.codePoint(at: offset) == codePoint, text.map.byte(at: offset) == offset,
                    text.map.utf8Offset(ofCodePoint: codePoint) == offset
                else {
                    Issue.record("\(path): code point \(codePoint) is elsewhere")
                    break
                }
                offset += UTF8.width(scalar)
                codePoint += 1
            }
        }
    }

    @Test(.enabled(if: !files.isEmpty, "no corpus lies beside the repository"))
    func `a text in a code page is detected and reads the same`() throws {
        for path in Self.files {
            let text = try SourceReader().read(path: path).string
            for encoding in [TextEncoding.windows1251, .windows1252] {
                guard let file = try? Samples.bytes(text, as: encoding), file != Array(text.utf8) else { continue }
                #expect(try SourceReader().read(file, name: path).string == text, "\(path) in \(encoding.name)")
            }
        }
    }
}
