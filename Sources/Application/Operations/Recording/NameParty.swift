public import Consultations

/// Names a party, and records in which confederation it is a member and whether it presides.
public struct NameParty: Sendable {
    public var party: Party
    public var membership: Membership?
    public var presidency: Presidency?

    public init(party: Party, membership: Membership? = nil, presidency: Presidency? = nil) {
        self.party = party
        self.membership = membership
        self.presidency = presidency
    }

    /// Writes what was not in the register as it is said here.
    @discardableResult
    public func perform(with writer: Writer) throws(OperationError) -> [ActPlace] {
        var contents: [ActContent] = []
        if writer.register.parties[party.id] != party { contents.append(.party(party)) }
        if let membership, !writer.register.memberships.contains(membership) {
            contents.append(.membership(membership))
        }
        if let presidency, !writer.register.presidencies.contains(presidency) {
            contents.append(.presidency(presidency))
        }
        return try writer.record(contents)
    }
}
