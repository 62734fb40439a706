/// Why a signed note is refused.
public enum SignedNoteError: Error, Hashable, Sendable, CustomStringConvertible {
    case tooLong(limit: Int)
    case notUTF8
    case controlCharacter
    case noSignatures
    case malformedSignature(line: Int)
    case tooManySignatures(limit: Int)
    case invalidSignature(KeyName)
    case noKnownSignature
    case textNotSignable

    public var description: String {
        switch self {
        case .tooLong(let limit): "the note is longer than \(limit) bytes; it is no note of this program"
        case .notUTF8: "the note is not valid UTF-8; ask the sender for the original file"
        case .controlCharacter:
            "the note has control characters; line breaks must be single line feeds, so send it as a file, not as text"
        case .noSignatures: "the note has no signature lines after a blank line; ask the sender for the complete file"
        case .malformedSignature(let line):
            "signature line \(line) of the note is malformed; ask the sender for the original file"
        case .tooManySignatures(let limit): "the note has more than \(limit) signatures; it is no note of this program"
        case .invalidSignature(let name):
            "the signature of \(name) does not fit the text; the text or the signature was changed"
        case .noKnownSignature: "no known key has signed the note; ask the sender which key it is, and check it"
        case .textNotSignable: "a text can be signed if it ends with a line break and has no control characters"
        }
    }
}
