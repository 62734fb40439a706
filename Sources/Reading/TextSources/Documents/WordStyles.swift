import XML

/// What the styles of a document say of its paragraphs (ISO/IEC 29500-1 §17.7).
final class WordStyles: MarkupHandler {
    private struct Style {
        var name = ""
        var parent: String?
        var outlineLevel: Int?
        var isHidden = false
        var isListed = false
    }

    private var styles: [String: Style] = [:]
    private var current: String?
    /// Whether the properties of conditional parts of tables are open.
    private var inTablePart = 0

    /// More links from style to style than this are a circle.
    private static let maximumLinks = 20

    func start(_ element: XMLElement) {
        switch element.name {
        case "w:style":
            current = element["w:styleId"]
            if let current { styles[current] = Style() }
        case "w:tblStylePr": inTablePart += 1
        case "w:name": set { $0.name = element["w:val"]?.lowercased() ?? "" }
        case "w:basedOn": set { $0.parent = element["w:val"] }
        case "w:outlineLvl": set { $0.outlineLevel = element["w:val"].flatMap(Int.init) }
        case "w:vanish": set { $0.isHidden = WordNames.isOn(element["w:val"]) }
        case "w:numId": set { $0.isListed = element["w:val"] != "0" }
        default: break
        }
    }

    func end(_ name: String) {
        switch name {
        case "w:style": current = nil
        case "w:tblStylePr": inTablePart -= 1
        default: break
        }
    }

    func text(_ utf8: UnsafeBufferPointer<UInt8>) {}

    private func set(_ change: (inout Style) -> Void) {
        guard inTablePart == 0, let current, var style = styles[current] else { return }
        change(&style)
        styles[current] = style
    }

    /// The styles from which a style comes, itself first.
    private func line(of identifier: String) -> [Style] {
        var result: [Style] = []
        var next: String? = identifier
        while let identifier = next, let style = styles[identifier], result.count < Self.maximumLinks {
            result.append(style)
            next = style.parent
        }
        return result
    }

    /// What paragraphs of a style are.
    ///
    /// Word stores the names of its own styles in English in every language.
    func role(of identifier: String) -> TextAssembler.Role {
        let line = line(of: identifier)
        if line.contains(where: { $0.name.hasPrefix("toc ") }) { return .apart }
        if let level = line.lazy.compactMap(\.outlineLevel).first { return level < 9 ? .heading : .body }
        if line.contains(where: { $0.name.hasPrefix("heading ") || $0.name == "title" || $0.name == "subtitle" }) {
            return .heading
        }
        return line.contains { $0.isListed || $0.name.hasPrefix("list ") } ? .item : .body
    }

    /// Whether the characters of a style are not shown.
    func isHidden(_ identifier: String) -> Bool { line(of: identifier).contains { $0.isHidden } }
}
