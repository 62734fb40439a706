/// Sentences of two texts that stand for each other; one side is empty where a sentence has no counterpart.
struct Bead: Hashable, Sendable {
    var left: Range<Int>
    var right: Range<Int>
    /// How much of what the two sides could share they do share, from 0 to 1.
    var likeness: Double

    var isPaired: Bool { !left.isEmpty && !right.isEmpty }
}

/// Aligns the sentences of two texts in their order.
///
/// Lengths are compared as by Gale and Church (Computational Linguistics 19:1, 1993), and to their cost the share of
/// common features is added; the cheapest path is found by dynamic programming in a band around the diagonal.
struct SentenceAligner {
    /// The lengths of the sentences of the left text, in characters.
    let left: [Int]
    /// Those of the right text.
    let right: [Int]
    let features: FeatureTable

    /// How many cells are computed at most.
    private static let mostCells = 2_000_000
    private static let shapes: [(left: Int, right: Int, prior: Double)] = [
        (1, 1, 0), (1, 0, 3.2), (0, 1, 3.2), (2, 1, 2.2), (1, 2, 2.2), (2, 2, 4.4), (3, 1, 4), (1, 3, 4),
    ]
    /// What full likeness takes from the cost of a pair.
    private static let likenessWorth = 7.0

    func beads() -> [Bead] {
        guard !left.isEmpty || !right.isEmpty else { return [] }
        let ratio = Double(max(1, right.reduce(0, +))) / Double(max(1, left.reduce(0, +)))
        let leftWeights = features.left.map(FeatureTable.weight)
        let rightWeights = features.right.map(FeatureTable.weight)
        let reach = max(24, Self.mostCells / max(1, left.count + 1) / 2)
        func columns(_ row: Int) -> ClosedRange<Int> {
            let centre = left.isEmpty ? right.count / 2 : row * right.count / left.count
            // A text without left sentences, and any corner, must stay within reach.
            let lower = left.isEmpty ? 0 : max(0, centre - reach)
            return lower...(left.isEmpty ? right.count : min(right.count, centre + reach))
        }
        var costs: [[Double]] = []
        var steps: [[UInt8]] = []
        var commons: [[Double]] = []
        func common(_ row: Int, _ column: Int) -> Double {
            let range = columns(row)
            guard range.contains(column), row < commons.count else { return 0 }
            return commons[row][column - range.lowerBound]
        }
        costs.reserveCapacity(left.count + 1)
        for row in 0...left.count {
            let range = columns(row)
            // The sentence before a row is the last that it can end.
            commons.append(
                row == 0
                    ? Array(repeating: 0, count: range.count)
                    : range.map { $0 == 0 ? 0 : features.common(row - 1, $0 - 1) }
            )
            var line = Array(repeating: Double.infinity, count: range.count)
            var choice = Array(repeating: UInt8.max, count: range.count)
            for column in range {
                if row == 0, column == 0 {
                    line[0] = 0
                    continue
                }
                for (number, shape) in Self.shapes.enumerated() {
                    let (fromRow, fromColumn) = (row - shape.left, column - shape.right)
                    guard fromRow >= 0, fromColumn >= 0, columns(fromRow).contains(fromColumn) else { continue }
                    let before =
                        fromRow == row
                        ? line[fromColumn - range.lowerBound]
                        : costs[fromRow][fromColumn - columns(fromRow).lowerBound]
                    guard before < .infinity else { continue }
                    var cost = before + shape.prior
                    if shape.left > 0, shape.right > 0 {
                        let one = fromRow..<row
                        let two = fromColumn..<column
                        var shared = 0.0
                        for first in one { for second in two { shared += common(first + 1, second + 1) } }
                        let all =
                            one.reduce(0) { $0 + leftWeights[$1] } + two.reduce(0) { $0 + rightWeights[$1] }
                        cost += lengthCost(one, two, ratio: ratio)
                        cost -= Self.likenessWorth * likeness(shared, of: all)
                    }
                    if cost < line[column - range.lowerBound] {
                        line[column - range.lowerBound] = cost
                        choice[column - range.lowerBound] = UInt8(number)
                    }
                }
            }
            costs.append(line)
            steps.append(choice)
        }
        return path(steps, columns: columns, leftWeights: leftWeights, rightWeights: rightWeights)
    }

    private func path(
        _ steps: [[UInt8]],
        columns: (Int) -> ClosedRange<Int>,
        leftWeights: [Double],
        rightWeights: [Double]
    ) -> [Bead] {
        var beads: [Bead] = []
        var (row, column) = (left.count, right.count)
        while row > 0 || column > 0 {
            let range = columns(row)
            let number = range.contains(column) ? steps[row][column - range.lowerBound] : .max
            guard Int(number) < Self.shapes.count else {
                // Out of the band: what is left has no counterpart.
                if row > 0 { beads += (0..<row).reversed().map { Bead(left: $0..<$0 + 1, right: 0..<0, likeness: 0) } }
                beads += (0..<column).reversed().map { Bead(left: 0..<0, right: $0..<$0 + 1, likeness: 0) }
                break
            }
            let shape = Self.shapes[Int(number)]
            let one = row - shape.left..<row
            let two = column - shape.right..<column
            var shared = 0.0
            for first in one { for second in two { shared += features.common(first, second) } }
            let all = one.reduce(0) { $0 + leftWeights[$1] } + two.reduce(0) { $0 + rightWeights[$1] }
            beads.append(Bead(left: one, right: two, likeness: likeness(shared, of: all)))
            (row, column) = (one.lowerBound, two.lowerBound)
        }
        return beads.reversed()
    }

    /// Dice's share of the common weight; nothing is known of sentences without features.
    private func likeness(_ shared: Double, of all: Double) -> Double {
        all > 0 ? min(1, 2 * shared / all) : 0
    }

    /// How unlikely the lengths are, from 0 to 6.
    private func lengthCost(_ one: Range<Int>, _ two: Range<Int>, ratio: Double) -> Double {
        let first = Double(one.reduce(0) { $0 + left[$1] })
        let second = Double(two.reduce(0) { $0 + right[$1] })
        return min(6, Self.surprise(first, second, ratio: ratio))
    }

    /// Half the squared deviation of the second length from what the first leads to expect, in standard deviations.
    ///
    /// The variance is 6.8 for each character (Gale and Church 1993, §3).
    static func surprise(_ first: Double, _ second: Double, ratio: Double) -> Double {
        guard first > 0, ratio > 0 else { return second > 0 ? 6 : 0 }
        let mean = (first + second / ratio) / 2
        let deviation = (second - first * ratio) / (max(1, mean) * 6.8 * ratio).squareRoot()
        return deviation * deviation / 2
    }
}
