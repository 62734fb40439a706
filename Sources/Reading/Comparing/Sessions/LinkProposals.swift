public import Consultations

/// The links that the wordings of a session propose to those of all earlier ones.
///
/// Of what several earlier sessions said, the latest is linked, for that one leads to the others; an older one is
/// proposed beside it only where its words are nearer.
public struct LinkProposals: Sendable {
    /// In the order of the later session; of one conclusion, the latest earlier session first.
    public let pairs: [SessionPair]

    /// By how much an older wording has to be nearer than a later one.
    private static let nearer = 0.15

    /// Holds a session against earlier ones.
    ///
    /// - Parameters:
    ///   - earlier: the conclusions of each earlier session, the latest session first.
    ///   - later: those of the session that is looked at.
    public init(earlier: [[SessionItem]], later: [SessionItem]) {
        var found: [String: [SessionPair]] = [:]
        for items in earlier {
            for pair in SessionComparison(earlier: items, later: later).pairs {
                let best = found[pair.later.number]?.map(\.likeness).max()
                if let best, pair.likeness < best + Self.nearer { continue }
                found[pair.later.number, default: []].append(pair)
            }
        }
        pairs = later.flatMap { found[$0.number] ?? [] }
    }
}

extension ProposedRelation {
    /// The relation of the register's vocabulary.
    public var relation: Relation {
        switch self {
        case .reiterates: .reiterates
        case .strengthens: .strengthens
        case .weakens: .weakens
        case .specifies: .specifies
        case .supersedes: .supersedes
        case .takesUp: .takesUp
        }
    }
}
