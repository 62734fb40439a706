public import HTML
public import Messages

/// One page: what it is called, where it lives and what it says.
public protocol Page: Sendable {
    /// Where the same page is found in other languages; nothing for a page that stands at no address of its own.
    var address: PageAddress? { get }

    /// The title, for the window and for the heading of the page.
    func title(_ catalogue: Catalogue) -> String

    /// What stands under the heading.
    func content(_ catalogue: Catalogue) -> HTML
}

extension Page {
    /// The whole page in one language.
    ///
    /// - Parameters:
    ///   - catalogue: The language of the page.
    ///   - languages: The languages in which the page can be had.
    ///   - masthead: Whose register it is; nothing while the register can't be read.
    /// - Returns: The page, to be sent as it is.
    public func html(in catalogue: Catalogue, languages: [Catalogue], masthead: Masthead?) -> HTML {
        Frame(page: self, catalogue: catalogue, languages: languages, masthead: masthead).html
    }
}
