public import Consultations
import HTML
import Messages

/// Who may be shown the text of a conclusion, and from when where a moment was named.
public struct ShownTo: Hashable, Sendable {
    public let text: Tier
    public let document: Tier
    public let publicity: Publicity

    public init(text: Tier, document: Tier, publicity: Publicity) {
        self.text = text
        self.document = document
        self.publicity = publicity
    }

    func html(_ catalogue: Catalogue) -> HTML {
        #"<p class="shown-to">\#(catalogue(Message("Shown to"))) \#(catalogue.symbol(text))\#(words(catalogue))</p>\#n"#
    }

    private func words(_ catalogue: Catalogue) -> String {
        switch publicity {
        case .withheld: catalogue.word(text)
        case .open(let since?): catalogue(Message("everybody, since {time}", ["time": since.description]))
        case .open(nil): catalogue.word(Tier.everybody)
        case .embargoed(let until):
            catalogue(Message("the parties; everybody from {time} on", ["time": until.description]))
        case .openInEarlierWords: catalogue(Message("the parties; everybody in its earlier words only"))
        }
    }
}

extension Catalogue {
    func word(_ tier: Tier) -> String { term(context: "tier", tier.englishName) }

    /// The symbol of a tier before a field, with its word for whoever hovers or listens; nothing where there is none.
    func symbol(_ tier: Tier?) -> HTML {
        tier.map { tier in
            #"<span class="tier" role="img" aria-label="\#(word(tier))" title="\#(word(tier))">\#(String(tier.symbol))</span> "#
        } ?? HTML()
    }

    /// What the symbols mean.
    var tierLegend: HTML {
        let items = Tier.allCases.map { tier -> HTML in
            #"<li><span class="tier" aria-hidden="true">\#(String(tier.symbol))</span> \#(word(tier))</li>\#n"#
        }
        return #"<ul class="legend tiers" aria-label="\#(self(Message("Shown to")))">\#n\#(items.joined())</ul>\#n"#
    }
}
