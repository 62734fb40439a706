import XML

/// Takes the paragraphs out of a file of an OpenDocument text (ISO/IEC 26300-1).
///
/// One handler walks through the styles first and the content then: what a style says of a paragraph is known when
/// it's met.
final class OpenDocumentHandler: DocumentHandler {
    static let namespaces = [
        "urn:oasis:names:tc:opendocument:xmlns:office:1.0": "office",
        "urn:oasis:names:tc:opendocument:xmlns:style:1.0": "style",
        "urn:oasis:names:tc:opendocument:xmlns:text:1.0": "text",
        "urn:oasis:names:tc:opendocument:xmlns:table:1.0": "table",
        "urn:oasis:names:tc:opendocument:xmlns:svg-compatible:1.0": "svg",
        "urn:oasis:names:tc:opendocument:xmlns:drawing:1.0": "draw",
    ]

    /// Elements that are left out with all in them: remarks, descriptions of pictures, forms, marks of notes, words
    /// struck out, cells that lie under others.
    private static let leftOut: Set<String> = [
        "office:annotation", "office:forms", "office:binary-data", "svg:title", "svg:desc", "text:ruby-text",
        "text:note-citation", "text:deletion", "table:covered-table-cell", "office:scripts",
    ]

    /// Elements whose paragraphs are tables of contents or registers.
    private static let indexes: Set<String> = [
        "text:table-of-content", "text:illustration-index", "text:table-index", "text:object-index",
        "text:user-index", "text:alphabetical-index", "text:bibliography",
    ]

    private struct Style {
        var parent: String?
        var isHidden = false
    }

    /// Whether words were left out that were struck out.
    private(set) var hasDeletions = false
    private var styles: [String: Style] = [:]
    private var currentStyle: String?
    private var openBodies = 0
    private var openMargins = 0
    private var openNotes = 0
    private var openIndexes = 0
    private var openLists = 0
    /// Whether each element that could be a paragraph became one.
    private var isParagraph: [Bool] = []

    override func opened(_ element: XMLElement) {
        let name = element.name
        switch name {
        case "text:p", "text:h": openParagraph(element)
        case "text:s", "text:tab": append(0x20)
        case "text:line-break": append(0x0A)
        case "text:span": if isHidden(element["text:style-name"]) { leaveOut() }
        case "text:hidden-text", "text:hidden-paragraph":
            if element["text:is-hidden"] == "true" {
                if name == "text:hidden-paragraph" { paragraph?.isHidden = true }
                leaveOut()
            }
        case "text:section": if element["text:display"] == "none" { leaveOut() }
        case "text:list": openLists += 1
        case "text:note-body": openNotes += 1
        case "office:text":
            isDocument = true
            openBodies += 1
        case "style:style":
            currentStyle = element["style:name"]
            if let currentStyle { styles[currentStyle] = Style(parent: element["style:parent-style-name"]) }
        case "style:text-properties":
            if element["text:display"] == "none", let currentStyle { styles[currentStyle]?.isHidden = true }
        case _ where Self.isMargin(name): openMargins += 1
        case _ where Self.indexes.contains(name): openIndexes += 1
        case _ where Self.leftOut.contains(name):
            if name == "text:deletion" { hasDeletions = true }
            leaveOut()
        default: break
        }
    }

    override func closed(_ name: String) {
        switch name {
        case "text:p", "text:h": if isParagraph.popLast() == true { endParagraph() }
        case "text:list": openLists -= 1
        case "text:note-body": openNotes -= 1
        case "office:text": openBodies -= 1
        case "style:style": currentStyle = nil
        case _ where Self.isMargin(name): openMargins -= 1
        case _ where Self.indexes.contains(name): openIndexes -= 1
        default: break
        }
    }

    override func characters(_ utf8: UnsafeBufferPointer<UInt8>) {
        // Line ends in the file are spaces (§6.1.2); a break is an element.
        for byte in utf8 { append(byte == 0x0A || byte == 0x0D ? 0x20 : byte) }
    }

    private func openParagraph(_ element: XMLElement) {
        guard openBodies > 0 || openMargins > 0, canOpenParagraph else {
            append(0x0A)
            isParagraph.append(false)
            return
        }
        isParagraph.append(true)
        let style = element["text:style-name"]
        let isHeading = element.name == "text:h" || isTitle(style)
        let role: TextAssembler.Role =
            openNotes > 0 || openMargins > 0
            ? .note : openIndexes > 0 ? .apart : isHeading ? .heading : openLists > 0 ? .item : .body
        beginParagraph(Paragraph(role: role, isHidden: isHidden(style)))
    }

    private static func isMargin(_ name: String) -> Bool {
        name.hasPrefix("style:header") && name != "style:header-style"
            || name.hasPrefix("style:footer")
                && name != "style:footer-style"
    }

    /// The names of the styles from which a style comes, itself first.
    private func line(of name: String?) -> [String] {
        var result: [String] = []
        var next = name
        // More links than this are a circle.
        while let name = next, result.count < 20 {
            result.append(name)
            next = styles[name]?.parent
        }
        return result
    }

    private func isHidden(_ name: String?) -> Bool { line(of: name).contains { styles[$0]?.isHidden == true } }

    /// The styles for titles have their English names in files of every language.
    private func isTitle(_ name: String?) -> Bool { line(of: name).contains { $0 == "Title" || $0 == "Subtitle" } }
}
