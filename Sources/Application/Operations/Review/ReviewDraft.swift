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
    /// The passages that earlier reviews made conclusions.
    private let concluded: [(number: ConclusionNumber, range: Range<Int>)]
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
        concluded = document.conclusions(in: register)
        state = ReviewState(items: items, found: document.items.count)
        let kept: [DraftDecision]
        do { kept = try drafts.draft(of: document.sha256) } catch { throw .store(error) }
        guard let first = kept.first else { return }
        guard first.bytes == opening else {
            if register.reviews[document.sha256] != nil { return }
            throw .review(.draftOfOtherFindings)
        }
        for decision in kept.dropFirst() {
            let step: ReviewStep
            do { step = try ReviewStep(line: String(decoding: decision.bytes, as: UTF8.self)) } catch {
                throw .review(error)
            }
            state = try after(step, state)
        }
    }

    /// Takes one step.
    public mutating func apply(_ step: ReviewStep) throws(OperationError) {
        let next = try after(step, state)
        do {
            if state.steps.isEmpty { try begin() }
            try drafts.add(DraftDecision(bytes: Array(step.description.utf8)), to: document.sha256)
        } catch { throw .store(error) }
        state = next
    }

    /// Finds the words of a passage that a person types instead of its place.
    public func range(of words: String) throws(OperationError) -> Range<Int> {
        do { return try PassageFinder(document: document).range(of: words) } catch { throw .review(error) }
    }

    /// The state after a step: the fold by which a review is what its steps say.
    private func after(_ step: ReviewStep, _ state: ReviewState) throws(OperationError) -> ReviewState {
        var next = state
        switch step {
        case .decide(let finding, let action):
            if case .setActors(let names) = action { try check(names) }
            do { try next.decide(action, on: finding) } catch { throw .review(error) }
        case .mark(let range, let kind):
            if let known = concluded.first(where: { $0.range.overlaps(range) }) {
                throw .review(.alreadyConcluded(known.number.description))
            }
            let passage = try document.passage(
                marked: range,
                as: kind,
                finding: state.findings + 1,
                reader: ExamineDocument.carriedReader()
            )
            do { try next.mark(passage) } catch { throw .review(error) }
        }
        return next
    }

    /// Actors are named as the text names them.
    private func check(_ names: [String]) throws(OperationError) {
        let finder = PassageFinder(document: document)
        for name in names where !finder.has(name) { throw .review(.noPassage(name)) }
    }

    /// The review before its first step.
    private var start: ReviewState { ReviewState(items: items, found: document.items.count) }

    /// Takes the steps of a file: all of them, or none.
    ///
    /// An error names the line.
    ///
    /// They are not kept in the private store: the file holds them, and can be given again after a failure.
    public mutating func take(_ steps: [(line: Int, step: ReviewStep)]) throws(OperationError) {
        var next = state
        for (line, step) in steps {
            do { next = try after(step, next) } catch {
                guard case .review(let reason) = error else { throw error }
                throw .review(.line(line, reason))
            }
        }
        state = next
    }

    /// Accepts every passage on which nobody decided; not kept either, for it can be said again.
    public mutating func acceptAllOpen() throws(OperationError) {
        do {
            while let index = state.next {
                try state.decide(.accept, on: state.items[index].finding)
            }
        } catch { throw .review(error) }
    }

    /// Takes the last step back; says whether there was one.
    public mutating func undo() throws(OperationError) -> Bool {
        guard !state.steps.isEmpty else { return false }
        do { _ = try drafts.undo(in: document.sha256) } catch { throw .store(error) }
        var before = start
        for step in state.steps.dropLast() { before = try after(step, before) }
        state = before
        return true
    }

    /// Throws the steps away and begins anew.
    public mutating func restart() throws(OperationError) {
        do { try drafts.clear(draft: document.sha256) } catch { throw .store(error) }
        state = start
    }

    /// Ends the draft, after its decisions have become acts.
    func end() throws(OperationError) {
        do { try drafts.clear(draft: document.sha256) } catch { throw .store(error) }
    }

    /// The first record of a draft: to which findings its steps belong.
    private var opening: [UInt8] {
        let places = items.map { "\($0.range.lowerBound)-\($0.range.upperBound)" }
        return Array(("findings " + places.joined(separator: " ")).utf8)
    }

    private func begin() throws(StoreError) {
        try drafts.clear(draft: document.sha256)
        try drafts.add(DraftDecision(bytes: opening), to: document.sha256)
    }
}
