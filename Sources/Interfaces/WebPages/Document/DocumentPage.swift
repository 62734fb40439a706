import CanonicalBytes
public import Consultations
public import HTML
public import Messages

/// A document with its findings marked, and the reason for each beside it.
public struct DocumentPage: Page {
    public let entry: DocumentEntry
    public let file: FileReference
    public let encoding: String
    public let voice: Voice
    public let part: DocumentPart
    /// When the document was deposited; nothing where the act is not at hand.
    public let deposited: Instant?
    /// Its versions in other languages.
    public let versions: [DocumentEntry]
    private let passages: ArraySlice<MarkedText.Passage>
    private let text: MarkedText
    private let partNumber: Int
    private let partCount: Int

    /// Lays a document out; nothing where it has no such part.
    ///
    /// `text` is the readable text in UTF-8; `headings` and `apart` are the parts of it that are headings and that do
    /// not belong to the text, each in order and apart from each other; `marks` are the passages that were found, in
    /// any order.
    public init?(
        entry: DocumentEntry,
        file: FileReference,
        encoding: String,
        voice: Voice,
        deposited: Instant?,
        text: [UInt8],
        headings: [Range<Int>],
        apart: [Range<Int>],
        marks: [DocumentMark],
        part: DocumentPart,
        versions: [DocumentEntry] = []
    ) {
        let marked = MarkedText(text: text, headings: headings, apart: apart, marks: marks)
        let passages = marked.passages
        let parts = DocumentParts(passages: passages, text: text)
        guard let number = parts.number(of: part, in: passages) else { return nil }
        self.entry = entry
        self.versions = versions
        self.file = file
        self.encoding = encoding
        self.voice = voice
        self.part = part
        self.deposited = deposited
        self.text = marked
        self.passages = passages[parts.ranges[number - 1]]
        partNumber = number
        partCount = parts.ranges.count
    }

    public var address: PageAddress? { .document(entry.digest, part) }

    public func title(_ catalogue: Catalogue) -> String {
        catalogue(Message("Document")) + " " + entry.name.text
    }

    public func content(_ catalogue: Catalogue) -> HTML {
        facts(catalogue) + legend(catalogue) + body(catalogue) + pager(catalogue)
    }

    private func facts(_ catalogue: Catalogue) -> HTML {
        let bytes = catalogue(.plural(one: "{count} byte", other: "{count} bytes", count: file.size))
        var rows: [(String, HTML)] = [
            (catalogue(Message("Type")), HTML(text: catalogue.word(entry.type))),
            (catalogue(Message("Language")), HTML(text: catalogue.word(entry.language))),
            (catalogue(Message("Session")), HTML(text: String(entry.session))),
            (catalogue(Message("Voice")), HTML(text: catalogue.word(voice))),
            (catalogue(Message("Deposited")), deposited.map(catalogue.time) ?? catalogue.missing(.notYetEntered)),
            (
                catalogue(Message("File")),
                "\(HTML.words(Wording(file.name), on: catalogue.tongue)) · \(bytes) · <bdi>\(encoding)</bdi>"
            ),
        ]
        if !versions.isEmpty {
            let links = versions.map { version -> HTML in
                let target = PageAddress.versions(entry.digest, version.digest, part: 1).link(in: catalogue)
                return #"<a href="\#(target)">\#(catalogue.word(version.language))</a>"#
            }
            rows.append((catalogue(Message("Language versions")), links.joined(separator: ", ")))
        }
        let items = rows.map { label, value -> HTML in "<div><dt>\(label)</dt><dd>\(value)</dd></div>\n" }
        return #"""
            <dl class="details">
            \#(items)<div class="wide"><dt>SHA-256</dt><dd><code dir="ltr">\#(entry.digest.hexadecimal)</code></dd></div>
            </dl>

            """#
    }

    private func legend(_ catalogue: Catalogue) -> HTML {
        func count(_ isCounted: (DocumentMark) -> Bool) -> Int { text.marks.count(where: isCounted) }
        let parts: [(String, Int, Message)] = [
            (
                "concluded", count { $0.look == "concluded" },
                Message("in the register")
            ),
            ("proposed", count { $0.look == "proposed" }, Message("proposed by the reader, not reviewed yet")),
            ("refused", count { $0.look == "refused" }, Message("refused in the review")),
        ]
        let shown = parts.filter { $0.1 > 0 }.map { look, count, words -> HTML in
            #"<li><mark class="\#(look)">\#(count)</mark> \#(catalogue(words))</li>"#
        }
        guard !shown.isEmpty else {
            return "<p>\(catalogue(Message("Nothing is marked in this document.")))</p>\n"
        }
        return #"""
            <section>
            <h2>\#(catalogue(Message("Marked passages")))</h2>
            <ul class="legend">\#(shown)</ul>
            </section>

            """#
    }

    private func body(_ catalogue: Catalogue) -> HTML {
        let attributes = HTML.attributes(of: entry.language, on: catalogue.tongue)
        let note = DocumentNote(language: entry.language)
        let rows = passages.map { passage -> HTML in
            let words = text.html(passage)
            let shown: HTML =
                switch passage.block.role {
                case .paragraph: "<p\(attributes)>\(words)</p>"
                case .heading: "<h3\(attributes)>\(words)</h3>"
                case .apart: #"<p class="apart"\#(attributes)>\#(words)</p>"#
                }
            guard !passage.beginning.isEmpty else { return #"<div class="passage">\#(shown)</div>\#n"# }
            return #"""
                <div class="passage">\#(shown)<ul class="notes">
                \#(passage.beginning.map { note.html($0, catalogue) })</ul></div>

                """#
        }
        return #"""
            <section class="document">
            <h2>\#(catalogue(Message("Text")))</h2>
            \#(rows.joined())</section>

            """#
    }

    private func pager(_ catalogue: Catalogue) -> HTML {
        guard partCount > 1 else { return HTML() }
        func link(_ number: Int, _ relation: String, _ text: String) -> HTML {
            let target = PageAddress.document(entry.digest, .number(number)).link(in: catalogue)
            return #"<a href="\#(target)" rel="\#(relation)">\#(text)</a>"#
        }
        let place = catalogue(
            Message("Part {part} of {parts}", ["part": String(partNumber), "parts": String(partCount)])
        )
        var links: [HTML] = ["<span>\(place)</span>"]
        if partNumber > 1 { links.insert(link(partNumber - 1, "prev", catalogue(Message("Previous part"))), at: 0) }
        if partNumber < partCount { links.append(link(partNumber + 1, "next", catalogue(Message("Next part")))) }
        return #"""
            <nav class="pager" aria-label="\#(catalogue(Message("Parts of the document")))">\#
            \#(links.joined(separator: " "))</nav>

            """#
    }
}
