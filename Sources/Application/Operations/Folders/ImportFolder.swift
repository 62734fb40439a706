import CanonicalBytes
public import Consultations
public import Reading
import TextSources

/// Records what a person has confirmed of a proposal: the sessions, then their documents.
///
/// Each session and each document is recorded whole or not at all, and what is recorded already is met and left: a
/// stopped import is given once more, and goes on.
public struct ImportFolder: Sendable {
    public var proposal: ProposalFile
    public var reader: Reader
    /// What a document is whose sort is not stated.
    public var type: DocumentType

    public init(proposal: ProposalFile, reader: Reader, type: DocumentType = .communique) {
        self.proposal = proposal
        self.reader = reader
        self.type = type
    }

    /// What came of one session or document.
    public enum Event: Sendable {
        /// Before a document: how many are done, and of how many.
        case next(ProposalFile.Document, done: Int, of: Int)
        case recordedSession(Int)
        /// The register gives the session another date; it stays as it is.
        case otherDate(session: Int, register: ExtendedDate, proposal: ExtendedDate)
        case deposited(ProposalFile.Document, findings: Int)
        /// Two language versions of a session were aligned.
        case aligned(AlignedVersions)
        /// The document is in the register already.
        case known(ProposalFile.Document)
        case failed(ProposalFile.Document, OperationError)
        /// A session without a number or a date, and how many documents it has.
        case left(ProposalFile.Session, documents: Int)
    }

    /// Records, and tells each step.
    ///
    /// - Throws: what stands in the way of everything: no mechanism, a full disk. What was told before is recorded.
    public func perform(with writer: Writer, told: (Event) -> Void) throws(OperationError) {
        let total = proposal.sessions.reduce(0) { $0 + $1.documents.count }
        var done = 0
        for session in proposal.sessions {
            guard let number = session.number, try settle(session, number, writer, told) else {
                if !session.documents.isEmpty { told(.left(session, documents: session.documents.count)) }
                done += session.documents.count
                continue
            }
            var texts: [Digest] = []
            for document in session.documents {
                told(.next(document, done: done, of: total))
                done += 1
                do {
                    let (digest, event) = try deposit(document, number, writer)
                    texts.append(digest)
                    told(event)
                } catch {
                    switch error {
                    case .source, .reading, .proposal, .notRecordable: told(.failed(document, error))
                    default: throw error
                    }
                }
            }
            // When all are there, so that a stopped import that is given once more aligns what it did not come to.
            for versions in try AlignVersions(reader: reader).perform(texts, with: writer) { told(.aligned(versions)) }
        }
    }

    /// Records a session that the register lacks, or what it did not know of it; whether the session is there then.
    private func settle(
        _ session: ProposalFile.Session,
        _ number: Int,
        _ writer: Writer,
        _ told: (Event) -> Void
    ) throws(OperationError) -> Bool {
        let before = writer.register.sessions[number]
        if let before, before.date.value != nil || session.date == nil {
            if let known = before.date.value, let date = session.date, known != date {
                told(.otherDate(session: number, register: known, proposal: date))
            }
            return true
        }
        let status = session.status ?? .held
        if session.date == nil, status == .held || status == .fixed { return false }
        let source = session.documents.first.flatMap { FactSource(note: $0.path.description) }
        let record = RecordSession(
            number: number,
            status: status,
            place: session.place.map(Stated.statedInText),
            date: session.date.map(Stated.statedInText),
            source: source
        )
        try record.perform(with: writer)
        told(.recordedSession(number))
        return true
    }

    private func deposit(
        _ document: ProposalFile.Document,
        _ session: Int,
        _ writer: Writer
    ) throws(OperationError) -> (Digest, Event) {
        if let sha256 = document.sha256, let known = writer.register.documents[sha256] {
            return (sha256, try met(document, known, session))
        }
        let bytes = try FolderFile(root: proposal.folder, path: document.path).bytes()
        let digest = writer.sha256(bytes)
        if let sha256 = document.sha256, digest != sha256 {
            throw .proposal(.changed(name: document.path.description))
        }
        if let known = writer.register.documents[digest] { return (digest, try met(document, known, session)) }
        let examined = try ExamineDocument(reader: reader, language: document.language)
            .perform(bytes: bytes, name: document.path.description)
        try DepositDocument(
            document: examined,
            session: session,
            type: document.type ?? type,
            title: document.title
        ).perform(with: writer)
        return (digest, .deposited(document, findings: examined.items.count))
    }

    private func met(
        _ document: ProposalFile.Document,
        _ known: Document,
        _ session: Int
    ) throws(OperationError) -> Event {
        guard known.session == session else {
            throw .proposal(.otherSession(name: document.path.description, session: known.session))
        }
        return .known(document)
    }
}
