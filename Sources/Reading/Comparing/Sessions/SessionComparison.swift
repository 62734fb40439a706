import Consultations

/// The conclusions of two sessions: what is new, kept, stronger, weaker, dropped.
///
/// The links are proposals; nothing is recorded and nothing is judged.
public struct SessionComparison: Sendable {
    /// The conclusions of the later session that go back to one of the earlier, in their order.
    public let pairs: [SessionPair]
    /// Conclusions of the later session without an earlier one.
    public let new: [SessionItem]
    /// Conclusions of the earlier session without a later one.
    public let dropped: [SessionItem]

    /// Pairs that share less are not about the same.
    private static let least = 0.38

    /// Compares an earlier session with a later one.
    public init(earlier: [SessionItem], later: [SessionItem]) {
        let before = earlier.map(ItemFeatures.init)
        let index = ItemIndex(before)
        let features = later.map(ItemFeatures.init)
        var candidates: [(earlier: Int, later: Int, likeness: Double)] = []
        for (place, item) in features.enumerated() {
            for found in index.alike(item, least: Self.least).prefix(8) {
                candidates.append((found.place, place, found.likeness))
            }
        }
        candidates.sort { ($1.likeness, $0.later, $0.earlier) < ($0.likeness, $1.later, $1.earlier) }
        var partners: [Int: (earlier: Int, likeness: Double)] = [:]
        var used = Set<Int>()
        for candidate in candidates where partners[candidate.later] == nil && !used.contains(candidate.earlier) {
            partners[candidate.later] = (candidate.earlier, candidate.likeness)
            used.insert(candidate.earlier)
        }
        pairs = later.indices.compactMap { place in
            guard let partner = partners[place] else { return nil }
            let relation = Self.relation(
                earlier[partner.earlier],
                later[place],
                before[partner.earlier].facts,
                features[place].facts,
                likeness: partner.likeness
            )
            return SessionPair(
                earlier: earlier[partner.earlier],
                later: later[place],
                relation: relation,
                likeness: partner.likeness
            )
        }
        new = later.indices.filter { partners[$0] == nil }.map { later[$0] }
        dropped = earlier.indices.filter { !used.contains($0) }.map { earlier[$0] }
    }

    public var kept: [SessionPair] {
        pairs.filter { $0.relation != .strengthens && $0.relation != .weakens }
    }
    public var stronger: [SessionPair] { pairs.filter { $0.relation == .strengthens } }
    public var weaker: [SessionPair] { pairs.filter { $0.relation == .weakens } }

    private static func relation(
        _ earlier: SessionItem,
        _ later: SessionItem,
        _ before: ClauseFacts,
        _ now: ClauseFacts,
        likeness: Double
    ) -> ProposedRelation {
        let open: Set<ConclusionKind> = [.offer, .request, .intention]
        let closed: Set<ConclusionKind> = [.commitment, .decision, .mandate]
        if open.contains(earlier.kind), closed.contains(later.kind) {
            // One side's will that becomes its own promise is stronger; another's offer is taken up.
            return earlier.kind == .intention && earlier.actors == later.actors ? .strengthens : .takesUp
        }
        if closed.contains(earlier.kind), open.contains(later.kind) { return .weakens }
        if later.strength.rank > earlier.strength.rank { return .strengthens }
        if later.strength.rank < earlier.strength.rank { return .weakens }
        let dates = FactsComparison.dates(before.dates, now.dates, isTight: true)
        let quantities = FactsComparison.quantities(before.quantities, now.quantities, isTight: true)
        let isReplaced =
            dates.map { !$0.left.isEmpty && !$0.right.isEmpty } ?? false
            || quantities.map { !$0.left.isEmpty && !$0.right.isEmpty } ?? false
        if isReplaced { return .supersedes }
        let isAdded =
            dates.map { !$0.right.isEmpty } ?? false || quantities.map { !$0.right.isEmpty } ?? false
            || later.actionLevel.rawValue > earlier.actionLevel.rawValue
            || (likeness < 0.85 && now.words.count * 4 >= before.words.count * 5)
        return isAdded ? .specifies : .reiterates
    }
}

/// Conclusions that say nearly the same, side by side.
public struct NearDuplicates: Sendable {
    /// Two conclusions that say nearly the same.
    public struct Pair: Hashable, Sendable {
        public let one: SessionItem
        public let two: SessionItem
        public let likeness: Double

        public init(one: SessionItem, two: SessionItem, likeness: Double) {
            self.one = one
            self.two = two
            self.likeness = likeness
        }

        /// The words in which they differ; nothing across languages.
        public var difference: WordDifference? {
            one.language.primary == two.language.primary ? WordDifference(one.words, two.words) : nil
        }
    }

    /// The likest first.
    public let pairs: [Pair]

    /// Finds the pairs of a list that share at least so much of their words, from 0 to 1.
    public init(_ items: [SessionItem], least: Double = 0.75) {
        let index = ItemIndex(items.map(ItemFeatures.init))
        var pairs: [(pair: Pair, place: Int)] = []
        for place in items.indices {
            for found in index.alike(place, least: least).prefix(20)
            where found.place > place {
                pairs.append((Pair(one: items[place], two: items[found.place], likeness: found.likeness), place))
            }
        }
        self.pairs = pairs.sorted { ($1.pair.likeness, $0.place) < ($0.pair.likeness, $1.place) }.map(\.pair)
    }
}
