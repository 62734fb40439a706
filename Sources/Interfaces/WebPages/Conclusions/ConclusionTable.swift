import Consultations
import HTML
import Messages

/// The lines of the list as a table that becomes a list of cards on a narrow screen.
struct ConclusionTable {
    let lines: [ConclusionLine]
    let selection: ConclusionSelection
    let caption: String

    /// How much of a quotation is shown in a list.
    private static let quotationLength = 280

    func html(_ catalogue: Catalogue) -> HTML {
        #"""
        <table class="list">
        <caption>\#(caption)</caption>
        <thead><tr>
        \#(head(catalogue))</tr></thead>
        <tbody>
        \#(lines.map { line($0, catalogue) })</tbody>
        </table>
        \#(lines.contains { $0.tier != nil } ? catalogue.tierLegend : HTML())
        """#
    }

    private func head(_ catalogue: Catalogue) -> HTML {
        let number = link(.number, catalogue(Message("No")), catalogue)
        let kind = link(.kind, catalogue(Message("Kind")), catalogue)
        let domain = link(.domain, catalogue(Message("Domain")), catalogue)
        let deadline = link(.deadline, catalogue(Message("By when")), catalogue)
        let status = link(.status, catalogue(Message("Status")), catalogue)
        return #"""
            <th scope="col"\#(sorting([.number]))>\#(number)</th>
            <th scope="col"\#(sorting([.kind, .domain]))>\#(kind) · \#(domain)</th>
            <th scope="col">\#(catalogue(Message("Who")))</th>
            <th scope="col">\#(catalogue(Message("Conclusion")))</th>
            <th scope="col"\#(sorting([.deadline]))>\#(deadline)</th>
            <th scope="col"\#(sorting([.status]))>\#(status)</th>

            """#
    }

    private func sorting(_ orders: [ConclusionOrder]) -> HTML {
        orders.contains(selection.order) ? #" aria-sort="ascending""# : HTML()
    }

    private func link(_ order: ConclusionOrder, _ text: String, _ catalogue: Catalogue) -> HTML {
        if order == selection.order { return "<strong>\(text)</strong>" }
        let target = PageAddress.conclusions(selection.sorted(by: order)).link(in: catalogue)
        return #"<a href="\#(target)">\#(text)</a>"#
    }

    private func line(_ line: ConclusionLine, _ catalogue: Catalogue) -> HTML {
        let row = line.row
        let target = PageAddress.conclusion(row.number).link(in: catalogue)
        let language = HTML.attributes(of: row.language, on: catalogue.tongue)
        let words = HTML.shown(HTML.beginning(of: row.words, length: Self.quotationLength))
        let domain = row.domain.map { HTML(text: catalogue.word($0)) } ?? catalogue.missing(.notStated)
        let tier: HTML = line.tier.map { " \(catalogue.symbol($0))" } ?? HTML()
        return #"""
            <tr>
            <th scope="row"><a href="\#(target)">\#(row.number.description)</a>\#(tier)</th>
            <td>\#(catalogue.word(row.kind)) <small>\#(domain)</small></td>
            <td data-label="\#(catalogue(Message("Who")))">\#(who(row, catalogue))</td>
            <td class="words"\#(language)>\#(words)</td>
            <td data-label="\#(catalogue(Message("By when")))">\#(deadline(row, catalogue))</td>
            <td>\#(status(line, catalogue))</td>
            </tr>

            """#
    }

    private func who(_ row: ConclusionRow, _ catalogue: Catalogue) -> HTML {
        guard !row.actors.isEmpty else { return catalogue.missing(.notStated) }
        let names = HTML.beginning(of: row.actors.joined(separator: ", "), length: Self.quotationLength)
        return HTML.words(Wording(names, row.language), on: catalogue.tongue)
    }

    /// The date that follows from the words, or else the words.
    private func deadline(_ row: ConclusionRow, _ catalogue: Catalogue) -> HTML {
        let shown: HTML
        if let date = row.deadline {
            shown = catalogue.time(date)
        } else if let words = row.deadlineWords {
            shown = HTML.words(
                Wording(HTML.beginning(of: words, length: Self.quotationLength), row.language),
                on: catalogue.tongue
            )
        } else {
            return catalogue.missing(row.deadlineReadiness)
        }
        guard row.deadlineReadiness != .statedInText else { return shown }
        return "\(shown) <small>(\(catalogue.word(row.deadlineReadiness)))</small>"
    }

    private func status(_ line: ConclusionLine, _ catalogue: Catalogue) -> HTML {
        guard line.row.kind.following != .attributed else {
            return #"<i>\#(catalogue(Message("not followed: kept with its attribution")))</i>"#
        }
        // That most texts give no deadline is seen in its own column.
        return StatusList(status: line.status).html(catalogue)
            + FlagList(flags: line.flags.subtracting([.noDeadline])).html(catalogue)
    }
}
