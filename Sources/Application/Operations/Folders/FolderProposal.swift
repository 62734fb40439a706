public import CanonicalBytes
public import Comparing
public import Consultations
public import Reading
public import TextSources

/// What the files of a folder amount to: sessions with their documents, in the order of time.
///
/// All of it is a proposal, each fact with its basis. Nothing is stored before a person confirms it.
public struct FolderProposal: Sendable {
    /// The folder as it was named.
    public let folder: String
    /// In the order of time; a group of documents without a number of a session stands where its date puts it.
    public let sessions: [ProposedSession]
    /// Documents that neither a number nor a date puts anywhere.
    public let undated: [ProposedDocument]
    /// Files that could not be read, and why.
    public let failures: [FailedFile]
    /// Files that are not read, which is no error.
    public let left: [LeftFile]

    public init(
        folder: String,
        sessions: [ProposedSession],
        undated: [ProposedDocument],
        failures: [FailedFile],
        left: [LeftFile]
    ) {
        self.folder = folder
        self.sessions = sessions
        self.undated = undated
        self.failures = failures
        self.left = left
    }

    /// All documents in the order of time, those without a date last.
    public var documents: [ProposedDocument] { sessions.flatMap(\.documents) + undated }
}

/// A file that could not be read, and why.
public struct FailedFile: Sendable {
    public let path: FolderPath
    public let error: OperationError

    public init(path: FolderPath, error: OperationError) {
        self.path = path
        self.error = error
    }
}

/// One gathering as the documents tell of it.
public struct ProposedSession: Sendable {
    /// Its number; nothing where no document gives one.
    public let number: Int?
    /// Its date in EDTF, with the strongest basis among its documents; nothing where they contradict each other.
    public let date: ToldFact<String>?
    /// The dates that its documents give, where they are not one.
    public let rivalDates: [String]
    public let documents: [ProposedDocument]
    /// The session before: that with the number before, or else the nearest before it.
    public var follows: Predecessor?
    /// The numbers between that session and this one, of which there is no text.
    public var missingNumbers: ClosedRange<Int>?
    /// The years between, of which there is no text.
    public var missingYears: ClosedRange<Int>?
    /// Whether it lies before the session whose number is smaller.
    public var runsBackwards = false
    /// Its conclusions that go back to conclusions of the session before.
    public var links: [FolderLink] = []

    /// The session before, by its number or, where it has none, by its date.
    public enum Predecessor: Hashable, Sendable {
        case number(Int)
        case date(String)
    }

    init(number: Int?, date: ToldFact<String>?, rivalDates: [String], documents: [ProposedDocument]) {
        self.number = number
        self.date = date
        self.rivalDates = rivalDates
        self.documents = documents
    }

    /// The first day that its date may mean.
    var firstDay: CalendarDay? { date.flatMap { try? ExtendedDate($0.value).firstDay } }
}

/// A conclusion that goes back to one of the session before, by their words.
public struct FolderLink: Hashable, Sendable {
    public let relation: ProposedRelation
    public let earlier: End
    public let later: End
    /// How much of their words they share, in hundredths; rare words count more.
    public let likenessPercent: Int

    /// A finding of a document.
    public struct End: Hashable, Sendable {
        public let document: FolderPath
        public let finding: String
        public let words: String
    }
}

/// A file as it is proposed for the register.
public struct ProposedDocument: Sendable {
    public let path: FolderPath
    public let sha256: Digest
    public let format: SourceFormat
    public let language: Language
    public let date: ToldFact<String>?
    public internal(set) var session: ToldFact<Int>?
    /// The numbers of sessions between which the text does not let choose.
    public let rivalSessions: [Int]
    public let type: ToldFact<DocumentType>?
    public let title: String?
    public let parties: [String]
    public let isAccount: Bool
    public let findings: Int
    /// Where the same bytes stand as well.
    public var copies: [FolderPath] = []
    /// Files with the same words in other bytes: another format.
    public var sameText: [FolderPath] = []
    /// Whether none of its parties is named by any other document of its language.
    public var hasOtherParties = false
    /// The date that the file's name gives, where it is not that of the text.
    public var dateOfName: String?
}
