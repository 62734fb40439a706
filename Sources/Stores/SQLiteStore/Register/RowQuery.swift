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
    /// The words that have to stand in the text, in small letters; SQL knows nothing of them.
    let words: [SearchWord]

    init(_ filter: ConclusionFilter, order: ConclusionOrder) {
        ordering =
            switch order {
            case .number: " ORDER BY number"
            case .deadline: " ORDER BY due, number"
            case .kind: " ORDER BY kind, number"
            case .domain: " ORDER BY domain, number"
            case .status: " ORDER BY status, number"
            }
        words = filter.searchWords.map(SearchWord.init)
        if let session = filter.session {
            add(
                "number BETWEEN ? AND ?",
                [
                    .integer(session.multiplied(by: ConclusionNumber.positions)),
                    .integer(session.multiplied(by: ConclusionNumber.positions, plus: ConclusionNumber.positions - 1)),
                ]
            )
            addTally("session = ?", [.integer(session)])
        }
        // A conclusion is open by its kind and its status together.
        let kinds = filter.openOnly ? filter.kinds.followed : filter.kinds
        let statuses = filter.openOnly ? filter.statuses.open : filter.statuses
        if filter.openOnly, kinds.isEmpty || statuses.isEmpty { isEmpty = true }
        add("kind", among: kinds.map(\.rawValue))
        add("domain", among: filter.domains.map(\.rawValue))
        add("status", among: statuses.map(\.rawValue))
        if filter.withoutRestatements {
            add("restates IS NULL", [])
            addTally("restated = 0", [])
        }
        if let day = filter.dueBy {
            add("due <= ?", [.text(day.description)])
            tallyCondition = nil
        }
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

extension Int {
    /// `self × factor + term`, held at the ends of the range: a session that no conclusion can have matches none.
    fileprivate func multiplied(by factor: Int, plus term: Int = 0) -> Int {
        let (product, overflow) = multipliedReportingOverflow(by: factor)
        guard !overflow else { return self < 0 ? .min : .max }
        let (sum, overflows) = product.addingReportingOverflow(term)
        return overflows ? .max : sum
    }
}
