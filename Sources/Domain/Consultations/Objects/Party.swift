/// A State, an organisation or a confederation that takes part in a mechanism, or a member of a confederation.
///
/// A party is a record of its own, apart from posts and persons: posts hold duties, persons hold posts.
public struct Party: Hashable, Sendable {
    public let id: PartyID
    public let kind: PartyKind
    /// The names as the party gave them.
    public let names: Names

    public init(id: PartyID, kind: PartyKind, names: Names) {
        self.id = id
        self.kind = kind
        self.names = names
    }
}

/// A dated fact: one party is a member of a confederation.
public struct Membership: Hashable, Sendable {
    public let member: PartyID
    public let confederation: PartyID
    /// From when; nothing where the source does not say.
    public let from: ExtendedDate?
    /// Until when; nothing while it lasts.
    public let until: ExtendedDate?
    public let source: FactSource

    public init(
        member: PartyID,
        confederation: PartyID,
        from: ExtendedDate?,
        until: ExtendedDate?,
        source: FactSource
    ) {
        self.member = member
        self.confederation = confederation
        self.from = from
        self.until = until
        self.source = source
    }
}

/// A dated fact: a member holds the presidency of a confederation and speaks for it.
public struct Presidency: Hashable, Sendable {
    public let confederation: PartyID
    public let holder: PartyID
    public let from: ExtendedDate?
    public let until: ExtendedDate?
    public let source: FactSource

    public init(
        confederation: PartyID,
        holder: PartyID,
        from: ExtendedDate?,
        until: ExtendedDate?,
        source: FactSource
    ) {
        self.confederation = confederation
        self.holder = holder
        self.from = from
        self.until = until
        self.source = source
    }
}
