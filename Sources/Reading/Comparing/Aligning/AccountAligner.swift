import Consultations
import Reading

/// Aligns the sentences of two accounts: first by length, names and numbers, then with what that has taught.
struct AccountAligner {
    let left: PreparedAccount
    let right: PreparedAccount

    struct Result {
        var beads: [Bead]
        var terms: [TermPair]
        /// Characters of the right text for one of the left.
        var ratio: Double
        /// Whether the accounts tell of one thing in texts of their own: no versions of one text.
        var isLoose = false
    }

    var sameLanguage: Bool { left.account.language.primary == right.account.language.primary }

    /// What learns the words that stand for each other.
    var learner: TermLearner {
        TermLearner(
            left: TermLearner.Side(facts: left.units.map(\.facts), utf8: left.account.utf8),
            right: TermLearner.Side(facts: right.units.map(\.facts), utf8: right.account.utf8)
        )
    }

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
            if !sameLanguage { terms = learner.pairs(beads) }
        }
        return Result(beads: beads, terms: terms, ratio: ratio, isLoose: isLoose(beads, lengths))
    }

    /// Whether two texts are no versions of one: much has no counterpart, or what was paired shares little.
    private func isLoose(_ beads: [Bead], _ lengths: ([Int], [Int])) -> Bool {
        // Versions of one text share more than 0.8 of what they could share, other accounts less than 0.5.
        var (alike, all) = (0.0, 0.0)
        for bead in beads {
            let length = Double(
                bead.left.reduce(0) { $0 + lengths.0[$1] } + bead.right.reduce(0) { $0 + lengths.1[$1] }
            )
            all += length
            if bead.isPaired { alike += length * bead.likeness }
        }
        return alike < 0.65 * all
    }

    /// Aligns accounts that tell of one thing in their own words and order: the likest passages first.
    ///
    /// Nothing where there are too many passages to hold each against each.
    func loose() -> (aligner: AccountAligner, result: Result)? {
        let aligner = AccountAligner(
            left: PreparedAccount(conclusionsOf: left.account),
            right: PreparedAccount(conclusionsOf: right.account)
        )
        let one = aligner.left.units
        let two = aligner.right.units
        guard one.count * two.count <= 1_000_000 else { return nil }
        let features = FeatureTable(one.map(\.facts), two.map(\.facts), sameLanguage: sameLanguage)
        let alone =
            one.indices.map { Bead(left: $0..<$0 + 1, right: 0..<0, likeness: 0) }
            + two.indices.map { Bead(left: 0..<0, right: $0..<$0 + 1, likeness: 0) }
        let beads = aligner.rescued(alone, features, least: sameLanguage ? 0.25 : 0.3)
        return (aligner, Result(beads: beads, terms: [], ratio: 1, isLoose: true))
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
    private func rescued(_ beads: [Bead], _ features: FeatureTable, least: Double? = nil) -> [Bead] {
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
                let enough = least ?? (sameLanguage ? 0.3 : 0.4)
                guard likeness >= enough, shared >= 1 else { continue }
                // A promise and a position are one thing only where their words leave no doubt.
                if likeness < 0.45, !followAlike(left.units[first], right.units[second]) { continue }
                candidates.append((one, two, likeness))
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

    /// Whether conclusions of both passages are followed in the same way, as far as there are any.
    private func followAlike(_ one: PreparedAccount.Unit, _ two: PreparedAccount.Unit) -> Bool {
        guard !one.findings.isEmpty, !two.findings.isEmpty else { return true }
        let kinds = Set(one.findings.map { left.account.findings[$0].kind.following })
        return two.findings.contains { kinds.contains(right.account.findings[$0].kind.following) }
    }
}

extension Language {
    /// The language without region and script.
    var primary: Substring { tag.split(separator: "-").first ?? "" }
}
