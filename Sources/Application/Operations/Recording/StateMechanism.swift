public import Consultations

/// States who meets in the mechanism, and by which rules.
public struct StateMechanism: Hashable, Sendable {
    public var names: Names?
    public var parties: [PartyID]
    public var status: MechanismStatus?
    /// The rules to set; the others stay as they are.
    public var rules: [RuleParameter: Rule]

    public init(
        names: Names? = nil,
        parties: [PartyID] = [],
        status: MechanismStatus? = nil,
        rules: [RuleParameter: Rule] = [:]
    ) {
        self.names = names
        self.parties = parties
        self.status = status
        self.rules = rules
    }

    /// Writes the mechanism anew where something differs.
    @discardableResult
    public func perform(with writer: Writer) throws(OperationError) -> [ActPlace] {
        let before = writer.register.mechanism
        let after = try mechanism(after: before)
        return try writer.record(after == before ? [] : [.mechanism(after)])
    }

    /// The mechanism as it would be; what is not said here stays as it was.
    public func mechanism(after before: Mechanism?) throws(OperationError) -> Mechanism {
        guard let names = names?.merged(over: before?.names) ?? before?.names else {
            throw .mechanismWithoutName
        }
        var set = before?.rules ?? RuleSet()
        for (parameter, rule) in rules {
            guard parameter.accepts(rule.value) else {
                throw .notARuleValue(rule.value, of: parameter)
            }
            set = set.setting(parameter, to: rule)
        }
        return Mechanism(
            names: names,
            parties: parties.isEmpty ? before?.parties ?? [] : parties,
            status: status ?? before?.status ?? .established,
            rules: set
        )
    }
}
