import CanonicalBytes
import Consultations
import HTML
import Messages

/// Every act about a conclusion, oldest first.
struct ActTable {
    let acts: [ActLine]
    let language: Language

    func html(_ catalogue: Catalogue) -> HTML {
        #"""
        <table class="plain acts">
        <caption>\#(catalogue(Message("Acts, oldest first, with their number in the journal")))</caption>
        <thead><tr><th scope="col">\#(catalogue(Message("Act")))</th><th scope="col">\#
        \#(catalogue(Message("When, as its author says")))</th><th scope="col">\#
        \#(catalogue(Message("Whose")))</th><th scope="col">\#
        \#(catalogue(Message("What was done")))</th><th scope="col">\#(catalogue(Message("Content")))</th></tr></thead>
        <tbody>
        \#(acts.map { row($0, catalogue) })</tbody>
        </table>

        """#
    }

    private func row(_ act: ActLine, _ catalogue: Catalogue) -> HTML {
        let post: HTML? = act.post.map { " <small>\(HTML.words($0, on: catalogue.tongue))</small>" }
        let proposal: HTML? = act.proposal.map { " <small><bdi>\($0)</bdi></small>" }
        return #"""
            <tr><th scope="row"><bdi title="\#(act.place.journal)">\#(act.place.number)</bdi></th><td>\#
            \#(catalogue.time(act.at))</td><td>\#(HTML.words(act.author, on: catalogue.tongue))\#(post)</td><td>\#
            \#(catalogue.word(act: act.code))\#(proposal)</td><td>\#
            \#(content(act, catalogue))\#(void(act, catalogue))</td></tr>

            """#
    }

    private func content(_ act: ActLine, _ catalogue: Catalogue) -> HTML {
        switch act.content {
        case .entered(let kind), .read(let kind): HTML(text: catalogue.word(kind))
        case .assigned(let post, let duty):
            "\(HTML.words(post, on: catalogue.tongue)) · \(catalogue.word(duty))"
        case .reported(let party, let report): reported(party, report, catalogue)
        case .linked(let party, let statement):
            """
            \(HTML.words(party, on: catalogue.tongue)) · <bdi>\(statement.link.from.description)</bdi> \
            \(catalogue.word(statement.link.relation)) <bdi>\(statement.link.to.description)</bdi> · \
            <strong>\(catalogue.word(statement.standing))</strong>\(reason(statement.reason))
            """
        case .merged(let merge):
            """
            <bdi>\(merge.number.description)</bdi> \(merge.into.map { "→ <bdi>\($0.description)</bdi>" as HTML } ?? HTML())\
            \(reason(merge.reason))
            """
        case .declared(let kind, let text):
            "<strong>\(catalogue.term(context: "statement", kind.rawValue))</strong>\(reason(text))"
        case .reasoned(let text): text == nil ? "–" : reason(text)
        case .withheld: HTML(text: catalogue(Message("its content was not shown to us")))
        case .notUnderstood(let reason):
            """
            \(catalogue(Message("its content can't be read by this program")))\
            <small lang="en" dir="ltr">\(HTML.shown(reason))</small>
            """
        case .other: #"<i>\#(catalogue(Message("nothing about this conclusion")))</i>"#
        }
    }

    private func reason(_ text: String?) -> HTML {
        text.map { #"<p class="said" dir="auto">\#(HTML.shown($0))</p>"# } ?? HTML()
    }

    private func reported(_ party: Wording, _ report: ProgressReport, _ catalogue: Catalogue) -> HTML {
        var html: HTML = """
            \(HTML.words(party, on: catalogue.tongue)) · <strong>\(catalogue.word(report.status))</strong>
            """
        if let period = report.period {
            html += " <small>\(catalogue(Message("period"))) \(catalogue.time(period))</small>"
        }
        if let text = report.text { html += #"<p class="said" dir="auto">\#(HTML.shown(text))</p>"# }
        if let later = report.supersededBy {
            let target = PageAddress.conclusion(later).link(in: catalogue)
            html += #"<p>\#(catalogue(Message("replaced by"))) <a href="\#(target)">\#(later.description)</a></p>"#
        }
        if !report.evidence.isEmpty {
            let files = report.evidence.map { file -> HTML in
                """
                <li>\(HTML.words(Wording(file.name), on: catalogue.tongue)) \
                <code dir="ltr">\(String(file.sha256.hexadecimal.prefix(12)))</code></li>
                """
            }
            html += "<p>\(catalogue(Message("Evidence")))</p><ul>\(files)</ul>"
        } else if report.withoutEvidence {
            html += "<p>\(catalogue(Message("marked as without evidence")))</p>"
        }
        return html
    }

    private func void(_ act: ActLine, _ catalogue: Catalogue) -> HTML {
        guard let reason = act.void else { return HTML() }
        return #"""
            <p class="warning"><strong>\#(catalogue(Message("without effect")))</strong> \#
            <small lang="en" dir="ltr">\#(HTML.shown(reason))</small></p>
            """#
    }
}
