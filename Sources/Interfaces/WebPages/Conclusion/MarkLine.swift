public import Consultations
import HTML
import Messages

/// How one participant wants a conclusion handled, and what it prints on it.
public struct MarkLine: Hashable, Sendable {
    public let author: Wording
    public let marking: Marking
    /// The file of the document that carries the mark; nothing where something else does.
    public let file: Wording?

    public init(author: Wording, marking: Marking, file: Wording? = nil) {
        self.author = author
        self.marking = marking
        self.file = file
    }
}

/// The marks of a conclusion, before everything else that its page says.
struct MarkList {
    let lines: [MarkLine]

    func html(_ catalogue: Catalogue) -> HTML {
        guard !lines.isEmpty else { return HTML() }
        return #"""
            <ul class="marks">
            \#(lines.map { item($0, catalogue) })</ul>

            """#
    }

    private func item(_ line: MarkLine, _ catalogue: Catalogue) -> HTML {
        let author = HTML.words(line.author, on: catalogue.tongue)
        let words: HTML = line.marking.words.map { #" · <b dir="auto">\#(HTML.shown($0))</b>"# } ?? HTML()
        return #"""
            <li>\#(catalogue(Message("Marked"))) · \#(author) · \#
            \#(catalogue.term(context: "handling", line.marking.handling.englishName))\#(words)\#(carrier(of: line, catalogue))</li>

            """#
    }

    /// What carries the mark, where it is not the conclusion itself.
    private func carrier(of line: MarkLine, _ catalogue: Catalogue) -> HTML {
        switch line.marking.subject {
        case .conclusion: HTML()
        case .session(let number):
            " (\(catalogue(Message("session {number}", ["number": String(number)]))))"
        case .document: line.file.map { " (\(HTML.words($0, on: catalogue.tongue)))" } ?? HTML()
        }
    }
}
