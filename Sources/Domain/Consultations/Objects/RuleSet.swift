/// The rules of procedure of a mechanism, each with its source.
///
/// Rules predict and warn; they never create or close anything.
public struct RuleSet: Hashable, Sendable {
    public let rules: [RuleParameter: Rule]

    public init(_ rules: [RuleParameter: Rule] = [:]) { self.rules = rules }

    /// The value of a rule, where there is one.
    public subscript(parameter: RuleParameter) -> String? { rules[parameter]?.value }

    /// The same rules with one set anew.
    public func setting(_ parameter: RuleParameter, to rule: Rule) -> RuleSet {
        RuleSet(rules.merging([parameter: rule]) { $1 })
    }
}

/// One rule: its value, and where it was taken from.
public struct Rule: Hashable, Sendable {
    public let value: String
    public let source: FactSource

    public init(value: String, source: FactSource) {
        self.value = value
        self.source = source
    }
}

/// What a rule of procedure is about.
public enum RuleParameter: String, CaseIterable, Hashable, Sendable {
    case rhythm
    case yearBasis = "year_basis"
    case placeRule = "place_rule"
    case dateRule = "date_rule"
    case level
    case chairRule = "chair_rule"
    case languages
    case authenticity
    case partyOrder = "party_order"
    case publicity
    case followUp = "follow_up"
    case reporting
    case midTerm = "mid_term"
    case costs
    case duration
}

extension RuleParameter {
    /// The values that the parameter accepts; nothing where any words do.
    public var codes: [String]? {
        switch self {
        case .rhythm: ["yearly", "every_two_years", "every_three_years", "as_needed", "none"]
        case .yearBasis: ["calendar_year", "twelve_months", "not_stated"]
        case .placeRule: ["alternating", "members_in_turn", "fixed_seat", "margins", "video"]
        case .dateRule: ["diplomatic_channel", "previous_session", "chairs"]
        case .level: ["heads", "ministers", "deputy_ministers", "directors"]
        case .chairRule: ["co_chairs", "host", "alternating", "presidency"]
        case .authenticity: ["all_equal", "one_prevails", "translations", "not_stated"]
        case .partyOrder: ["alternat", "alphabetical", "agreed"]
        case .publicity: ["joint_consent", "public", "each"]
        case .reporting: ["half_yearly", "yearly", "before_each_session"]
        case .midTerm: ["yes", "no"]
        case .languages, .followUp, .costs, .duration: nil
        }
    }

    /// Whether a value may stand for this parameter.
    public func accepts(_ value: String) -> Bool {
        if let codes { return codes.contains(value) }
        return value.contains { !$0.isWhitespace }
    }
}
