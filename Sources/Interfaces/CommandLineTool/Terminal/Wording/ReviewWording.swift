import Messages
import Operations

extension Console {
    func message(_ error: ReviewError) -> Message {
        switch error {
        case .notAStep(let line):
            Message(
                "'{line}' is not a decision; write for example '3 accept', '3 kind offer', '3 who Alda; Brenn', '3 not_stated deadline', '3 split 57', '3 merge', '3 refuse', '3 skip' or 'mark commitment The Parties will …'",
                ["line": line.shown.shortened(to: 80)]
            )
        case .line(let number, let error):
            Message("line {number}: {reason}", ["number": String(number), "reason": text(message(error))])
        case .noFinding(let finding, let count):
            Message(
                "there is no finding {number}; the document has {count}",
                ["number": String(finding), "count": String(count)]
            )
        case .splitOutside(let offset, let length):
            Message(
                "a passage of {length} characters can't be split after {offset}; use a number from 1 to {last}",
                ["length": String(length), "offset": String(offset), "last": String(length - 1)]
            )
        case .nothingToMerge(let finding):
            Message(
                "finding {number} has no finding after it with which it could be merged",
                [
                    "number": String(finding)
                ]
            )
        case .overlaps, .alreadyConcluded, .outsideText, .noPassage, .severalPassages: marking(error)
        case .draftOfOtherFindings:
            Message(
                "the draft belongs to other findings: the reader has changed since; start the review anew with --restart"
            )
        case .notUTF8(let path): Message("{path} is not UTF-8 text", ["path": path])
        }
    }

    /// Why a passage can't be marked.
    private func marking(_ error: ReviewError) -> Message {
        switch error {
        case .overlaps(let finding):
            Message(
                "the passage overlaps finding {number}; refuse that one first, or split or merge it",
                ["number": String(finding)]
            )
        case .alreadyConcluded(let number):
            Message("the passage overlaps conclusion {number}, which stands already", ["number": number])
        case .outsideText(let range):
            Message(
                "no words stand from character {start} to {end} of the text",
                ["start": String(range.lowerBound), "end": String(range.upperBound)]
            )
        case .noPassage(let words):
            Message(
                "the text does not have the words '{words}'; copy them from it",
                ["words": words.shown.shortened(to: 80)]
            )
        case .severalPassages(let words):
            Message(
                "the words '{words}' stand at several places of the text; give more of them",
                ["words": words.shown.shortened(to: 80)]
            )
        default: .verbatim(error.description)
        }
    }
}
