import Messages
import Operations

extension Console {
    func message(_ error: ReviewError) -> Message {
        switch error {
        case .notAStep(let line):
            Message(
                "'{line}' is not a decision; write for example '3 accept', '3 kind offer', '3 not_stated deadline', '3 split 57', '3 merge', '3 refuse' or '3 skip'",
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
        case .draftOfOtherFindings:
            Message(
                "the draft belongs to other findings: the reader has changed since; start the review anew with --restart"
            )
        case .notUTF8(let path): Message("{path} is not UTF-8 text", ["path": path])
        }
    }
}
