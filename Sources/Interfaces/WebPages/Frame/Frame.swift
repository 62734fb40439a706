import Consultations
import HTML
import Messages

/// What stands around every page: head, skip link, name of the mechanism, languages, foot.
struct Frame {
    let page: any Page
    let catalogue: Catalogue
    let languages: [Catalogue]
    let masthead: Masthead?

    private var tongue: Language { catalogue.tongue }

    var html: HTML {
        let title = page.title(catalogue)
        return #"""
            <!DOCTYPE html>
            <html lang="\#(catalogue.language)" dir="\#(catalogue.direction.rawValue)">
            <head>
            <meta charset="utf-8">
            <meta name="viewport" content="width=device-width, initial-scale=1">
            <meta name="color-scheme" content="light dark">
            <title>\#(title) – \#(masthead?.mechanism?.text ?? "Suivi")</title>
            <link rel="stylesheet" href="\#(Asset.styleSheet.address)">
            <link rel="icon" href="\#(Asset.icon.address)" type="image/svg+xml">
            </head>
            <body>
            <a class="skip" href="#main">\#(catalogue(Message("Skip to the content")))</a>
            <header>
            \#(head)\#(languageMenu)</header>
            <main id="main">
            <h1>\#(title)</h1>
            \#(page.content(catalogue))</main>
            \#(foot)</body>
            </html>

            """#
    }

    private var head: HTML {
        let home = PageAddress.conclusions(ConclusionSelection()).link(in: catalogue)
        guard let masthead else { return #"<p><a href="\#(home)">Suivi</a></p>\#n"# }
        let name = masthead.mechanism.map { HTML.words($0, on: tongue) } ?? HTML(text: "Suivi")
        let view = catalogue(Message("As seen by"))
        return """
            <p><a href="\(home)">\(name)</a> <span>\(view) \(HTML.words(masthead.party, on: tongue))</span></p>

            """
    }

    private var languageMenu: HTML {
        let address = page.address ?? .conclusions(ConclusionSelection())
        let items = languages.map { other -> HTML in
            if other.language == catalogue.language {
                return #"<li><a aria-current="true">\#(other.ownName)</a></li>\#n"#
            }
            let target = address.link(in: other)
            return #"""
                <li><a href="\#(target)" hreflang="\#(other.language)" lang="\#(other.language)" \#
                dir="\#(other.direction.rawValue)">\#(other.ownName)</a></li>

                """#
        }
        return #"<nav aria-label="\#(catalogue(Message("Languages")))"><ul>\#n\#(items)</ul></nav>\#n"#
    }

    private var foot: HTML {
        guard let masthead else { return HTML() }
        let acts = catalogue(
            .plural(
                one: "Computed from {count} act of the journal",
                other: "Computed from {count} acts of the journal",
                count: masthead.acts
            )
        )
        let day = catalogue(Message("as of {date}", ["date": catalogue.text(masthead.day)]))
        return """
            <footer><p>\(acts) <bdi>\(masthead.journal)</bdi> · \(day)</p></footer>

            """
    }
}
