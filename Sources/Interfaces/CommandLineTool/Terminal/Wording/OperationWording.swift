import Consultations
import Messages
import Operations
import Reading

extension Console {
    /// What happened, to what, and what to do, on one line.
    func text(_ error: OperationError) -> String { text(message(error)).shown }

    func message(_ error: OperationError) -> Message {
        switch error {
        case .store(let error): message(error)
        case .refused(let refusal): message(refusal)
        case .void(let reason):
            Message("this would have no effect: {reason}; nothing was written", ["reason": text(message(reason))])
        case .founding(let error): message(error)
        case .agreement(let error): message(error)
        case .archive(let error): message(error)
        case .bag(let error): message(error)
        case .pouch(let error): message(error)
        case .line(let error): message(error)
        case .source(let error): message(error)
        case .reading(let error): message(error)
        case .review(let error): message(error)
        case .proposal(let error): message(error)
        case .key(let error): message(error)
        case .mark(let error): message(error)
        case .quarantine(let state): message(state)
        case .damaged(let damage): message(damage)
        case .file(let error): message(error)
        case .lexicon(let error): message(error)
        case .notWhole(let finding): message(finding)
        case .folderNotEmpty(let path):
            Message("{path} is not empty; name a new folder, nothing was written", ["path": path])
        case .redaction(let error): message(error)
        case .noFile(let path): Message("there is no file {path}; check the name", ["path": path])
        case .notRecordable(let error):
            Message("nothing was written: {reason}", ["reason": text(message(error))])
        case .awaitingSignature(let count): awaitingSignature(count)
        case .noRandomBytes: Message("the machine gave no random bytes")
        case .invalid(let reason): .verbatim(reason)
        case .noDocument, .severalDocuments, .nothingDeposited, .everythingReviewed, .sessionFull, .notASession,
            .mechanismWithoutName, .notARuleValue, .noSuchAct:
            request(error)
        }
    }

    /// What was asked for and can't be done.
    private func request(_ error: OperationError) -> Message {
        switch error {
        case .noDocument(let name):
            Message(
                "no document '{name}' is in the register; read it in with 'suivi read FILE --session N'",
                ["name": name]
            )
        case .severalDocuments(let name, let digests):
            Message(
                "'{name}' names several documents; name one by its SHA-256: {list}",
                ["name": name, "list": list(digests)]
            )
        case .nothingDeposited:
            Message("no document is in the register; read one in with 'suivi read FILE --session N'")
        case .everythingReviewed:
            Message("every document is reviewed, and nothing was left for later")
        case .sessionFull: Message("a session has at most 9999 conclusions")
        case .mechanismWithoutName:
            Message("the mechanism has no name yet; give one, for example --name \"en=Consultations\"")
        case .notARuleValue(let value, let rule):
            Message(
                "'{value}' is no value of the rule '{rule}'; use one of: {list}",
                [
                    "value": value, "rule": rule.rawValue,
                    "list": rule.codes.map { list(Array($0)) } ?? text(Message("words")),
                ]
            )
        case .noSuchAct(let number, let size):
            Message(
                "the signed journal has the acts 0 to {last}, not {number}",
                ["last": String(size - 1), "number": String(number)]
            )
        default:
            Message(
                "a session has a number from 1 to 9999, and one that is fixed or held has a date; give it with --date"
            )
        }
    }
}
