/// A typed link between two conclusions: `2/03 strengthens 1/07`.
public struct Link: Hashable, Sendable, Comparable, CustomStringConvertible {
    /// The conclusion of which the relation is said, usually the later one.
    public let from: ConclusionNumber
    public let relation: Relation
    public let to: ConclusionNumber

    public init(from: ConclusionNumber, _ relation: Relation, to: ConclusionNumber) {
        self.from = from
        self.relation = relation
        self.to = to
    }

    public var description: String { "\(from) \(relation.rawValue) \(to)" }

    public static func < (left: Self, right: Self) -> Bool {
        (left.from, left.to, left.relation.rawValue) < (right.from, right.to, right.relation.rawValue)
    }
}

/// What a person says of a link.
///
/// Refusals are kept too, so that nobody is asked twice and everybody can see what was considered.
public enum LinkStanding: String, CaseIterable, Hashable, Sendable {
    /// The link holds, as one party sees it.
    case confirmed
    /// It was proposed, and does not hold.
    case refused
    /// What was said of it is taken back; the history keeps it.
    case withdrawn
}

/// The content of an act about a link: one party's word, until the parties agree on links as they do on readings.
public struct LinkStatement: Hashable, Sendable {
    public let link: Link
    public let standing: LinkStanding
    /// Why, in words.
    public let reason: String?
    /// Whether a comparison of the two wordings had proposed it; else a person did.
    public let isProposed: Bool

    public init(link: Link, standing: LinkStanding, reason: String? = nil, isProposed: Bool = false) {
        self.link = link
        self.standing = standing
        self.reason = reason
        self.isProposed = isProposed
    }
}
