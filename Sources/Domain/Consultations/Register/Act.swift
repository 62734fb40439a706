/// One act as a reader has it: its header, and its body as far as that is at hand and understood.
public struct Act: Hashable, Sendable {
    public let header: ActHeader
    public let body: Body

    /// What a reader has of the content of an act.
    public enum Body: Hashable, Sendable {
        case shown(ActContent)
        /// The header is there, the body was not given to this reader.
        case withheld
        /// The body is there and this program cannot read it; the act has no effect here.
        case notUnderstood(RecordError)
    }

    public init(header: ActHeader, body: Body) {
        self.header = header
        self.body = body
    }

    /// Where the act stands.
    public var place: ActPlace { ActPlace(journal: header.journal, number: header.number) }
}

/// Where an act stands: its journal and its number there.
public struct ActPlace: Hashable, Sendable, Comparable, CustomStringConvertible {
    public let journal: String
    public let number: Int

    public init(journal: String, number: Int) {
        self.journal = journal
        self.number = number
    }

    public var description: String { "\(journal)#\(number)" }

    public static func < (left: Self, right: Self) -> Bool {
        (left.journal, left.number) < (right.journal, right.number)
    }
}
