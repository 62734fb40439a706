import Glibc
import Messages
import Signing

extension Console {
    func message(_ error: FileError) -> Message {
        switch error.reason {
        case .system(let code):
            Message(
                "{path}: {attempt} failed: {reason}; {mend}",
                [
                    "path": error.path, "attempt": attempt(error.attempt), "reason": text(reason(code)),
                    "mend": text(mend(code)),
                ]
            )
        case .tooLong(let limit):
            Message(
                "{path}: {attempt} failed: the file is larger than {size}; it is another file than expected",
                ["path": error.path, "attempt": attempt(error.attempt), "size": size(limit)]
            )
        case .notAFile:
            Message(
                "{path}: {attempt} failed: this is not a file; name a file",
                ["path": error.path, "attempt": attempt(error.attempt)]
            )
        }
    }

    /// A size as people say it.
    func size(_ bytes: Int) -> String {
        bytes >= 1 << 20 && bytes % (1 << 20) == 0
            ? text(Message("{count} MiB", ["count": String(bytes >> 20)]))
            : text(.plural(one: "{count} byte", other: "{count} bytes", count: bytes))
    }

    private func reason(_ code: Int32) -> Message {
        switch code {
        case ENOENT: Message("there is no such file or folder")
        case EEXIST: Message("it is there already")
        case EACCES, EPERM: Message("the system does not permit it")
        case EROFS: Message("the file system is read-only")
        case ENOSPC: Message("the disk is full")
        case EDQUOT: Message("the disk quota is used up")
        case EIO: Message("the disk reports an error")
        case ENOTDIR: Message("a part of the path is not a folder")
        case EISDIR: Message("it is a folder")
        case ENAMETOOLONG: Message("the name is too long")
        case ELOOP: Message("symbolic links lead in a circle")
        case EMFILE, ENFILE: Message("too many files are open")
        case EFBIG: Message("the file is larger than the system allows")
        default: Message("system error {code}", ["code": String(code)])
        }
    }

    private func mend(_ code: Int32) -> Message {
        switch code {
        case ENOENT, ENOTDIR, ELOOP, ENAMETOOLONG: Message("check the path")
        case EEXIST: Message("move it away or name another file")
        case EACCES, EPERM: Message("give your account the right, or use another folder")
        case EROFS: Message("use a folder that can be written, or mount the disk for writing")
        case ENOSPC, EDQUOT, EFBIG: Message("free some space and try again")
        case EIO: Message("save what the disk still gives and replace it")
        case EISDIR: Message("name a file")
        case EMFILE, ENFILE: Message("end other programs and try again")
        default: Message("try again, and if it stays, look into the system's log")
        }
    }
}
