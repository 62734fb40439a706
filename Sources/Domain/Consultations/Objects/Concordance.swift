public import CanonicalBytes

/// Two language versions of one document, aligned passage by passage.
///
/// The versions have equal rank: `one` is the document whose digest is smaller, so that the record knows no first
/// version. An alignment is computed when the second version is deposited, and a person can correct it; each correction
/// is a concordance of its own, and the latest counts.
public struct Concordance: Hashable, Sendable {
    public let versions: VersionPair
    /// The version of the reader that aligned them.
    public let reader: String
    /// The passages in the order in which they are shown; each stands in one of the versions at least.
    public let passages: [AlignedPassage]

    public init(versions: VersionPair, reader: String, passages: [AlignedPassage]) {
        self.versions = versions
        self.reader = reader
        self.passages = passages
    }

    /// Whether a person corrected the alignment or answered a difference.
    public var isCorrected: Bool { passages.contains { $0.isByHand || $0.mark != nil } }
}

/// Two documents that are language versions of each other, in no order.
public struct VersionPair: Hashable, Sendable {
    public let one: Digest
    public let two: Digest

    /// Puts two documents in the order of their digests; nothing where they are one.
    public init?(_ first: Digest, _ second: Digest) {
        let ascends = first.bytes.lexicographicallyPrecedes(second.bytes)
        guard ascends || second.bytes.lexicographicallyPrecedes(first.bytes) else { return nil }
        one = ascends ? first : second
        two = ascends ? second : first
    }

    /// The version beside the one that is given; nothing for a document that is neither.
    public func other(than document: Digest) -> Digest? {
        document == one ? two : document == two ? one : nil
    }
}

/// A passage of one version beside the passage of the other that stands for it.
public struct AlignedPassage: Hashable, Sendable {
    /// In Unicode code points of the decoded file; nothing where this version has no such passage.
    public let one: Range<Int>?
    public let two: Range<Int>?
    /// Whether a person put the two beside each other.
    public let isByHand: Bool
    /// What a person found on looking at the differences.
    public let mark: Mark?
    public let differences: [VersionDifference]

    /// What a person says of a passage: never which version is right.
    public enum Mark: String, CaseIterable, Hashable, Sendable {
        /// The versions say the same in substance.
        case alike
        /// They differ in substance.
        case different
    }

    public init(
        one: Range<Int>?,
        two: Range<Int>?,
        isByHand: Bool = false,
        mark: Mark? = nil,
        differences: [VersionDifference] = []
    ) {
        self.one = one
        self.two = two
        self.isByHand = isByHand
        self.mark = mark
        self.differences = differences
    }
}

/// In what two versions of one passage differ, as each has it.
public struct VersionDifference: Hashable, Sendable {
    public let aspect: Aspect
    /// The conclusion in question, in code points; nothing where a version has none.
    public let one: Range<Int>?
    public let two: Range<Int>?
    /// What each version has: a code of the vocabulary, or the words that are printed.
    public let oneValue: String?
    public let twoValue: String?

    /// The classes of differences.
    public enum Aspect: String, CaseIterable, Hashable, Sendable {
        case missing
        case strength
        case kind
        case number
        case date
        case actor
        case name
        case negation
        case unread
        /// A person found a difference that no rule names.
        case substance

        /// Whether it shows a difference of the texts; a kind or a conclusion that was not read may be the reader's.
        public var isOfTheTexts: Bool { self != .kind && self != .unread }
    }

    public init(aspect: Aspect, one: Range<Int>?, two: Range<Int>?, oneValue: String?, twoValue: String?) {
        self.aspect = aspect
        self.one = one
        self.two = two
        self.oneValue = oneValue
        self.twoValue = twoValue
    }
}
