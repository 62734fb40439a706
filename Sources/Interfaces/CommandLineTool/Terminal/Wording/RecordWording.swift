import Consultations
import Journal
import Messages

extension Console {
    func message(_ error: RecordError) -> Message {
        switch error {
        case .notCanonical(let reason): Message("the act is not canonical JSON: {reason}", ["reason": reason])
        case .missing(let field, let record):
            Message("'{record}' lacks the field '{field}'", ["record": record, "field": field])
        case .wrong(let field, let record):
            Message(
                "the field '{field}' of '{record}' holds something that it may not hold",
                ["record": record, "field": field]
            )
        case .unknownField(let field, let record):
            Message(
                "'{record}' has the field '{field}', which its form does not know",
                ["record": record, "field": field]
            )
        case .otherForm(let record):
            Message("'{record}' is not written in the one form that a record has", ["record": record])
        case .unknownAct(let name):
            Message("an act '{name}' is not known to this version; a newer program reads it", ["name": name])
        }
    }

    func message(_ error: CheckpointError) -> Message {
        switch error {
        case .note(let error): message(error)
        case .notThreeLines: Message("a checkpoint has three lines: the journal, the size and the root")
        case .malformedOrigin: Message("the first line of the checkpoint is not the name of a journal")
        case .malformedSize: Message("the second line of the checkpoint is not a number without leading zeros")
        case .malformedRoot:
            Message("the third line of the checkpoint is not the base64 of a root that this size can have")
        case .otherJournal(let expected, let found):
            Message(
                "the checkpoint belongs to {found}, not to {expected}; ask for the right file",
                ["found": "\(found)", "expected": "\(expected)"]
            )
        case .notSignedByItsJournal(let name):
            Message(
                "the checkpoint is not signed with the known key of {name}; ask its owner whether the key has changed",
                ["name": "\(name)"]
            )
        case .missingCosignature(let name):
            Message("the checkpoint lacks the cosignature of {name}; ask it to cosign", ["name": "\(name)"])
        }
    }

    private func message(_ error: SignedNoteError) -> Message {
        switch error {
        case .tooLong(let limit):
            Message("the note is larger than {size}; it is no note of this program", ["size": size(limit)])
        case .notUTF8: Message("the note is not valid UTF-8; ask the sender for the original file")
        case .controlCharacter:
            Message(
                "the note has control characters; line breaks must be single line feeds, so send it as a file, not as text"
            )
        case .noSignatures:
            Message("the note has no signature lines after a blank line; ask the sender for the complete file")
        case .malformedSignature(let line):
            Message(
                "signature line {line} of the note is malformed; ask the sender for the original file",
                [
                    "line": String(line)
                ]
            )
        case .tooManySignatures(let limit):
            Message(
                "the note has more than {limit} signatures; it is no note of this program",
                [
                    "limit": String(limit)
                ]
            )
        case .invalidSignature(let name):
            Message(
                "the signature of {name} does not fit the text; the text or the signature was changed",
                [
                    "name": "\(name)"
                ]
            )
        case .noKnownSignature:
            Message("no known key has signed the note; ask the sender which key it is, and check it")
        case .textNotSignable:
            Message("a text can be signed if it ends with a line break and has no control characters")
        }
    }
}
