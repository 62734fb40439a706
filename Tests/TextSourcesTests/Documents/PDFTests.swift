import Testing
import TextSources

@Suite("PDF files", .enabled(if: Helpers.readsPDF, "pdftotext is not on this machine"))
struct PDFTests {
    private func document(_ pages: SmallPDF.Page...) throws -> SourceText { try read(SmallPDF(pages: pages).bytes) }

    /// A page of lines at their places, from the top; each line is 14 points under the last.
    private func page(_ lines: [(x: Double, text: String)], from top: Double = 700, size: Double = 11) -> SmallPDF.Page
    {
        var page = SmallPDF.Page()
        for (index, line) in lines.enumerated() {
            page.add(line.text, x: line.x, y: top - 14 * Double(index), size: size)
        }
        return page
    }

    private static let long = "The two Parties agreed to establish a joint working group on water and on energy,"

    @Test func `a paragraph goes on over the line and over the page`() throws {
        let text = try document(
            page([
                (72, Self.long),
                (72, "which shall meet at Halvik and report to the next session of the two sides, and"),
            ]),
            page([(72, "Brenn shall be its host in the second year."), (72, "It begins in 2027.")])
        )
        #expect(
            text.string == Self.long
                + " which shall meet at Halvik and report to the next session of the two sides, and "
                + "Brenn shall be its host in the second year.\n\nIt begins in 2027."
        )
    }

    @Test func `an indented line begins a paragraph, a short line ends one`() throws {
        let text = try document(
            page([
                (90, Self.long),
                (72, "and to hold its first meeting before the end of the year at the seat of the host."),
                (90, Self.long), (72, "for one year."), (72, Self.long), (72, "again."),
            ])
        )
        #expect(text.string.split(separator: "\n\n").count == 3)
    }

    @Test func `a hyphen at the end of a line is kept where the document keeps it elsewhere`() throws {
        let text = try document(
            page([
                (72, "Les Parties ont noté que les consulta-"), (72, "tions seront peut-"),
                (72, "être reprises ; elles le seront peut-être à Halvik."),
            ])
        )
        #expect(
            text.string
                == "Les Parties ont noté que les consultations seront peut-être reprises ; elles le seront peut-être à Halvik."
        )
    }

    @Test func `headers, footers and numbers of pages are set apart, headings at the top are not`() throws {
        let pages = (1...3).map { number in
            var page = SmallPDF.Page()
            page.add("Joint communiqué of the parties", x: 72, y: 800, size: 9)
            page.add("Article \(number * number + 3)", x: 72, y: 755, size: 11)
            page.add(Self.long + " as number \(number) says.", x: 72, y: 720, size: 11)
            page.add("Page \(number) of 3", x: 280, y: 30, size: 9)
            return page
        }
        let text = try document(pages[0], pages[1], pages[2])
        #expect(text.string.contains("Article 7\n\n\(Self.long) as number 2 says.\n\nArticle 12"))
        #expect(
            pieces(text.apart, of: text) == [
                (1...3).map { "Joint communiqué of the parties\n\nPage \($0) of 3" }.joined(separator: "\n\n")
            ]
        )
    }

    @Test func `a footnote is set apart, and its number does not stand in the text`() throws {
        var page = SmallPDF.Page()
        page.add("The two Parties agreed", x: 72, y: 700, size: 12)
        page.add("1", x: 196, y: 705, size: 7)
        page.add("to meet in 2027, and 3 more times later.", x: 204, y: 700, size: 12)
        page.add("1", x: 72, y: 103, size: 6)
        page.add("At the seat of the host.", x: 78, y: 100, size: 9)
        let text = try document(page)
        #expect(proper(text) == "The two Parties agreed to meet in 2027, and 3 more times later.")
        #expect(pieces(text.apart, of: text) == ["1 At the seat of the host."])
    }

    @Test func `marks in a column of their own open the lines beside them`() throws {
        var page = SmallPDF.Page()
        page.add("The Parties agreed on these points:", x: 72, y: 700, size: 11)
        for (index, words) in ["water for all", "energy from rivers", "trade by road"].enumerated() {
            page.add(["•", "•", "3."][index], x: 80, y: 680 - 14 * Double(index), size: 11)
            page.add(words, x: 130, y: 680 - 14 * Double(index), size: 11)
        }
        let text = try document(page)
        #expect(
            text.string
                == "The Parties agreed on these points:\n\nwater for all\n\nenergy from rivers\n\n3. trade by road"
        )
        #expect(pieces(text.items, of: text) == ["water for all", "energy from rivers"])
    }

    @Test func `a larger line is a heading; a page without words is named`() throws {
        let text = try document(page([(72, "Declaration")], size: 18), SmallPDF.Page(), page([(72, Self.long)]))
        #expect(pieces(text.headings, of: text) == ["Declaration"])
        #expect(text.omissions == [.page(number: 2)])
    }

    @Test func `what looks like an option or a path stays words`() throws {
        let text = try document(page([(72, "-q /etc/passwd <doc> </doc> &amp; $(id)")]))
        #expect(text.string == "-q /etc/passwd <doc> </doc> &amp; $(id)")
    }
}
