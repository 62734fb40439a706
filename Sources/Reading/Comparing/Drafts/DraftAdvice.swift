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
    /// The brackets that are left, where the advice is on them.
    public let brackets: [Bracket]

    init(
        _ code: Code,
        _ range: Range<Int>,
        other: Range<Int>? = nil,
        details: [String] = [],
        wordings: [String],
        brackets: [Bracket] = []
    ) {
        self.code = code
        self.range = range
        otherRange = other
        self.details = details
        self.wordings = wordings
        self.brackets = brackets
    }
}

/// Checks a draft before it is adopted.
public struct DraftCheck: Sendable {
    public let draft: Account
    /// In the order of the draft.
    public let advice: [DraftAdvice]

    /// How many brackets each party has left, by name; those of which the draft does not say whose they are come last,
    /// without a name.
    public var bracketsByParty: [(party: String?, count: Int)] {
        let counts = Dictionary(advice.flatMap(\.brackets).map { ($0.party ?? "", 1) }, uniquingKeysWith: +)
        let named = counts.filter { !$0.key.isEmpty }.sorted { $0.key < $1.key }.map { (Optional($0.key), $0.value) }
        return named + (counts[""].map { [(nil, $0)] } ?? [])
    }

    /// The advice on one passage together.
    public var passages: [[DraftAdvice]] {
        var passages: [[DraftAdvice]] = []
        for one in advice {
            if let last = passages.last?.first, last.range == one.range, last.otherRange == one.otherRange {
                passages[passages.count - 1].append(one)
            } else {
                passages.append([one])
            }
        }
        return passages
    }

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
