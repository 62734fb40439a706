/// Something that a draft leaves open, and a wording that would settle it: advice, for the drafters to take or leave.
public struct DraftAdvice: Hashable, Sendable {
    /// What is left open.
    public enum Code: String, CaseIterable, Hashable, Sendable {
        /// Nobody is named who is to act.
        case noActor = "no_actor"
        /// No time is given.
        case noDate = "no_date"
        /// Nothing is named by which it can be seen that it is done.
        case noTest = "no_test"
        /// Words in brackets, or a place that is still to be filled.
        case brackets
        /// One sentence does two things.
        case twoKinds = "two_kinds"
        /// Two language versions bind unlike.
        case unlikeStrength = "unlike_strength"
    }

    public let code: Code
    /// The sentence or the conclusion, in bytes of the draft.
    public let range: Range<Int>
    /// The same place in the second version, where two were given.
    public let otherRange: Range<Int>?
    /// What the advice rests on: the kinds, the strengths, or the words that are open.
    public let details: [String]
    /// Wordings that would settle it, in the language of the draft; «…» stands for what only the drafters know.
    public let wordings: [String]

    init(
        _ code: Code,
        _ range: Range<Int>,
        other: Range<Int>? = nil,
        details: [String] = [],
        wordings: [String]
    ) {
        self.code = code
        self.range = range
        otherRange = other
        self.details = details
        self.wordings = wordings
    }
}

/// Checks a draft before it is adopted.
public struct DraftCheck: Sendable {
    public let draft: Account
    /// In the order of the draft.
    public let advice: [DraftAdvice]

    /// Checks a draft, alone or beside another language version of it.
    public init(_ draft: Account, beside other: Account? = nil) {
        self.draft = draft
        let checker = DraftChecker(draft: draft)
        var advice = checker.conclusions() + checker.sentences() + checker.openPlaces()
        if let other { advice += DraftChecker.strengths(AccountComparison(draft, other)) }
        self.advice = advice.enumerated().sorted {
            ($0.element.range.lowerBound, $0.offset) < ($1.element.range.lowerBound, $1.offset)
        }.map(\.element)
    }
}
