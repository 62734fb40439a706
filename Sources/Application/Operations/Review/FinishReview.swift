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
        let contents = try contents(
            in: writer.register,
            proposed: writer.record.proposedConclusions,
            sha256: writer.sha256
        )
        try writer.record(contents.acts)
        try draft.end()
        return contents.numbers
    }

    /// The acts of the review: the fuller statements before those that restate them, the review itself last.
    ///
    /// A passage that lies open in a proposal takes its number there: two sides that read one text each for itself give
    /// each passage one number.
    func contents(
        in register: Register,
        proposed: [ConclusionEntry] = [],
        sha256: ([UInt8]) -> Digest
    ) throws(OperationError) -> (acts: [ActContent], numbers: [ConclusionNumber]) {
        let document = draft.document
        guard let deposited = register.documents[document.sha256] else {
            throw .refused(.unknownDocument(document.sha256))
        }
        let items = draft.state.items.filter { $0.decision == .accepted }
        let numbers = try numbers(of: items, in: register, proposed, session: deposited.session)
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
        _ proposed: [ConclusionEntry],
        session: Int
    ) throws(OperationError) -> [ConclusionNumber] {
        var next = register.nextPosition(inSession: session, proposed)
        var given: Set<ConclusionNumber> = []
        var numbers: [ConclusionNumber] = []
        for item in items {
            let same = proposed.last { entry in
                entry.number.session == session && entry.quotation.document == draft.document.sha256
                    && entry.quotation.range == item.range && register.conclusions[entry.number] == nil
                    && !given.contains(entry.number)
            }
            let number = same?.number ?? ConclusionNumber(session: session, position: next)
            guard let number else { throw .sessionFull }
            if same == nil { next += 1 }
            given.insert(number)
            numbers.append(number)
        }
        return numbers
    }
}

extension JointRecord {
    /// The conclusions that lie open in proposals, oldest proposal first.
    var proposedConclusions: [ConclusionEntry] {
        openProposals.flatMap { open in
            open.instrument.items.compactMap { item in
                if case .conclusion(let entry) = item.content { entry } else { nil }
            }
        }
    }
}

extension Register {
    /// The first position in a session's list that neither a conclusion nor a proposed one has.
    func nextPosition(inSession session: Int, _ proposed: [ConclusionEntry]) -> Int {
        let open = proposed.map(\.number).filter { $0.session == session }.map(\.position).max() ?? 0
        return max(nextPosition(inSession: session), open + 1)
    }
}
