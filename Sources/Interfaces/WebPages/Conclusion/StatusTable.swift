import Consultations
import HTML
import Messages

/// The status in its three values, each with who says so and since when.
struct StatusTable {
    let status: NamedStatus

    func html(_ catalogue: Catalogue) -> HTML {
        let theirs = status.theirs.map { row(catalogue(Message("Theirs")), $0, catalogue) }
        return #"""
            <table class="plain">
            <caption>\#(catalogue(Message("Status in its three values")))</caption>
            <thead><tr><th scope="col">\#(catalogue(Message("Whose")))</th><th scope="col">\#
            \#(catalogue(Message("Party")))</th><th scope="col">\#(catalogue(Message("Status")))</th><th scope="col">\#
            \#(catalogue(Message("Reported")))</th></tr></thead>
            <tbody>
            \#(row(catalogue(Message("Ours")), status.ours, catalogue))\#(theirs)\#(agreed(catalogue))</tbody>
            </table>

            """#
    }

    private func row(_ whose: String, _ report: NamedStatus.Report, _ catalogue: Catalogue) -> HTML {
        let at = report.at.map(catalogue.time) ?? Self.nothing(catalogue(Message("no report yet")))
        return #"""
            <tr title="\#(catalogue.definition(of: report.status))"><th scope="row">\#(whose)</th><td>\#(HTML.words(report.party, on: catalogue.tongue))</td><td>\#
            \#(catalogue.symbol(report.tier))\#(catalogue.word(report.status))</td><td>\#(at)</td></tr>

            """#
    }

    private func agreed(_ catalogue: Catalogue) -> HTML {
        let value =
            status.agreed.map { "\(catalogue.symbol(status.agreedTier))\(catalogue.word($0))" as HTML }
            ?? Self.nothing(catalogue(Message("nothing agreed yet")))
        return #"""
            <tr><th scope="row">\#(catalogue(Message("Agreed")))</th><td>\#(catalogue(Message("all parties")))</td>\#
            <td colspan="2">\#(value)</td></tr>

            """#
    }

    private static func nothing(_ words: String) -> HTML { #"<i>\#(words)</i>"# }
}
