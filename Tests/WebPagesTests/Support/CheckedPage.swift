/// A page taken apart by a strict reader: what is wrong with it, and what it is made of.
///
/// Stricter than the HTML Standard: every element is closed, every attribute value is quoted, nothing comes from
/// elsewhere and nothing can run.
struct CheckedPage {
    /// One start tag.
    struct Element {
        let name: String
        let attributes: [String: String]
        /// The names of the elements around it, outermost first.
        let path: [String]
    }

    /// What is wrong, in words.
    private(set) var defects: [String] = []
    private(set) var elements: [Element] = []
    /// The texts of elements by their names, each without the mark-up in it.
    private(set) var texts: [String: [String]] = [:]

    private static let void: Set = ["meta", "link", "input", "br", "img"]
    private static let known: Set = [
        "html", "head", "meta", "title", "link", "body", "a", "header", "footer", "main", "nav", "section", "h1", "h2",
        "h3", "p", "ul", "li", "dl", "dt", "dd", "div", "span", "small", "strong", "i", "q", "bdi", "code", "mark",
        "time", "figure", "figcaption", "blockquote", "table", "caption", "thead", "tbody", "tr", "th", "td", "form",
        "label", "input", "select", "option", "button",
    ]

    init(_ page: String) {
        guard page.hasPrefix("<!DOCTYPE html>\n") else {
            defects = ["no doctype"]
            return
        }
        read(page.dropFirst("<!DOCTYPE html>\n".count))
        checkIdentifiers()
        checkStructure()
    }

    private mutating func read(_ page: Substring) {
        var rest = page
        var open: [(name: String, text: String)] = []
        while let start = rest.firstIndex(of: "<") {
            addText(rest[..<start], to: &open)
            guard let end = rest[start...].firstIndex(of: ">") else { return defects.append("a tag is not closed") }
            let tag = rest[rest.index(after: start)..<end]
            rest = rest[rest.index(after: end)...]
            if tag.hasPrefix("/") {
                close(String(tag.dropFirst()), &open)
            } else {
                let name = String(tag.prefix { !$0.isWhitespace })
                let attributes = attributes(of: tag.dropFirst(name.count), in: name)
                elements.append(Element(name: name, attributes: attributes, path: open.map(\.name)))
                if !Self.known.contains(name) { defects.append("<\(name)> is not expected") }
                if !Self.void.contains(name) { open.append((name, "")) }
            }
        }
        addText(rest, to: &open)
        if !open.isEmpty { defects.append("not closed at the end: \(open.map(\.name))") }
    }

    private mutating func addText(_ text: Substring, to open: inout [(name: String, text: String)]) {
        if text.contains(">") { defects.append("a bare '>' in '\(text.suffix(40))'") }
        for piece in text.split(separator: "&", omittingEmptySubsequences: false).dropFirst() {
            let name = piece.prefix { $0 != ";" }
            if !["amp", "lt", "gt", "quot", "#39"].contains(String(name)) {
                defects.append("a bare '&\(piece.prefix(9))'")
            }
        }
        for index in open.indices { open[index].text += text }
    }

    private mutating func close(_ name: String, _ open: inout [(name: String, text: String)]) {
        guard let last = open.popLast() else { return defects.append("</\(name)> closes nothing") }
        if last.name != name { defects.append("</\(name)> closes <\(last.name)>") }
        texts[name, default: []].append(last.text)
    }

    private mutating func attributes(of text: Substring, in element: String) -> [String: String] {
        var attributes: [String: String] = [:]
        var rest = text
        while let first = rest.firstIndex(where: { !$0.isWhitespace }) {
            rest = rest[first...]
            let name = String(rest.prefix { $0.isLetter || $0 == "-" })
            rest = rest.dropFirst(name.count)
            guard !name.isEmpty else {
                defects.append("<\(element)\(text)> can't be read")
                return attributes
            }
            var value = ""
            if rest.hasPrefix("=\"") {
                rest = rest.dropFirst(2)
                guard let end = rest.firstIndex(of: "\"") else {
                    defects.append("<\(element)\(text)> has an open quotation mark")
                    return attributes
                }
                value = String(rest[..<end])
                rest = rest[rest.index(after: end)...]
            }
            if attributes.updateValue(value, forKey: name) != nil { defects.append("<\(element)> has \(name) twice") }
            check(name, value, of: element)
        }
        return attributes
    }

    private mutating func check(_ name: String, _ value: String, of element: String) {
        if name.hasPrefix("on") || name == "style" { defects.append("<\(element)> has \(name)") }
        guard ["href", "src", "action"].contains(name) else { return }
        if value.hasPrefix("//") || !(value.hasPrefix("/") || value.hasPrefix("#")) {
            defects.append("<\(element)> leads to \(value)")
        }
    }

    private mutating func checkIdentifiers() {
        var known: Set<String> = []
        for element in elements {
            if let id = element.attributes["id"], !known.insert(id).inserted { defects.append("id \(id) twice") }
        }
        for element in elements {
            if let target = element.attributes["for"], !known.contains(target) {
                defects.append("no \(target) for label")
            }
            if let link = element.attributes["href"], link.hasPrefix("#"), !known.contains(String(link.dropFirst())) {
                defects.append("no \(link) on the page")
            }
        }
        let labelled = Set(elements.compactMap { $0.attributes["for"] })
        for field in elements where ["input", "select"].contains(field.name) && field.attributes["type"] != "hidden" {
            let isLabelled = field.path.contains("label") || field.attributes["id"].map(labelled.contains) ?? false
            if !isLabelled { defects.append("<\(field.name) name=\(field.attributes["name"] ?? "")> has no label") }
        }
    }

    private mutating func checkStructure() {
        for (name, count) in [("h1", 1), ("main", 1), ("header", 1), ("title", 1)]
        where elements.count(where: { $0.name == name }) != count {
            defects.append("not \(count) <\(name)>")
        }
        if elements.first?.attributes["lang"] == nil || elements.first?.attributes["dir"] == nil {
            defects.append("no language or direction of the page")
        }
        if elements.count(where: { $0.name == "table" }) != elements.count(where: { $0.name == "caption" }) {
            defects.append("a table without caption")
        }
        for cell in elements where cell.name == "th" && cell.attributes["scope"] == nil {
            defects.append("<th> without scope")
        }
        for cell in texts["td", default: []] + texts["dd", default: []] + texts["th", default: []]
        where cell.allSatisfy(\.isWhitespace) {
            defects.append("an empty cell")
        }
        for nav in elements where nav.name == "nav" && nav.attributes["aria-label"] == nil {
            defects.append("<nav> without name")
        }
    }
}
