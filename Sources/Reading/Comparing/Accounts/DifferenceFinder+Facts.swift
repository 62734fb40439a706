import Consultations
import Reading

extension DifferenceFinder {
    /// Compares what the words of a passage say, and writes each difference to the conclusion in which it stands.
    func addFacts(of bead: Bead, to entries: inout [Entry], names: inout NameComparison) {
        let one = ClauseFacts.joined(bead.left.map { aligner.left.units[$0].facts })
        let two = ClauseFacts.joined(bead.right.map { aligner.right.units[$0].facts })
        let isTight = !result.isLoose && isTight(bead)
        func add(_ difference: Difference, left: Range<Int>?, right: Range<Int>?) {
            let place =
                entries.firstIndex { entry in
                    left.map { entry.left?.range.overlaps($0) ?? false } ?? false
                        || right.map { entry.right?.range.overlaps($0) ?? false } ?? false
                } ?? (entries.count == 1 ? 0 : nil)
            if let place {
                entries[place].differences.append(difference)
            } else if let last = entries.indices.last, entries[last].left == nil, entries[last].right == nil {
                entries[last].differences.append(difference)
            } else {
                entries.append(Entry(differences: [difference]))
            }
        }
        let quantities = FactsComparison.quantities(one.quantities, two.quantities, isTight: isTight)
        if let (left, right) = quantities {
            add(
                .number(left: words(left.map(\.range), .left), right: words(right.map(\.range), .right)),
                left: left.first?.range,
                right: right.first?.range
            )
        }
        if let (left, right) = FactsComparison.dates(one.dates, two.dates, isTight: isTight) {
            add(
                .date(left: words(left.map(\.range), .left), right: words(right.map(\.range), .right)),
                left: left.first?.range,
                right: right.first?.range
            )
        }
        if isTight || bead.likeness >= 0.4, let side = FactsComparison.negation(one, two) {
            add(.negation(in: side), left: nil, right: nil)
        }
        let isNamed = entries.contains { entry in entry.differences.contains { $0.code == .actor } }
        if !isNamed, !result.isLoose, let (left, right) = names.difference(one, two) {
            add(
                .name(left: words(left.map(\.range), .left), right: words(right.map(\.range), .right)),
                left: left.first?.range,
                right: right.first?.range
            )
        }
    }

    private func words(_ ranges: [Range<Int>], _ side: Side) -> [String] {
        let account = side == .left ? aligner.left.account : aligner.right.account
        return ranges.map { account.words(in: $0) }
    }

    /// Whether the lengths are those of two versions of one sentence, and not of a sentence and its summary.
    private func isTight(_ bead: Bead) -> Bool {
        let one = bead.left.reduce(0.0) { $0 + Double(aligner.left.units[$1].length) }
        let two = bead.right.reduce(0.0) { $0 + Double(aligner.right.units[$1].length) }
        return SentenceAligner.surprise(one, two, ratio: result.ratio) < 5
    }
}

/// Compares the facts of two aligned passages.
enum FactsComparison {
    /// Quantities that only one side gives; nothing where that shows no difference.
    static func quantities(
        _ left: [Quantity],
        _ right: [Quantity],
        isTight: Bool
    ) -> (left: [Quantity], right: [Quantity])? {
        var rest = right
        var lone: [Quantity] = []
        for quantity in left {
            if let place = rest.firstIndex(where: { $0.value == quantity.value }) {
                rest.remove(at: place)
            } else if !right.contains(where: { $0.value == quantity.value }) {
                lone.append(quantity)
            }
        }
        rest.removeAll { quantity in left.contains { $0.value == quantity.value } }
        if !lone.isEmpty, !rest.isEmpty { return (lone, rest) }
        // «both», «second»: versions often do without.
        let strong = (lone.filter { !$0.isWeak }, rest.filter { !$0.isWeak })
        return isTight && !(strong.0.isEmpty && strong.1.isEmpty) ? strong : nil
    }

    /// Dates that only one side gives; nothing where that shows no difference.
    static func dates(
        _ left: [DateMention],
        _ right: [DateMention],
        isTight: Bool
    ) -> (left: [DateMention], right: [DateMention])? {
        let lone = left.filter { date in !right.contains { date.agrees(with: $0) } }
        let rest = right.filter { date in !left.contains { date.agrees(with: $0) } }
        guard !(lone.isEmpty && rest.isEmpty) else { return nil }
        return isTight || (!lone.isEmpty && !rest.isEmpty) ? (lone, rest) : nil
    }

    /// The side that denies what the other affirms.
    static func negation(_ left: ClauseFacts, _ right: ClauseFacts) -> Side? {
        if left.negations > 0, right.negations == 0, !right.deniesOtherwise { return .left }
        if right.negations > 0, left.negations == 0, !left.deniesOtherwise { return .right }
        return nil
    }
}
