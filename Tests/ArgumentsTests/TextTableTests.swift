import Arguments
import Testing

@Suite("Text table")
struct TextTableTests {
    @Test(
        "Width counts what the terminal shows",
        arguments: [
            ("", 0), ("abc", 3), ("é", 1), ("e\u{301}", 1), ("Совместное", 10), ("مذكرة", 5), ("مُذَكِّرَة", 5),
            ("日本", 4), ("한국", 4), ("\u{1112}\u{1161}\u{11AB}", 2), ("a\u{200D}b", 2), ("\u{200F}", 0), ("✅", 2),
            ("ｱ", 1), ("Ａ", 2), ("\u{1B}", 0), ("—", 1),
        ]
    )
    func width(text: String, width: Int) {
        #expect(DisplayWidth.of(text) == width)
    }

    @Test("Columns are aligned by display width")
    func aligned() {
        let table = TextTable(
            columns: [.init("No."), .init("Party"), .init("Count", .end), .init("What")],
            rows: [["1/07", "日本", "9", "wide"], ["1/08", "e\u{301}te\u{301}", "120", ""], ["1/09"]]
        )
        #expect(
            table.rendered() == """
                No.   Party  Count  What
                1/07  日本       9  wide
                1/08  e\u{301}te\u{301}      120
                1/09

                """
        )
    }

    @Test("The last column is wrapped to the width")
    func wrapped() {
        let table = TextTable(
            columns: [.init(), .init()],
            rows: [["1/07", "The parties will meet again in the spring"], ["1/08", "They met"]]
        )
        #expect(
            table.rendered(width: 30) == """
                1/07  The parties will meet
                      again in the spring
                1/08  They met

                """
        )
    }

    @Test("A table without columns or rows is nothing")
    func empty() {
        #expect(TextTable(columns: [], rows: [["x"]]).rendered() == "")
        #expect(TextTable(columns: [.init()]).rendered() == "")
        #expect(TextTable(columns: [.init("Party")]).rendered() == "Party\n")
    }
}
