public import Consultations

/// What can be chosen in the filters, with how many conclusions each choice has in the whole register.
public struct ConclusionChoices: Hashable, Sendable {
    public let total: Int
    /// How many still have to be followed.
    public let open: Int
    public let sessions: [Int: Int]
    public let kinds: [ConclusionKind: Int]
    public let domains: [PolicyDomain: Int]
    public let statuses: [ProgressStatus: Int]

    public init(
        total: Int,
        open: Int,
        sessions: [Int: Int],
        kinds: [ConclusionKind: Int],
        domains: [PolicyDomain: Int],
        statuses: [ProgressStatus: Int]
    ) {
        self.total = total
        self.open = open
        self.sessions = sessions
        self.kinds = kinds
        self.domains = domains
        self.statuses = statuses
    }
}
