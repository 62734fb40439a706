/// How far a conclusion has come, as one party reports it.
public enum ProgressStatus: String, CaseIterable, Hashable, Sendable {
    /// No report yet. Set by the register only; it is not "no progress".
    case notReported = "not_reported"
    case notStarted = "not_started"
    case inProgress = "in_progress"
    case completed
    /// Done, and done again as a matter of course.
    case continuing
    case onHold = "on_hold"
    /// Events have made it pointless.
    case overtaken
    /// A later conclusion has taken its place.
    case superseded
    case withdrawn
    /// An offer or request that waits for an answer.
    case awaited
    case answered
    case takenUp = "taken_up"
    case declined
}

extension ProgressStatus {
    /// Whether the conclusion is still to be followed.
    public var isOpen: Bool {
        switch self {
        case .notReported, .notStarted, .inProgress, .continuing, .onHold, .awaited, .answered: true
        case .completed, .overtaken, .superseded, .withdrawn, .takenUp, .declined: false
        }
    }

    /// The statuses that a party may report for a conclusion of a kind; empty for kinds that carry no status.
    public static func reportable(for kind: ConclusionKind) -> [ProgressStatus] {
        switch kind {
        case .offer, .request: [.awaited, .answered, .takenUp, .declined, .overtaken, .superseded, .withdrawn]
        case .decision, .procedural, .mandate, .commitment, .intention, .support:
            [.notStarted, .inProgress, .completed, .continuing, .onHold, .overtaken, .superseded, .withdrawn]
        case .position, .appreciation, .information: []
        }
    }
}

extension ProgressStatus {
    /// The definition in English, as it is shown beside the word: the source message of its translations.
    public var englishDefinition: String {
        switch self {
        case .notReported: "no report yet; it does not mean no progress"
        case .notStarted: "nothing has begun"
        case .inProgress: "begun: one fact shows it"
        case .completed: "done: evidence shows it, or it is marked as without evidence"
        case .continuing: "done, and done again as a matter of course"
        case .onHold: "paused, with a reason"
        case .overtaken: "events have made it pointless"
        case .superseded: "a later conclusion has taken its place"
        case .withdrawn: "taken back"
        case .awaited: "an offer or request that waits for an answer"
        case .answered: "answered, without a result yet"
        case .takenUp: "accepted by the other side"
        case .declined: "refused by the other side"
        }
    }
}
