import CanonicalBytes
import Consultations
import Messages
import Operations

extension Console {
    func word(_ relation: Relation) -> String { term("relation", relation.rawValue) }
    func word(_ standing: LinkStanding) -> String { term("link standing", standing.rawValue) }
    func word(_ aspect: VersionDifference.Aspect) -> String { term("difference", aspect.rawValue) }

    func message(_ error: LinkFile.LineError) -> Message {
        switch error {
        case .notALink(let line, let text):
            Message(
                "line {number}: '{line}' is not a decision; write for example '2/03 strengthens 1/07 confirm'",
                ["number": String(line), "line": text.shown.shortened(to: 80)]
            )
        case .notUTF8(let path): Message("{path} is not UTF-8 text", ["path": path])
        }
    }

    func message(_ error: AlignmentFile.LineError) -> Message {
        switch error {
        case .notALine(let line, let text):
            Message(
                "line {number}: '{line}' is no passage; write for example '4-5 = 4', '6 = -' or '7 = 7 alike'",
                ["number": String(line), "line": text.shown.shortened(to: 80)]
            )
        case .noSentence(let line, let number, let count):
            Message(
                "line {number}: there is no sentence {sentence}; the text has {count}",
                ["number": String(line), "sentence": String(number), "count": String(count)]
            )
        case .usedTwice(let line, let number):
            Message(
                "line {number}: sentence {sentence} stands in an earlier line already",
                ["number": String(line), "sentence": String(number)]
            )
        case .notUTF8(let path): Message("{path} is not UTF-8 text", ["path": path])
        case .empty(let path): Message("{path} has no passage; write for example '4-5 = 4'", ["path": path])
        case .otherDocument(let line):
            Message(
                "line {number}: this is the alignment of other documents; name them in the order of the file",
                ["number": String(line)]
            )
        }
    }

    /// What is wrong with a line of a file, with the file's name before it.
    func message(_ error: AlignmentFile.LineError, in path: String) -> Message {
        switch error {
        case .notUTF8, .empty: message(error)
        case .notALine, .noSentence, .usedTwice, .otherDocument: message(error).inFile(path, self)
        }
    }

    /// What is wrong with a line of a file, with the file's name before it.
    func message(_ error: LinkFile.LineError, in path: String) -> Message {
        switch error {
        case .notUTF8: message(error)
        case .notALink: message(error).inFile(path, self)
        }
    }

    /// Why a link, a merge or an alignment has no effect.
    func linking(_ refusal: Refusal) -> Message {
        switch refusal {
        case .notMerged(let number):
            Message("conclusion {number} is not merged into another", ["number": "\(number)"])
        case .mergesInCircle(let number):
            Message(
                "conclusion {number} can be merged only into one that stands for itself, and before others are merged into it",
                ["number": "\(number)"]
            )
        case .mergesSessions(let one, let two):
            Message(
                "{one} and {two} are of different sessions; link them instead: {command}",
                [
                    "one": "\(one)", "two": "\(two)",
                    "command": "suivi link \(max(one, two)) reiterates \(min(one, two))",
                ]
            )
        case .linkToItself(let number):
            Message("conclusion {number} can't be linked with itself", ["number": "\(number)"])
        case .linkLooksForward(let link):
            Message(
                "'{relation}' leads to an earlier conclusion; write '{link}'",
                [
                    "relation": link.relation.rawValue,
                    "link": "\(link.to) \(link.relation.rawValue) \(link.from)",
                ]
            )
        case .linkContradicts(let link):
            Message(
                "it is recorded that {from} {relation} {to}; take that back first with --withdraw",
                ["from": "\(link.from)", "relation": link.relation.rawValue, "to": "\(link.to)"]
            )
        case .nothingToWithdraw(let link):
            Message("nothing is recorded of the link '{link}'", ["link": "\(link)"])
        case .versionsOfOtherSessions(let one, let two):
            Message(
                "the documents {one} and {two} belong to different sessions; language versions are of one session",
                [
                    "one": String(one.hexadecimal.prefix(12)), "two": String(two.hexadecimal.prefix(12)),
                ]
            )
        default: .verbatim(refusal.description)
        }
    }
}

extension Console {
    /// What one version has where versions differ: a word of the vocabulary, or the words that are printed.
    func value(_ value: String?, of aspect: VersionDifference.Aspect) -> String {
        guard let value else { return "" }
        switch aspect {
        case .strength: return Strength(rawValue: value).map(word) ?? value.shown
        case .kind: return ConclusionKind(rawValue: value).map(word) ?? value.shown
        case .negation: return text(value == "denied" ? Message("denied") : Message("affirmed"))
        case .missing: return text(Message("not there"))
        case .unread: return text(Message("no conclusion read"))
        case .number, .date, .actor, .name, .substance: return value.shown
        }
    }
}

extension Message {
    /// The same of a line of a file, which is named.
    func inFile(_ path: String, _ console: Console) -> Message {
        Message("{file}, {problem}", ["file": path.shown, "problem": console.text(self)])
    }
}
