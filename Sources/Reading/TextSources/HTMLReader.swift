/// Takes the readable text out of a page.
///
/// White space is collapsed as a browser does it outside `pre`; blocks are apart by an empty line, `br` ends a line.
struct HTMLReader {
    private let source: DecodedText
    /// Elements that are left out otherwise.
    private let kept: Set<String>
    private var tokenizer: HTMLTokenizer
    private var builder: OffsetMapBuilder
    private var blocks = HTMLBlockStack()
    private var counts = HTMLBlockStack.Counts()
    private var headings: [Range<Int>] = []
    /// The element that is left out at present, and how many of its name are open.
    private var dropping: (name: String, depth: Int)?
    private var isInLink = false
    private var openPre = 0
    /// In a heading; its start once it has a character.
    private var isInHeading = false
    private var headingStart: Int?
    private var items: [Range<Int>] = []
    /// In the first paragraph of an item of a list; its start once it has a character.
    private var isInItem = false
    private var itemStart: Int?
    /// What separates the next visible character from the last.
    private var separator = Separator()

    private struct Separator {
        var isParagraph = false
        /// The tags of up to two line breaks; more would make no more than an empty line.
        var lineBreaks: [Range<Int>] = []
        var space: Range<Int>?
    }

    private init(_ source: DecodedText, keeping kept: Set<String>) {
        self.source = source
        self.kept = kept
        tokenizer = HTMLTokenizer(source.utf8)
        builder = OffsetMapBuilder(source: source)
    }

    /// Reads a decoded page.
    static func read(_ source: DecodedText) -> SourceText {
        // An element that is left out and never ends would take the rest of the page with it; the page is read again
        // with that element kept. Each turn keeps one more name, so there are few.
        var kept: Set<String> = []
        while true {
            var reader = HTMLReader(source, keeping: kept)
            reader.walk()
            guard let (unended, _) = reader.dropping, kept.insert(unended).inserted else { return reader.finish() }
        }
    }

    private mutating func walk() {
        while let token = tokenizer.next() {
            switch token {
            case .text(let range): if dropping == nil { text(range) }
            case .start(let tag): start(tag)
            case .end(let tag): end(tag)
            }
        }
    }

    private mutating func finish() -> SourceText {
        endParagraph()
        let map = builder.finish()
        // A page that would be nothing but furniture has its text there.
        let setApart = blocks.apart.reduce(0) { $0 + $1.count }
        let isAllApart = map.utf8.count - setApart <= blocks.apart.count * 2
        return SourceText(
            format: .html,
            encoding: source.encoding,
            evidence: source.evidence,
            apart: isAllApart ? [] : blocks.apart,
            headings: headings,
            items: items,
            map: map
        )
    }

    // MARK: Tags

    private mutating func start(_ tag: HTMLTag) {
        let name = tag.name
        if let (dropped, depth) = dropping {
            let isForeign = dropped == "svg" || dropped == "math"
            guard isForeign, HTMLElements.breaksOutOfForeign.contains(name) else {
                if name == dropped, !tag.isSelfClosing || !isForeign { dropping = (dropped, depth + 1) }
                return
            }
            stopDropping()
        }
        if HTMLElements.dropped.contains(name), !kept.contains(name) {
            let isForeign = name == "svg" || name == "math"
            guard !(isForeign && tag.isSelfClosing) else { return }
            dropping = (name, 1)
            tokenizer.isForeign = isForeign
            return
        }
        switch name {
        case "br":
            if separator.lineBreaks.count < 2 { separator.lineBreaks.append(tag.range) }
            separator.space = nil
        case "a":
            isInLink = tag.value(of: "href", in: source.utf8) != nil
            if isInLink { counts.links += 1 }
        case "pre":
            openPre += 1
        default: break
        }
        let isBlock = HTMLElements.blocks.contains(name)
        if isBlock { endParagraph() }
        if HTMLElements.headings.contains(name) { isInHeading = true }
        if name == "li" { isInItem = true }
        let isFurniture = isFurniture(tag)
        if isBlock && (isFurniture || name == "form" || HTMLElements.containers.contains(name)) || name == "button" {
            blocks.open(name, isFurniture: isFurniture, at: builder.utf8.count, counts: counts, in: builder.utf8)
        }
    }

    private mutating func end(_ tag: HTMLTag) {
        let name = tag.name
        if let (dropped, depth) = dropping {
            guard name == dropped else { return }
            if depth > 1 { dropping = (dropped, depth - 1) } else { stopDropping() }
            return
        }
        switch name {
        case "a": isInLink = false
        case "pre": openPre = max(openPre - 1, 0)
        // Browsers take it for a line break.
        case "br": start(tag)
        default: break
        }
        if HTMLElements.blocks.contains(name) { endParagraph() }
        if HTMLElements.headings.contains(name) { isInHeading = false }
        if name == "li" || name == "ul" || name == "ol" { isInItem = false }
        blocks.close(name, at: builder.utf8.count, counts: counts, in: builder.utf8)
    }

    private mutating func stopDropping() {
        dropping = nil
        tokenizer.isForeign = false
    }

    private func isFurniture(_ tag: HTMLTag) -> Bool {
        if HTMLElements.furniture.contains(tag.name) { return true }
        guard HTMLElements.blocks.contains(tag.name), tag.name != "body", tag.name != "html", tag.name != "main"
        else { return false }
        if let role = tag.value(of: "role", in: source.utf8), HTMLElements.furnitureRoles.contains(role.lowercased()) {
            return true
        }
        return tag.value(of: "hidden", in: source.utf8) != nil
    }

    private mutating func endParagraph() {
        separator.isParagraph = true
        isInLink = false
        if let start = itemStart {
            items.append(start..<builder.utf8.count)
            itemStart = nil
            isInItem = false
        }
        guard let start = headingStart else { return }
        headings.append(start..<builder.utf8.count)
        headingStart = nil
        isInHeading = false
    }

    // MARK: Text

    private mutating func text(_ range: Range<Int>) {
        var index = range.lowerBound
        while index < range.upperBound {
            let byte = source.utf8[index]
            if isHTMLSpace(byte) {
                space(index..<index + 1)
                index += 1
            } else if byte == UInt8(ascii: "&"),
                let reference = HTMLReference(in: source.utf8, at: index, end: range.upperBound)
            {
                let piece = index..<index + reference.length
                if let first = reference.utf8.first, isHTMLSpace(first), openPre == 0 {
                    space(piece)
                } else {
                    separate()
                    builder.replace(piece, by: reference.utf8)
                    count(1)
                }
                index = piece.upperBound
            } else {
                let end = endOfWord(from: index, before: range.upperBound)
                separate()
                count(source.utf8[index..<end].count { $0 & 0xC0 != 0x80 })
                builder.copy(index..<end)
                index = end
            }
        }
    }

    /// The end of a run of characters that are copied as they stand; at least one.
    private func endOfWord(from start: Int, before end: Int) -> Int {
        var index = start + 1
        while index < end, !isHTMLSpace(source.utf8[index]), source.utf8[index] != UInt8(ascii: "&") { index += 1 }
        return index
    }

    private mutating func count(_ letters: Int) {
        counts.letters += letters
        if isInLink { counts.linkLetters += letters }
    }

    /// Keeps white space until it's known whether something visible follows.
    private mutating func space(_ range: Range<Int>) {
        guard let space = separator.space else {
            separator.space = range
            return
        }
        if space.upperBound == range.lowerBound {
            separator.space = space.lowerBound..<range.upperBound
        } else if openPre > 0, !separator.isParagraph, !builder.utf8.isEmpty {
            // Preformatted text keeps the spaces on both sides of a tag.
            builder.copy(space)
            separator.space = range
        }
    }

    /// Writes what separates the next visible character from the last.
    private mutating func separate() {
        defer {
            separator = Separator()
            if isInHeading, headingStart == nil { headingStart = builder.utf8.count }
            if isInItem, itemStart == nil { itemStart = builder.utf8.count }
        }
        guard !builder.utf8.isEmpty else { return }
        if separator.isParagraph {
            builder.separateParagraphs()
        } else if !separator.lineBreaks.isEmpty {
            for tag in separator.lineBreaks { builder.replace(tag, by: [0x0A]) }
        } else if let space = separator.space {
            if openPre > 0 {
                builder.copy(space)
            } else if space.count == 1 {
                builder.copy(0x20, insteadOf: space.lowerBound)
            } else {
                builder.replace(space, by: [0x20])
            }
        }
    }
}
