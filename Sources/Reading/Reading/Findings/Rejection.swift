/// Words that a formula of the lexicon matched and that conclude nothing where they stand, and why.
public struct Rejection: Hashable, Sendable {
    /// Where the words stand in the UTF-8 text that was read.
    public let range: Range<Int>
    /// The line of the lexicon (`fr:112`).
    public let rule: String
    public let cause: Cause

    public init(range: Range<Int>, rule: String, cause: Cause) {
        self.range = range
        self.rule = rule
        self.cause = cause
    }

    /// Why the words conclude nothing.
    public enum Cause: String, CaseIterable, Hashable, Sendable {
        /// The lexicon says that they only look like a conclusion.
        case excluded
        /// They tell of others, or of earlier times.
        case reported
        /// No party is their subject.
        case subject
        /// They stand in a relative clause.
        case relative
        case negated
        /// A noun and no verb.
        case noun
        /// They only name a source.
        case attribution
        /// A participle that states nothing.
        case participle
        /// A wish or a condition.
        case unreal
        /// They belong to the clause before.
        case dependent
        /// A speaker's view or a reporter's comment.
        case comment
        /// They belong to the page and not to its text.
        case page

        /// The cause in English: the source message of its translations.
        public var englishName: String {
            switch self {
            case .excluded: "only looks like a conclusion"
            case .reported: "told of others or of earlier times"
            case .subject: "no party is the subject"
            case .relative: "in a relative clause"
            case .negated: "negated"
            case .noun: "a noun, not a verb"
            case .attribution: "only names a source"
            case .participle: "a participle that states nothing"
            case .unreal: "a wish or a condition"
            case .dependent: "belongs to the clause before"
            case .comment: "a speaker’s view or a comment"
            case .page: "belongs to the page, not to the text"
            }
        }
    }
}

/// What a reader made of a text, with what it considered and left.
public struct Explanation: Hashable, Sendable {
    public let result: ReadingResult
    /// In the order of the text.
    public let rejections: [Rejection]
}

/// Collects what the stages leave aside, where somebody asks for it.
final class RejectionLog {
    private(set) var entries: [(head: Head, cause: Rejection.Cause)] = []

    func clear() { entries.removeAll() }

    func note(_ head: Head, _ cause: Rejection.Cause) { entries.append((head, cause)) }
}
