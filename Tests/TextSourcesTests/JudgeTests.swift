import Testing
import TextSources
import XML

/// libxml2 as an independent reader of the same pages.
@Suite("Judged by libxml2")
struct JudgeTests {
    static let pieces = [
        "<p>", "</p>", "<div class='a > b'>", "</div>", "<b>", "</b>", "<br>", "<!-- x -->", "<ul><li>", "</ul>",
        "<table><tr><td>", "</td></tr></table>", "<script>var a = '<b>';</script>", "<style>a{}</style>", "&eacute;",
        "&#233;", "&amp;", "&nbsp;", " ", "\n", "  ", "mot", "слово", "é", "deux mots", "<a href=\"?x=1&amp;y=2\">",
        "</a>",
        "<h2>", "</h2>", "<img alt='>'>", "«", "😀", "12", ",", "<span title=x>", "</span>", "<blockquote>",
        "</blockquote>", "<hr/>", "<em>", "</em>",
    ]

    /// The visible characters of a page by libxml2's parser.
    static func visible(_ html: String) throws -> String {
        var result = ""
        var dropped = 0
        for event in try HTMLParser().events(of: Array(html.utf8)) {
            switch event {
            case .start(let name, _): if ["script", "style"].contains(name) || dropped > 0 { dropped += 1 }
            case .end: dropped = max(dropped - 1, 0)
            case .text(let text): if dropped == 0 { result += text }
            }
        }
        return withoutSpace(result)
    }

    static func withoutSpace(_ text: String) -> String {
        String(String.UnicodeScalarView(text.unicodeScalars.filter { !" \t\r\n\u{C}".unicodeScalars.contains($0) }))
    }

    @Test(arguments: 0..<8)
    func `random pages have the characters that libxml2 finds, at their places`(seed: Int) throws {
        var random = SeededGenerator(seed: UInt64(seed))
        for _ in 0..<150 {
            let body = (0..<Int.random(in: 1...40, using: &random)).map { _ in
                Self.pieces[Int.random(in: 0..<Self.pieces.count, using: &random)]
            }.joined()
            let html = "<html><body><p>start \(body)"
            let text = try readPage(html)
            #expect(Self.withoutSpace(text.string) == (try Self.visible(html)), "\(html)")
            try checkMap(of: text, file: Array(html.utf8))
        }
    }

    @Test(arguments: [TextEncoding.utf16LittleEndian, .utf16BigEndian, .windows1252, .windows1251])
    func `places are right in every encoding`(encoding: TextEncoding) throws {
        var random = SeededGenerator(seed: 99)
        let usable = Self.pieces.filter { (try? Samples.bytes($0, as: encoding)) != nil }
        for _ in 0..<100 {
            let html =
                "<p>start " + (0..<30).map { _ in usable[Int.random(in: 0..<usable.count, using: &random)] }.joined()
            let file = try Samples.bytes(html, as: encoding)
            try checkMap(of: readPage(html, encoding: encoding), file: file)
        }
    }
}
