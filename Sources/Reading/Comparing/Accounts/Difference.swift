public import Consultations

/// One of the two accounts that are compared.
public enum Side: String, CaseIterable, Hashable, Sendable {
    case left
    case right

    public var other: Side { self == .left ? .right : .left }
}

/// In what two accounts of one thing differ.
///
/// It says what each has; it never says which is right.
public enum Difference: Hashable, Sendable {
    /// This account has no counterpart of the passage.
    case missing(in: Side)
    /// This account has the passage, but no conclusion was read in it.
    case unread(in: Side)
    /// The verbs bind unlike.
    case strength(left: Strength, right: Strength)
    case kind(left: ConclusionKind, right: ConclusionKind)
    /// Quantities that the other account does not give, as they are printed.
    case number(left: [String], right: [String])
    /// Dates that the other account does not give, as they are printed.
    case date(left: [String], right: [String])
    /// Who is bound or speaks.
    case actor(left: [String], right: [String])
    /// Names that the other account does not have at this place.
    case name(left: [String], right: [String])
    /// One account denies what the other affirms.
    case negation(in: Side)

    /// The class of the difference, whose code stands in exports.
    public var code: VersionDifference.Aspect {
        switch self {
        case .missing: .missing
        case .unread: .unread
        case .strength: .strength
        case .kind: .kind
        case .number: .number
        case .date: .date
        case .actor: .actor
        case .name: .name
        case .negation: .negation
        }
    }
}

extension Strength {
    /// The place on the scale from no promise (0) to a firm one (3).
    public var rank: Int {
        switch self {
        case .none: 0
        case .soft: 1
        case .agreed: 2
        case .firm: 3
        }
    }
}
