/// What one party says about the progress of a conclusion.
public struct ProgressReport: Hashable, Sendable {
    public let conclusion: ConclusionNumber
    /// The party that reports.
    public let party: PartyID
    public let status: ProgressStatus
    /// What was done, in the words of the party; required as the reason where the status asks for one.
    public let text: String?
    /// The period that the report covers.
    public let period: ExtendedDate?
    public let evidence: [FileReference]
    /// The later conclusion that takes this one's place, for `superseded`.
    public let supersededBy: ConclusionNumber?
    /// Says that completion rests on no evidence; both sides have to mark it so before it counts as agreed.
    public let withoutEvidence: Bool
    /// Whether its party shows it to everybody, as its own view, once what it is about is public.
    public let isPublic: Bool

    public init(
        conclusion: ConclusionNumber,
        party: PartyID,
        status: ProgressStatus,
        text: String?,
        period: ExtendedDate? = nil,
        evidence: [FileReference] = [],
        supersededBy: ConclusionNumber? = nil,
        withoutEvidence: Bool = false,
        isPublic: Bool = false
    ) {
        self.conclusion = conclusion
        self.party = party
        self.status = status
        self.text = text
        self.period = period
        self.evidence = evidence
        self.supersededBy = supersededBy
        self.withoutEvidence = withoutEvidence
        self.isPublic = isPublic
    }
}

/// A post of a party answers for a conclusion.
public struct Assignment: Hashable, Sendable {
    public let conclusion: ConclusionNumber
    public let post: PostID
    public let duty: Duty

    public init(conclusion: ConclusionNumber, post: PostID, duty: Duty) {
        self.conclusion = conclusion
        self.post = post
        self.duty = duty
    }
}
