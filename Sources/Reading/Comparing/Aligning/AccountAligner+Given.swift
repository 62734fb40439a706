import Consultations
import Reading

extension AccountAligner {
    /// The sentences beside each other as somebody put them; only how alike they are is computed.
    func result(aligned: [AlignedRanges]) -> Result {
        let one = left.units.map(\.facts)
        let two = right.units.map(\.facts)
        var beads = given(aligned)
        let terms = sameLanguage ? [] : learner.pairs(beads)
        let features = FeatureTable(one, two, sameLanguage: sameLanguage, terms: terms)
        for place in beads.indices where beads[place].isPaired { beads[place].likeness = features.likeness(beads[place]) }
        let lengths = (left.units.reduce(0) { $0 + $1.length }, right.units.reduce(0) { $0 + $1.length })
        return Result(
            beads: beads,
            terms: terms,
            ratio: Double(max(1, lengths.1)) / Double(max(1, lengths.0))
        )
    }

    /// The passages as ranges of sentences, in the order of the left text; what only the right one has comes where it
    /// stands there.
    private func given(_ aligned: [AlignedRanges]) -> [Bead] {
        var used: (left: Set<Int>, right: Set<Int>) = ([], [])
        var paired: [Bead] = []
        for ranges in aligned {
            guard let first = ranges.left, let second = ranges.right else { continue }
            let places = (left.units(in: first), right.units(in: second))
            guard !places.0.isEmpty, !places.1.isEmpty, used.left.isDisjoint(with: places.0),
                used.right.isDisjoint(with: places.1)
            else { continue }
            used.left.formUnion(places.0)
            used.right.formUnion(places.1)
            paired.append(Bead(left: places.0, right: places.1, likeness: 0))
        }
        var beads = paired
        beads += left.units.indices.filter { !used.left.contains($0) }
            .map { Bead(left: $0..<$0 + 1, right: 0..<0, likeness: 0) }
        beads.sort { $0.left.lowerBound < $1.left.lowerBound }
        // What stands in the right text only follows the passage whose counterpart stands before it.
        for place in right.units.indices.reversed() where !used.right.contains(place) {
            let before = beads.lastIndex { !$0.right.isEmpty && $0.right.upperBound <= place }
            beads.insert(
                Bead(left: 0..<0, right: place..<place + 1, likeness: 0),
                at: before.map { $0 + 1 } ?? 0
            )
        }
        return beads
    }
}

extension PreparedAccount {
    /// The sentences whose middle stands in a range: neighbours, for they stand in the order of the text.
    fileprivate func units(in range: Range<Int>) -> Range<Int> {
        func middle(_ place: Int) -> Int { units[place].range.lowerBound + units[place].range.count / 2 }
        func first(from bound: Int) -> Int {
            var (low, high) = (0, units.count)
            while low < high {
                let place = low + (high - low) / 2
                if middle(place) < bound { low = place + 1 } else { high = place }
            }
            return low
        }
        return first(from: range.lowerBound)..<max(first(from: range.lowerBound), first(from: range.upperBound))
    }
}

extension FeatureTable {
    /// How much of what the two sides of a bead could share they do share, from 0 to 1.
    fileprivate func likeness(_ bead: Bead) -> Double {
        var shared = 0.0
        for one in bead.left { for two in bead.right { shared += common(one, two) } }
        let all =
            bead.left.reduce(0.0) { $0 + Self.weight(left[$1]) } + bead.right.reduce(0.0) { $0 + Self.weight(right[$1]) }
        return all > 0 ? min(1, 2 * shared / all) : 0
    }
}
