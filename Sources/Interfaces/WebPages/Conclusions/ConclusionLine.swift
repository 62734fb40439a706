public import Consultations

/// One line of the list of conclusions.
public struct ConclusionLine: Hashable, Sendable {
    public let row: ConclusionRow
    public let status: NamedStatus
    public let flags: Set<Flag>
    /// Who may be shown its words; nothing while the register is one side's alone.
    public let tier: Tier?

    public init(row: ConclusionRow, status: NamedStatus, flags: Set<Flag>, tier: Tier? = nil) {
        self.row = row
        self.status = status
        self.flags = flags
        self.tier = tier
    }
}

/// The status in its three values, with the names of the parties that report it.
public struct NamedStatus: Hashable, Sendable {
    /// What one party reports.
    public struct Report: Hashable, Sendable {
        public let party: Wording
        public let status: ProgressStatus
        /// When it was reported last; nothing while nothing was.
        public let at: Instant?
        /// Who may be shown the report; nothing while there is none, or the register is one side's alone.
        public let tier: Tier?

        public init(party: Wording, status: ProgressStatus, at: Instant? = nil, tier: Tier? = nil) {
            self.party = party
            self.status = status
            self.at = at
            self.tier = tier
        }
    }

    public let ours: Report
    public let theirs: [Report]
    /// The status on which all agreed.
    public let agreed: ProgressStatus?
    /// Who may be shown that.
    public let agreedTier: Tier?

    public init(ours: Report, theirs: [Report], agreed: ProgressStatus?, agreedTier: Tier? = nil) {
        self.ours = ours
        self.theirs = theirs
        self.agreed = agreed
        self.agreedTier = agreedTier
    }
}
