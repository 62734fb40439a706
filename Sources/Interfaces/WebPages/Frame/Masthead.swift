public import Consultations

/// What the head and the foot of every page tell: whose register it is, and how far it goes.
public struct Masthead: Hashable, Sendable {
    /// The name of the mechanism; nothing while none is recorded.
    public let mechanism: Wording?
    /// The party whose view is shown.
    public let party: Wording
    /// The journal from which everything is computed, and how many acts it holds.
    public let journal: String
    public let acts: Int
    /// The day for which flags are computed.
    public let day: CalendarDay

    public init(mechanism: Wording?, party: Wording, journal: String, acts: Int, day: CalendarDay) {
        self.mechanism = mechanism
        self.party = party
        self.journal = journal
        self.acts = acts
        self.day = day
    }
}
