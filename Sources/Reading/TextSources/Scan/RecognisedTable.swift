/// The table that `tesseract` writes with its configuration `tsv`: a line for each page, block, paragraph, line and word.
struct RecognisedTable {
    private(set) var pages: [LayoutPage] = []
    /// How sure the words are on average, from 0 to 100; nothing without words.
    var confidence: Int? { words == 0 ? nil : Int((sum / Double(words)).rounded()) }

    private var words = 0
    private var sum = 0.0
    /// The words of the line in hand.
    private var line: [LayoutWord] = []
    private var top = 0.0
    private var bottom = 0.0

    /// Adds the pages of a table; they are counted on from those that are there.
    mutating func add(_ table: [UInt8]) {
        let before = pages.count
        for row in table.split(separator: 0x0A).dropFirst() {
            let fields = row.split(separator: 0x09, omittingEmptySubsequences: false)
            guard fields.count >= 11, let level = Self.number(fields[0]), let left = Self.number(fields[6]),
                let top = Self.number(fields[7]), let width = Self.number(fields[8]),
                let height = Self.number(fields[9])
            else { continue }
            switch level {
            case 1:
                endLine()
                pages.append(LayoutPage(number: pages.count + 1, width: width, height: height))
            // A paragraph of the table is a block of the page.
            case 3:
                endLine()
                if !pages.isEmpty { pages[pages.count - 1].blocks.append(LayoutBlock()) }
            case 4:
                endLine()
                (self.top, bottom) = (top, top + height)
            case 5:
                guard fields.count >= 12, !ControlCheck.isBlank(fields[11]) else { continue }
                line.append(
                    LayoutWord(
                        utf8: Array(fields[11]),
                        left: left,
                        right: left + width,
                        top: self.top,
                        bottom: bottom
                    )
                )
                words += 1
                sum += min(max(Self.number(fields[10]) ?? 0, 0), 100)
            default: break
            }
        }
        endLine()
        // An image in which nothing was found has a page all the same.
        if pages.count == before { pages.append(LayoutPage(number: before + 1, width: 0, height: 0)) }
    }

    private mutating func endLine() {
        defer { line = [] }
        guard !line.isEmpty, let page = pages.indices.last, let block = pages[page].blocks.indices.last else { return }
        // The words come in the order of reading, also from right to left.
        pages[page].blocks[block].lines.append(LayoutLine(read: line, top: top, bottom: bottom))
    }

    private static func number(_ field: ArraySlice<UInt8>) -> Double? {
        guard field.count <= 20, let value = Double(String(decoding: field, as: UTF8.self)), value.isFinite,
            abs(value) < 1e7
        else { return nil }
        return value
    }
}
