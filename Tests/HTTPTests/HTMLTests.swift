import HTML
import Testing

@Suite("HTML")
struct HTMLTests {
    @Test(
        "What is put in is text, in content and in attributes",
        arguments: [
            ("Alda & Borel", "Alda &amp; Borel"), ("<script>", "&lt;script&gt;"),
            ("\" onload='x'", "&quot; onload=&#39;x&#39;"),
            ("&amp;", "&amp;amp;"), ("Привет 日本 e\u{301}", "Привет 日本 e\u{301}"), ("", ""), ("a\tb\r\n", "a\tb\r\n"),
            ("a\u{0}b\u{1B}\u{7F}", "a\u{FFFD}b\u{FFFD}\u{FFFD}"),
        ]
    )
    func escapes(text: String, escaped: String) {
        let cell: HTML = "<td title=\"\(text)\">\(text)</td>"
        #expect(cell.string == "<td title=\"\(escaped)\">\(escaped)</td>")
        #expect(HTML(text: text).string == escaped)
    }

    @Test("The words of the source are markup")
    func literal() {
        let page: HTML = "<p class='a'>&nbsp;é</p>"
        #expect(page.string == "<p class='a'>&nbsp;é</p>")
        #expect(page.bytes == Array("<p class='a'>&nbsp;é</p>".utf8))
    }

    @Test("A piece, a list of pieces and labelled raw markup are not escaped again")
    func pieces() {
        let rows: [HTML] = ["<li>\("a<b")</li>", "<li>\(2)</li>"]
        let list: HTML = "<ul>\(rows)</ul>\(raw: "<!-- made here -->")\(HTML(text: "<"))"
        #expect(list.string == "<ul><li>a&lt;b</li><li>2</li></ul><!-- made here -->&lt;")
        #expect(rows.joined(separator: "<hr>").string == "<li>a&lt;b</li><hr><li>2</li>")
        #expect([HTML]().joined(separator: "<hr>").isEmpty)
    }

    @Test("What is absent adds nothing")
    func optionals() {
        let noText: String? = nil
        let noPiece: HTML? = nil
        let text: String? = "<"
        let piece: HTML? = "<br>"
        let page: HTML = "[\(noText)\(noPiece)\(text)\(piece)]"
        #expect(page.string == "[&lt;<br>]")
    }

    @Test("An attribute is written with its value, or not at all")
    func attributes() {
        let none: String? = nil
        let page: HTML =
            "<input\(attribute: "value", "a \"b\"")\(attribute: "id", none)\(attribute: "checked", if: true)\(attribute: "disabled", if: false)>"
        #expect(page.string == "<input value=\"a &quot;b&quot;\" checked>")
    }

    @Test("Pieces add up")
    func addition() {
        var page: HTML = "<p>"
        page += HTML(text: "&")
        #expect((page + "</p>").string == "<p>&amp;</p>")
        #expect("\(page)" == "<p>&amp;")
    }
}
