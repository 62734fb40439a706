/// A post of a party, in one of its offices.
///
/// Duties belong to posts; persons come and go.
public struct Post: Hashable, Sendable {
    public let id: PostID
    public let party: PartyID
    public let names: Names
    /// The office of the same party in which it stands; nothing where it is not said.
    public let office: OfficeID?

    public init(id: PostID, party: PartyID, names: Names, office: OfficeID? = nil) {
        self.id = id
        self.party = party
        self.names = names
        self.office = office
    }
}

/// A dated fact: a person holds a post.
public struct Tenure: Hashable, Sendable {
    public let post: PostID
    /// The person's name as it is written in the post's own language.
    public let person: String
    public let from: ExtendedDate?
    public let until: ExtendedDate?

    public init(post: PostID, person: String, from: ExtendedDate?, until: ExtendedDate?) {
        self.post = post
        self.person = person
        self.from = from
        self.until = until
    }

    /// Whether the tenure may still run on a day.
    public func covers(_ day: CalendarDay) -> Bool {
        if let first = from?.firstDay, day < first { return false }
        if let last = until?.lastDay, day > last { return false }
        return true
    }
}
