/// A page as lines with their places; lengths are in the units of the page, from its upper left corner.
struct LayoutPage {
    /// Counted from 1.
    var number: Int
    var width: Double
    var height: Double
    /// The blocks in reading order.
    var blocks: [LayoutBlock] = []

    var hasWords: Bool { blocks.contains { !$0.lines.isEmpty } }
}

/// Lines that stand together, one under the other.
struct LayoutBlock {
    var lines: [LayoutLine] = []

    var left: Double { lines.map(\.left).min() ?? 0 }
    var right: Double { lines.map(\.right).max() ?? 0 }
    var top: Double { lines.first?.top ?? 0 }
    /// The height of its lines on average.
    var lineHeight: Double { lines.isEmpty ? 0 : lines.reduce(0) { $0 + $1.height } / Double(lines.count) }
}

/// A line of words.
struct LayoutLine {
    var utf8: [UInt8] = []
    var left = 0.0
    var right = 0.0
    var top = 0.0
    var bottom = 0.0
    /// A bullet or number that stood apart was put before it.
    var isMarked = false
    /// A small number was put before it: it opens a footnote.
    var opensNote = false
    /// Small raised numbers in it, which may lead to footnotes: where each stands in `utf8`.
    var references: [Range<Int>] = []

    var height: Double { bottom - top }

    /// Its first and last visible characters; nothing where it has none.
    var first: Unicode.Scalar? { String(decoding: utf8.prefix(4), as: UTF8.self).unicodeScalars.first }
    var last: Unicode.Scalar? {
        // A character has at most four bytes; what comes before may be cut.
        String(decoding: utf8.suffix(8), as: UTF8.self).unicodeScalars.last
    }

    /// Takes the references to footnotes with these marks out.
    mutating func remove(_ marks: Set<[UInt8]>) {
        for range in references.reversed() where marks.contains(Array(utf8[range].dropFirst())) {
            utf8.removeSubrange(range)
        }
        references = []
    }
}
