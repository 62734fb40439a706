/// What the record says against the mandate of a member that acts for its confederation.
///
/// It is a flag for people and makes nothing void: who speaks follows from handovers and rules alone.
public enum MandateFlag: Hashable, Sendable {
    /// The presidency of the member ended before.
    case ended(holder: PartyID, confederation: PartyID, until: ExtendedDate)
    /// The presidency of the member begins later.
    case notBegun(holder: PartyID, confederation: PartyID, from: ExtendedDate)
    /// On that day another member presides.
    case heldBy(PartyID, confederation: PartyID)
}

extension Register {
    /// What the record says on a day against the mandate of a participant; nothing where nothing is recorded against it.
    public func mandateFlag(of participant: PartyID, on day: CalendarDay) -> MandateFlag? {
        let confederation = party(of: participant)
        guard confederation != participant else { return nil }
        let own = presidencies.filter { $0.confederation == confederation && $0.holder == participant }
        let past = own.filter { $0.until?.lastDay.map { $0 < day } ?? false }
        let future = own.filter { $0.from?.firstDay.map { $0 > day } ?? false }
        guard own.count == past.count + future.count else { return nil }
        if let other = presidency(of: confederation, on: day), other != participant {
            return .heldBy(other, confederation: confederation)
        }
        let last = past.compactMap(\.until).max { ($0.lastDay ?? .epoch) < ($1.lastDay ?? .epoch) }
        if let last { return .ended(holder: participant, confederation: confederation, until: last) }
        let first = future.compactMap(\.from).min { ($0.firstDay ?? .epoch) < ($1.firstDay ?? .epoch) }
        return first.map { .notBegun(holder: participant, confederation: confederation, from: $0) }
    }
}
