public import Consultations

/// One line of the list of conclusions.
public struct ConclusionLine: Hashable, Sendable {
    public let row: ConclusionRow
    public let status: NamedStatus
    public let flags: Set<Flag>

    public init(row: ConclusionRow, status: NamedStatus, flags: Set<Flag>) {
        self.row = row
        self.status = status
        self.flags = flags
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

        public init(party: Wording, status: ProgressStatus, at: Instant? = nil) {
            self.party = party
            self.status = status
            self.at = at
        }
    }

    public let ours: Report
    public let theirs: [Report]
    /// The status on which all agreed.
    public let agreed: ProgressStatus?

    public init(ours: Report, theirs: [Report], agreed: ProgressStatus?) {
        self.ours = ours
        self.theirs = theirs
        self.agreed = agreed
    }
}
