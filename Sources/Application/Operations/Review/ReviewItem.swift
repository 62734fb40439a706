public import Consultations

/// One passage under review: where it stands, how it would be read, and what a person decided.
public struct ReviewItem: Hashable, Sendable {
    /// The finding from which the passage comes, counted from 1 in the order of the text.
    public let finding: Int
    /// In Unicode code points of the decoded file.
    public var range: Range<Int>
    public var reading: ConclusionReading
    public let voice: Voice
    public let confidence: Confidence
    public let grounds: [Ground]
    /// The finding that says the same more fully.
    public let restates: Int?
    public var decision: ReviewDecision

    public init(
        finding: Int,
        range: Range<Int>,
        reading: ConclusionReading,
        voice: Voice,
        confidence: Confidence,
        grounds: [Ground],
        restates: Int?,
        decision: ReviewDecision = .open
    ) {
        self.finding = finding
        self.range = range
        self.reading = reading
        self.voice = voice
        self.confidence = confidence
        self.grounds = grounds
        self.restates = restates
        self.decision = decision
    }
}

/// What a person decided on a passage.
public enum ReviewDecision: String, Hashable, Sendable {
    /// Not decided yet.
    case open
    /// It becomes a conclusion.
    case accepted
    /// It does not; the refusal is kept and counted.
    case refused
    /// Left for later; a finished review treats it as not decided, and it can be taken up again.
    case skipped
}

/// A detail that a person may mark as not stated.
public enum ReviewDetail: String, CaseIterable, Hashable, Sendable {
    case actors
    case addressee
    case deadline
    case domain
    case place
}
