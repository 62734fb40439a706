import Consultations
import Messages
import Operations
import Reading

extension Console {
    func word(_ basis: FactBasis) -> String { term("basis", basis.rawValue) }
    func word(_ cause: LeftFile.Cause) -> String { term("left file", cause.rawValue) }

    func message(_ error: ProposalError) -> Message {
        switch error {
        case .line(let number, let fault):
            Message("line {number}: {reason}", ["number": String(number), "reason": text(message(fault))])
        case .notUTF8(let path): Message("{path} is not UTF-8 text", ["path": path])
        case .notAState(let path):
            Message("{path} is no state of a reading; name another file with --state", ["path": path])
        case .changed(let name):
            Message("{name} has changed since it was read; read the folder again", ["name": name])
        case .otherSession(let name, let session):
            Message(
                "{name} is in the register as a text of session {number}; a document keeps its session",
                ["name": name, "number": String(session)]
            )
        }
    }

    private func message(_ fault: ProposalError.Fault) -> Message {
        switch fault {
        case .notALine(let line):
            Message("'{text}' is no line of a proposal; write for example 'session: 4'", ["text": brief(line)])
        case .unknownKey(let key):
            Message(
                "'{text}' is not known; there are {list}",
                ["text": brief(key), "list": list(Array(ProposalFile.keys))]
            )
        case .outOfPlace(let key):
            Message("'{text}' stands before the session or document to which it belongs", ["text": brief(key)])
        case .twice(let key): Message("'{text}' stands there already; keep one", ["text": brief(key)])
        case .noFolder: Message("the folder is not named; write 'folder: FOLDER' at the beginning")
        case .sessionTwice(let number, let line):
            Message(
                "session {number} stands in line {line} already; put its documents there",
                ["number": String(number), "line": String(line)]
            )
        case .digestTwice(let line):
            Message("the same file stands in line {line} already; keep one", ["line": String(line)])
        default: value(fault)
        }
    }

    /// A value that its key does not take.
    private func value(_ fault: ProposalError.Fault) -> Message {
        switch fault {
        case .notANumber(let text):
            Message(
                "'{text}' is no number of a session; write 1 to 9999, or - to leave it out",
                ["text": brief(text)]
            )
        case .notADate(let text):
            Message(
                "'{text}' is no date; write 2019-05-12, 2019-05 or 2019, or - where none is known",
                ["text": brief(text)]
            )
        case .notAPath(let text): Message("'{text}' is no file inside the folder", ["text": brief(text)])
        case .notADigest(let text):
            Message("'{text}' is no SHA-256; it has 64 digits from 0 to f", ["text": brief(text)])
        case .notALanguage(let text):
            Message("'{text}' is no language code; write for example fr", ["text": brief(text)])
        case .notAType(let text):
            Message("'{text}' is no type of document; write for example communique", ["text": brief(text)])
        case .notAStatus(let text):
            Message("'{text}' is no status of a session; write for example held", ["text": brief(text)])
        default: .verbatim(fault.description)
        }
    }

    private func brief(_ text: String) -> String { text.shown.shortened(to: 80) }
}
