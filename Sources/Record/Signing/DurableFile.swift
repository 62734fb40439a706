import Glibc

/// Files that are written all or not at all, and stay after a power cut.
///
/// A file is written beside its place, synchronised, renamed over it, and the folder synchronised: at any moment the
/// path leads to the whole old file or to the whole new one.
public enum DurableFile {
    /// Writes a file, and returns when it is safe on the disk.
    ///
    /// A symbolic link at the path is replaced, not followed. After an error the old file is as it was, except where
    /// synchronising the folder failed: then either may be found after a power cut.
    ///
    /// - Parameters:
    ///   - bytes: All of the file.
    ///   - path: Its place, in a folder that exists.
    ///   - mode: The permissions; by default only the owner reads and writes.
    ///   - replacing: Whether a file that is there may be replaced; otherwise the error is `EEXIST`.
    /// - Throws: ``FileError`` with the path and what the system said.
    public static func write(
        _ bytes: [UInt8],
        to path: String,
        mode: UInt32 = 0o600,
        replacing: Bool = true
    ) throws(FileError) {
        let place = FilePlace(path)
        let temporary = place.temporary()
        let file = open(temporary, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC | O_NOFOLLOW, mode_t(mode))
        guard file >= 0 else { throw FileError(path: path, attempt: "writing the file", code: errno) }
        do throws(FileError) {
            try fill(file, with: bytes, mode: mode, path: path)
            try put(temporary, at: path, replacing: replacing)
        } catch {
            unlink(temporary)
            throw error
        }
        try place.synchronizeFolder()
    }

    /// Writes, synchronises and closes an open file.
    private static func fill(_ file: Int32, with bytes: [UInt8], mode: UInt32, path: String) throws(FileError) {
        var code: Int32 = 0
        // What the process's own mask took away of the mode is given back.
        if fchmod(file, mode_t(mode)) != 0 { code = errno }
        var written = 0
        while code == 0, written < bytes.count {
            let count = bytes[written...].withUnsafeBytes { Glibc.write(file, $0.baseAddress, $0.count) }
            if count > 0 { written += count } else if errno != EINTR { code = count == 0 ? ENOSPC : errno }
        }
        // A failed fsync is final: the system may have dropped the pages, so it isn't tried again.
        if code == 0, fsync(file) != 0 { code = errno }
        // Some network file systems report a full disk only here.
        if close(file) != 0, code == 0, errno != EINTR { code = errno }
        if code != 0 { throw FileError(path: path, attempt: "writing the file", code: code) }
    }

    private static func put(_ temporary: String, at path: String, replacing: Bool) throws(FileError) {
        if replacing {
            if rename(temporary, path) == 0 { return }
        } else if link(temporary, path) == 0 {
            // A link, other than a rename, never replaces anything.
            unlink(temporary)
            return
        }
        throw FileError(path: path, attempt: "putting the file in its place", code: errno)
    }
}
