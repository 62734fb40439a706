public import Consultations
public import Storage

extension Node {
    /// The rows that pass a filter, in order; from an offset on, at most `limit`.
    public func rows(
        _ filter: ConclusionFilter,
        order: ConclusionOrder,
        offset: Int = 0,
        limit: Int = .max
    ) throws(OperationError) -> RowPage {
        do {
            return try store.rows(filter, order: order, offset: offset, limit: limit)
        } catch { throw .store(error) }
    }

    /// The same of those only that bind a party or one of its members, and that the own side marks no higher than said.
    ///
    /// The store doesn't know whom a conclusion binds: names of parties come after the conclusions that name them. Nor does it
    /// know how a document or a session was marked later.
    public func rows(
        _ filter: ConclusionFilter,
        binding party: PartyID?,
        upTo widest: Handling? = nil,
        order: ConclusionOrder,
        limit: Int = .max
    ) throws(OperationError) -> RowPage {
        var rows = try rows(filter, order: order).rows
        if let widest { rows.removeAll { handling(of: .conclusion($0.number)) > widest } }
        guard let party else { return RowPage(rows: Array(rows.prefix(limit)), total: rows.count) }
        guard register.parties[party] != nil else { throw .refused(.unknownParty(party)) }
        let bound = register.bound(by: rows.compactMap { register.conclusions[$0.number] })
        let numbers = Set(
            bound.filter { $0.parties.contains { $0 == party || register.side(of: $0) == party } }.map(\.number)
        )
        let passing = rows.filter { numbers.contains($0.number) }
        return RowPage(rows: Array(passing.prefix(limit)), total: passing.count)
    }

    /// How many conclusions there are of each sort.
    public func counters() throws(OperationError) -> Counters {
        do { return try store.counters() } catch { throw .store(error) }
    }

    /// The flags of a conclusion on a day.
    public func flags(of number: ConclusionNumber, on day: CalendarDay) -> Set<Flag> {
        register.conclusions[number].map { register.flags(of: $0, seenBy: party, on: day) } ?? []
    }
}
