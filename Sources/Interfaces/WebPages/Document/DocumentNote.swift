import Consultations
import HTML
import Messages

/// The note beside a marked passage: what it is, what became of it, and why it was found.
struct DocumentNote {
    let language: Language

    func html(_ mark: DocumentMark, _ catalogue: Catalogue) -> HTML {
        #"""
        <li id="\#(mark.noteAnchor)">\#(head(mark, catalogue)) \#(catalogue.defined(mark.kind))\#(outcome(mark, catalogue)) \#
        \#(reasons(mark, catalogue))</li>

        """#
    }

    private func head(_ mark: DocumentMark, _ catalogue: Catalogue) -> HTML {
        guard case .concluded(let number) = mark.state else {
            return ##"<a href="#\##(mark.anchor)" dir="ltr">\##(mark.label)</a>"##
        }
        let target = PageAddress.conclusion(number).link(in: catalogue)
        return #"<a href="\#(target)" dir="ltr">\#(mark.label)</a>"#
    }

    private func outcome(_ mark: DocumentMark, _ catalogue: Catalogue) -> HTML {
        switch mark.state {
        case .concluded: HTML()
        case .proposed: " · \(catalogue.word(Readiness.proposed))"
        case .refused: " · \(catalogue(Message("refused in the review")))"
        }
    }

    private func reasons(_ mark: DocumentMark, _ catalogue: Catalogue) -> HTML {
        guard !mark.grounds.isEmpty else {
            return "<small>\(catalogue(Message("A person marked it.")))</small>"
        }
        let reasons = mark.grounds.map { ground -> HTML in
            let code: HTML = #"<code dir="ltr">\#(HTML.shown(ground.rule))</code>"#
            // Of a refused passage the words are not kept, only the rules.
            guard !ground.matched.isEmpty else { return code }
            let words = Wording(HTML.beginning(of: ground.matched, length: 120), language)
            return "<q>\(HTML.words(words, on: catalogue.tongue))</q> \(code)"
        }
        return "<small>\(catalogue(Message("because of"))) \(reasons.joined(separator: " · "))</small>"
    }
}
