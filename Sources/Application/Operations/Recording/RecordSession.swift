public import Consultations

/// Records a session, or what has become known of it since.
public struct RecordSession: Hashable, Sendable {
    public var number: Int
    public var status: SessionStatus?
    public var host: Stated<PartyID>?
    public var place: Stated<String>?
    public var date: Stated<ExtendedDate>?
    public var level: String?
    public var chairs: [String]
    public var notes: [String]
    public var source: FactSource?

    public init(
        number: Int,
        status: SessionStatus? = nil,
        host: Stated<PartyID>? = nil,
        place: Stated<String>? = nil,
        date: Stated<ExtendedDate>? = nil,
        level: String? = nil,
        chairs: [String] = [],
        notes: [String] = [],
        source: FactSource? = nil
    ) {
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

    /// Writes the session anew where something differs; what is not said here stays as it was.
    @discardableResult
    public func perform(with writer: Writer) throws(OperationError) -> [ActPlace] {
        let session = try session(after: writer.register)
        return try writer.record(session == writer.register.sessions[number] ? [] : [.session(session)])
    }

    /// The session as it would be, with what a register has of it so far.
    public func session(after register: Register) throws(OperationError) -> Session {
        try session(after: register.sessions[number])
    }

    /// The session as it would be, after what was said of it before.
    func session(after before: Session?) throws(OperationError) -> Session {
        let session = Session(
            number: number,
            status: status ?? before?.status ?? .expected,
            host: host ?? before?.host ?? .notYetEntered,
            place: place ?? before?.place ?? .notYetEntered,
            date: date ?? before?.date ?? .notYetEntered,
            level: level ?? before?.level,
            chairs: chairs.isEmpty ? before?.chairs ?? [] : chairs,
            notes: notes.isEmpty ? before?.notes ?? [] : notes,
            source: source ?? before?.source
        )
        guard let session else {
            throw .notASession
        }
        return session
    }
}
