import BagIt
import Consultations
import Exchange
import Messages
import Operations
import Zip

extension Console {
    func message(_ error: PouchError) -> Message {
        switch error {
        case .unexpected(let path):
            Message(
                "'{path}' has no place in a pouch or an exported journal; ask the sender what it is",
                ["path": path]
            )
        case .missing(let path):
            Message("'{path}' is missing; ask the sender for all the files", ["path": path])
        case .unreadable(let path, let reason):
            Message("'{path}' can't be read: {reason}", ["path": path, "reason": reason])
        case .tooLarge(let path, let limit):
            Message(
                "'{path}' goes beyond {limit}, which is all that is taken",
                ["path": path, "limit": String(limit)]
            )
        case .key(let path):
            Message("'{path}' is no public key of its journal; ask the owner for it", ["path": path])
        case .head(let path, let error):
            Message("'{path}' does not verify: {reason}", ["path": path, "reason": text(message(error))])
        case .entries(let path, _), .tileLength(let path), .bodyFile(let path), .file(let path):
            Message("'{path}' is damaged; ask the sender for it once more", ["path": path])
        case .hash(let path):
            Message(
                "'{path}' has other hashes than the acts, which are whole; ask the sender for it once more",
                ["path": path]
            )
        case .bodyOfNoAct(let path):
            Message("'{path}' belongs to no act of its journal; ask the sender what it is", ["path": path])
        case .bodyForm(let path, let error):
            Message("'{path}' is no canonical JSON: {reason}", ["path": path, "reason": "\(error)"])
        case .proof(let path, _):
            Message("the proof '{path}' does not hold; ask the sender for it once more", ["path": path])
        case .damagedAct, .root, .length, .before, .header, .place, .body, .earlierActsNeeded: act(error)
        }
    }

    /// What does not hold in the acts of a journal.
    private func act(_ error: PouchError) -> Message {
        switch error {
        case .damagedAct(let journal, let number):
            Message(
                "act {number} of {journal} is damaged; ask the sender once more, or another party",
                ["number": String(number), "journal": "\(journal)"]
            )
        case .root(let journal, .some(let number)):
            Message(
                "the acts of {journal} don't lead to the signed root; act {number} is the first that differs from its hash",
                ["journal": "\(journal)", "number": String(number)]
            )
        case .length(let journal, let expected, let found):
            Message(
                "the head of {journal} is signed over {size} acts, but there are {count}; ask for all of them",
                ["journal": "\(journal)", "size": String(expected), "count": String(found)]
            )
        case .before(let journal):
            Message(
                "what leads from the earlier acts of {journal} to the root is missing; ask for the journal from act 0 on",
                ["journal": "\(journal)"]
            )
        case .header(let journal, let number, let error):
            Message(
                "act {number} of {journal} can't be read: {reason}",
                ["number": String(number), "journal": "\(journal)", "reason": text(message(error))]
            )
        case .place(let journal, let number):
            Message(
                "act {number} of {journal} belongs to another journal or place; ask its owner",
                ["number": String(number), "journal": "\(journal)"]
            )
        case .body(let journal, let number):
            Message(
                "the body of act {number} of {journal} is not the one that its header names; ask for it once more",
                ["number": String(number), "journal": "\(journal)"]
            )
        case .earlierActsNeeded(let journal, let number):
            Message(
                "a pouch with acts of {journal} from {number} on needs the hashes of the earlier ones",
                ["journal": "\(journal)", "number": String(number)]
            )
        case .root(let journal, _):
            Message(
                "the acts of {journal} don't lead to the signed root; compare them with another party's copy",
                ["journal": "\(journal)"]
            )
        default: .verbatim(error.description)
        }
    }

    func message(_ flaw: SeenFlaw) -> Message {
        switch flaw {
        case .doesNotExist(let citation):
            Message(
                "act {number} of {journal} cites what does not exist: {size} acts of {other} with another root; one of the two journals is not what its owner showed to others",
                [
                    "number": String(citation.number), "journal": "\(citation.journal)",
                    "size": String(citation.head.size), "other": citation.cited,
                ]
            )
        case .shrinks(let journal, let number, let cited):
            Message(
                "act {number} of {journal} has seen less of {other} than the act before it; it has no effect",
                ["number": String(number), "journal": "\(journal)", "other": cited]
            )
        case .twoHistories(let journal, .some(let number)):
            Message(
                "{journal} has two signed histories, which differ from act {number} on; its owner alone can have made them",
                ["journal": "\(journal)", "number": String(number)]
            )
        case .twoHistories(let journal, .none):
            Message(
                "{journal} has two signed histories; its owner alone can have made them",
                ["journal": "\(journal)"]
            )
        case .otherKey(let journal, let other):
            Message(
                "{journal} is not signed with the key that the founding text signed in {other} gives it; ask both",
                ["journal": "\(journal)", "other": "\(other)"]
            )
        }
    }

    func message(_ error: BagError) -> Message {
        switch error {
        case .notABag: Message("this is no bag of BagIt 1.0: its file bagit.txt is missing or says something else")
        case .badPath(let path), .twice(let path): Message("the path '{path}' can't stand in a bag", ["path": path])
        case .badLabel(let name): Message("the label '{name}' can't stand in bag-info.txt", ["name": name])
        case .missingTag(let path), .missingFile(let path):
            Message("'{path}' is missing from the bag; ask for it once more", ["path": path])
        case .badLine(let file, let line):
            Message(
                "line {line} of {file} is not what it should be; ask for the bag once more",
                ["line": String(line), "file": file]
            )
        case .fetches: Message("the bag wants files to be fetched from elsewhere; ask for a whole one")
        case .tooLarge: Message("the bag is larger than is taken")
        case .changed(let path):
            Message("'{path}' is not the file that was packed; ask for the bag once more", ["path": path])
        case .unnamed(let path):
            Message("'{path}' lies in the bag, but no manifest names it; ask for the bag once more", ["path": path])
        }
    }

    func message(_ error: ZipError) -> Message {
        switch error {
        case .tooManyMembers, .tooLarge:
            Message("the archive unpacks to more than is taken; check where it comes from")
        case .encrypted(let member):
            Message("'{member}' is locked with a password; ask for it without one", ["member": member])
        case .notAnArchive, .ambiguous, .overlapping, .missing, .unknownMethod, .damaged:
            Message("the archive can't be read; check that it is one and was copied whole, or ask for it once more")
        }
    }
}
