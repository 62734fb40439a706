import Testing
import TextSources

@Suite("Word documents")
struct WordTests {
    static let bodies: [(body: String, text: String)] = [
        ("<w:p><w:r><w:t>One</w:t></w:r></w:p><w:p><w:r><w:t>Two</w:t></w:r></w:p>", "One\n\nTwo"),
        // Outer spaces count only where they are asked for.
        (
            "<w:p><w:r><w:t> a </w:t></w:r><w:r><w:t>b</w:t></w:r><w:r><w:t xml:space='preserve'> c</w:t></w:r></w:p>",
            "ab c"
        ),
        ("<w:p><w:r><w:t>1.</w:t><w:tab/><w:t>a</w:t><w:br/><w:t>b</w:t><w:cr/><w:t>c</w:t></w:r></w:p>", "1. a\nb\nc"),
        ("<w:p><w:r><w:t>a</w:t><w:noBreakHyphen/><w:t>b</w:t><w:softHyphen/><w:t>c</w:t></w:r></w:p>", "a\u{2011}bc"),
        // What was struck out or moved away is not read; what was put in is.
        (
            "<w:p><w:r><w:t>a</w:t></w:r><w:del><w:r><w:delText>no</w:delText></w:r></w:del>"
                + "<w:ins><w:r><w:t>b</w:t></w:r></w:ins><w:moveFrom><w:r><w:t>no</w:t></w:r></w:moveFrom>"
                + "<w:moveTo><w:r><w:t>c</w:t></w:r></w:moveTo></w:p>",
            "abc"
        ),
        // The end of a paragraph that was struck out joins it with the next.
        (
            "<w:p><w:pPr><w:rPr><w:del/></w:rPr></w:pPr><w:r><w:t>a</w:t></w:r></w:p><w:p><w:r><w:t>b</w:t></w:r></w:p>",
            "ab"
        ),
        ("<w:p><w:r><w:rPr><w:vanish/></w:rPr><w:t>no</w:t></w:r><w:r><w:t>a</w:t></w:r></w:p>", "a"),
        ("<w:p><w:r><w:rPr><w:vanish w:val='0'/></w:rPr><w:t>a</w:t></w:r></w:p>", "a"),
        ("<w:p><w:r><w:rPr><w:rStyle w:val='Geheim'/></w:rPr><w:t>no</w:t></w:r><w:r><w:t>a</w:t></w:r></w:p>", "a"),
        // A field shows its result, not its instruction.
        (
            "<w:p><w:r><w:fldChar w:fldCharType='begin'/></w:r><w:r><w:instrText>DATE</w:instrText></w:r>"
                + "<w:r><w:fldChar w:fldCharType='separate'/></w:r><w:r><w:t>12 mars</w:t></w:r></w:p>",
            "12 mars"
        ),
        // A text box comes after its paragraph, and once.
        (
            "<w:p><w:r><w:t>a</w:t></w:r><w:r><mc:AlternateContent><mc:Choice Requires='wps'><wps:txbx><w:txbxContent>"
                + "<w:p><w:r><w:t>box</w:t></w:r></w:p></w:txbxContent></wps:txbx></mc:Choice><mc:Fallback><v:textbox>"
                + "<w:txbxContent><w:p><w:r><w:t>box</w:t></w:r></w:p></w:txbxContent></v:textbox></mc:Fallback>"
                + "</mc:AlternateContent></w:r><w:r><w:t>b</w:t></w:r></w:p><w:p><w:r><w:t>c</w:t></w:r></w:p>",
            "ab\n\nbox\n\nc"
        ),
        // Cells of tables, also inside each other.
        (
            "<w:tbl><w:tr><w:tc><w:p><w:r><w:t>1</w:t></w:r></w:p></w:tc><w:tc><w:tbl><w:tr><w:tc><w:p><w:r><w:t>2"
                + "</w:t></w:r></w:p></w:tc></w:tr></w:tbl><w:p/></w:tc></w:tr></w:tbl>",
            "1\n\n2"
        ),
        (
            "<w:sdt><w:sdtPr><w:showingPlcHdr/></w:sdtPr><w:sdtContent><w:p><w:r><w:t>Click here</w:t></w:r></w:p>"
                + "</w:sdtContent></w:sdt><w:p><w:r><w:t>a</w:t></w:r></w:p>",
            "a"
        ),
        // Properties as they were before a change don't count.
        (
            "<w:p><w:pPr><w:pPrChange><w:pPr><w:pStyle w:val='berschrift1'/></w:pPr></w:pPrChange></w:pPr>"
                + "<w:r><w:t>a</w:t></w:r></w:p>",
            "a"
        ),
        // Left to right and back, kept as they are: the screen makes them visible.
        ("<w:p><w:r><w:t>a\u{202E}b</w:t></w:r></w:p>", "a\u{202E}b"),
    ]

    private static let styles = """
        <w:style w:styleId='berschrift1'><w:name w:val='heading 1'/></w:style>
        <w:style w:type='character' w:styleId='Geheim'><w:rPr><w:vanish/></w:rPr></w:style>
        <w:style w:styleId='Eigen'><w:name w:val='Mine'/><w:basedOn w:val='berschrift1'/></w:style>
        <w:style w:styleId='A'><w:basedOn w:val='B'/></w:style><w:style w:styleId='B'><w:basedOn w:val='A'/></w:style>
        <w:style w:styleId='Verzeichnis1'><w:name w:val='toc 1'/></w:style>
        <w:style w:styleId='Liste'><w:name w:val='List Bullet'/></w:style>
        """

    private func document(_ body: String) throws -> SourceText {
        try read(WordFile(body: body, styles: Self.styles).bytes)
    }

    @Test(arguments: bodies)
    func `the text is what Word shows`(body: String, text: String) throws {
        let read = try document(body)
        #expect(read.string == text)
        #expect(read.headings.isEmpty)
    }

    @Test func `the strict form of the standard is read, too`() throws {
        let file = WordFile(
            body: "<w:p><w:r><w:t>a</w:t></w:r></w:p>",
            namespace: "http://purl.oclc.org/ooxml/wordprocessingml/main"
        )
        #expect(try read(file.bytes).string == "a")
    }

    @Test func `headings are known by the style, its parents, or the level`() throws {
        func paragraph(_ properties: String, _ text: String) -> String {
            "<w:p><w:pPr>\(properties)</w:pPr><w:r><w:t>\(text)</w:t></w:r></w:p>"
        }
        let text = try document(
            paragraph("<w:pStyle w:val='berschrift1'/>", "a") + paragraph("<w:pStyle w:val='Eigen'/>", "b")
                + paragraph("<w:outlineLvl w:val='2'/>", "c") + paragraph("<w:pStyle w:val='A'/>", "d")
                + paragraph("<w:pStyle w:val='berschrift1'/><w:outlineLvl w:val='9'/>", "e")
                + paragraph("<w:pStyle w:val='Liste'/>", "f") + paragraph("<w:pStyle w:val='Verzeichnis1'/>", "g")
                + paragraph("<w:pStyle w:val='Liste'/><w:numPr><w:numId w:val='0'/></w:numPr>", "h")
        )
        #expect(pieces(text.headings, of: text) == ["a", "b", "c"])
        #expect(pieces(text.items, of: text) == ["f"])
        #expect(pieces(text.apart, of: text) == ["g"])
    }

    @Test func `notes, headers and footers are set apart, each once`() throws {
        var file = WordFile(body: "<w:p><w:r><w:t>a</w:t><w:footnoteReference w:id='2'/></w:r></w:p>")
        func paragraph(_ text: String) -> String { "<w:p><w:r><w:t>\(text)</w:t></w:r></w:p>" }
        file.parts = [
            (
                "footnotes", "footnotes.xml", "footnotes",
                "<w:footnote w:type='separator'>\(paragraph("no"))</w:footnote><w:footnote w:id='2'>"
                    + paragraph("Une note.") + "</w:footnote>"
            ),
            ("header", "header1.xml", "hdr", paragraph("Ministère")),
            ("header", "header2.xml", "hdr", paragraph("Ministère")), ("footer", "footer1.xml", "ftr", paragraph("1")),
        ]
        let text = try read(file.bytes)
        #expect(proper(text) == "a")
        #expect(pieces(text.apart, of: text) == ["Une note.\n\nMinistère\n\n1"])
    }

    @Test func `that words were struck out is said`() throws {
        let text = try document("<w:p><w:r><w:t>a</w:t></w:r><w:del><w:r><w:delText>b</w:delText></w:r></w:del></w:p>")
        #expect(text.omissions == [.deletions])
        #expect(try document("<w:p><w:r><w:t>a</w:t></w:r></w:p>").omissions == [])
    }

    @Test func `a document without words says so`() {
        #expect(throws: TextSourceError.noWords(name: "file", format: .docx)) { try document("<w:p/>") }
    }
}

@Suite("OpenDocument texts")
struct OpenDocumentTests {
    static let bodies: [(body: String, text: String)] = [
        ("<text:p>One</text:p><text:p>\n  Two   three\n</text:p>", "One\n\nTwo three"),
        ("<text:p>a<text:s text:c='9'/>b<text:tab/>c<text:line-break/>d</text:p>", "a b c\nd"),
        ("<text:p>a<text:span text:style-name='T1'> b</text:span></text:p>", "a b"),
        ("<text:p>a<text:span text:style-name='Hidden'>no</text:span></text:p>", "a"),
        ("<text:p>a<office:annotation><text:p>no</text:p></office:annotation>b</text:p>", "ab"),
        ("<text:p>a<draw:frame><svg:title>no</svg:title></draw:frame></text:p>", "a"),
        (
            "<text:p>a<draw:frame><draw:text-box><text:p>box</text:p></draw:text-box></draw:frame>b</text:p>",
            "ab\n\nbox"
        ),
        (
            "<text:tracked-changes><text:changed-region><text:deletion><text:p>no</text:p></text:deletion>"
                + "</text:changed-region></text:tracked-changes><text:p>a<text:change text:change-id='1'/>b</text:p>",
            "ab"
        ),
        ("<text:section text:display='none'><text:p>no</text:p></text:section><text:p>a</text:p>", "a"),
        (
            "<table:table><table:table-row><table:table-cell table:number-columns-repeated='100000000'><text:p>1"
                + "</text:p></table:table-cell><table:covered-table-cell><text:p>no</text:p></table:covered-table-cell>"
                + "</table:table-row></table:table>",
            "1"
        ),
        (
            "<text:p>a<text:ruby><text:ruby-base>b</text:ruby-base><text:ruby-text>no</text:ruby-text></text:ruby>"
                + "</text:p>",
            "ab"
        ),
    ]

    private func document(_ body: String) throws -> SourceText {
        try read(
            OpenDocumentFile(
                body: body,
                automaticStyles: """
                    <style:style style:name='Hidden' style:family='text'><style:text-properties text:display='none'/>
                    </style:style><style:style style:name='P7' style:parent-style-name='Title'/>
                    <style:style style:name='A' style:parent-style-name='A'/>
                    """,
                masterStyles: """
                    <style:master-page><style:header><text:p>Ministère</text:p></style:header>
                    <style:footer><text:p>1</text:p></style:footer></style:master-page>
                    """
            ).bytes
        )
    }

    @Test(arguments: bodies)
    func `the text is what Writer shows`(body: String, text: String) throws {
        let read = try document(body)
        #expect(proper(read) == text)
        #expect(pieces(read.apart, of: read) == ["Ministère\n\n1"])
    }

    @Test func `headings, items, notes and tables of contents are known`() throws {
        let text = try document(
            "<text:p text:style-name='P7'>a</text:p><text:table-of-content><text:p>no</text:p></text:table-of-content>"
                + "<text:h>b</text:h><text:list><text:list-item><text:p>c</text:p></text:list-item></text:list>"
                + "<text:p text:style-name='A'>d<text:note><text:note-citation>1</text:note-citation><text:note-body>"
                + "<text:p>Une note.</text:p></text:note-body></text:note>e</text:p>"
        )
        #expect(pieces(text.headings, of: text) == ["a", "b"])
        #expect(pieces(text.items, of: text) == ["c"])
        #expect(proper(text) == "a\n\nb\n\nc\n\nde")
        #expect(pieces(text.apart, of: text) == ["no", "Une note.\n\nMinistère\n\n1"])
    }

    @Test func `a document with a password says so`() {
        let file = OpenDocumentFile(body: "<text:p>a</text:p>", manifest: "<manifest:encryption-data/>")
        #expect(throws: TextSourceError.locked(name: "file")) { try read(file.bytes) }
    }
}
