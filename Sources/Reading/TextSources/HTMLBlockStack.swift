/// The containers that are open, and the parts of the text that turn out to be furniture of the page.
///
/// Whether a part is text or furniture is judged by structure when its container closes: by what the element means, and
/// by how much of it is links. Broken mark-up never hides text: a container that means furniture counts only when its own
/// end tag closes it.
struct HTMLBlockStack {
    /// What has been counted from the beginning of the page to here.
    struct Counts {
        /// Visible characters.
        var letters = 0
        /// Those in links.
        var linkLetters = 0
        var links = 0
    }

    private struct Block {
        let name: String
        let start: Int
        let before: Counts
        let isFurniture: Bool
    }

    /// The parts set apart so far, in order and apart from each other.
    private(set) var apart: [Range<Int>] = []
    private var blocks: [Block] = []
    private var openCount: [String: Int] = [:]

    /// More than this many containers inside each other are not told apart any more.
    private static let maximumDepth = 4096

    mutating func open(_ name: String, isFurniture: Bool, at offset: Int, counts: Counts, in text: [UInt8]) {
        // A paragraph ends at the next block; a cell and a row end at the next of their kind.
        while let last = blocks.last, Self.closes(name, last.name) { close(last, at: offset, counts, in: text) }
        guard blocks.count < Self.maximumDepth else { return }
        blocks.append(Block(name: name, start: offset, before: counts, isFurniture: isFurniture))
        openCount[name, default: 0] += 1
    }

    /// Closes the innermost container of a name and all inside it; nothing happens when none is open.
    mutating func close(_ name: String, at offset: Int, counts: Counts, in text: [UInt8]) {
        guard openCount[name, default: 0] > 0 else { return }
        while let last = blocks.last {
            close(last, isExplicit: last.name == name, at: offset, counts, in: text)
            if last.name == name { return }
        }
    }

    private mutating func close(
        _ block: Block,
        isExplicit: Bool = false,
        at offset: Int,
        _ counts: Counts,
        in text: [UInt8]
    ) {
        blocks.removeLast()
        openCount[block.name, default: 1] -= 1
        guard let range = trimmed(block.start..<offset, in: text) else { return }
        let here = Counts(
            letters: counts.letters - block.before.letters,
            linkLetters: counts.linkLetters - block.before.linkLetters,
            links: counts.links - block.before.links
        )
        let isApart =
            block.isFurniture && isExplicit || block.name == "form" && isExplicit && here.letters <= 400
            || HTMLElements.containers.contains(block.name)
                && (Self.isLinkList(here) || here.letters <= 200 && ShareWords.fill(text[range]))
        guard isApart else { return }
        // Parts found inside this one become part of it.
        while let last = apart.last, last.lowerBound >= range.lowerBound { apart.removeLast() }
        apart.append(range)
    }

    /// At least three links, nearly nothing else, and each as short as the name of a page.
    private static func isLinkList(_ counts: Counts) -> Bool {
        counts.links >= 3 && counts.linkLetters * 10 >= counts.letters * 9
            && counts.linkLetters <= counts.links * 40
    }

    private static func closes(_ opening: String, _ open: String) -> Bool {
        switch open {
        case "p": true
        case "td", "th": opening == "td" || opening == "th" || opening == "tr"
        case "tr", "li": opening == open
        default: false
        }
    }

    /// The range without the line ends around it; nothing when it's empty.
    private func trimmed(_ range: Range<Int>, in text: [UInt8]) -> Range<Int>? {
        var start = range.lowerBound
        while start < range.upperBound, isHTMLSpace(text[start]) { start += 1 }
        return start < range.upperBound ? start..<range.upperBound : nil
    }
}
