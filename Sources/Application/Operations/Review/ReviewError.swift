/// What can be wrong with a step of a review.
public enum ReviewError: Error, Hashable, Sendable, CustomStringConvertible {
    case notAStep(String)
    /// A line of a file of decisions is wrong; lines are counted from 1.
    indirect case line(Int, ReviewError)
    case noFinding(Int, of: Int)
    case splitOutside(Int, length: Int)
    case nothingToMerge(Int)
    /// A passage that is to be marked overlaps a finding that is not refused.
    case overlaps(finding: Int)
    /// A passage that is to be marked overlaps a conclusion of an earlier review, which is named by its number.
    case alreadyConcluded(String)
    /// A place that is not inside the text.
    case outsideText(Range<Int>)
    /// Words that don't stand in the text.
    case noPassage(String)
    /// Words that stand at several places of the text.
    case severalPassages(String)
    /// The findings of the document changed since the draft was begun.
    case draftOfOtherFindings
    case notUTF8(String)

    public var description: String {
        switch self {
        case .notAStep(let line):
            "'\(line)' is not a decision; write for example '3 accept', '3 kind offer', '3 who Alda; Brenn', "
                + "'3 not_stated deadline', '3 split 57', '3 merge', '3 refuse', '3 skip' or "
                + "'mark commitment The Parties will …'"
        case .line(let number, let error): "line \(number): \(error)"
        case .noFinding(let finding, let count): "there is no finding \(finding); the document has \(count)"
        case .splitOutside(let offset, let length):
            "a passage of \(length) characters can't be split after \(offset); use a number from 1 to \(length - 1)"
        case .nothingToMerge(let finding): "finding \(finding) has no finding after it with which it could be merged"
        case .overlaps(let finding):
            "the passage overlaps finding \(finding); refuse that one first, or split or merge it"
        case .alreadyConcluded(let number): "the passage overlaps conclusion \(number), which stands already"
        case .outsideText(let range):
            "no words stand from character \(range.lowerBound) to \(range.upperBound) of the text"
        case .noPassage(let words): "the text does not have the words '\(words)'; copy them from it"
        case .severalPassages(let words): "the words '\(words)' stand at several places of the text; give more of them"
        case .draftOfOtherFindings:
            "the draft belongs to other findings: the reader has changed since; start the review anew with --restart"
        case .notUTF8(let path): "\(path) is not UTF-8 text"
        }
    }
}
