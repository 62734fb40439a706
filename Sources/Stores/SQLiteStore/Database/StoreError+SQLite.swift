import CSQLite
import Glibc
import Storage

extension StoreError {
    /// What a result code of SQLite means for a person.
    ///
    /// The extended code decides, with the `errno` of the system where it gave one; `reason` has SQLite's own words.
    init(code: Int32, systemError: Int32, path: String, doing: String, reason: String) {
        switch code & 0xFF {
        case SQLITE_IOERR where [ENOSPC, EDQUOT, EFBIG].contains(systemError): self = .full(path: path)
        case SQLITE_BUSY, SQLITE_LOCKED, SQLITE_PROTOCOL: self = .busy(path: path)
        case SQLITE_FULL: self = .full(path: path)
        case SQLITE_READONLY, SQLITE_PERM: self = .readOnly(path: path)
        case SQLITE_CORRUPT, SQLITE_NOTADB, SQLITE_FORMAT: self = .damaged(path: path, reason: reason)
        case SQLITE_CANTOPEN where systemError == ENOENT: self = .absent(path: path)
        case SQLITE_CANTOPEN where [EACCES, EROFS].contains(systemError): self = .readOnly(path: path)
        default: self = .system(path: path, doing: doing, reason: "\(reason) (SQLite \(code))")
        }
    }

    /// What a refusal of the system means for a person.
    init(errno code: Int32, path: String, doing: String) {
        switch code {
        case ENOSPC, EDQUOT, EFBIG: self = .full(path: path)
        case EACCES, EPERM, EROFS: self = .readOnly(path: path)
        default: self = .system(path: path, doing: doing, reason: String(cString: strerror(code)))
        }
    }
}
