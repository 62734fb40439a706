public import CanonicalBytes

/// What a person made of the findings in one document: refusals are kept and counted as well.
public struct ReviewRecord: Hashable, Sendable {
    public let document: Digest
    /// The version of the reader that had proposed the findings.
    public let reader: String
    /// How many findings were proposed.
    public let proposed: Int
    /// The conclusions that the review made.
    public let accepted: [ConclusionNumber]
    public let refused: [RefusedFinding]
    /// How many findings were left for later; as long as it is not zero the document waits.
    public let left: Int

    public init(
        document: Digest,
        reader: String,
        proposed: Int,
        accepted: [ConclusionNumber],
        refused: [RefusedFinding],
        left: Int = 0
    ) {
        self.document = document
        self.reader = reader
        self.proposed = proposed
        self.accepted = accepted
        self.refused = refused
        self.left = left
    }
}

/// A finding that a person refused: where it stood, and which lines of the lexicon had proposed it.
public struct RefusedFinding: Hashable, Sendable {
    /// In Unicode code points of the decoded file.
    public let range: Range<Int>
    public let kind: ConclusionKind
    public let rules: [String]

    public init(range: Range<Int>, kind: ConclusionKind, rules: [String]) {
        self.range = range
        self.kind = kind
        self.rules = rules
    }
}

/// Why a reader proposed a finding: the rule, and the words on which it fired.
public struct Ground: Hashable, Sendable {
    /// The line of a lexicon (`fr:112`) or the name of a stage's rule.
    public let rule: String
    public let matched: String

    public init(rule: String, matched: String) {
        self.rule = rule
        self.matched = matched
    }
}
