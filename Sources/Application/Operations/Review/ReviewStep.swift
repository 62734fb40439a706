public import Consultations

/// One step of a review: a key that was pressed, or a line of a file of decisions.
///
/// A review is the fold of its steps over the findings, so that undoing is leaving out the last one. Steps are written
/// as lines that people can type: `3 accept`, `4 kind offer`, `5 not_stated deadline`, `6 split 57`, `7 merge`.
public struct ReviewStep: Hashable, Sendable, CustomStringConvertible {
    /// The finding, counted from 1.
    public let finding: Int
    public let action: Action

    /// What is done with the finding.
    public enum Action: Hashable, Sendable {
        case accept
        case refuse
        case skip
        case setKind(ConclusionKind)
        case markNotStated(ReviewDetail)
        /// The passage becomes two, the second of which begins this many code points after the first.
        case split(after: Int)
        /// The passage and the one that follows it become one.
        case mergeWithNext
    }

    public init(finding: Int, action: Action) {
        self.finding = finding
        self.action = action
    }

    /// Reads a line of a file of decisions.
    public init(line: String) throws(ReviewError) {
        let words = line.split { $0.isWhitespace }.map(String.init)
        guard words.count >= 2, let finding = Int(words[0]), finding > 0 else { throw .notAStep(line) }
        let argument = words.count == 3 ? words[2] : nil
        let action: Action? =
            switch (words[1], words.count) {
            case ("accept", 2): .accept
            case ("refuse", 2): .refuse
            case ("skip", 2): .skip
            case ("merge", 2): .mergeWithNext
            case ("kind", 3): argument.flatMap(ConclusionKind.init).map(Action.setKind)
            case ("not_stated", 3): argument.flatMap(ReviewDetail.init).map(Action.markNotStated)
            case ("split", 3): argument.flatMap { Int($0) }.flatMap { $0 > 0 ? .split(after: $0) : nil }
            default: nil
            }
        guard let action else { throw .notAStep(line) }
        self.init(finding: finding, action: action)
    }

    public var description: String {
        switch action {
        case .accept: "\(finding) accept"
        case .refuse: "\(finding) refuse"
        case .skip: "\(finding) skip"
        case .setKind(let kind): "\(finding) kind \(kind.rawValue)"
        case .markNotStated(let detail): "\(finding) not_stated \(detail.rawValue)"
        case .split(let count): "\(finding) split \(count)"
        case .mergeWithNext: "\(finding) merge"
        }
    }
}

extension ReviewStep {
    /// The steps of a file of decisions, each with the number of its line.
    ///
    /// Empty lines and remarks are left out.
    public static func steps(of bytes: [UInt8], path: String) throws(OperationError) -> [(line: Int, step: ReviewStep)]
    {
        guard let text = String(validating: bytes, as: UTF8.self) else { throw .review(.notUTF8(path)) }
        var steps: [(line: Int, step: ReviewStep)] = []
        let lines = text.split(omittingEmptySubsequences: false) { $0.isNewline }
        for (number, line) in lines.enumerated() {
            guard let first = line.first(where: { !$0.isWhitespace }), first != "#" else { continue }
            do { steps.append((number + 1, try ReviewStep(line: String(line)))) } catch {
                throw .review(.line(number + 1, error))
            }
        }
        return steps
    }
}

/// What can be wrong with a step of a review.
public enum ReviewError: Error, Hashable, Sendable, CustomStringConvertible {
    case notAStep(String)
    /// A line of a file of decisions is wrong; lines are counted from 1.
    indirect case line(Int, ReviewError)
    case noFinding(Int, of: Int)
    case splitOutside(Int, length: Int)
    case nothingToMerge(Int)
    /// The findings of the document changed since the draft was begun.
    case draftOfOtherFindings
    case notUTF8(String)

    public var description: String {
        switch self {
        case .notAStep(let line):
            "'\(line)' is not a decision; write for example '3 accept', '3 kind offer', '3 not_stated deadline', "
                + "'3 split 57', '3 merge', '3 refuse' or '3 skip'"
        case .line(let number, let error): "line \(number): \(error)"
        case .noFinding(let finding, let count): "there is no finding \(finding); the document has \(count)"
        case .splitOutside(let offset, let length):
            "a passage of \(length) characters can't be split after \(offset); use a number from 1 to \(length - 1)"
        case .nothingToMerge(let finding): "finding \(finding) has no finding after it with which it could be merged"
        case .draftOfOtherFindings:
            "the draft belongs to other findings: the reader has changed since; start the review anew with --restart"
        case .notUTF8(let path): "\(path) is not UTF-8 text"
        }
    }
}
