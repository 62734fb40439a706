/// The order in which a redline shows what was aligned: that of the new text, what was struck out behind the clause
/// behind which it stood.
struct RedlineOrder {
    /// Sentences that stand for each other, and whether they changed places with others.
    struct Place: Hashable {
        var bead: Bead
        var isMoved: Bool
    }

    private(set) var places: [Place] = []

    init(_ beads: [Bead]) {
        let kept = Self.inOrder(beads)
        let left = beads.filter { !$0.left.isEmpty }.sorted { $0.left.lowerBound < $1.left.lowerBound }
        // What was struck out, by the first new sentence of the clause behind which it stood; -1 at the beginning.
        var struck: [Int: [Bead]] = [:]
        var before = -1
        for bead in left {
            if bead.right.isEmpty {
                struck[before, default: []].append(bead)
            } else if kept.contains(bead) {
                before = bead.right.lowerBound
            }
        }
        func add(_ beads: [Bead]) { places += beads.map { Place(bead: $0, isMoved: false) } }
        add(struck[-1] ?? [])
        for bead in beads.filter({ !$0.right.isEmpty }).sorted(by: { $0.right.lowerBound < $1.right.lowerBound }) {
            places.append(Place(bead: bead, isMoved: bead.isPaired && !kept.contains(bead)))
            if kept.contains(bead) { add(struck[bead.right.lowerBound] ?? []) }
        }
    }

    /// The most pairs that follow each other in both texts: the longest rising row, by patience sorting.
    private static func inOrder(_ beads: [Bead]) -> Set<Bead> {
        let pairs = beads.filter(\.isPaired).sorted { $0.left.lowerBound < $1.left.lowerBound }
        var ends: [Int] = []
        var before = Array(repeating: -1, count: pairs.count)
        for (place, pair) in pairs.enumerated() {
            var (low, high) = (0, ends.count)
            while low < high {
                let middle = (low + high) / 2
                if pairs[ends[middle]].right.lowerBound < pair.right.lowerBound {
                    low = middle + 1
                } else {
                    high = middle
                }
            }
            if low > 0 { before[place] = ends[low - 1] }
            if low < ends.count { ends[low] = place } else { ends.append(place) }
        }
        var row: Set<Bead> = []
        var place = ends.last ?? -1
        while place >= 0 {
            row.insert(pairs[place])
            place = before[place]
        }
        return row
    }
}
