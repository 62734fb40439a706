/// Which sentences of two drafts are wordings of one clause, by the words that they keep.
///
/// An alignment in the order of the texts pairs neighbours that share little where clauses have changed places. Such pairs
/// are taken apart, and sentences that are left alone and say nearly the same are paired wherever they stand.
struct RedlinePairs {
    private(set) var beads: [Bead] = []

    /// Wordings of one clause keep at least so much.
    private static let leastKept = 0.45
    /// Sentences that stand elsewhere share at least so much of their words.
    private static let leastShared = 0.6
    /// More pairs are not looked at.
    private static let mostPairs = 1_000_000

    init(_ beads: [Bead], _ old: RedlineUnits, _ new: RedlineUnits) {
        for bead in beads {
            guard bead.isPaired else {
                self.beads.append(bead)
                continue
            }
            let ranges = (Array(old.sentences[bead.left]), Array(new.sentences[bead.right]))
            if WordChanges(old.utf8, in: ranges.0, new.utf8, in: ranges.1).keptShare >= Self.leastKept {
                self.beads.append(bead)
            } else {
                self.beads += bead.left.map { Bead(left: $0..<$0 + 1, right: 0..<0, likeness: 0) }
                self.beads += bead.right.map { Bead(left: 0..<0, right: $0..<$0 + 1, likeness: 0) }
            }
        }
        pairMoved(old, new)
    }

    private mutating func pairMoved(_ old: RedlineUnits, _ new: RedlineUnits) {
        let lone = (beads.filter(\.right.isEmpty), beads.filter(\.left.isEmpty))
        guard !lone.0.isEmpty, !lone.1.isEmpty, lone.0.count * lone.1.count <= Self.mostPairs else { return }
        let words = (
            lone.0.map { Self.words(old, $0.left) }, lone.1.map { Self.words(new, $0.right) }
        )
        var candidates: [(share: Double, old: Int, new: Int)] = []
        for one in lone.0.indices {
            for two in lone.1.indices {
                let share = Self.share(words.0[one], words.1[two])
                if share >= Self.leastShared { candidates.append((share, one, two)) }
            }
        }
        candidates.sort { ($0.share, $1.old, $1.new) > ($1.share, $0.old, $0.new) }
        var used: (old: Set<Int>, new: Set<Int>) = ([], [])
        var joined: [Bead] = []
        for candidate in candidates where !used.old.contains(candidate.old) && !used.new.contains(candidate.new) {
            used.old.insert(candidate.old)
            used.new.insert(candidate.new)
            joined.append(
                Bead(
                    left: lone.0[candidate.old].left,
                    right: lone.1[candidate.new].right,
                    likeness: candidate.share
                )
            )
        }
        beads = beads.filter(\.isPaired) + joined
        beads += lone.0.indices.filter { !used.old.contains($0) }.map { lone.0[$0] }
        beads += lone.1.indices.filter { !used.new.contains($0) }.map { lone.1[$0] }
    }

    /// The words of sentences, each with how often it stands there.
    private static func words(_ units: RedlineUnits, _ places: Range<Int>) -> [ArraySlice<UInt8>: Int] {
        var counts: [ArraySlice<UInt8>: Int] = [:]
        for range in units.sentences[places] {
            for token in RedlineToken.tokens(units.utf8, in: range) { counts[units.utf8[token.range], default: 0] += 1 }
        }
        return counts
    }

    /// Dice's share of common words, from 0 to 1.
    private static func share(_ one: [ArraySlice<UInt8>: Int], _ two: [ArraySlice<UInt8>: Int]) -> Double {
        let all = one.values.reduce(0, +) + two.values.reduce(0, +)
        let common = one.reduce(0) { $0 + min($1.value, two[$1.key] ?? 0) }
        return all > 0 ? 2 * Double(common) / Double(all) : 0
    }
}
