import Testing
import TextSources

@Suite("Rich Text Format")
struct RichTextTests {
    static let files: [(rtf: String, text: String)] = [
        ("one\\par two", "one\n\ntwo"),
        ("one\\line two\\tab three", "one\ntwo three"),
        ("a\r\nb\\par\nc", "ab\n\nc"),
        ("\\'e9\\'e8 caf\\'E9", "éè café"),
        ("\\u233?\\u-3913 \\'b7", "é\u{F0B7} "),
        ("\\uc2\\u8211 --x\\uc0\\u8212 y", "–x—y"),
        ("{\\uc0 \\u8211}\\u8212?z", "–—z"),
        ("\\u-10179?\\u-8704?", "😀"),
        ("\\u-10179?x", "\u{FFFD}x"),
        ("\\u-8704?x", "\u{FFFD}x"),
        ("\\u99999?x", "\u{FFFD}x"),
        ("a\\~b\\_c\\-d", "a\u{A0}b\u{2011}cd"),
        ("\\lquote a\\rquote \\emdash \\ldblquote b\\rdblquote ", "‘a’—“b”"),
        ("\\{a\\}\\\\", "{a}\\"),
        ("a{\\v no}b\\v no\\v0 c", "abc"),
        ("a{\\deleted no}b", "ab"),
        ("a{\\*\\unknown no{b}}c", "ac"),
        ("a{\\pict\\wmetafile8 0102}b{\\info{\\title no}}c", "abc"),
        ("a{\\pict\\bin5 }}}}}no}b", "ab"),
        ("a{\\field{\\*\\fldinst HYPERLINK \"x\"}{\\fldrslt b}}c", "abc"),
        ("a{\\upr{no}{\\*\\ud b}}c", "abc"),
        ("{\\listtext\\'b7\\tab}a\\par{\\pntext 1.\\tab}b", "a\n\nb"),
        ("{\\f1\\'b7\\tab}a", "a"),
        ("{\\f2\\'cf\\'f0\\'e8\\'e2\\'e5\\'f2} a", "Привет a"),
        ("a{\\shp{\\*\\shpinst{\\sp{\\sn no}{\\sv no}}{\\shptxt box\\par}}{\\shprslt no}}b\\par c", "ab\n\nbox\n\nc"),
        ("\\trowd a\\cell b\\cell\\row c", "a\n\nb\n\nc"),
        ("a}b", "ab"),
        ("a{b{c", "abc"),
        // The brace that would end the file is a sign.
        ("a\\", "a}"),
        ("a\\'", "a"),
        ("a\\'zz", "azz"),
        ("\\u233", "é"),
        ("{\\*}a", "a"),
        ("a\0b", "ab"),
    ]

    private func document(_ body: String) throws -> SourceText {
        let head = "{\\rtf1\\ansi\\ansicpg1252{\\fonttbl{\\f0 A;}{\\f1\\fcharset2 Symbol;}{\\f2\\fcharset204 C;}}"
        return try read(Array((head + "{\\colortbl;\\red0;}" + body + "}").utf8))
    }

    @Test(arguments: files)
    func `the text is what a word processor shows`(rtf: String, text: String) throws {
        #expect(try document(rtf).string == text.tidied)
    }

    @Test func `binary data longer than the file takes the rest with it, and no more`() {
        for length in ["99999999999", "9223372036854775807", "99999999999999999999999"] {
            #expect(throws: TextSourceError.noWords(name: "file", format: .rtf)) { try document("\\bin\(length) ") }
        }
    }

    @Test func `notes, headers and footers are set apart`() throws {
        let text = try document("{\\header Minist\\'e8re\\par}a{\\footnote {\\super 1} Une note.}b\\par{\\footerr 1}c")
        #expect(proper(text) == "ab\n\nc")
        #expect(pieces(text.apart, of: text) == ["Ministère\n\n1 Une note.\n\n1"])
    }

    @Test func `headings are known by the style, its parents, or the level`() throws {
        let text = try document(
            "{\\stylesheet{\\s1 heading 1;}{\\s2\\sbasedon1 Mine;}{\\*\\cs3 heading 9;}{\\s4\\sbasedon5 A;}"
                + "{\\s5\\sbasedon4 B;}{\\s6 toc 1;}}\\s1 a\\par\\pard\\s2 b\\par\\pard\\outlinelevel1 c\\par"
                + "\\pard\\s4 d\\par\\pard\\s6 e\\par\\pard f"
        )
        #expect(pieces(text.headings, of: text) == ["a", "b", "c"])
        #expect(pieces(text.apart, of: text) == ["e"])
    }

    @Test func `groups inside each other without end are refused`() {
        let file = "{\\rtf1" + String(repeating: "{", count: 5_000_000) + "a"
        #expect(throws: TextSourceError.tooComplex(name: "file", part: "RTF")) { try read(Array(file.utf8)) }
    }

    @Test func `that words were struck out is said`() throws {
        #expect(try document("a{\\deleted b}").omissions == [.deletions])
    }
}

extension String {
    /// Without the spaces around it.
    fileprivate var tidied: String {
        var text = self[...]
        while text.last == " " { text = text.dropLast() }
        return String(text)
    }
}
