import Consultations

/// How far a review has come: the fold of its steps over the findings of a document.
public struct ReviewState: Hashable, Sendable {
    /// The passages in the order of the text.
    public private(set) var items: [ReviewItem]
    /// How many findings the reader proposed.
    public let proposed: Int
    /// The highest number of a finding: the reader's own, then those that people marked.
    public private(set) var findings: Int
    public private(set) var steps: [ReviewStep] = []

    /// Begins a review of findings, of which the document has `found` with those on which earlier reviews decided.
    public init(items: [ReviewItem], found: Int? = nil) {
        self.items = items
        proposed = items.count
        findings = found ?? items.count
    }

    /// The first passage that nobody decided on, by its place in ``items``; nothing once all are decided.
    public var next: Int? { items.firstIndex { $0.decision == .open } }

    /// How many passages have a decision.
    public func count(_ decision: ReviewDecision) -> Int { items.count { $0.decision == decision } }

    /// Decides something on a finding; on an error nothing has changed.
    public mutating func decide(_ action: ReviewStep.Action, on finding: Int) throws(ReviewError) {
        guard let index = index(of: finding) else { throw .noFinding(finding, of: findings) }
        switch action {
        case .accept: items[index].decision = .accepted
        case .refuse: items[index].decision = .refused
        case .skip: items[index].decision = .skipped
        case .setKind(let kind): items[index].reading = items[index].reading.withKind(kind)
        case .setActors(let names): items[index].reading = items[index].reading.withActors(names)
        case .markNotStated(let detail): items[index].reading = items[index].reading.withNotStated(detail)
        case .split(let count): try split(at: index, after: count)
        case .mergeWithNext: try merge(at: index)
        }
        steps.append(.decide(finding, action))
    }

    /// Adds a passage that a person marked; on an error nothing has changed.
    ///
    /// What was marked is meant: it counts as accepted.
    mutating func mark(_ passage: ReviewItem) throws(ReviewError) {
        let clash = items.first { $0.decision != .refused && $0.range.overlaps(passage.range) }
        if let clash { throw .overlaps(finding: clash.finding) }
        let place = items.firstIndex { $0.range.lowerBound > passage.range.lowerBound } ?? items.count
        items.insert(passage, at: place)
        findings = max(findings, passage.finding)
        steps.append(.mark(passage.range, passage.reading.kind))
    }

    /// The passage to which a finding's number refers now: the first of its passages that is open, or else its first.
    public func index(of finding: Int) -> Int? {
        items.firstIndex { $0.finding == finding && $0.decision == .open } ?? items.firstIndex { $0.finding == finding }
    }

    private mutating func split(at index: Int, after count: Int) throws(ReviewError) {
        let whole = items[index]
        guard count > 0, count < whole.range.count else { throw .splitOutside(count, length: whole.range.count) }
        let middle = whole.range.lowerBound + count
        items[index].range = whole.range.lowerBound..<middle
        var second = whole
        second.range = middle..<whole.range.upperBound
        second.decision = .open
        items.insert(second, at: index + 1)
    }

    private mutating func merge(at index: Int) throws(ReviewError) {
        guard index + 1 < items.count else { throw .nothingToMerge(items[index].finding) }
        let next = items.remove(at: index + 1)
        let range = items[index].range
        items[index].range =
            min(range.lowerBound, next.range.lowerBound)..<max(range.upperBound, next.range.upperBound)
    }
}

extension ConclusionReading {
    /// The same reading with another kind.
    func withKind(_ kind: ConclusionKind) -> ConclusionReading {
        var reading = self
        reading.kind = kind
        return reading
    }

    /// The same reading with the actors that a person read in the text.
    func withActors(_ names: [String]) -> ConclusionReading {
        var reading = self
        reading.actors = .statedInText(names)
        reading.scope = names.count == 1 ? .oneParty : .joint
        return reading
    }

    /// The same reading with a detail marked as not stated.
    func withNotStated(_ detail: ReviewDetail) -> ConclusionReading {
        var reading = self
        switch detail {
        case .actors:
            reading.actors = .notStated
            reading.scope = .unstated
        case .addressee: reading.addressee = .notStated
        case .deadline: reading.deadline = .notStated
        case .domain: reading.domain = .notStated
        case .place: reading.place = .notStated
        }
        return reading
    }
}
