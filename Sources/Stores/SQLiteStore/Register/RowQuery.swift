import Consultations
import Storage

/// A filter and an order as SQL, with the values that are bound to it.
struct RowQuery {
    /// Nothing where no row can pass.
    private(set) var isEmpty = false
    /// ` WHERE …`, for the table of conclusions.
    private(set) var condition: SQL = ""
    private(set) var arguments: [Argument] = []
    /// ` WHERE …`, for the table of tallies; nothing where a part of the filter is not counted there.
    private(set) var tallyCondition: SQL? = ""
    private(set) var tallyArguments: [Argument] = []
    /// ` ORDER BY …`.
    let ordering: SQL
    /// The index that has the rows in this order.
    private let index: SQL
    /// The words that have to stand in the text, in small letters; SQL knows nothing of them.
    let words: [SearchWord]

    init(_ filter: ConclusionFilter, order: ConclusionOrder) {
        (ordering, index) =
            switch order {
            case .number: (" ORDER BY number", "conclusions_by_number")
            case .deadline: (" ORDER BY due, number", "conclusions_by_due")
            case .kind: (" ORDER BY kind, number", "conclusions_by_kind")
            case .domain: (" ORDER BY domain, number", "conclusions_by_domain")
            case .status: (" ORDER BY status, number", "conclusions_by_status")
            }
        words = filter.searchWords.map(SearchWord.init)
        if let session = filter.session {
            if ConclusionNumber(session: session, position: 1) == nil { isEmpty = true }
            add("number BETWEEN ? AND ?", ConclusionNumber.keys(ofSession: session).map(Argument.integer))
        }
        addTally("session = ?", [.integer(filter.session ?? Tally.allSessions)])
        // A conclusion is open by its kind and its status together, and where it stands for itself.
        let kinds = filter.openOnly ? filter.kinds.followed : filter.kinds
        let statuses = filter.openOnly ? filter.statuses.open : filter.statuses
        if filter.openOnly, kinds.isEmpty || statuses.isEmpty { isEmpty = true }
        add("domain", among: filter.domains.map(\.rawValue))
        if filter.domains.isEmpty { addTally("domain = ?", [.text(Tally.allDomains)]) }
        add("kind", among: kinds.map(\.rawValue))
        add("status", among: statuses.map(\.rawValue))
        if filter.withoutRestatements || filter.openOnly {
            add("restates IS NULL", [])
            addTally("restated = 0", [])
        }
        if let day = filter.dueBy {
            add("due <= ?", [.text(day.description)])
            tallyCondition = nil
        }
    }

    /// The table, with the index of the list's order where walking it is shorter than sorting what passes.
    ///
    /// One row in `whole / passing` passes, so a page is full after about `end` times as many entries of that index.
    ///
    /// - Parameters:
    ///   - passing: how many rows pass the filter.
    ///   - whole: how many rows there are.
    ///   - end: where the page ends in the list.
    /// - Returns: what stands after `FROM`.
    func source(passing: Int, of whole: Int, upTo end: Int) -> SQL {
        let walk = Double(whole) / Double(max(passing, 1)) * Double(end < 0 ? .max : min(end, passing))
        return walk <= Double(passing) ? "conclusions INDEXED BY " + index : "conclusions"
    }

    private mutating func add(_ part: SQL, _ values: [Argument]) {
        condition += (condition == "" ? " WHERE " : " AND ") + part
        arguments += values
    }

    private mutating func addTally(_ part: SQL, _ values: [Argument]) {
        guard let joined = tallyCondition else { return }
        tallyCondition = joined + (joined == "" ? " WHERE " : " AND ") + part
        tallyArguments += values
    }

    private mutating func add(_ column: SQL, among values: [String]) {
        guard !values.isEmpty else { return }
        let part = column + " IN (" + SQL.places(values.count) + ")"
        let bound = values.sorted().map(Argument.text)
        add(part, bound)
        addTally(part, bound)
    }
}

extension Set<ConclusionKind> {
    /// Those of the set that are followed; all that are, where the set asks for none.
    fileprivate var followed: Set {
        let followed = ConclusionKind.allCases.filter { $0.following == .tracked }
        return isEmpty ? Set(followed) : intersection(followed)
    }
}

extension Set<ProgressStatus> {
    fileprivate var open: Set {
        let open = ProgressStatus.allCases.filter(\.isOpen)
        return isEmpty ? Set(open) : intersection(open)
    }
}
