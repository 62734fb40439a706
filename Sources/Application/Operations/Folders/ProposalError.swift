/// What can be wrong with a proposal or with the state of a reading.
public enum ProposalError: Error, Hashable, Sendable, CustomStringConvertible {
    /// A line of a proposal is wrong; lines are counted from 1.
    case line(Int, Fault)
    case notUTF8(path: String)
    /// A file in whose place the state of a reading was expected.
    case notAState(path: String)
    /// A file that was to be kept in the register is not the one that was read.
    case changed(name: String)
    /// The register gives a document another session than the proposal.
    case otherSession(name: String, session: Int)

    /// What is wrong with a line.
    public enum Fault: Error, Hashable, Sendable {
        case notALine(String)
        case unknownKey(String)
        /// A line that belongs to a session or a document that has not begun.
        case outOfPlace(String)
        case twice(String)
        case noFolder
        case notANumber(String)
        case sessionTwice(Int, line: Int)
        case notADate(String)
        case notAPath(String)
        case notADigest(String)
        case digestTwice(line: Int)
        case notALanguage(String)
        case notAType(String)
        case notAStatus(String)
    }

    public var description: String {
        switch self {
        case .line(let number, let fault): "line \(number): \(fault.description)"
        case .notUTF8(let path): "\(path) is not UTF-8 text"
        case .notAState(let path): "\(path) is no state of a reading; name another file with --state"
        case .changed(let name): "\(name) has changed since it was read; read the folder again"
        case .otherSession(let name, let session):
            "\(name) is in the register as a text of session \(session); a document keeps its session"
        }
    }
}

extension ProposalError.Fault: CustomStringConvertible {
    public var description: String {
        switch self {
        case .notALine(let line): "'\(line)' is no line of a proposal; write for example 'session: 4'"
        case .unknownKey(let key): "'\(key)' is not known; there are \(ProposalFile.keys.joined(separator: ", "))"
        case .outOfPlace(let key): "'\(key)' stands before the session or document to which it belongs"
        case .twice(let key): "'\(key)' stands there already; keep one"
        case .noFolder: "the folder is not named; write 'folder: FOLDER' at the beginning"
        case .notANumber(let text): "'\(text)' is no number of a session; write 1 to 9999, or - to leave it out"
        case .sessionTwice(let number, let line):
            "session \(number) stands in line \(line) already; put its documents there"
        case .notADate(let text): "'\(text)' is no date; write 2019-05-12, 2019-05 or 2019, or - where none is known"
        case .notAPath(let text): "'\(text)' is no file inside the folder"
        case .notADigest(let text): "'\(text)' is no SHA-256; it has 64 digits from 0 to f"
        case .digestTwice(let line): "the same file stands in line \(line) already; keep one"
        case .notALanguage(let text): "'\(text)' is no language code; write for example fr"
        case .notAType(let text): "'\(text)' is no sort of document; write for example communique"
        case .notAStatus(let text): "'\(text)' is no status of a session; write for example held"
        }
    }
}
