/// What holds in a group, and again after the groups inside it.
struct RTFState {
    /// Where the characters of a group go.
    enum Destination: Hashable {
        case text
        case fontTable
        case styleSheet
        /// Nowhere.
        case nothing
        /// Nowhere, but groups inside may be read again: the properties of a drawing around its text.
        case shape
    }

    var destination = Destination.text
    /// How many characters after `\u` stand for the same one in old readers.
    var fallbackLength = 1
    var isHidden = false
    var isDeleted = false
    var font: Int?
    /// The group is `\upr`, whose first form is for old readers.
    var isTwofold = false
    /// The group opened a note, a header or a text box.
    var opensSink = false
}

/// Paragraphs in the making: those of the body, of a note or of a text box.
struct RTFSink {
    typealias Ended = (utf8: [UInt8], role: TextAssembler.Role)

    let isNote: Bool
    var paragraph: [UInt8] = []
    var style: Int?
    var outlineLevel: Int?
    var isListed = false
    var ended: [Ended] = []
    /// The paragraphs of text boxes, which come after the one that they stand in.
    var inner: [Ended] = []
}

/// The fonts and styles that a file declares.
struct RTFTables {
    struct Style {
        var name: [UInt8] = []
        var outlineLevel: Int?
        var parent: Int?
        var isListed = false
    }

    /// The code page of each font; a font without one has the file's.
    var fontPages: [Int: CodePage] = [:]
    /// Fonts of symbols, whose bytes are no letters.
    var symbolFonts: Set<Int> = []
    var styles: [Int: Style] = [:]

    /// What paragraphs of a style are.
    func role(ofStyle number: Int) -> TextAssembler.Role {
        var next: Int? = number
        var steps = 0
        var isListed = false
        // More steps than this are a circle.
        while let number = next, let style = styles[number], steps < 20 {
            let name = String(decoding: style.name, as: UTF8.self).lowercased()
            if name.hasPrefix("toc ") { return .apart }
            if let level = style.outlineLevel { return level < 9 ? .heading : .body }
            if name.hasPrefix("heading ") || name == "title" || name == "subtitle" { return .heading }
            if style.isListed || name.hasPrefix("list ") { isListed = true }
            next = style.parent
            steps += 1
        }
        return isListed ? .item : .body
    }
}
