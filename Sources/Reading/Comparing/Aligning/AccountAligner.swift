import Consultations

/// Aligns the sentences of two accounts: first by length, names and numbers, then with what that has taught.
struct AccountAligner {
    let left: PreparedAccount
    let right: PreparedAccount

    struct Result {
        var beads: [Bead]
        var terms: [TermPair]
        /// Characters of the right text for one of the left.
        var ratio: Double
    }

    var sameLanguage: Bool { left.account.language.primary == right.account.language.primary }

    func result() -> Result {
        let one = left.units.map(\.facts)
        let two = right.units.map(\.facts)
        let lengths = (left.units.map(\.length), right.units.map(\.length))
        let ratio = Double(max(1, lengths.1.reduce(0, +))) / Double(max(1, lengths.0.reduce(0, +)))
        var terms: [TermPair] = []
        var beads: [Bead] = []
        for _ in 0..<(sameLanguage ? 1 : 3) {
            let features = FeatureTable(one, two, sameLanguage: sameLanguage, terms: terms)
            beads = SentenceAligner(left: lengths.0, right: lengths.1, features: features).beads()
            beads = parted(beads, features)
            beads = rescued(beads, features)
            if !sameLanguage { terms = TermLearner.pairs(beads, left: one, right: two) }
        }
        return Result(beads: beads, terms: terms, ratio: ratio)
    }

    /// Takes pairs apart that share nothing.
    private func parted(_ beads: [Bead], _ features: FeatureTable) -> [Bead] {
        beads.flatMap { bead -> [Bead] in
            guard bead.isPaired, bead.likeness < (sameLanguage ? 0.12 : 0.02) else { return [bead] }
            // Across languages, silence proves little: both must have much that the other could have.
            let weights = (
                bead.left.reduce(0) { $0 + FeatureTable.weight(features.left[$1]) },
                bead.right.reduce(0) { $0 + FeatureTable.weight(features.right[$1]) }
            )
            if min(weights.0, weights.1) < (sameLanguage ? 0.5 : 2.5) { return [bead] }
            return bead.left.map { Bead(left: $0..<$0 + 1, right: 0..<0, likeness: 0) }
                + bead.right.map { Bead(left: 0..<0, right: $0..<$0 + 1, likeness: 0) }
        }
    }

    /// Joins sentences without counterpart that are alike although they stand elsewhere in their texts.
    private func rescued(_ beads: [Bead], _ features: FeatureTable) -> [Bead] {
        let loneLeft = beads.indices.filter { beads[$0].right.isEmpty }
        let loneRight = beads.indices.filter { beads[$0].left.isEmpty }
        guard !loneLeft.isEmpty, !loneRight.isEmpty, loneLeft.count * loneRight.count <= 1_000_000 else { return beads }
        var candidates: [(left: Int, right: Int, likeness: Double)] = []
        for one in loneLeft {
            for two in loneRight {
                let (first, second) = (beads[one].left.lowerBound, beads[two].right.lowerBound)
                let shared = features.common(first, second)
                guard shared > 0 else { continue }
                let all =
                    FeatureTable.weight(features.left[first]) + FeatureTable.weight(features.right[second])
                let likeness = 2 * shared / all
                let enough = sameLanguage ? 0.3 : 0.4
                if likeness >= enough, shared >= 1 { candidates.append((one, two, likeness)) }
            }
        }
        candidates.sort { ($0.likeness, $1.left, $1.right) > ($1.likeness, $0.left, $0.right) }
        var joined: [Int: (right: Int, likeness: Double)] = [:]
        var used = Set<Int>()
        for candidate in candidates where joined[candidate.left] == nil && !used.contains(candidate.right) {
            joined[candidate.left] = (candidate.right, candidate.likeness)
            used.insert(candidate.right)
        }
        return beads.indices.compactMap { index in
            if used.contains(index) { return nil }
            guard let (other, likeness) = joined[index] else { return beads[index] }
            return Bead(left: beads[index].left, right: beads[other].right, likeness: likeness)
        }
    }
}

extension Language {
    /// The language without region and script.
    var primary: Substring { tag.split(separator: "-").first ?? "" }
}
