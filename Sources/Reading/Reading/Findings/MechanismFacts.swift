/// What the procedural findings of a text say about the mechanism under which the parties meet.
///
/// Each fact names the finding from which it is drawn. A fact that the text does not give is absent.
public struct MechanismFacts: Hashable, Sendable {
    /// How often sessions are held.
    public var rhythm: Fact<Rhythm>?
    /// Whether the parties host in turn.
    public var alternating: Fact<Bool>?
    /// Whether the date is agreed through the diplomatic channel.
    public var byDiplomaticChannel: Fact<Bool>?
    /// The number of the next session.
    public var nextSession: Fact<Int>?
    /// Who hosts the next session, in the words of the text.
    public var host: Fact<String>?

    public init(
        rhythm: Fact<Rhythm>? = nil,
        alternating: Fact<Bool>? = nil,
        byDiplomaticChannel: Fact<Bool>? = nil,
        nextSession: Fact<Int>? = nil,
        host: Fact<String>? = nil
    ) {
        self.rhythm = rhythm
        self.alternating = alternating
        self.byDiplomaticChannel = byDiplomaticChannel
        self.nextSession = nextSession
        self.host = host
    }
}

/// A value and the finding that gives it.
public struct Fact<Value: Hashable & Sendable>: Hashable, Sendable {
    public let value: Value
    /// The identifier of the finding.
    public let finding: Int

    public init(value: Value, finding: Int) {
        self.value = value
        self.finding = finding
    }
}

/// How often sessions are held.
public enum Rhythm: String, CaseIterable, Hashable, Sendable {
    case yearly
    case everyTwoYears = "every_two_years"
    case everyThreeYears = "every_three_years"

    /// The code of the rule of procedure.
    public var code: String { rawValue }
}
