public import Consultations
import HTML
import Messages

/// What one party declared on a conclusion on its own.
public struct StatementLine: Hashable, Sendable {
    public let author: Wording
    public let statement: Statement
    public let at: Instant
    /// Who may be shown it; nothing while the register is one side's alone.
    public let tier: Tier?

    public init(author: Wording, statement: Statement, at: Instant, tier: Tier? = nil) {
        self.author = author
        self.statement = statement
        self.at = at
        self.tier = tier
    }
}

/// Reservations, interpretations and the like, each with its author and its date.
struct StatementTable {
    let lines: [StatementLine]

    func html(_ catalogue: Catalogue) -> HTML {
        #"""
        <table class="plain statements">
        <caption>\#(catalogue(Message("Recorded as said; nobody agrees to it")))</caption>
        <thead><tr><th scope="col">\#(catalogue(Message("When, as its author says")))</th><th scope="col">\#
        \#(catalogue(Message("Party")))</th><th scope="col">\#(catalogue(Message("What was declared")))</th></tr></thead>
        <tbody>
        \#(lines.map { row($0, catalogue) })</tbody>
        </table>

        """#
    }

    private func row(_ line: StatementLine, _ catalogue: Catalogue) -> HTML {
        var kind = HTML(text: catalogue.term(context: "statement", line.statement.kind.rawValue))
        if let from = line.statement.from {
            kind += " <small>\(catalogue(Message("from {date}", ["date": from.edtf])))</small>"
        }
        let text: HTML = #"<p class="said" dir="auto">\#(HTML.shown(line.statement.text))</p>"#
        return #"""
            <tr><th scope="row">\#(catalogue.time(line.at))</th><td>\#
            \#(HTML.words(line.author, on: catalogue.tongue))</td><td>\#(catalogue.symbol(line.tier))\#(kind)\#(text)</td></tr>

            """#
    }
}
