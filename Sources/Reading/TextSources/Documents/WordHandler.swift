import XML

/// Takes the paragraphs out of a part of a Word document.
final class WordHandler: DocumentHandler {
    private let styles: WordStyles
    /// Whether words were left out that were struck out.
    private(set) var hasDeletions = false
    /// The properties that are open, the innermost last.
    private var properties: [Properties] = []
    /// Whether the characters of each open run are hidden.
    private var runs: [Bool] = []
    private var controls: [Control] = []
    private var openContents = 0
    private var isInText = false
    /// The characters of the text element that is open, and whether its outer spaces count.
    private var piece: [UInt8] = []
    private var keepsSpaces = false
    /// The words of paragraphs whose ends were struck out; they go on in the next one.
    private var carried: [UInt8] = []
    /// What the properties of each open paragraph say.
    private var formats: [Format] = []

    /// What the properties of a paragraph say, in whatever order they stand.
    private struct Format {
        var style: TextAssembler.Role?
        var outlineLevel: Int?
        var isListed: Bool?
        var isEndStruckOut = false

        var role: TextAssembler.Role {
            if style == .apart { return .apart }
            if let outlineLevel { return outlineLevel < 9 ? .heading : isListed == true ? .item : .body }
            if style == .heading { return .heading }
            return isListed ?? (style == .item) ? .item : .body
        }
    }

    private enum Properties {
        case paragraph
        case paragraphEnd
        case run
    }

    /// A content control.
    private struct Control {
        var isPlaceholder = false
        var isContents = false
    }

    init(styles: WordStyles) { self.styles = styles }

    /// All paragraphs of the part.
    func finish() -> [Ended] { paragraphs + (carried.isEmpty ? [] : [(carried, .body)]) }

    override func opened(_ element: XMLElement) {
        let name = element.name
        guard properties.isEmpty else { return property(element) }
        switch name {
        case "w:p": openParagraph()
        case "w:pPr": properties.append(.paragraph)
        case "w:rPr": properties.append(.run)
        case "w:r": runs.append(false)
        case "w:t", "m:t":
            isInText = true
            keepsSpaces = element["xml:space"] == "preserve"
        case "w:tab", "w:ptab": space(0x20)
        case "w:br", "w:cr": space(0x0A)
        case "w:noBreakHyphen": if isShown { for byte in "\u{2011}".utf8 { append(byte) } }
        case "w:footnote", "w:endnote":
            // The lines above the notes are notes of their own.
            if let type = element["w:type"], type != "normal" { leaveOut() }
        case "w:sdt": controls.append(Control())
        case "w:showingPlcHdr": control { $0.isPlaceholder = WordNames.isOn(element["w:val"]) }
        case "w:docPartGallery": control { $0.isContents = element["w:val"] == "Table of Contents" }
        case "w:sdtContent":
            if controls.last?.isPlaceholder == true { return leaveOut() }
            if controls.last?.isContents == true { openContents += 1 }
        case _ where WordNames.roots.contains(name): isDocument = true
        case _ where WordNames.leftOut.contains(name):
            if name == "w:del" { hasDeletions = true }
            leaveOut()
        default: break
        }
    }

    override func closed(_ name: String) {
        switch name {
        case "w:p": closeParagraph()
        case "w:pPr", "w:rPr": _ = properties.popLast()
        case "w:r": _ = runs.popLast()
        case "w:t", "m:t": endText()
        case "w:sdtContent": if controls.last?.isContents == true { openContents -= 1 }
        case "w:sdt": _ = controls.popLast()
        default: break
        }
    }

    override func characters(_ utf8: UnsafeBufferPointer<UInt8>) {
        if isInText, isShown { piece.append(contentsOf: utf8) }
    }

    /// Word drops the outer spaces of a text element that doesn't ask to keep them.
    private func endText() {
        var text = piece[...]
        if !keepsSpaces {
            text = text.drop(while: isHTMLSpace)
            while let last = text.last, isHTMLSpace(last) { text = text.dropLast() }
        }
        for byte in text { append(byte == 0x0A || byte == 0x0D ? 0x20 : byte) }
        piece.removeAll(keepingCapacity: true)
        isInText = false
    }

    // MARK: Paragraphs

    private func openParagraph() {
        guard canOpenParagraph else { return space(0x0A) }
        beginParagraph(Paragraph(utf8: openParagraphs == 0 ? carried : [], role: openContents > 0 ? .apart : .body))
        if openParagraphs == 1 { carried = [] }
        formats.append(Format())
    }

    private func closeParagraph() {
        // Those beyond the greatest depth were not opened, and the innermost ends early: no word is lost.
        guard let format = formats.popLast() else { return }
        if paragraph?.role == .body { paragraph?.role = format.role }
        if format.isEndStruckOut, openParagraphs == 1 {
            carried += takeParagraph()?.utf8 ?? []
        } else {
            endParagraph()
        }
    }

    // MARK: Properties

    private func property(_ element: XMLElement) {
        switch (element.name, properties.last) {
        case ("w:rPr", .paragraph): properties.append(.paragraphEnd)
        case ("w:rPr", _), ("w:pPr", _): properties.append(.run)
        case ("w:pStyle", .paragraph): format { $0.style = element["w:val"].map(styles.role(of:)) }
        case ("w:outlineLvl", .paragraph): format { $0.outlineLevel = element["w:val"].flatMap(Int.init) }
        case ("w:numId", .paragraph): format { $0.isListed = element["w:val"] != "0" }
        case ("w:del", .paragraphEnd), ("w:moveFrom", .paragraphEnd):
            format { $0.isEndStruckOut = true }
            leaveOut()
        case ("w:vanish", .run): hideRun(WordNames.isOn(element["w:val"]))
        case ("w:rStyle", .run): if let style = element["w:val"], styles.isHidden(style) { hideRun(true) }
        default: if WordNames.leftOut.contains(element.name) { leaveOut() }
        }
    }

    private func format(_ change: (inout Format) -> Void) {
        if !formats.isEmpty { change(&formats[formats.count - 1]) }
    }

    private func hideRun(_ isHidden: Bool) {
        if !runs.isEmpty { runs[runs.count - 1] = isHidden }
    }

    private func control(_ change: (inout Control) -> Void) {
        if !controls.isEmpty { change(&controls[controls.count - 1]) }
    }

    private var isShown: Bool { runs.last != true }

    private func space(_ byte: UInt8) {
        if !runs.isEmpty, isShown { append(byte) }
    }
}
