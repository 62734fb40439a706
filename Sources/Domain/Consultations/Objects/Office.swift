/// An office of a party: a ministry, a directorate, a secretariat.
///
/// Posts stand in offices, and persons hold posts; duties belong to posts alone.
public struct Office: Hashable, Sendable {
    public let id: OfficeID
    public let party: PartyID
    public let names: Names
    /// The office of the same party of which it is a part.
    public let within: OfficeID?

    public init(id: OfficeID, party: PartyID, names: Names, within: OfficeID? = nil) {
        self.id = id
        self.party = party
        self.names = names
        self.within = within
    }
}
