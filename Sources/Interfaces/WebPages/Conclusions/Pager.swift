import HTML
import Messages

/// The way from one page of a list to the next.
struct Pager {
    let selection: ConclusionSelection
    let total: Int
    let length: Int

    var pages: Int { max(1, (total + length - 1) / length) }

    /// Which lines of how many the page shows.
    func caption(_ catalogue: Catalogue) -> String {
        guard pages > 1 else {
            return catalogue(.plural(one: "{count} conclusion", other: "{count} conclusions", count: total))
        }
        let first = (selection.page - 1) * length + 1
        return catalogue(
            Message(
                "Conclusions {first} to {last} of {total}",
                [
                    "first": String(first), "last": String(min(first + length - 1, total)), "total": String(total),
                ]
            )
        )
    }

    func html(_ catalogue: Catalogue) -> HTML {
        guard pages > 1 else { return HTML() }
        var links: [HTML] = []
        if selection.page > 1 {
            links.append(link(selection.page - 1, "prev", catalogue(Message("Previous page")), catalogue))
        }
        let place = catalogue(
            Message("Page {page} of {pages}", ["page": String(selection.page), "pages": String(pages)])
        )
        links.append("<span>\(place)</span>")
        if selection.page < pages {
            links.append(link(selection.page + 1, "next", catalogue(Message("Next page")), catalogue))
        }
        return #"""
            <nav class="pager" aria-label="\#(catalogue(Message("Pages")))">\#(links.joined(separator: " "))</nav>

            """#
    }

    private func link(_ page: Int, _ relation: String, _ text: String, _ catalogue: Catalogue) -> HTML {
        let target = PageAddress.conclusions(selection.turned(to: page)).link(in: catalogue)
        return #"<a href="\#(target)" rel="\#(relation)">\#(text)</a>"#
    }
}
