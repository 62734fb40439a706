public import Consultations
import Reading
import Signing
import TextSources

/// Deposits a document in the register: the file by its SHA-256, and what is known of it.
///
/// Where a text was taken out of the file, the text is kept beside it: quotations stand in what was read, and no later
/// program or version of one moves them.
public struct DepositDocument: Sendable {
    public var document: ExaminedDocument
    public var session: Int
    public var type: DocumentType
    public var title: String?
    public var voice: Voice

    public init(document: ExaminedDocument, session: Int, type: DocumentType, title: String? = nil, voice: Voice? = nil)
    {
        self.document = document
        self.session = session
        self.type = type
        self.title = title
        self.voice = voice ?? (type == .pressRelease ? .partyStatement : .primaryText)
    }

    /// What came of it: a document is deposited once, and met again after that.
    public enum Outcome: Hashable, Sendable {
        case deposited
        /// The same file is in the register already; nothing was written.
        case known
    }

    /// Keeps the file, then writes the act.
    @discardableResult
    public func perform(with writer: Writer) throws(OperationError) -> Outcome {
        if let known = writer.register.documents[document.sha256] {
            guard known.session == session else { throw .refused(.alreadyDeposited(document.sha256)) }
            return .known
        }
        let file = FileReference(sha256: document.sha256, size: document.bytes.count, name: document.name)
        let copy = document.source.format.isItsOwnText ? nil : ReadingCopy.bytes(of: document.source)
        let text = copy.map { copy in
            FileReference(sha256: SHA256().digest(copy), size: copy.count, name: document.name + ".suivi-text")
        }
        let content = ActContent.deposit(
            Document(
                file: file,
                session: session,
                type: type,
                language: document.result.language,
                title: title,
                encoding: document.source.encoding.name,
                voice: voice,
                text: text
            )
        )
        if let refusal = writer.refusal(of: content) { throw .refused(refusal) }
        try writer.keep(file: document.bytes, as: document.sha256)
        if let text, let copy { try writer.keep(file: copy, as: text.sha256) }
        try writer.record([content])
        return .deposited
    }
}
