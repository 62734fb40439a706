import CanonicalBytes
import Synchronization
import WebPages

/// What a reader proposes in the documents that were looked at last.
///
/// A document never changes and the reader is the same as long as the program runs, so each is read once, however many
/// parts and languages it is shown in.
final class ProposalCache: Sendable {
    private let marks = Mutex<[Digest: [DocumentMark]]>([:])

    /// How many documents are kept.
    private static let most = 32

    /// The proposals for a document, computed where they are not at hand.
    func proposals(for document: Digest, _ compute: () -> [DocumentMark]) -> [DocumentMark] {
        if let kept = marks.withLock({ $0[document] }) { return kept }
        let computed = compute()
        marks.withLock { marks in
            if marks.count >= Self.most { marks.removeAll() }
            marks[document] = computed
        }
        return computed
    }
}
