public import Consultations
public import HTML
public import Messages

/// One conclusion with everything that is known about it.
public struct ConclusionPage: Page {
    public let number: ConclusionNumber
    public let reading: ConclusionReading
    public let quotation: QuotationInContext
    /// The conclusion that says the same more fully.
    public let restates: ConclusionNumber?
    public let status: NamedStatus
    public let flags: Set<Flag>
    public let owners: [Owner]
    public let grounds: [Ground]
    public let acts: [ActLine]
    /// How participants want it handled; empty where nobody has marked it.
    public let marks: [MarkLine]
    /// What the parties decided on its texts; empty where none was proposed.
    public let decisions: [DecisionLine]
    /// What parties declared on it on their own.
    public let statements: [StatementLine]
    /// What is said of its links, refusals among them.
    public let links: [LinkLine]
    /// In what its language versions differ.
    public let versions: [VersionLine]
    /// The conclusions that are followed in this one.
    public let merged: [ConclusionNumber]
    /// What mistakes all parties agreed to put right in it.
    public let rectifications: [Rectification]
    /// Who may be shown it; nothing while the register is one side's alone.
    public let shownTo: ShownTo?
    /// The neighbours in the register's order.
    public let previous: ConclusionNumber?
    public let next: ConclusionNumber?

    public init(
        number: ConclusionNumber,
        reading: ConclusionReading,
        quotation: QuotationInContext,
        restates: ConclusionNumber?,
        status: NamedStatus,
        flags: Set<Flag>,
        owners: [Owner],
        grounds: [Ground],
        acts: [ActLine],
        marks: [MarkLine] = [],
        decisions: [DecisionLine] = [],
        statements: [StatementLine] = [],
        links: [LinkLine] = [],
        versions: [VersionLine] = [],
        merged: [ConclusionNumber] = [],
        rectifications: [Rectification] = [],
        shownTo: ShownTo? = nil,
        previous: ConclusionNumber?,
        next: ConclusionNumber?
    ) {
        self.number = number
        self.reading = reading
        self.quotation = quotation
        self.restates = restates
        self.status = status
        self.flags = flags
        self.owners = owners
        self.grounds = grounds
        self.acts = acts
        self.marks = marks
        self.decisions = decisions
        self.statements = statements
        self.links = links
        self.versions = versions
        self.merged = merged
        self.rectifications = rectifications
        self.shownTo = shownTo
        self.previous = previous
        self.next = next
    }

    public var address: PageAddress? { .conclusion(number) }

    public func title(_ catalogue: Catalogue) -> String {
        catalogue(Message("Conclusion {number}", ["number": number.description]))
    }

    public func content(_ catalogue: Catalogue) -> HTML {
        let flagList = FlagList(flags: flags).html(catalogue)
        let lead: HTML = #"""
            <p class="lead">\#(catalogue.defined(reading.kind))\#(flagList)</p>
            \#(shownTo?.html(catalogue) ?? HTML())\#(MarkList(lines: marks).html(catalogue))
            """#
        let sections: [HTML] = [
            quotation.html(number: number, grounds: grounds, tier: shownTo?.document, catalogue),
            section(
                catalogue(Message("What it says")),
                ReadingList(
                    reading: reading,
                    restates: restates,
                    merged: merged,
                    rectifications: rectifications,
                    tier: shownTo?.text,
                    language: quotation.language
                ).html(catalogue)
            ),
            versions.isEmpty
                ? HTML()
                : section(
                    catalogue(Message("Language versions differ")),
                    VersionTable(lines: versions).html(catalogue)
                ),
            links.isEmpty
                ? HTML() : section(catalogue(Message("Links")), LinkTable(links: links).html(catalogue)),
            decisions.isEmpty
                ? HTML()
                : section(
                    catalogue(Message("What the parties decided")),
                    DecisionTable(lines: decisions).html(catalogue)
                ),
            statements.isEmpty
                ? HTML()
                : section(
                    catalogue(Message("Declared on one’s own")),
                    StatementTable(lines: statements).html(catalogue)
                ),
            section(catalogue(Message("Status")), statusPart(catalogue)),
            section(
                catalogue(Message("Who answers for it")),
                OwnerTable(owners: owners, tier: shownTo.map { _ in .ownSide }).html(catalogue)
            ),
            section(
                catalogue(Message("Acts about it")),
                ActTable(acts: acts, language: quotation.language).html(catalogue)
            ),
        ]
        let legend = shownTo.map { _ in catalogue.tierLegend } ?? HTML()
        return lead + sections.joined() + legend + neighbours(catalogue)
    }

    private func section(_ title: String, _ content: HTML) -> HTML {
        """
        <section>
        <h2>\(title)</h2>
        \(content)</section>

        """
    }

    private func statusPart(_ catalogue: Catalogue) -> HTML {
        switch reading.kind.following {
        case .tracked: StatusTable(status: status).html(catalogue)
        case .watched:
            StatusTable(status: status).html(catalogue)
                + "<p>\(catalogue(Message("This kind is watched: no status is asked for.")))</p>\n"
        case .attributed:
            """
            <p>\(catalogue(
                Message("This kind is kept with its attribution; it is not followed and counts in no rate.")))</p>

            """
        }
    }

    private func neighbours(_ catalogue: Catalogue) -> HTML {
        func link(_ number: ConclusionNumber, _ relation: String) -> HTML {
            let target = PageAddress.conclusion(number).link(in: catalogue)
            let text = catalogue(Message("Conclusion {number}", ["number": number.description]))
            return #"<a href="\#(target)" rel="\#(relation)">\#(text)</a>"#
        }
        let links = [previous.map { link($0, "prev") }, next.map { link($0, "next") }].compactMap { $0 }
        guard !links.isEmpty else { return HTML() }
        return #"""
            <nav class="pager" aria-label="\#(catalogue(Message("Neighbouring conclusions")))">\#
            \#(links.joined(separator: " "))</nav>

            """#
    }
}
