/// Which conclusions a list shows.
///
/// This is the meaning of the filter; a store may answer it by other means and has to give the same rows.
public struct ConclusionFilter: Hashable, Sendable {
    public var session: Int?
    public var kinds: Set<ConclusionKind>
    public var domains: Set<PolicyDomain>
    public var statuses: Set<ProgressStatus>
    /// Only those that still have to be followed.
    public var openOnly: Bool
    /// Words of which each has to stand in the quotation or among the actors; case does not matter.
    public var words: String?
    /// Only those with a deadline whose last day is this one or an earlier one.
    public var dueBy: CalendarDay?
    /// Leaves out what another conclusion of the same document says more fully.
    public var withoutRestatements: Bool

    public init(
        session: Int? = nil,
        kinds: Set<ConclusionKind> = [],
        domains: Set<PolicyDomain> = [],
        statuses: Set<ProgressStatus> = [],
        openOnly: Bool = false,
        words: String? = nil,
        dueBy: CalendarDay? = nil,
        withoutRestatements: Bool = false
    ) {
        self.session = session
        self.kinds = kinds
        self.domains = domains
        self.statuses = statuses
        self.openOnly = openOnly
        self.words = words
        self.dueBy = dueBy
        self.withoutRestatements = withoutRestatements
    }

    /// Whether a row passes.
    public func matches(_ row: ConclusionRow) -> Bool {
        if let session, row.number.session != session { return false }
        if !kinds.isEmpty, !kinds.contains(row.kind) { return false }
        if !domains.isEmpty, !(row.domain.map(domains.contains) ?? false) { return false }
        if !statuses.isEmpty, !statuses.contains(row.ours) { return false }
        if openOnly, !row.isOpen { return false }
        if withoutRestatements, row.restates != nil { return false }
        if let dueBy {
            guard let last = row.deadline?.lastDay, last <= dueBy else { return false }
        }
        let text = row.searchText
        return searchWords.allSatisfy { text.contains($0) }
    }

    /// The words to look for, in small letters.
    public var searchWords: [String] {
        (words ?? "").lowercased().split { $0.isWhitespace }.map(String.init)
    }
}

extension ConclusionRow {
    /// The text in which a filter looks for words: quotation and actors, in small letters.
    public var searchText: String { ([words] + actors).joined(separator: "\n").lowercased() }
}

/// The order of a list; ties are broken by number.
public enum ConclusionOrder: String, CaseIterable, Hashable, Sendable {
    case number
    /// Earliest deadline first; what has none comes last.
    case deadline
    case kind
    case domain
    case status

    /// Whether one row stands before another.
    public func precedes(_ left: ConclusionRow, _ right: ConclusionRow) -> Bool {
        let (first, second) = (key(left), key(right))
        return first == second ? left.number < right.number : first < second
    }

    /// The text by which rows are ordered, before their number: compared byte by byte.
    public func key(_ row: ConclusionRow) -> String {
        switch self {
        case .number: ""
        case .deadline: row.deadline?.lastDay?.description ?? "~"
        case .kind: row.kind.rawValue
        case .domain: row.domain?.rawValue ?? "~"
        case .status: row.ours.rawValue
        }
    }
}
