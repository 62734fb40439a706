import Consultations
import Operations
import Testing

/// What the pages of the example say.
@Suite("Pages of the example")
struct PageTests {
    static let languages = ["ar", "en", "es", "fr", "pt", "ru"]
    static let sample = Result { try SampleRegister() }

    /// Pages of every sort, without the language: of the conclusions each kind and the one with reports.
    static func paths(of sample: SampleRegister) throws -> [String] {
        let conclusions = try Node.open(sample.folder).register.conclusions.values
        let byKind = Dictionary(grouping: conclusions) { $0.reading.kind }.values.compactMap { $0.map(\.number).min() }
        let numbers = Set(byKind + conclusions.filter { !$0.reports.isEmpty }.map(\.number)).sorted()
        return [
            "conclusions", "conclusions?page=2", "conclusions?overdue=1&sort=deadline", "conclusions?words=xyz",
            "conclusions?kind=position&domain=SEC&session=1", try sample.documentPath,
        ] + numbers.map { "conclusions/\($0)" }
    }

    @Test("are well-formed, labelled, closed to the outside and without script", arguments: languages)
    func wellFormed(language: String) throws {
        let sample = try Self.sample.get()
        for path in try Self.paths(of: sample) {
            let checked = CheckedPage(try sample.page("/\(language)/\(path)"))
            #expect(checked.defects.isEmpty, "/\(language)/\(path): \(checked.defects)")
        }
    }

    @Test("show in Arabic and Russian no label that is still English", arguments: ["ar", "ru"])
    func translated(language: String) throws {
        let sample = try Self.sample.get()
        var english: Set<String> = []
        for path in try Self.paths(of: sample) {
            let texts = CheckedPage(try sample.page("/\(language)/\(path)")).texts
            for element in ["h1", "h2", "dt", "label", "button", "caption", "option", "figcaption"] {
                english.formUnion((texts[element] ?? []).filter(Self.hasEnglishWord))
            }
        }
        #expect(english.isEmpty)
    }

    /// Whether a text has a word in Latin letters; names of files and of digests are no words of the interface.
    private static func hasEnglishWord(_ text: String) -> Bool {
        text.split(separator: " ").contains { word in
            word.count > 3 && word.allSatisfy { $0.isASCII && $0.isLetter }
        }
    }

    @Test("leave no place of a text unfilled", arguments: languages)
    func filled(language: String) throws {
        let sample = try Self.sample.get()
        for path in try Self.paths(of: sample) {
            #expect(!(try sample.page("/\(language)/\(path)")).contains("{"), "/\(language)/\(path)")
        }
    }

    @Test("The list shows number, kind, actors, words, deadline, domain and the status in its three values")
    func list() throws {
        let sample = try Self.sample.get()
        let page = try sample.page("/en/conclusions")
        #expect(page.contains(#"<a href="/en/conclusions/1/12">1/12</a>"#))
        #expect(page.contains("It was agreed to open a weekly freight line between Halvik and Brennport"))
        #expect(page.contains(#"<time datetime="2026-09-30">30 September 2026</time>"#))
        #expect(
            page.contains(
                "<dt>Ours</dt><dd>in progress</dd><dt>Theirs</dt><dd>not reported</dd>"
                    + "<dt>Agreed</dt><dd>nothing agreed yet</dd>"
            )
        )
        #expect(page.contains(#"<strong class="flag overdue">overdue</strong>"#))
        #expect(page.contains("<i>not stated</i>"))
        #expect(page.contains("24 conclusions still have to be followed, of 35 in the register."))
    }

    @Test("A position has no status: it is kept with its attribution")
    func position() throws {
        let page = try Self.sample.get().page("/en/conclusions?kind=position")
        #expect(page.contains("not followed: kept with its attribution"))
        #expect(!page.contains("<dt>Ours</dt>"))
        let one = try Self.sample.get().page("/en/conclusions/1/02")
        #expect(one.contains("it is not followed and counts in no rate"))
    }

    @Test("Filters narrow the list and are shown in the form")
    func filters() throws {
        let sample = try Self.sample.get()
        let overdue = try sample.page("/en/conclusions?overdue=1")
        #expect(overdue.contains(#"name="overdue" value="1" checked>"#))
        let found = CheckedPage(overdue).elements.filter { element in
            element.path.contains("tbody") && element.attributes["href"]?.hasPrefix("/en/conclusions/1/") == true
        }
        #expect(found.map { $0.attributes["href"] }.first == "/en/conclusions/1/12")
        let flagged = overdue.split(separator: #"<strong class="flag overdue">"#).count - 1
        #expect(found.count == flagged)
        #expect(flagged == 4)
        let words = try sample.page("/en/conclusions?words=FREIGHT+line")
        #expect(words.contains(#"value="FREIGHT line""#))
        #expect(words.contains("<caption>1 conclusion</caption>"))
        #expect(try sample.page("/en/conclusions?words=xyz").contains("No conclusion passes these filters."))
    }

    @Test("The number beside a status in the form is that of the lines it leads to")
    func statusCounts() throws {
        let sample = try Self.sample.get()
        let form = try sample.page("/en/conclusions")
        #expect(form.contains(#"<option value="not_reported">not reported (23)</option>"#))
        #expect(try sample.page("/en/conclusions?status=not_reported").contains("Conclusions 1 to 20 of 23"))
        #expect(try sample.page("/en/conclusions?status=not_reported&kind=position").contains("No conclusion passes"))
    }

    @Test("Sorting by deadline begins with the earliest and keeps the filters")
    func sorting() throws {
        let page = try Self.sample.get().page("/en/conclusions?kind=commitment&sort=deadline")
        let numbers = CheckedPage(page).texts["th", default: []].filter { $0.hasPrefix("1/") }
        #expect(numbers.first == "1/12")
        #expect(page.contains(#"<th scope="col" aria-sort="ascending"><strong>By when</strong></th>"#))
        #expect(page.contains(#"<a href="/en/conclusions?kind=commitment&amp;sort=domain">Domain</a>"#))
        #expect(page.contains(#"<input type="hidden" name="sort" value="deadline">"#))
    }

    @Test("The pages of the list follow each other and hold every conclusion once")
    func paging() throws {
        let sample = try Self.sample.get()
        var numbers: [String] = []
        for page in ["", "?page=2"] {
            let checked = CheckedPage(try sample.page("/en/conclusions\(page)"))
            numbers += checked.texts["th", default: []].filter { $0.hasPrefix("1/") }
        }
        #expect(numbers.count == 35)
        #expect(Set(numbers).count == 35)
        #expect(try sample.page("/en/conclusions").contains(#"<a href="/en/conclusions?page=2" rel="next">"#))
        #expect(try sample.page("/en/conclusions?page=2").contains(#"<a href="/en/conclusions" rel="prev">"#))
    }

    @Test("A conclusion stands in its context, with reasons, reading, status, owners and acts")
    func conclusion() throws {
        let sample = try Self.sample.get()
        let page = try sample.page("/en/conclusions/1/12")
        #expect(page.contains("diversifying their trade. <mark>It was agreed to open a weekly freight line"))
        #expect(page.contains("30 September 2026</mark>. This line will help"))
        #expect(page.contains(#"<li><q>It was</q> <code dir="ltr">en:12</code></li>"#))
        #expect(page.contains(#"<dt>Addressed to</dt><dd><i>not stated</i></dd>"#))
        #expect(page.contains(#"<dt>Matter</dt><dd><i>not yet entered</i></dd>"#))
        #expect(page.contains("<q>no later than 30 September 2026</q> · <time"))
        #expect(page.contains(#"<th scope="row">Ours</th><td>Republic of Norvane</td><td>in progress</td>"#))
        #expect(page.contains(#"<td>Confederation of the Three Rivers</td><td>not reported</td>"#))
        #expect(page.contains(#"<th scope="row">River Desk</th>"#))
        #expect(page.contains("<td><bdi dir=\"auto\">A. Example</bdi></td>"))
        let acts = CheckedPage(page).elements.filter { $0.name == "tr" && $0.path.contains("tbody") }
        #expect(acts.count == 3 + 1 + 3)
        #expect(page.contains("Tender published; bids are due in autumn."))
        #expect(page.contains("period 1 January 2026 to 30 June 2026"))
        #expect(page.contains("tender.txt"))
        #expect(page.contains(#"<a href="/en/conclusions/1/11" rel="prev">"#))
    }

    @Test(
        "A kind and a status tell on hover what they mean",
        arguments: [("en", "promise an action"), ("fr", "promettent un acte")]
    )
    func definitions(language: String, words: String) throws {
        let page = CheckedPage(try Self.sample.get().page("/\(language)/conclusions/1/12"))
        let titles = page.elements.compactMap { $0.attributes["title"] }
        #expect(titles.contains { $0.contains(words) })
        let rows = page.elements.filter { $0.name == "tr" && $0.attributes["title"] != nil }
        #expect(rows.count == 2)
    }

    @Test("The document marks each finding with an identifier and gives the reason beside it")
    func document() throws {
        let sample = try Self.sample.get()
        let page = try sample.page("/en/\(try sample.documentPath)")
        let checked = CheckedPage(page)
        let marks = checked.elements.filter { $0.name == "mark" && $0.attributes["id"] != nil }
        #expect(marks.count == 36)
        #expect(Set(marks.compactMap { $0.attributes["id"] }).contains("c1-12"))
        let notes = checked.elements.filter { $0.attributes["id"]?.hasPrefix("nc1-") == true }
        #expect(notes.count == 35)
        #expect(page.contains(#"<mark class="concluded" id="c1-12">It was agreed to open a weekly freight line"#))
        #expect(page.contains(#"because of <q>It was</q> <code dir="ltr">en:12</code>"#))
        #expect(page.contains(#"<mark class="refused" id="r1">"#))
        #expect(page.contains("refused in the review"))
        #expect(page.contains(try sample.documentPath.dropFirst("documents/".count)))
    }

    @Test("In a document that nobody has reviewed the reader's proposals are marked as such, with their reasons")
    func proposals() throws {
        let text = "The two Parties agreed to establish a joint working group on river safety.\n"
        let sample = try SampleRegister(text: text, quotations: [], title: "Draft")
        let page = try sample.page("/en/\(try sample.documentPath)")
        #expect(page.contains(#"<mark class="proposed" id="p1">"#))
        #expect(page.contains(##"<li id="np1"><a href="#p1" dir="ltr">(1)</a>"##))
        #expect(page.contains("proposed by the reader, not reviewed yet"))
        #expect(page.contains(#"because of <q>"#))
        #expect(CheckedPage(page).defects.isEmpty)
        #expect(try sample.page("/en/conclusions").contains("(communique · English · session 1 · not reviewed yet)"))
    }

    @Test("From a conclusion one gets to its place in the document")
    func wayToDocument() throws {
        let sample = try Self.sample.get()
        let document = try sample.documentPath
        #expect(
            try sample.page("/en/conclusions/1/12").contains("/en/\(document)?conclusion=1%2F12#c1-12")
        )
        #expect(try sample.page("/en/\(document)?conclusion=1%2F12").contains(#"id="c1-12""#))
    }

    @Test("Words of a document keep their language and direction on a page in another language")
    func languagesOfParts() throws {
        let page = try Self.sample.get().page("/ar/conclusions/1/12")
        #expect(page.contains(#"<html lang="ar" dir="rtl">"#))
        #expect(page.contains(#"<blockquote lang="en" dir="ltr">"#))
        #expect(page.contains("<bdi>جمهورية نورفان</bdi>"))
        #expect(page.contains(#"<bdi lang="en" dir="ltr">Confederation of the Three Rivers</bdi>"#))
    }

    @Test("Every page can be had in the other languages")
    func otherLanguages() throws {
        let page = try Self.sample.get().page("/fr/conclusions?kind=offer&page=1")
        #expect(page.contains(#"<a href="/ru/conclusions?kind=offer" hreflang="ru" lang="ru" dir="ltr">русский</a>"#))
        #expect(page.contains(#"<a aria-current="true">français</a>"#))
    }

    @Test("A register without conclusions says so and what to do next")
    func empty() throws {
        let page = try SampleRegister(empty: ()).page("/en/conclusions")
        #expect(page.contains("The register holds no conclusion yet."))
        #expect(page.contains("suivi read FILE --session 1"))
        #expect(CheckedPage(page).defects.isEmpty)
    }
}
