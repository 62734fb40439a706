/// The shortest way from one sequence to another by striking out and adding.
///
/// After E. W. Myers, "An O(ND) Difference Algorithm and Its Variations", Algorithmica 1 (1986), section 4. Its time
/// grows with the length times the number of differences; sequences that differ in more than ``mostDifferences`` are
/// taken as replaced from their first difference to their last.
struct ShortestScript: Sendable {
    /// A stretch of both sequences that is equal, or one that was replaced; either side of that may be empty.
    struct Stretch: Hashable, Sendable {
        var old: Range<Int>
        var new: Range<Int>
        var isEqual: Bool
    }

    /// The stretches in order; together they cover both sequences.
    let stretches: [Stretch]

    /// How many elements are struck out and added one by one at most.
    static let mostDifferences = 1_000
    /// How many steps along equal elements are made at most.
    private static let mostSteps = 50_000_000

    init(_ old: [Int], _ new: [Int]) {
        var head = 0
        while head < old.count, head < new.count, old[head] == new[head] { head += 1 }
        var tail = 0
        while tail < old.count - head, tail < new.count - head, old[old.count - 1 - tail] == new[new.count - 1 - tail] {
            tail += 1
        }
        let middle = (head..<old.count - tail, head..<new.count - tail)
        var matches = (0..<head).map { ($0, $0) }
        matches += Self.matches(old, new, in: middle)
        matches += (0..<tail).reversed().map { (old.count - 1 - $0, new.count - 1 - $0) }
        stretches = Self.stretches(matches, old.count, new.count)
    }

    /// The pairs of equal elements, in order; none where there are too many differences.
    private static func matches(_ old: [Int], _ new: [Int], in middle: (Range<Int>, Range<Int>)) -> [(Int, Int)] {
        let (one, two) = middle
        guard !one.isEmpty, !two.isEmpty else { return [] }
        let most = min(one.count + two.count, mostDifferences, max(16, mostSteps / (one.count + two.count)))
        // The farthest place on each diagonal, one generation behind the other, so that the way can be gone back.
        var generations: [[Int]] = []
        var farthest: [Int] = []
        for count in 0...most {
            // Diagonals run from -count to count; there is one more place at either end.
            var next = Array(repeating: 0, count: 2 * count + 5)
            for diagonal in stride(from: -count, through: count, by: 2) {
                var place = 0
                if count > 0 {
                    let (down, right) = (farthest[diagonal + count + 2], farthest[diagonal + count] + 1)
                    place = diagonal == -count || (diagonal != count && right <= down) ? down : right
                }
                var other = place - diagonal
                while place < one.count, other < two.count,
                    old[one.lowerBound + place] == new[two.lowerBound + other]
                {
                    place += 1
                    other += 1
                }
                next[diagonal + count + 2] = place
                if place >= one.count, other >= two.count {
                    generations.append(next)
                    return way(generations, one, two)
                }
            }
            generations.append(next)
            farthest = next
        }
        return []
    }

    /// Goes back from the end through the generations.
    private static func way(_ generations: [[Int]], _ one: Range<Int>, _ two: Range<Int>) -> [(Int, Int)] {
        var pairs: [(Int, Int)] = []
        var (place, other) = (one.count, two.count)
        for count in generations.indices.reversed() {
            let diagonal = place - other
            var (from, fromOther) = (0, 0)
            if count > 0 {
                let before = generations[count - 1]
                let (down, right) = (before[diagonal + count + 2], before[diagonal + count] + 1)
                let goesDown = diagonal == -count || (diagonal != count && right <= down)
                from = goesDown ? down : right
                fromOther = from - diagonal
            }
            while place > from, other > fromOther {
                place -= 1
                other -= 1
                pairs.append((one.lowerBound + place, two.lowerBound + other))
            }
            guard count > 0 else { break }
            let before = generations[count - 1]
            let (down, right) = (before[diagonal + count + 2], before[diagonal + count] + 1)
            if diagonal == -count || (diagonal != count && right <= down) {
                place = down
                other = place - (diagonal + 1)
            } else {
                place = right - 1
                other = place - (diagonal - 1)
            }
        }
        return pairs.reversed()
    }

    private static func stretches(_ matches: [(Int, Int)], _ old: Int, _ new: Int) -> [Stretch] {
        var stretches: [Stretch] = []
        var (first, second) = (0, 0)
        for (one, two) in matches {
            if one > first || two > second {
                stretches.append(Stretch(old: first..<one, new: second..<two, isEqual: false))
            }
            if let last = stretches.indices.last, stretches[last].isEqual, one == first, two == second {
                stretches[last].old = stretches[last].old.lowerBound..<one + 1
                stretches[last].new = stretches[last].new.lowerBound..<two + 1
            } else {
                stretches.append(Stretch(old: one..<one + 1, new: two..<two + 1, isEqual: true))
            }
            (first, second) = (one + 1, two + 1)
        }
        if old > first || new > second {
            stretches.append(Stretch(old: first..<old, new: second..<new, isEqual: false))
        }
        return stretches
    }
}
