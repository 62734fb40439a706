import Consultations
import SQLiteStore
import Storage

/// Opens the review of a document of the register, where it was left.
public struct OpenReview: Sendable {
    /// The document as a person names it; nothing for the oldest that nobody has reviewed, or else
    /// the oldest whose review left findings for later.
    public var document: String?

    public init(document: String? = nil) { self.document = document }

    /// Reads the document again and takes the kept steps up.
    public func perform(in node: Node) throws(OperationError) -> ReviewDraft {
        let drafts = try drafts(in: node)
        return try ReviewDraft(
            document: try node.examine(try chosen(in: node)),
            register: node.register,
            drafts: drafts
        )
    }

    /// Forgets the kept steps, then opens the review.
    public func performAnew(in node: Node) throws(OperationError) -> ReviewDraft {
        let document = try node.examine(try chosen(in: node))
        let drafts = try drafts(in: node)
        do { try drafts.clear(draft: document.sha256) } catch { throw .store(error) }
        return try ReviewDraft(document: document, register: node.register, drafts: drafts)
    }

    private func chosen(in node: Node) throws(OperationError) -> Document {
        if let document { return try node.document(named: document) }
        if let first = node.unreviewedDocuments.first { return first }
        if let first = node.documentsWithFindingsLeft.first { return first.document }
        throw node.register.documents.isEmpty ? .nothingDeposited : .everythingReviewed
    }

    private func drafts(in node: Node) throws(OperationError) -> any PrivateStore {
        do { return try SQLitePrivateStore.open(folder: node.folder.path) } catch { throw .store(error) }
    }
}
