/// What the elements of HTML mean for a readable text.
enum HTMLElements {
    /// Elements that stand as paragraphs of their own.
    static let blocks: Set<String> = [
        "address", "article", "aside", "blockquote", "body", "caption", "center", "dd", "details", "dialog", "dir",
        "div", "dl", "dt", "fieldset", "figcaption", "figure", "footer", "form", "h1", "h2", "h3", "h4", "h5", "h6",
        "head", "header", "hgroup", "hr", "html", "legend", "li", "main", "menu", "nav", "ol", "p", "pre", "search",
        "section", "summary", "table", "tbody", "td", "tfoot", "th", "thead", "tr", "ul",
    ]

    static let headings: Set<String> = ["h1", "h2", "h3", "h4", "h5", "h6"]

    /// Elements whose whole content is left out: nobody reads it, or it is a choice in a form.
    ///
    /// Scripts, styles and the like are passed over by the tokenizer already.
    static let dropped: Set<String> = [
        "audio", "canvas", "datalist", "math", "noscript", "object", "select", "svg", "template", "video",
    ]

    /// Elements that end a drawing or formula left open, as browsers have it (HTML standard §13.2.6.5).
    static let breaksOutOfForeign: Set<String> = [
        "blockquote", "body", "center", "dd", "div", "dl", "dt", "h1", "h2", "h3", "h4", "h5", "h6", "head", "hr",
        "li", "menu", "ol", "p", "pre", "table", "ul",
    ]

    /// Elements that are furniture of the page by their meaning.
    static let furniture: Set<String> = ["nav", "footer", "aside", "button", "menu", "search"]

    /// Roles that say the same (WAI-ARIA 1.2).
    static let furnitureRoles: Set<String> = [
        "navigation", "contentinfo", "complementary", "search", "menu", "menubar", "toolbar", "dialog", "button",
    ]

    /// Elements that are watched for being made of links only.
    static let containers: Set<String> = [
        "article", "blockquote", "div", "dl", "header", "main", "ol", "p", "section", "table", "td", "th", "tr", "ul",
        "li",
    ]
}
