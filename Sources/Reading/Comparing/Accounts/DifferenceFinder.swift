import Consultations
import Reading

/// Reads aligned sentences; writes passages with their conclusions and what differs.
struct DifferenceFinder {
    let aligner: AccountAligner
    let result: AccountAligner.Result
    private let matcher: FindingMatcher

    init(aligner: AccountAligner, result: AccountAligner.Result) {
        self.aligner = aligner
        self.result = result
        matcher = FindingMatcher(
            left: aligner.left,
            right: aligner.right,
            namer: FeatureNamer(sameLanguage: aligner.sameLanguage, terms: result.terms)
        )
    }

    private var left: PreparedAccount { aligner.left }
    private var right: PreparedAccount { aligner.right }

    func passages() -> [ComparedPassage] {
        let paired = result.beads.map { $0.isPaired ? matcher.pairs($0) : [] }
        let actors = ActorMap(
            paired.flatMap { $0 }.compactMap { pair in
                guard let one = pair.left, let two = pair.right else { return nil }
                return (left.account.findings[one], right.account.findings[two])
            }
        )
        var names = NameComparison(left: left, right: right, sameLanguage: aligner.sameLanguage)
        return zip(result.beads, paired).map { bead, pairs in
            ComparedPassage(
                left: left.range(of: bead.left),
                right: right.range(of: bead.right),
                isHeading: isHeading(bead),
                likeness: bead.likeness,
                conclusions: bead.isPaired
                    ? compared(bead, pairs, actors: actors, names: &names) : alone(bead)
            )
        }
    }

    private func isHeading(_ bead: Bead) -> Bool {
        bead.left.allSatisfy { left.units[$0].isHeading } && bead.right.allSatisfy { right.units[$0].isHeading }
    }

    /// What stands in one account only.
    private func alone(_ bead: Bead) -> [ComparedConclusion] {
        guard !isHeading(bead) else { return [] }
        let side: Side = bead.left.isEmpty ? .left : .right
        let account = side == .left ? right : left
        let units = side == .left ? bead.right : bead.left
        let findings = units.flatMap { account.units[$0].findings }.map { account.account.findings[$0] }
        let entries = findings.isEmpty ? [nil] : findings.map(Optional.some)
        return entries.map { finding in
            let range = finding?.range ?? account.range(of: units)
            return ComparedConclusion(
                left: side == .left ? nil : range,
                right: side == .left ? range : nil,
                leftFinding: side == .left ? nil : finding,
                rightFinding: side == .left ? finding : nil,
                differences: [.missing(in: side)]
            )
        }
    }

    private func compared(
        _ bead: Bead,
        _ pairs: [FindingMatcher.Pair],
        actors: ActorMap,
        names: inout NameComparison
    ) -> [ComparedConclusion] {
        var entries = pairs.map { pair -> Entry in
            let one = pair.left.map { left.account.findings[$0] }
            let two = pair.right.map { right.account.findings[$0] }
            var entry = Entry(left: one, right: two)
            if let one, let two {
                entry.differences = readings(one, two, actors: actors)
            } else if let difference = lone(one, two, in: bead) {
                entry.differences = [difference]
            }
            return entry
        }
        if !isHeading(bead) { addFacts(of: bead, to: &entries, names: &names) }
        let whole = (left.range(of: bead.left), right.range(of: bead.right))
        return entries.map { entry in
            ComparedConclusion(
                left: entry.left?.range ?? whole.0,
                right: entry.right?.range ?? whole.1,
                leftFinding: entry.left,
                rightFinding: entry.right,
                differences: entry.differences
            )
        }
    }

    /// A conclusion of each side, while differences are gathered.
    struct Entry {
        var left: Finding?
        var right: Finding?
        var differences: [Difference] = []
    }

    /// How two conclusions were read: strength, kind, who.
    private func readings(_ one: Finding, _ two: Finding, actors: ActorMap) -> [Difference] {
        var differences: [Difference] = []
        let isFollowed = one.kind.following != .attributed || two.kind.following != .attributed
        if isFollowed, one.strength != two.strength {
            differences.append(.strength(left: one.strength, right: two.strength))
        }
        if isFollowed, one.kind != two.kind { differences.append(.kind(left: one.kind, right: two.kind)) }
        let words = (matcher.facts(left: one).words, matcher.facts(right: two).words)
        if actors.differ(one, two, words: words, sameLanguage: aligner.sameLanguage) {
            differences.append(.actor(left: one.actors, right: two.actors))
        }
        return differences
    }

    /// A conclusion without partner in an aligned passage: missing where the other passage is shorter by about as much.
    private func lone(_ one: Finding?, _ two: Finding?, in bead: Bead) -> Difference? {
        guard let finding = one ?? two else { return nil }
        let side: Side = one == nil ? .left : .right
        let lengths = (
            bead.left.reduce(0.0) { $0 + Double(left.units[$1].length) } * result.ratio,
            bead.right.reduce(0.0) { $0 + Double(right.units[$1].length) }
        )
        let own = side == .right ? lengths.0 : lengths.1
        let other = side == .right ? lengths.1 : lengths.0
        let utf8 = (side == .right ? left : right).account.utf8
        let length =
            Double(utf8[finding.range].count { $0 & 0xC0 != 0x80 }) * (side == .right ? result.ratio : 1)
        let deficit = own - other
        let isJoined = bead.left.count + bead.right.count > 2
        if deficit > 0.6 * length, deficit > (isJoined ? 0.1 : 0.25) * own { return .missing(in: side) }
        // Where the conclusions of the other passage cover it, one of them holds this: it is only cut otherwise.
        let account = side == .right ? right : left
        let places = side == .right ? bead.right : bead.left
        let covered = places.flatMap { account.units[$0].findings }.reduce(0) { sum, place in
            sum + account.account.utf8[account.account.findings[place].range].count { $0 & 0xC0 != 0x80 }
        }
        let whole = places.reduce(0) { $0 + account.units[$1].length }
        let expected = length * (side == .right ? 1 : 1 / result.ratio)
        return covered == 0 || Double(whole - covered) > 0.6 * expected ? .unread(in: side) : nil
    }
}
