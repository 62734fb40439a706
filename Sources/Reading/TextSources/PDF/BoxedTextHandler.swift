import XML

/// Takes pages out of what `pdftotext -bbox-layout` writes.
final class BoxedTextHandler: MarkupHandler {
    private(set) var pages: [LayoutPage] = []
    private var words: [LayoutWord] = []
    private var isInWord = false

    func start(_ element: XMLElement) {
        switch element.name {
        case "page":
            pages.append(
                LayoutPage(
                    number: pages.count + 1,
                    width: Self.length(element["width"]),
                    height: Self.length(element["height"])
                )
            )
        case "block": if !pages.isEmpty { pages[pages.count - 1].blocks.append(LayoutBlock()) }
        case "line": words = []
        case "word":
            isInWord = true
            words.append(
                LayoutWord(
                    utf8: [],
                    left: Self.length(element["xMin"]),
                    right: Self.length(element["xMax"]),
                    top: Self.length(element["yMin"]),
                    bottom: Self.length(element["yMax"])
                )
            )
        default: break
        }
    }

    func end(_ name: String) {
        switch name {
        case "word": isInWord = false
        case "line":
            words.removeAll { ControlCheck.isBlank($0.utf8) }
            guard !words.isEmpty, let page = pages.indices.last, let block = pages[page].blocks.indices.last else {
                return
            }
            pages[page].blocks[block].lines.append(LayoutLine(drawn: words))
        default: break
        }
    }

    func text(_ utf8: UnsafeBufferPointer<UInt8>) {
        if isInWord, !words.isEmpty { words[words.count - 1].utf8.append(contentsOf: utf8) }
    }

    /// A length; what is none, or beyond any page, counts as nothing.
    private static func length(_ text: String?) -> Double {
        guard let text, let value = Double(text), value.isFinite, abs(value) < 1e7 else { return 0 }
        return value
    }
}
