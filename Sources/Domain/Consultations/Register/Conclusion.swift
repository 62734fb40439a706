/// A conclusion as the register has it: its words, how it is read now, who answers for it and what was reported.
public struct Conclusion: Hashable, Sendable {
    public let entry: ConclusionEntry
    /// How it is read now; the quotation never changes.
    public internal(set) var reading: ConclusionReading
    /// The conclusion in which it is followed: by its document's own words, or because a person merged the two.
    public internal(set) var restates: ConclusionNumber?
    /// The reports of each party, oldest first.
    public internal(set) var reports: [PartyID: [DatedReport]]
    /// The posts that answer for it, by party and duty.
    public internal(set) var duties: [PartyID: [Duty: PostID]]

    /// The status that all parties agreed on; nothing while there is no such agreement.
    public internal(set) var agreedStatus: ProgressStatus?

    init(_ entry: ConclusionEntry) {
        self.entry = entry
        reading = entry.reading
        restates = entry.restates
        reports = [:]
        duties = [:]
    }

    /// The conclusion as it would enter a register now: its words, and how it is read by now.
    public var asEntry: ConclusionEntry {
        ConclusionEntry(
            number: entry.number,
            quotation: entry.quotation,
            reading: reading,
            language: entry.language,
            voice: entry.voice,
            confidence: entry.confidence,
            grounds: entry.grounds,
            restates: restates
        )
    }

    public var number: ConclusionNumber { entry.number }

    /// The latest status that a party reported.
    public func status(of party: PartyID) -> ProgressStatus { reports[party]?.last?.report.status ?? .notReported }
}

/// A report, and when and where it was made.
public struct DatedReport: Hashable, Sendable {
    public let report: ProgressReport
    public let at: Instant
    public let place: ActPlace
}

/// The status of a conclusion as three values that are always shown together.
public struct ThreefoldStatus: Hashable, Sendable {
    public let ours: ProgressStatus
    /// The status that each other party reports, in code order.
    public let theirs: [PartyStatus]
    /// The status on which all agreed.
    public let agreed: ProgressStatus?

    public init(ours: ProgressStatus, theirs: [PartyStatus], agreed: ProgressStatus?) {
        self.ours = ours
        self.theirs = theirs
        self.agreed = agreed
    }
}

/// The status that one party reports.
public struct PartyStatus: Hashable, Sendable {
    public let party: PartyID
    public let status: ProgressStatus

    public init(party: PartyID, status: ProgressStatus) {
        self.party = party
        self.status = status
    }
}
