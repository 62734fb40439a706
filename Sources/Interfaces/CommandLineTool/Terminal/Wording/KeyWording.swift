import Journal
import Messages
import Signing

extension Console {
    func message(_ error: KeyError) -> Message {
        switch error {
        case .absent(let path):
            Message(
                "{path}: there is no key file; put it back from where keys are kept, or name another file",
                [
                    "path": path
                ]
            )
        case .alreadyThere(let path):
            Message(
                "{path}: there is a key file already, and it was left as it is; move it away or name another file",
                ["path": path]
            )
        case .notAKeyFile(let path):
            Message("{path}: this is no sealed key of this program; name another file", ["path": path])
        case .newerForm(let path):
            Message("{path}: the key was sealed by a newer version; open it with that version", ["path": path])
        case .damaged(let path):
            Message(
                "{path}: the key file is damaged, no passphrase will open it; put it back from a copy",
                [
                    "path": path
                ]
            )
        case .tooCostly(let path):
            Message(
                "{path}: opening the file would take more memory or time than any key of this program; it was changed, put it back from a copy",
                ["path": path]
            )
        case .wrongPassphrase(let path):
            Message(
                "{path}: the passphrase does not open the key; type it again (mind the keyboard's language and Caps Lock)",
                ["path": path]
            )
        case .emptyPassphrase: Message("the passphrase is empty; a key is sealed with at least one character")
        case .tooLittleMemory(let bytes):
            Message(
                "opening the key needs {count} MiB of memory, which the machine does not give; end other programs and try again",
                ["count": String(bytes >> 20)]
            )
        case .noMemory: Message("the machine gives no memory for a key; end other programs and try again")
        case .signatureNotValid:
            Message(
                "a signature that was just made does not verify, so it was thrown away; check the machine's memory"
            )
        case .file(let error): message(error)
        }
    }

    func message(_ error: HeadMarkError) -> Message {
        switch error {
        case .damaged(let path):
            Message(
                "{path}: the mark of the last signed head is damaged; put it back from the machine where the register was last written",
                ["path": path]
            )
        case .otherJournal(let path, let expected, let found):
            Message(
                "{path}: the mark belongs to {found}, not to {expected}; put each key and its mark in its own folder",
                ["path": path, "found": "\(found)", "expected": "\(expected)"]
            )
        case .wouldGoBack(let path, let kept, let offered):
            Message(
                "{path}: the key has signed {kept} acts, so it does not sign {offered}; the register comes from an older backup, restore the latest one",
                ["path": path, "kept": String(kept), "offered": String(offered)]
            )
        case .otherHistory(let path, let size):
            Message(
                "{path}: the key has signed other {size} acts than these; restore the latest backup",
                ["path": path, "size": String(size)]
            )
        case .file(let error): message(error)
        }
    }
}
