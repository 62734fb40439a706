import CanonicalBytes
public import Consultations
import Reading

/// Makes conclusions of the passages that a review accepted, and keeps what it refused.
///
/// All acts are written together: a review is in the register whole or not at all.
public struct FinishReview: Sendable {
    public var draft: ReviewDraft

    public init(draft: ReviewDraft) { self.draft = draft }

    /// Writes the acts, then ends the draft.
    ///
    /// Returns the numbers of the new conclusions.
    @discardableResult
    public func perform(with writer: Writer) throws(OperationError) -> [ConclusionNumber] {
        let contents = try contents(in: writer.register, sha256: writer.sha256)
        try writer.record(contents.acts)
        try draft.end()
        return contents.numbers
    }

    /// The acts of the review: the fuller statements before those that restate them, the review itself last.
    func contents(
        in register: Register,
        sha256: ([UInt8]) -> Digest
    ) throws(OperationError) -> (acts: [ActContent], numbers: [ConclusionNumber]) {
        let document = draft.document
        guard let deposited = register.documents[document.sha256] else {
            throw .refused(.unknownDocument(document.sha256))
        }
        let items = draft.state.items.filter { $0.decision == .accepted }
        let numbers = try numbers(of: items, in: register, session: deposited.session)
        let firstOfFinding = Dictionary(zip(items.map(\.finding), numbers)) { first, _ in first }
        var acts: [(restates: Bool, content: ActContent)] = []
        for (item, number) in zip(items, numbers) {
            let words = document.words(in: item.range)
            var reading = item.reading
            reading.scope = register.scope(of: reading)
            let fuller = item.restates.flatMap { firstOfFinding[$0] }
            let entry = ConclusionEntry(
                number: number,
                quotation: Quotation(
                    document: document.sha256,
                    range: item.range,
                    text: words,
                    sha256: sha256(Array(words.utf8))
                ),
                reading: reading,
                language: deposited.language,
                voice: item.voice,
                confidence: item.confidence,
                grounds: item.grounds,
                restates: fuller
            )
            acts.append((fuller != nil, .conclusion(entry)))
        }
        let refused = draft.state.items.filter { $0.decision == .refused }.map { item in
            RefusedFinding(range: item.range, kind: item.reading.kind, rules: item.grounds.map(\.rule))
        }
        let review = ReviewRecord(
            document: document.sha256,
            reader: Reader.version,
            proposed: draft.state.proposed,
            accepted: numbers,
            refused: refused,
            left: draft.state.count(.open) + draft.state.count(.skipped)
        )
        let ordered = acts.filter { !$0.restates } + acts.filter(\.restates)
        return (ordered.map(\.content) + [.review(review)], numbers)
    }

    private func numbers(
        of items: [ReviewItem],
        in register: Register,
        session: Int
    ) throws(OperationError) -> [ConclusionNumber] {
        let first = register.nextPosition(inSession: session)
        var numbers: [ConclusionNumber] = []
        for offset in items.indices {
            guard let number = ConclusionNumber(session: session, position: first + offset) else {
                throw .sessionFull
            }
            numbers.append(number)
        }
        return numbers
    }
}
