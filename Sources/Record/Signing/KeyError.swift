/// Why a key can't be made, sealed, opened or used.
public enum KeyError: Error, Hashable, Sendable {
    /// There is no key file.
    case absent(path: String)
    /// There is a key file already, and it isn't to be replaced.
    case alreadyThere(path: String)
    /// The file is no sealed key.
    case notAKeyFile(path: String)
    /// The file has a form that this version doesn't know.
    case newerForm(path: String)
    /// The file is a sealed key whose bytes have changed.
    case damaged(path: String)
    /// Opening the file would cost more than this program pays for any file.
    case tooCostly(path: String)
    /// The passphrase doesn't open the file.
    case wrongPassphrase(path: String)
    /// A key isn't sealed with nothing.
    case emptyPassphrase
    /// The machine has too little memory for deriving the key that seals.
    case tooLittleMemory(bytes: Int)
    /// The machine has no memory for secrets.
    case noMemory
    /// A signature that was just made doesn't verify.
    case signatureNotValid
    /// The file can't be read or written.
    case file(FileError)
}

extension KeyError: CustomStringConvertible {
    public var description: String {
        switch self {
        case .absent(let path):
            "\(path): there is no key file; put it back from where keys are kept, or name another file"
        case .alreadyThere(let path):
            "\(path): there is a key file already, and it was left as it is; move it away or name another file"
        case .notAKeyFile(let path): "\(path): this is no sealed key of this program; name another file"
        case .newerForm(let path): "\(path): the key was sealed by a newer version; open it with that version"
        case .damaged(let path):
            "\(path): the key file is damaged, no passphrase will open it; put it back from a copy"
        case .tooCostly(let path):
            "\(path): opening the file would take more memory or time than any key of this program; "
                + "it was changed, put it back from a copy"
        case .wrongPassphrase(let path):
            "\(path): the passphrase does not open the key; type it again (mind the keyboard's language and Caps Lock)"
        case .emptyPassphrase: "the passphrase is empty; a key is sealed with at least one character"
        case .tooLittleMemory(let bytes):
            "opening the key needs \(bytes >> 20) MiB of memory, which the machine does not give; "
                + "end other programs and try again"
        case .noMemory: "the machine gives no memory for a key; end other programs and try again"
        case .signatureNotValid:
            "a signature that was just made does not verify, so it was thrown away; check the machine's memory"
        case .file(let error): error.description
        }
    }
}
