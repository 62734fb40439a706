public import Consultations
import HTML
import Messages

/// The words of a conclusion between those that stand before and after them in the document.
public struct QuotationInContext: Hashable, Sendable {
    public let text: String
    public let before: String
    public let after: String
    public let language: Language
    public let document: DocumentEntry
    public let voice: Voice
    public let confidence: Confidence
    /// Whether the words stand at their place in the file.
    public let isAnchored: Bool

    public init(
        text: String,
        before: String,
        after: String,
        language: Language,
        document: DocumentEntry,
        voice: Voice,
        confidence: Confidence,
        isAnchored: Bool
    ) {
        self.text = text
        self.before = before
        self.after = after
        self.language = language
        self.document = document
        self.voice = voice
        self.confidence = confidence
        self.isAnchored = isAnchored
    }

    func html(number: ConclusionNumber, grounds: [Ground], tier: Tier? = nil, _ catalogue: Catalogue) -> HTML {
        let attributes = HTML.attributes(of: language, on: catalogue.tongue)
        return #"""
            <div class="finding"><figure>
            <blockquote\#(attributes)><p>\#(HTML.shown(before))<mark>\#(HTML.shown(text))</mark>\#
            \#(HTML.shown(after))</p></blockquote>
            <figcaption>\#(source(number, tier, catalogue))</figcaption>
            </figure>
            <section>
            <h2>\#(catalogue(Message("Why it was found")))</h2>
            \#(GroundList(grounds: grounds, language: language).html(catalogue))</section></div>
            \#(warning(catalogue))
            """#
    }

    private func source(_ number: ConclusionNumber, _ tier: Tier?, _ catalogue: Catalogue) -> HTML {
        let target = PageAddress.document(document.digest, .around(number)).link(in: catalogue)
        let details = [
            catalogue.word(document.type), catalogue.word(language),
            catalogue(Message("session {number}", ["number": String(document.session)])), catalogue.word(voice),
            catalogue(Message("confidence of the reading: {confidence}", ["confidence": catalogue.word(confidence)])),
        ]
        return #"""
            \#(catalogue.symbol(tier))<a href="\#(target)#\#(DocumentMark.anchor(of: number))">\#
            \#(HTML.words(document.name, on: catalogue.tongue))</a> \#
            (\#(details.joined(separator: " · ")))
            """#
    }

    private func warning(_ catalogue: Catalogue) -> HTML {
        guard !isAnchored else { return HTML() }
        let text = catalogue(
            Message("The words do not stand at their place in the file: the file or the register was changed.")
        )
        return #"<p class="warning"><strong>\#(text)</strong> <code dir="ltr">suivi verify</code></p>\#n"#
    }
}

/// Why a reader held a passage for a conclusion: each rule with the words on which it fired.
struct GroundList {
    let grounds: [Ground]
    let language: Language

    func html(_ catalogue: Catalogue) -> HTML {
        guard !grounds.isEmpty else { return "<p>\(catalogue(Message("A person marked it.")))</p>\n" }
        let items = grounds.map { ground -> HTML in
            let words = Wording(HTML.beginning(of: ground.matched, length: 200), language)
            return #"""
                <li><q>\#(HTML.words(words, on: catalogue.tongue))</q> \#
                <code dir="ltr">\#(HTML.shown(ground.rule))</code></li>

                """#
        }
        return #"<ul class="grounds">\#n\#(items)</ul>\#n"#
    }
}
