/// How one conclusion stands to another.
public enum Relation: String, CaseIterable, Hashable, Sendable {
    /// Says the same again.
    case reiterates
    /// Says the same and binds more.
    case strengthens
    /// Says the same and binds less.
    case weakens
    /// Says the same more exactly: a date, a number, who.
    case specifies
    /// Changes a part of the other, which stands otherwise.
    case amends
    /// Takes the place of the other.
    case supersedes
    /// Carries the other out, in whole or in part.
    case implements
    /// Is carried out by the other.
    case implementedThrough = "implemented_through"
    /// Can't be carried out before the other is.
    case dependsOn = "depends_on"
    /// Can't be carried out beside the other as both are worded.
    case conflictsWith = "conflicts_with"
    /// Replies to a request.
    case answers
    /// Accepts an offer, or turns an intention into a promise.
    case takesUp = "takes_up"

    /// Whether it can only lead to an earlier conclusion.
    public var looksBack: Bool {
        switch self {
        case .reiterates, .strengthens, .weakens, .specifies, .amends, .supersedes, .answers, .takesUp: true
        case .implements, .implementedThrough, .dependsOn, .conflictsWith: false
        }
    }

    /// Whether it says how far the later wording binds beside the earlier: of these, two conclusions have one at most.
    public var isMovement: Bool {
        switch self {
        case .reiterates, .strengthens, .weakens: true
        default: false
        }
    }
}
