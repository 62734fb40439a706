public import CanonicalBytes

/// One line of the follow-up table: what lists, filters and counters need of a conclusion.
///
/// Rows are computed from the register and kept by a store, so that a page never scans; they can be thrown away and
/// computed again.
public struct ConclusionRow: Hashable, Sendable {
    public let number: ConclusionNumber
    public let kind: ConclusionKind
    public let strength: Strength
    public let domain: PolicyDomain?
    /// Who is bound or speaks; empty where the text names nobody.
    public let actors: [String]
    /// The words of the conclusion.
    public let words: String
    /// The words that give a time, where there are any.
    public let deadlineWords: String?
    /// The date that follows from them, in EDTF.
    public let deadline: ExtendedDate?
    /// The case of the deadline: stated, not stated, proposed and the others.
    public let deadlineReadiness: Readiness
    public let document: Digest
    public let language: Language
    public let ours: ProgressStatus
    /// The post of our side that answers for it.
    public let contact: PostID?
    /// The conclusion that says the same more fully, in the same document.
    public let restates: ConclusionNumber?

    public init(
        number: ConclusionNumber,
        kind: ConclusionKind,
        strength: Strength,
        domain: PolicyDomain?,
        actors: [String],
        words: String,
        deadlineWords: String?,
        deadline: ExtendedDate?,
        deadlineReadiness: Readiness,
        document: Digest,
        language: Language,
        ours: ProgressStatus,
        contact: PostID?,
        restates: ConclusionNumber?
    ) {
        self.number = number
        self.kind = kind
        self.strength = strength
        self.domain = domain
        self.actors = actors
        self.words = words
        self.deadlineWords = deadlineWords
        self.deadline = deadline
        self.deadlineReadiness = deadlineReadiness
        self.document = document
        self.language = language
        self.ours = ours
        self.contact = contact
        self.restates = restates
    }

    /// Whether somebody still has to follow it; what says the same as another is followed there.
    public var isOpen: Bool { kind.following == .tracked && ours.isOpen && restates == nil }
}

extension Register {
    /// The row of a conclusion, seen by one party.
    public func row(of conclusion: Conclusion, seenBy party: PartyID) -> ConclusionRow {
        let reading = conclusion.reading
        return ConclusionRow(
            number: conclusion.number,
            kind: reading.kind,
            strength: reading.strength,
            domain: reading.domain.value,
            actors: reading.actors.value ?? [],
            words: conclusion.entry.quotation.text,
            deadlineWords: reading.deadline.value?.words,
            deadline: reading.deadline.value?.date,
            deadlineReadiness: reading.deadline.readiness,
            document: conclusion.entry.quotation.document,
            language: conclusion.entry.language,
            ours: conclusion.status(of: party),
            contact: conclusion.duties[party]?[.contact],
            restates: conclusion.restates
        )
    }

    /// All rows, by number.
    public func rows(seenBy party: PartyID) -> [ConclusionRow] {
        conclusions.values.map { row(of: $0, seenBy: party) }.sorted { $0.number < $1.number }
    }
}
