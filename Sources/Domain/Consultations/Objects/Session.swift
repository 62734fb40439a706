/// One numbered gathering of the mechanism.
public struct Session: Hashable, Sendable {
    /// The number, from 1 to 9999; unique in the mechanism.
    public let number: Int
    public let status: SessionStatus
    /// The party that hosts.
    public let host: Stated<PartyID>
    public let place: Stated<String>
    public let date: Stated<ExtendedDate>
    /// The level of the meeting, in the words of the rules (`ministers`).
    public let level: String?
    /// The posts or offices that chair, as the record names them.
    public let chairs: [String]
    /// The numbers of the notes that fixed the date: of the proposal and of the answer.
    public let notes: [String]
    public let source: FactSource?

    /// Makes a session; nothing where the number is out of range, or where a session that is fixed or held has no date.
    public init?(
        number: Int,
        status: SessionStatus,
        host: Stated<PartyID> = .notYetEntered,
        place: Stated<String> = .notYetEntered,
        date: Stated<ExtendedDate> = .notYetEntered,
        level: String? = nil,
        chairs: [String] = [],
        notes: [String] = [],
        source: FactSource? = nil
    ) {
        guard (1...9999).contains(number) else { return nil }
        if status == .fixed || status == .held, date.value == nil { return nil }
        self.number = number
        self.status = status
        self.host = host
        self.place = place
        self.date = date
        self.level = level
        self.chairs = chairs
        self.notes = notes
        self.source = source
    }
}
