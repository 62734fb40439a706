import Consultations
import Reading

/// Pairs the conclusions of two aligned passages, in their order.
struct FindingMatcher {
    let left: PreparedAccount
    let right: PreparedAccount
    let namer: FeatureNamer
    private let leftFacts: FactsReader
    private let rightFacts: FactsReader

    struct Pair {
        var left: Int?
        var right: Int?
    }

    /// Pairs that score less stand for themselves.
    private static let least = 1.6
    /// Passages with more conclusions are cut, so that the work stays small.
    private static let longest = 200

    init(left: PreparedAccount, right: PreparedAccount, namer: FeatureNamer) {
        self.left = left
        self.right = right
        self.namer = namer
        leftFacts = FactsReader(utf8: left.account.utf8, language: left.account.language)
        rightFacts = FactsReader(utf8: right.account.utf8, language: right.account.language)
    }

    func facts(left finding: Finding) -> ClauseFacts { leftFacts.facts(in: finding.range) }
    func facts(right finding: Finding) -> ClauseFacts { rightFacts.facts(in: finding.range) }

    /// The pairs of a bead: all its conclusions, with or without a partner.
    func pairs(_ bead: Bead) -> [Pair] {
        let one = Array(bead.left.flatMap { left.units[$0].findings }.prefix(Self.longest))
        let two = Array(bead.right.flatMap { right.units[$0].findings }.prefix(Self.longest))
        guard !one.isEmpty, !two.isEmpty else {
            return one.map { Pair(left: $0) } + two.map { Pair(right: $0) }
        }
        // One conclusion beside one: their passages were aligned already.
        if one.count == 1, two.count == 1 { return [Pair(left: one[0], right: two[0])] }
        let scores = scores(one, two, bead)
        // Best path through a grid: skip left, skip right, or pair.
        var best = Array(repeating: Array(repeating: 0.0, count: two.count + 1), count: one.count + 1)
        for row in 1...one.count {
            for column in 1...two.count {
                let score = scores[row - 1][column - 1]
                let paired = score >= Self.least ? best[row - 1][column - 1] + score : -1
                best[row][column] = max(paired, best[row - 1][column], best[row][column - 1])
            }
        }
        var pairs: [Pair] = []
        var (row, column) = (one.count, two.count)
        while row > 0 || column > 0 {
            if row > 0, column > 0, scores[row - 1][column - 1] >= Self.least,
                best[row][column] == best[row - 1][column - 1] + scores[row - 1][column - 1]
            {
                pairs.append(Pair(left: one[row - 1], right: two[column - 1]))
                (row, column) = (row - 1, column - 1)
            } else if column > 0, row == 0 || best[row][column] == best[row][column - 1] {
                pairs.append(Pair(right: two[column - 1]))
                column -= 1
            } else {
                pairs.append(Pair(left: one[row - 1]))
                row -= 1
            }
        }
        return pairs.reversed()
    }

    private func scores(_ one: [Int], _ two: [Int], _ bead: Bead) -> [[Double]] {
        guard let leftRange = left.range(of: bead.left), let rightRange = right.range(of: bead.right) else { return [] }
        let firsts = one.map { facts(left: left.account.findings[$0]) }
        let seconds = two.map { facts(right: right.account.findings[$0]) }
        return one.indices.map { row in
            two.indices.map { column in
                let finding = left.account.findings[one[row]]
                let other = right.account.findings[two[column]]
                var score = Self.score(finding, other)
                score += 3 * namer.likeness(firsts[row], seconds[column])
                let place = Self.place(finding.range, in: leftRange) - Self.place(other.range, in: rightRange)
                score += 1.5 * max(0, 1 - 2 * abs(place))
                return score
            }
        }
    }

    private static func score(_ one: Finding, _ two: Finding) -> Double {
        var score = one.kind == two.kind ? 1.5 : one.kind.following == two.kind.following ? 0.7 : 0
        if one.strength == two.strength { score += 0.4 }
        if let domain = one.domain, domain == two.domain { score += 0.3 }
        if let due = one.due?.edtf, due == two.due?.edtf { score += 1.5 }
        return score
    }

    /// The middle of a range within another, from 0 to 1.
    private static func place(_ range: Range<Int>, in whole: Range<Int>) -> Double {
        let middle = Double(range.lowerBound + range.upperBound) / 2
        return (middle - Double(whole.lowerBound)) / Double(max(1, whole.count))
    }
}
