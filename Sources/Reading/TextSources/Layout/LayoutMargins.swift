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

    /// A number alone, between dashes, after the word for page, or of so many: `3`, `– 3 –`, `Page 3`, `3 / 12`.
    ///
    /// With any other word it's a heading at the top of its page: `Article 3`.
    private static func isPageNumber(_ utf8: [UInt8]) -> Bool {
        guard utf8.count <= 32 else { return false }
        var numbers = 0
        let scalars = String(decoding: utf8, as: UTF8.self).lowercased().unicodeScalars
        for word in scalars.split(whereSeparator: { " /–—-.".unicodeScalars.contains($0) }) {
            if word.count <= 4, word.allSatisfy({ $0.properties.numericType == .decimal }) {
                numbers += 1
            } else if !pageWords.contains(String(word)) {
                return false
            }
        }
        return (1...2).contains(numbers)
    }

    private static let pageWords: Set<String> = [
        "page", "p", "of", "sur", "de", "страница", "стр", "с", "из", "página", "pág", "صفحة", "من",
    ]

    /// Numbers change from page to page.
    private static func withoutNumbers(_ utf8: [UInt8]) -> [UInt8] {
        utf8.filter { !(0x30...0x39).contains($0) && $0 != 0x20 }
    }
}
