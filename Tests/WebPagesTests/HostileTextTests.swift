import Consultations
import HTTPModel
import Testing

/// Words that want to be more than words.
@Suite("Hostile texts")
struct HostileTextTests {
    private static let script = #"<script>alert("1")</script> & '"><img src=x onerror=alert(1)>"#
    private static let reversed = "agreed \u{202E}to pay nothing\u{202C} at once"
    private static let endless = String(repeating: "x", count: 30_000)

    private static let sample = Result {
        try SampleRegister(
            text: "Preamble \(script) end.\n\nThe Parties \(reversed).\n\n\(endless)\n",
            quotations: [script, reversed, endless],
            title: script
        )
    }

    @Test("stay words on every page, in every language", arguments: PageTests.languages)
    func escaped(language: String) throws {
        let sample = try Self.sample.get()
        let paths = [
            "conclusions", "conclusions/1/01", "conclusions/1/02", "conclusions/1/03", try sample.documentPath,
            "\(try sample.documentPath)?conclusion=1%2F03",
        ]
        for path in paths {
            let page = try sample.page("/\(language)/\(path)")
            let checked = CheckedPage(page)
            #expect(checked.defects.isEmpty, "\(path): \(checked.defects)")
            #expect(!page.contains("<script"))
            #expect(!page.contains("<img"))
            #expect(page.utf8.count < 50_000 || path == "conclusions/1/03", "\(path): \(page.utf8.count)")
        }
    }

    @Test("A quotation with mark-up is shown as it stands")
    func shown() throws {
        let page = try Self.sample.get().page("/en/conclusions/1/01")
        #expect(
            page.contains("<mark>&lt;script&gt;alert(&quot;1&quot;)&lt;/script&gt; &amp; &#39;&quot;&gt;&lt;img src=x")
        )
    }

    @Test("A character that would show words in another order is made visible")
    func overrides() throws {
        let sample = try Self.sample.get()
        for path in ["conclusions", "conclusions/1/02", try sample.documentPath] {
            let page = try sample.page("/en/\(path)")
            #expect(!page.unicodeScalars.contains("\u{202E}"), "\(path)")
            #expect(page.contains("agreed <code>U+202E</code>to pay nothing"), "\(path)")
        }
    }

    @Test("Words that are looked for come back as words")
    func search() throws {
        let response = try Self.sample.get().get("/en/conclusions?words=%22%3E%3Cscript%3E")
        let page = String(decoding: response.body, as: UTF8.self)
        #expect(page.contains(#"value="&quot;&gt;&lt;script&gt;""#))
        #expect(CheckedPage(page).defects.isEmpty)
    }
}
