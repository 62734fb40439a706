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
    /// The sessions that follow each other, to be looked at side by side.
    public let sessions: [SessionsInTurn]

    /// How many lines a page has at most.
    public static let length = 20

    public init(
        selection: ConclusionSelection,
        lines: [ConclusionLine],
        total: Int,
        choices: ConclusionChoices,
        documents: [DocumentEntry],
        sessions: [SessionsInTurn] = []
    ) {
        self.selection = selection
        self.lines = lines
        self.total = total
        self.choices = choices
        self.documents = documents
        self.sessions = sessions
    }

    public var address: PageAddress? { .conclusions(selection) }

    public func title(_ catalogue: Catalogue) -> String { catalogue(Message("Conclusions")) }

    public func content(_ catalogue: Catalogue) -> HTML {
        guard choices.total > 0 else { return Self.empty(catalogue) + documentList(catalogue) }
        return summary(catalogue) + FilterForm(selection: selection, choices: choices).html(catalogue)
            + list(catalogue) + sessionList(catalogue) + documentList(catalogue)
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

    private func sessionList(_ catalogue: Catalogue) -> HTML {
        guard !sessions.isEmpty else { return HTML() }
        let items = sessions.map { pair -> HTML in
            let target = PageAddress.sessions(earlier: pair.earlier, later: pair.later).link(in: catalogue)
            let text = catalogue(
                Message(
                    "Session {later} beside session {earlier}",
                    ["later": String(pair.later), "earlier": String(pair.earlier)]
                )
            )
            return #"<li><a href="\#(target)">\#(text)</a></li>\#n"#
        }
        return """
            <section>
            <h2>\(catalogue(Message("Sessions compared")))</h2>
            <ul>
            \(items.joined())</ul>
            </section>

            """
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

/// Two sessions of which the later follows the earlier.
public struct SessionsInTurn: Hashable, Sendable {
    public let earlier: Int
    public let later: Int

    public init(earlier: Int, later: Int) {
        self.earlier = earlier
        self.later = later
    }
}
