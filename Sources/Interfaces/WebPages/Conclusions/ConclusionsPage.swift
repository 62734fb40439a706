import Consultations
public import HTML
public import Messages

/// The follow-up table: all conclusions, or those that pass the filters.
public struct ConclusionsPage: Page {
    public let selection: ConclusionSelection
    /// The lines of this page.
    public let lines: [ConclusionLine]
    /// How many lines all pages have together.
    public let total: Int
    public let choices: ConclusionChoices
    public let documents: [DocumentEntry]

    /// How many lines a page has at most.
    public static let length = 20

    public init(
        selection: ConclusionSelection,
        lines: [ConclusionLine],
        total: Int,
        choices: ConclusionChoices,
        documents: [DocumentEntry]
    ) {
        self.selection = selection
        self.lines = lines
        self.total = total
        self.choices = choices
        self.documents = documents
    }

    public var address: PageAddress? { .conclusions(selection) }

    public func title(_ catalogue: Catalogue) -> String { catalogue(Message("Conclusions")) }

    public func content(_ catalogue: Catalogue) -> HTML {
        guard choices.total > 0 else { return Self.empty(catalogue) + documentList(catalogue) }
        return summary(catalogue) + FilterForm(selection: selection, choices: choices).html(catalogue)
            + list(catalogue) + documentList(catalogue)
    }

    private func summary(_ catalogue: Catalogue) -> HTML {
        let open = catalogue(
            .plural(
                one: "{count} conclusion still has to be followed, of {total} in the register.",
                other: "{count} conclusions still have to be followed, of {total} in the register.",
                count: choices.open,
                arguments: ["total": String(choices.total)]
            )
        )
        return "<p>\(open)</p>\n"
    }

    private func list(_ catalogue: Catalogue) -> HTML {
        guard !lines.isEmpty else {
            let all = PageAddress.conclusions(ConclusionSelection()).link(in: catalogue)
            return #"""
                <p class="empty">\#(catalogue(Message("No conclusion passes these filters."))) \#
                <a href="\#(all)">\#(catalogue(Message("Show all")))</a></p>

                """#
        }
        let pager = Pager(selection: selection, total: total, length: Self.length)
        return ConclusionTable(lines: lines, selection: selection, caption: pager.caption(catalogue)).html(catalogue)
            + pager.html(catalogue)
    }

    private func documentList(_ catalogue: Catalogue) -> HTML {
        guard !documents.isEmpty else { return HTML() }
        return """
            <section>
            <h2>\(catalogue(Message("Documents")))</h2>
            <ul>
            \(documents.map { $0.html(catalogue) })</ul>
            </section>

            """
    }

    private static func empty(_ catalogue: Catalogue) -> HTML {
        let hint = catalogue(Message("Read a text in, then review what was found:"))
        return #"""
            <p class="empty">\#(catalogue(Message("The register holds no conclusion yet.")))</p>
            <p>\#(hint) <code dir="ltr">suivi read FILE --session 1</code>, <code dir="ltr">suivi review</code></p>

            """#
    }
}
