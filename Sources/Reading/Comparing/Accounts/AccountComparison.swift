public import Reading

/// Two accounts of one session, aligned passage by passage, and in what they differ.
public struct AccountComparison: Sendable {
    public let left: Account
    public let right: Account
    /// The passages in the order of the left account; what only the right one has stands where it has it.
    public let passages: [ComparedPassage]
    /// Words that stand for each other, learned from the aligned passages; empty within one language.
    public let terms: [TermPair]
    /// Whether the accounts are versions of one text; else they tell of one thing in texts of their own, and are held
    /// against each other conclusion by conclusion.
    public let isOneText: Bool

    /// Compares two accounts.
    public init(_ left: Account, _ right: Account) {
        self.left = left
        self.right = right
        let aligner = AccountAligner(left: PreparedAccount(left), right: PreparedAccount(right))
        let result = aligner.result()
        if result.isLoose, let loose = aligner.loose() {
            terms = []
            isOneText = false
            passages = DifferenceFinder(aligner: loose.aligner, result: loose.result).passages()
        } else {
            terms = result.terms
            isOneText = true
            passages = DifferenceFinder(aligner: aligner, result: result).passages()
        }
    }

    /// Compares two versions of one text whose passages are aligned already: by an earlier comparison, or by a person.
    ///
    /// A sentence belongs to the passage in which its middle stands. What the alignment does not name has no counterpart.
    public init(_ left: Account, _ right: Account, aligned: [AlignedRanges]) {
        self.left = left
        self.right = right
        let aligner = AccountAligner(left: PreparedAccount(left), right: PreparedAccount(right))
        let result = aligner.result(aligned: aligned)
        terms = result.terms
        isOneText = true
        passages = DifferenceFinder(aligner: aligner, result: result).passages()
    }

    /// The conclusions that differ, each with both places, in the order of the passages.
    public var differing: [ComparedConclusion] {
        passages.flatMap(\.conclusions).filter { !$0.differences.isEmpty }
    }

    /// How many passages stand in both.
    public var pairedCount: Int { passages.count { $0.left != nil && $0.right != nil } }

    /// How many conclusions were found in both and aligned with each other.
    public var pairedConclusions: Int {
        passages.flatMap(\.conclusions).count { $0.leftFinding != nil && $0.rightFinding != nil }
    }
}

/// A passage of one account beside the passage of the other that stands for it.
public struct ComparedPassage: Hashable, Sendable {
    /// Where it stands in the left account, in bytes of its text; nothing where it has no such passage.
    public let left: Range<Int>?
    public let right: Range<Int>?
    public let isHeading: Bool
    /// How much of what both could share they do share, from 0 to 1.
    public let likeness: Double
    /// The conclusions in it, and what differs; a difference outside of any conclusion stands in an entry of its own.
    public let conclusions: [ComparedConclusion]

    public var differences: [Difference] { conclusions.flatMap(\.differences) }

    /// The whole passage as one entry without difference, for lists that show every passage.
    public var undivided: ComparedConclusion {
        ComparedConclusion(left: left, right: right, leftFinding: nil, rightFinding: nil, differences: [])
    }
}

/// A conclusion of one account beside that of the other, and in what they differ.
public struct ComparedConclusion: Hashable, Sendable {
    /// The words to show, in bytes of the left account's text.
    public let left: Range<Int>?
    public let right: Range<Int>?
    /// The finding in the left account; nothing where no conclusion was read there.
    public let leftFinding: Finding?
    public let rightFinding: Finding?
    public let differences: [Difference]

    /// Whether a conclusion was read in at least one account.
    public var isConclusion: Bool { leftFinding != nil || rightFinding != nil }
}

/// Two ranges that stand for each other, in bytes of their texts; nothing where a text has no such passage.
public struct AlignedRanges: Hashable, Sendable {
    public let left: Range<Int>?
    public let right: Range<Int>?

    public init(left: Range<Int>?, right: Range<Int>?) {
        self.left = left
        self.right = right
    }
}
