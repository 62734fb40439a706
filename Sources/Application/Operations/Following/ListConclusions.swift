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

    /// How many conclusions there are of each sort.
    public func counters() throws(OperationError) -> Counters {
        do { return try store.counters() } catch { throw .store(error) }
    }

    /// The flags of a conclusion on a day.
    public func flags(of number: ConclusionNumber, on day: CalendarDay) -> Set<Flag> {
        register.conclusions[number].map { register.flags(of: $0, seenBy: party, on: day) } ?? []
    }
}
