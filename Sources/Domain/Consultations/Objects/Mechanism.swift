/// The recurring arrangement as a whole: who meets, and by which rules.
public struct Mechanism: Hashable, Sendable {
    public let names: Names
    /// The parties, in code order; the order in which they are shown is the alternat of each language.
    public let parties: [PartyID]
    public let status: MechanismStatus
    public let rules: RuleSet

    public init(names: Names, parties: [PartyID], status: MechanismStatus, rules: RuleSet) {
        self.names = names
        self.parties = Set(parties).sorted()
        self.status = status
        self.rules = rules
    }
}
