/// Knows where the lines of a document end: the right edge of the column that begins at a place.
struct LayoutColumns {
    /// The right edge of each column, by its left edge in steps.
    private var edges: [Int: Double] = [:]

    /// Places nearer than this are one.
    private static let step = 6.0

    init(_ pages: [LayoutPage]) {
        var ends: [Int: [Double]] = [:]
        for line in pages.lazy.flatMap(\.blocks).flatMap(\.lines) {
            ends[Int(line.left / Self.step), default: []].append(line.right)
        }
        // Few lines are longer than the others: titles over several columns, lines that stick out.
        edges = ends.compactMapValues { ends in
            let sorted = ends.sorted()
            return sorted[sorted.count * 9 / 10]
        }
    }

    /// Where the lines of a block may end.
    func rightEdge(of block: LayoutBlock) -> Double {
        let place = Int(block.left / Self.step)
        let known = (place - 1...place + 1).compactMap { edges[$0] }.max() ?? 0
        return max(known, block.right)
    }
}
