public import Comparing
public import Consultations
public import Reading
import TextSources

/// Holds documents against each other: accounts of one session, a draft before it is adopted.
public struct CompareDocuments: Sendable {
    public let reader: Reader

    public init(reader: Reader) { self.reader = reader }

    /// The document as an account: its sentences and what was found in them.
    public func account(of document: ExaminedDocument) throws(OperationError) -> Account {
        do {
            return Account(
                name: document.name,
                language: document.result.language,
                utf8: document.source.utf8,
                sentences: try reader.sentences(
                    document.source.utf8,
                    apart: document.source.apart,
                    headings: document.source.headings,
                    language: document.result.language
                ),
                findings: document.result.findings
            )
        } catch { throw .reading(error) }
    }

    /// The first document beside each of the others.
    ///
    /// Where a register has both and their alignment, that one is taken up with its corrections.
    public func perform(
        _ documents: [ExaminedDocument],
        alignedIn register: Register? = nil
    ) throws(OperationError) -> [ComparedDocuments] {
        guard let first = documents.first else { return [] }
        let left = try account(of: first)
        var compared: [ComparedDocuments] = []
        for document in documents.dropFirst() {
            let right = try account(of: document)
            let known = register?.concordance(first.sha256, document.sha256)
            let aligned = known?.passages(first, document).map(\.ranges)
            compared.append(
                ComparedDocuments(
                    left: first,
                    right: document,
                    comparison: aligned.map { AccountComparison(left, right, aligned: $0) }
                        ?? AccountComparison(left, right),
                    concordance: known
                )
            )
        }
        return compared
    }

    /// A draft, alone or beside another language version of it.
    public func check(
        _ draft: ExaminedDocument,
        beside other: ExaminedDocument? = nil
    ) throws(OperationError) -> DraftCheck {
        guard let other else { return DraftCheck(try account(of: draft)) }
        return DraftCheck(try account(of: draft), beside: try account(of: other))
    }
}

/// Two documents and how they compare.
public struct ComparedDocuments: Sendable {
    public let left: ExaminedDocument
    public let right: ExaminedDocument
    public let comparison: AccountComparison
    /// The alignment that a register keeps of the two, where it was taken up.
    public var concordance: Concordance?
}
