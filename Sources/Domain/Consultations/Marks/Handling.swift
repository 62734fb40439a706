/// Who may be shown something, from everybody to a few people who are named.
public enum Handling: String, CaseIterable, Hashable, Sendable, Comparable {
    case everybody = "public"
    /// The parties of the mechanism: how things are handled that nobody has marked.
    case parties
    /// The party that marks it, and nobody else.
    case party
    /// The unit of that party that deals with it.
    case unit
    /// People who are named.
    case named

    /// Who that is, in English.
    public var englishName: String {
        switch self {
        case .everybody: "for everybody"
        case .parties: "for the parties"
        case .party: "for its own party only"
        case .unit: "for its own unit only"
        case .named: "for people who are named"
        }
    }

    /// Whether others than the party that marks it may be shown it.
    public var isForOthers: Bool { self <= .parties }

    public static func < (left: Self, right: Self) -> Bool { left.rank < right.rank }

    private var rank: Int {
        switch self {
        case .everybody: 0
        case .parties: 1
        case .party: 2
        case .unit: 3
        case .named: 4
        }
    }
}

/// The labels of the Traffic Light Protocol (FIRST, TLP version 2.0), by which others mark what they share.
public enum TrafficLight: String, CaseIterable, Hashable, Sendable {
    case clear, green, amber
    case amberStrict = "amber+strict"
    case red

    /// The label as it is printed.
    public var label: String { "TLP:\(rawValue.uppercased())" }

    /// How things are handled that bear the label: amber goes to those who need to know at the recipients' too, strict amber
    /// stays in the house, red with those to whom it was said.
    public var handling: Handling {
        switch self {
        case .clear: .everybody
        case .green, .amber: .parties
        case .amberStrict: .party
        case .red: .named
        }
    }
}
