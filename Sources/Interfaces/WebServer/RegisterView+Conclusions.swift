import Consultations
import Operations
import Storage
import WebPages

extension RegisterView {
    /// How many documents the list names at its foot: the latest ones.
    private static let mostDocuments = 12

    /// The list of conclusions; nothing where it has no such page.
    func conclusions(_ selection: ConclusionSelection) throws(OperationError) -> ConclusionsPage? {
        let page = try rows(selection)
        let lines = page.rows.compactMap { row -> ConclusionLine? in
            guard let conclusion = register.conclusions[row.number] else { return nil }
            return ConclusionLine(
                row: row,
                status: status(of: conclusion),
                flags: node.flags(of: row.number, on: day),
                tier: isShared ? node.tier(of: .conclusion(row.number), at: now) : nil
            )
        }
        guard !lines.isEmpty || selection.page == 1 else { return nil }
        let documents = register.documentOrder.suffix(Self.mostDocuments).compactMap { register.documents[$0] }
        return ConclusionsPage(
            selection: selection,
            lines: lines,
            total: page.total,
            choices: try choices(),
            documents: documents.map(entry),
            sessions: sessionsInTurn
        )
    }

    /// The latest sessions with conclusions, each with the one before it.
    private var sessionsInTurn: [SessionsInTurn] {
        let numbers = Set(register.conclusions.keys.map(\.session)).sorted()
        return zip(numbers, numbers.dropFirst()).suffix(Self.mostDocuments).map { earlier, later in
            SessionsInTurn(earlier: earlier, later: later)
        }
    }

    private func rows(_ selection: ConclusionSelection) throws(OperationError) -> RowPage {
        guard let filter = selection.filter(on: day) else { return RowPage(rows: [], total: 0) }
        let length = ConclusionsPage.length
        let (offset, tooFar) = (selection.page - 1).multipliedReportingOverflow(by: length)
        guard !tooFar else { return RowPage(rows: [], total: 0) }
        guard selection.overdueOnly else {
            return try node.rows(filter, order: selection.order, offset: offset, limit: length)
        }
        // A deadline that is only proposed makes nothing overdue, and the store does not tell the two apart.
        let overdue = try node.rows(filter, order: selection.order).rows.filter { row in
            node.flags(of: row.number, on: day).contains(.overdue)
        }
        return RowPage(rows: Array(overdue.dropFirst(offset).prefix(length)), total: overdue.count)
    }

    private func choices() throws(OperationError) -> ConclusionChoices {
        let counters = try node.counters()
        return ConclusionChoices(
            total: counters.total,
            open: counters.open,
            sessions: counters.bySession,
            kinds: counters.byKind,
            domains: counters.byDomain,
            statuses: counters.byStatus
        )
    }
}
