import Testing
import TextSources

@Suite("Page text")
struct PageTextTests {
    static let pages: [(html: String, text: String)] = [
        ("<p>One</p><p>Two</p>", "One\n\nTwo"),
        ("One<br>two<br/>three", "One\ntwo\nthree"),
        ("One<br><br><br>two", "One\n\ntwo"),
        ("<h1>Title</h1>\n\n  <p>  A   b\n\tc </p>  ", "Title\n\nA b c"),
        ("<ul><li>a<li>b</ul>c", "a\n\nb\n\nc"),
        ("<table><tr><td>1</td><td><table><tr><td>2</td></tr></table></td></tr></table>3", "1\n\n2\n\n3"),
        ("a<!-- b > c -->d", "ad"),
        ("a<!-->b<!--->c", "abc"),
        ("a<![CDATA[b]]>c", "ac"),
        ("<a title='x > y' href=\"?a=1>2\">b</a>", "b"),
        ("<script>if (a < b) document.write('<p>no</p>')</script>yes", "yes"),
        ("<style>p > a { }</style><template><p>no</p></template>yes<noscript>no</noscript>", "yes"),
        ("<svg><text>no</text><title>no</title></svg>yes", "yes"),
        ("<svg><script/>no</svg>yes", "yes"),
        ("<svg>no<p>yes", "yes"),
        ("a < b & c > d", "a < b & c > d"),
        ("caf&eacute; &amp; th&#233; &#xE9; &copy 2026 &notit; &unknown; &", "café & thé é © 2026 ¬it; &unknown; &"),
        ("1&nbsp;000 &laquo;&nbsp;oui&nbsp;&raquo;", "1\u{A0}000 «\u{A0}oui\u{A0}»"),
        ("a&#32;&#10; b", "a b"),
        ("a <b> b</b> <i> c</i>", "a b c"),
        ("one<b>two</b>three", "onetwothree"),
        ("<pre>a\n  b <b> c</b>\n</pre>d", "a\n  b  c\n\nd"),
        ("<p>a</p></nav></div><p>b", "a\n\nb"),
        ("<P CLASS=x>A<BR CLEAR=all>B", "A\nB"),
        ("</>a</ b>c<?php echo 1 ?>d", "acd"),
        ("a<p title=\"never closed>b", "a"),
        ("a<", "a<"),
        ("a</", "a</"),
        ("<title>no</title><textarea>no</textarea><select><option>no</select>yes", "yes"),
        ("<object>kept, as it never ends", "kept, as it never ends"),
        ("Стороны <em>договорились</em> о&nbsp;встрече", "Стороны договорились о\u{A0}встрече"),
    ]

    @Test(arguments: pages)
    func `the text is what a browser shows`(html: String, text: String) throws {
        let read = try readPage(html)
        #expect(read.string == text)
        #expect(read.format == .html)
        try checkMap(of: read, file: Array(html.utf8))
    }

    private func pieces(_ ranges: [Range<Int>], of text: SourceText) -> [String] { ranges.map(text.text(in:)) }

    @Test func `items of lists are known, without the list below them`() throws {
        let read = try readPage(
            "<p>We agree:</p><ul><li>to open <b>ports</b></li><li>to train<ol><li>x</ol>more</ul>end"
        )
        #expect(pieces(read.items, of: read) == ["to open ports", "to train", "x"])
    }

    @Test func `headings are known`() throws {
        let text = try readPage("<h1> A&amp;B </h1><p>c</p><h2><div>D</div></h2><h3>E<p>f</p><h4></h4><p>g")
        #expect(pieces(text.headings, of: text) == ["A&B", "D", "E"])
    }

    static let furniture: [(html: String, apart: [String])] = [
        ("<nav><a href=a>Home</a></nav><p>text</p>", ["Home"]),
        ("<p>text</p><footer>© Ministry</footer><aside>More</aside>", ["© Ministry", "More"]),
        ("<div role=navigation>You are here</div><p>text", ["You are here"]),
        ("<p>text</p><button>Menu</button>", ["Menu"]),
        ("<form><label>Search</label><input></form><p>text", ["Search"]),
        (
            "<ul><li><a href=a>Visits</a><li><a href=b>Press</a><li><a href=c>Contact</a></ul><p>text",
            ["Visits\n\nPress\n\nContact"]
        ),
        ("<p>text</p><div>Share: <a href=f>Facebook</a> <a href=t>X</a></div>", ["Share: Facebook X"]),
        ("<p>text</p><p>Partager sur WhatsApp</p>", ["Partager sur WhatsApp"]),
        ("<p>text</p><ul><li>Поделиться<li>Telegram</ul>", ["Поделиться\n\nTelegram"]),
        ("<div><nav>a</nav><nav>b</nav></div><p>text", ["a", "b"]),
        ("<nav><div><p>Menu</div></nav><p>text", ["Menu"]),
    ]

    @Test(arguments: furniture)
    func `the furniture of a page is set apart, not dropped`(html: String, apart: [String]) throws {
        let text = try readPage(html)
        #expect(pieces(text.apart, of: text) == apart)
        for piece in apart { #expect(text.string.contains(piece)) }
    }

    @Test(arguments: [
        "<nav>never closed<p>the text",
        "<div><nav>closed by another</div><p>the text",
        "<p>The parties will share on request: <a href=a>annex</a></p>",
        "<ul><li>agreed to <a href=a>meet</a><li>agreed to <a href=b>write</a><li>agreed to <a href=c>visit</a></ul>",
        "<p><a href=a>One conclusion that is a link</a></p><p>text",
        "<aside>All the text there is</aside>",
        "<a href=a><p>a</p><p>b</p><p>c</p>",
    ])
    func `broken or odd mark-up doesn't hide text`(html: String) throws {
        #expect(try readPage(html).apart == [])
    }

    @Test func `a form around a whole page is not furniture`() throws {
        let long = String(repeating: "<p>The parties agreed to meet again in the spring.</p>", count: 12)
        #expect(try readPage("<form>\(long)</form>").apart == [])
    }

    static let detected: [(name: String, content: String, format: SourceFormat)] = [
        ("a.html", "plain", .html), ("A.HTM", "plain", .html), ("a.txt", "<!DOCTYPE html><p>a", .html),
        ("a", " \n<html lang=fr><p>a", .html), ("-", "<?xml version='1.0'?><!-- c --><!doctype HTML><p>a", .html),
        ("a.txt", "<p>a", .plainText), ("a.txt", "<htmlx>", .plainText), ("a.txt", "text about <html>", .plainText),
        ("a.txt", "\u{FEFF}<html><p>a", .html), ("a.txt", "<!-- never closed <html>", .plainText),
    ]

    @Test(arguments: detected)
    func `a page is known by its name or its beginning`(name: String, content: String, format: SourceFormat) throws {
        #expect(try SourceReader().read(Array(content.utf8), name: name).format == format)
    }

    @Test(arguments: [TextEncoding.utf16LittleEndian, .utf16BigEndian, .windows1252])
    func `a page is known in every encoding`(encoding: TextEncoding) throws {
        let file = try Samples.bytes("<html><p>déjà &eacute;té</p><p>réunion</p>", as: encoding)
        let text = try SourceReader().read(file, name: "page")
        #expect(text.string == "déjà été\n\nréunion")
        #expect(text.encoding == encoding)
        try checkMap(of: text, file: file)
    }

    static let declared: [(String, TextEncoding, EncodingEvidence)] = [
        ("<meta charset=windows-1251><p>Про", .windows1251, .declared),
        ("<META http-equiv='Content-Type' content='text/html; charset=\"CP1251\"'><p>Про", .windows1251, .declared),
        ("<!-- <meta charset=koi8-r> --><meta charset=ISO-8859-1><p>é", .windows1252, .declared),
        ("<meta charset='utf-8'><p>é", .utf8, .declared),
        ("<meta charset=windows-1252><p>é, saved as UTF-8", .utf8, .detected),
        ("<meta name=description content='charset=koi8-r'><p>été", .utf8, .detected),
        ("<meta charset=utf-16><p>été", .utf8, .detected),
    ]

    @Test(arguments: declared)
    func `a page declares its encoding`(html: String, encoding: TextEncoding, evidence: EncodingEvidence) throws {
        let text = try SourceReader().read(Samples.bytes(html, as: encoding), name: "a.html")
        #expect(text.encoding == encoding)
        #expect(text.evidence == evidence)
        #expect(try text.string == readPage(html).string)
    }

    @Test func `an encoding that isn't read is named`() {
        let file = Array("<meta charset=koi8-r><p>".utf8) + [0xD0, 0xD2]
        #expect(throws: TextSourceError.unsupportedEncoding(name: "a.html", label: "koi8-r")) {
            try SourceReader().read(file, name: "a.html")
        }
    }

    @Test func `a page that isn't what it declares is refused at the byte`() {
        let file = Array("<meta charset=utf-8><p>".utf8) + [0xE9, 0x20]
        #expect(throws: TextSourceError.invalidBytes(name: "a.html", encoding: .utf8, offset: 23)) {
            try SourceReader().read(file, name: "a.html")
        }
    }

    @Test(arguments: ["<p></p>", "<script>all</script>", "<html><body>&nbsp;</body>"])
    func `a page without text is named`(html: String) {
        #expect(throws: TextSourceError.noReadableText(name: "page.html")) { try readPage(html) }
    }
}
