public import Consultations
public import HTTPModel

/// Which conclusions a list shows, in which order, and which page of them: the same as the query of its address.
public struct ConclusionSelection: Hashable, Sendable {
    public var words: String?
    public var session: Int?
    public var kind: ConclusionKind?
    public var domain: PolicyDomain?
    public var status: ProgressStatus?
    /// Only what still has to be followed.
    public var openOnly: Bool
    /// Only what is overdue.
    public var overdueOnly: Bool
    public var order: ConclusionOrder
    /// From 1.
    public var page: Int

    /// All conclusions by number, from the first.
    public init() {
        openOnly = false
        overdueOnly = false
        order = .number
        page = 1
    }

    /// How many characters may be looked for.
    public static let mostCharacters = 200

    /// Reads the query of an address.
    ///
    /// - Throws: Which field has a value that it can't have; fields that the page does not know are passed over.
    public init(query: FieldList) throws(SelectionError) {
        let fields = QueryReader(query)
        words = try fields.value("words") { text in
            text.unicodeScalars.count > Self.mostCharacters ? nil : text
        }
        session = try fields.value("session") { QueryReader.count($0).flatMap { $0 <= 9999 ? $0 : nil } }
        kind = try fields.value("kind", read: ConclusionKind.init(rawValue:))
        domain = try fields.value("domain", read: PolicyDomain.init(rawValue:))
        status = try fields.value("status", read: ProgressStatus.init(rawValue:))
        openOnly = try fields.value("open") { $0 == "1" ? true : nil } ?? false
        overdueOnly = try fields.value("overdue") { $0 == "1" ? true : nil } ?? false
        order = try fields.value("sort", read: ConclusionOrder.init(rawValue:)) ?? .number
        page = try fields.value("page", read: QueryReader.count) ?? 1
    }

    /// The query of the address of the list; empty for all conclusions by number.
    public var query: FieldList {
        var fields = FieldList()
        if let words { fields.append("words", words) }
        if let session { fields.append("session", String(session)) }
        if let kind { fields.append("kind", kind.rawValue) }
        if let domain { fields.append("domain", domain.rawValue) }
        if let status { fields.append("status", status.rawValue) }
        if openOnly { fields.append("open", "1") }
        if overdueOnly { fields.append("overdue", "1") }
        if order != .number { fields.append("sort", order.rawValue) }
        if page != 1 { fields.append("page", String(page)) }
        return fields
    }

    /// The filter without order and page; nothing where no conclusion can pass it.
    ///
    /// A status is that of conclusions that are followed: what is only attributed or watched has none that counts.
    /// Overdue is judged from `day`.
    public func filter(on day: CalendarDay) -> ConclusionFilter? {
        var kinds: Set<ConclusionKind> = kind.map { [$0] } ?? []
        if status != nil {
            let tracked = ConclusionKind.allCases.filter { $0.following == .tracked }
            kinds = kinds.isEmpty ? Set(tracked) : kinds.intersection(tracked)
            if kinds.isEmpty { return nil }
        }
        return ConclusionFilter(
            session: session,
            kinds: kinds,
            domains: domain.map { [$0] } ?? [],
            statuses: status.map { [$0] } ?? [],
            openOnly: openOnly || overdueOnly,
            words: words,
            dueBy: overdueOnly ? CalendarDay(daysSinceEpoch: day.daysSinceEpoch - 1) : nil
        )
    }

    /// Whether anything is left out.
    var isFiltered: Bool {
        var plain = ConclusionSelection()
        plain.order = order
        plain.page = page
        return self != plain
    }

    /// The same list in another order, from its first page.
    func sorted(by order: ConclusionOrder) -> ConclusionSelection {
        var other = self
        other.order = order
        other.page = 1
        return other
    }

    /// Another page of the same list.
    func turned(to page: Int) -> ConclusionSelection {
        var other = self
        other.page = page
        return other
    }
}
