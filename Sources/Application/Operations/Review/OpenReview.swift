import Consultations
import SQLiteStore
import Storage

/// Opens the review of a document of the register, where it was left.
public struct OpenReview: Sendable {
    /// The document as a person names it; nothing for the oldest that nobody has reviewed.
    public var document: String?

    public init(document: String? = nil) { self.document = document }

    /// Reads the document again and takes the kept steps up.
    public func perform(in node: Node) throws(OperationError) -> ReviewDraft {
        let chosen: Document
        if let document {
            chosen = try node.document(named: document)
        } else if let first = node.unreviewedDocuments.first {
            chosen = first
        } else if node.register.documents.isEmpty {
            throw .invalid("no document is in the register; read one in with 'suivi read FILE --session N'")
        } else {
            throw .invalid("every document is reviewed; name one to look at what was left: 'suivi review DOCUMENT'")
        }
        let drafts: SQLitePrivateStore
        do { drafts = try SQLitePrivateStore.open(folder: node.folder.path) } catch { throw .store(error) }
        return try ReviewDraft(document: try node.examine(chosen), register: node.register, drafts: drafts)
    }
}
