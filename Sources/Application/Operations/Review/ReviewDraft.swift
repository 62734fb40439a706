import CanonicalBytes
public import Consultations
import Reading
public import Storage

/// A review that is under way: its state, and its steps kept in the private store one by one.
///
/// A step is durable before it counts, so that a power cut loses nothing. Undoing takes the last step out and folds the
/// others anew.
public struct ReviewDraft: Sendable {
    public let document: ExaminedDocument
    public private(set) var state: ReviewState
    /// The passages on which no earlier review of the document decided.
    private let items: [ReviewItem]
    private let drafts: any PrivateStore

    /// Takes a review up where it was left.
    ///
    /// A draft whose decisions became acts before it could be ended counts no more: its passages are decided.
    public init(
        document: ExaminedDocument,
        register: Register,
        drafts: any PrivateStore
    ) throws(OperationError) {
        self.document = document
        self.drafts = drafts
        items = document.items(undecidedIn: register)
        state = ReviewState(items: items)
        let kept: [DraftDecision]
        do { kept = try drafts.draft(of: document.sha256) } catch { throw .store(error) }
        guard let first = kept.first else { return }
        guard first.bytes == mark else {
            if register.reviews[document.sha256] != nil { return }
            throw .review(.draftOfOtherFindings)
        }
        for decision in kept.dropFirst() {
            do {
                try state.apply(ReviewStep(line: String(decoding: decision.bytes, as: UTF8.self)))
            } catch { throw .review(error) }
        }
    }

    /// Takes one step.
    public mutating func apply(_ step: ReviewStep) throws(OperationError) {
        var next = state
        do { try next.apply(step) } catch { throw .review(error) }
        do {
            if state.steps.isEmpty { try begin() }
            try drafts.add(DraftDecision(bytes: Array(step.description.utf8)), to: document.sha256)
        } catch { throw .store(error) }
        state = next
    }

    /// Takes the steps of a file: all of them, or none.
    ///
    /// An error names the line.
    ///
    /// They are not kept in the private store: the file holds them, and can be given again after a failure.
    public mutating func take(_ steps: [(line: Int, step: ReviewStep)]) throws(OperationError) {
        var next = state
        for (line, step) in steps {
            do { try next.apply(step) } catch { throw .review(.line(line, error)) }
        }
        state = next
    }

    /// Accepts every passage on which nobody decided; not kept either, for it can be said again.
    public mutating func acceptAllOpen() throws(OperationError) {
        do {
            while let index = state.next {
                try state.apply(ReviewStep(finding: state.items[index].finding, action: .accept))
            }
        } catch { throw .review(error) }
    }

    /// Takes the last step back; says whether there was one.
    public mutating func undo() throws(OperationError) -> Bool {
        guard !state.steps.isEmpty else { return false }
        do { _ = try drafts.undo(in: document.sha256) } catch { throw .store(error) }
        var before = ReviewState(items: items)
        do { for step in state.steps.dropLast() { try before.apply(step) } } catch { throw .review(error) }
        state = before
        return true
    }

    /// Throws the steps away and begins anew.
    public mutating func restart() throws(OperationError) {
        do { try drafts.clear(draft: document.sha256) } catch { throw .store(error) }
        state = ReviewState(items: items)
    }

    /// Ends the draft, after its decisions have become acts.
    func end() throws(OperationError) {
        do { try drafts.clear(draft: document.sha256) } catch { throw .store(error) }
    }

    /// The first record of a draft: to which findings its steps belong.
    private var mark: [UInt8] {
        let places = items.map { "\($0.range.lowerBound)-\($0.range.upperBound)" }
        return Array(("findings " + places.joined(separator: " ")).utf8)
    }

    private func begin() throws(StoreError) {
        try drafts.clear(draft: document.sha256)
        try drafts.add(DraftDecision(bytes: mark), to: document.sha256)
    }
}
