import Glibc

/// Why a file couldn't be read or written.
public struct FileError: Error, Hashable, Sendable {
    /// What stood in the way.
    public enum Reason: Hashable, Sendable {
        /// The system refused; the number is an `errno`.
        case system(code: Int32)
        /// The file is longer than it may be.
        case tooLong(limit: Int)
        /// The path leads to a folder, a device or a pipe.
        case notAFile
    }

    /// The file or folder.
    public let path: String
    /// What was tried, as in "writing the file".
    public let attempt: String
    /// What stood in the way.
    public let reason: Reason

    /// Makes an error.
    public init(path: String, attempt: String, reason: Reason) {
        self.path = path
        self.attempt = attempt
        self.reason = reason
    }

    /// Makes the error of a system call from its `errno`.
    public init(path: String, attempt: String, code: Int32) {
        self.init(path: path, attempt: attempt, reason: .system(code: code))
    }
}

extension FileError: CustomStringConvertible {
    public var description: String {
        switch reason {
        case .system(let code): "\(path): \(attempt) failed: \(Self.words(code)); \(Self.mend(code))"
        case .tooLong(let limit):
            "\(path): \(attempt) failed: the file has more than \(limit) bytes; it is another file than expected"
        case .notAFile: "\(path): \(attempt) failed: this is not a file; name a file"
        }
    }

    private static func words(_ code: Int32) -> String {
        switch code {
        case ENOENT: "there is no such file or folder"
        case EEXIST: "it is there already"
        case EACCES, EPERM: "the system does not permit it"
        case EROFS: "the file system is read-only"
        case ENOSPC: "the disk is full"
        case EDQUOT: "the disk quota is used up"
        case EIO: "the disk reports an error"
        case ENOTDIR: "a part of the path is not a folder"
        case EISDIR: "it is a folder"
        case ENAMETOOLONG: "the name is too long"
        case ELOOP: "symbolic links lead in a circle"
        case EMFILE, ENFILE: "too many files are open"
        case EFBIG: "the file is larger than the system allows"
        default: "system error \(code)"
        }
    }

    private static func mend(_ code: Int32) -> String {
        switch code {
        case ENOENT, ENOTDIR, ELOOP, ENAMETOOLONG: "check the path"
        case EEXIST: "move it away or name another file"
        case EACCES, EPERM: "give your account the right, or use another folder"
        case EROFS: "use a folder that can be written, or mount the disk for writing"
        case ENOSPC, EDQUOT, EFBIG: "free some space and try again"
        case EIO: "save what the disk still gives and replace it"
        case EISDIR: "name a file"
        case EMFILE, ENFILE: "end other programs and try again"
        default: "try again, and if it stays, look into the system's log"
        }
    }
}
