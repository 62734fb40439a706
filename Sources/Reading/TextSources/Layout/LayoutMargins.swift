/// Knows the headers and footers of a document: what stands near the edge of many pages, and numbers of pages.
struct LayoutMargins {
    /// The texts near the upper and the lower edge that come again on at least half of the pages, numbers aside.
    private var repeated: Set<[UInt8]> = []

    /// How much of a page's height counts as its edge.
    private static let edge = 0.12

    init(_ pages: [LayoutPage]) {
        var count: [[UInt8]: Int] = [:]
        for page in pages {
            var seen: Set<[UInt8]> = []
            for block in page.blocks where Self.isAtEdge(block, of: page) {
                for line in block.lines {
                    let text = Self.withoutNumbers(line.utf8)
                    if seen.insert(text).inserted { count[text, default: 0] += 1 }
                }
            }
        }
        let needed = max(2, (pages.count + 1) / 2)
        repeated = Set(count.filter { $0.value >= needed }.keys)
    }

    /// Whether a block is nothing but headers and footers.
    ///
    /// A line of the text that comes again at the edge of pages stands in a block with others.
    func contain(_ block: LayoutBlock, on page: LayoutPage) -> Bool {
        !block.lines.isEmpty && Self.isAtEdge(block, of: page)
            && block.lines.allSatisfy { line in
                Self.isPageNumber(line.utf8) || repeated.contains(Self.withoutNumbers(line.utf8))
            }
    }

    private static func isAtEdge(_ block: LayoutBlock, of page: LayoutPage) -> Bool {
        block.lines.allSatisfy { $0.bottom < page.height * edge }
            || block.lines.allSatisfy { $0.top > page.height * (1 - edge) }
    }

    /// A number alone, between dashes, after a short word, or of so many: `3`, `– 3 –`, `Page 3`, `3 / 12`.
    private static func isPageNumber(_ utf8: [UInt8]) -> Bool {
        guard utf8.count <= 32 else { return false }
        var numbers = 0
        var words = 0
        let scalars = String(decoding: utf8, as: UTF8.self).unicodeScalars
        for word in scalars.split(whereSeparator: { " /–—-".unicodeScalars.contains($0) }) {
            if word.allSatisfy({ (0x30...0x39).contains($0.value) }) {
                guard word.count <= 4 else { return false }
                numbers += 1
            } else {
                guard word.count <= 8 else { return false }
                words += 1
            }
        }
        // "Page 3 of 12" has two words; a year or a date has three numbers or a month of the text.
        return (1...2).contains(numbers) && words <= numbers
    }

    /// Numbers change from page to page.
    private static func withoutNumbers(_ utf8: [UInt8]) -> [UInt8] {
        utf8.filter { !(0x30...0x39).contains($0) && $0 != 0x20 }
    }
}
