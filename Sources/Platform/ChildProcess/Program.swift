import Glibc

/// A program on this machine that can be started.
public struct Program: Hashable, Sendable {
    /// The whole path of its file.
    public let path: String

    /// Looks for a program by its name in folders, as they stand in order.
    ///
    /// Folders that aren't given from the root are passed over: what is started must not depend on where the caller
    /// happens to stand.
    public init?(named name: String, in folders: [String]) {
        for folder in folders where folder.hasPrefix("/") {
            let path = folder + "/" + name
            var status = stat()
            guard stat(path, &status) == 0, status.st_mode & S_IFMT == S_IFREG, access(path, X_OK) == 0 else {
                continue
            }
            self.path = path
            return
        }
        return nil
    }

    /// The folders of the environment variable `PATH`, or the system's own where there is none.
    public static let usualFolders: [String] =
        getenv("PATH").map { String(cString: $0).split(separator: ":").map(String.init) } ?? ["/usr/bin", "/bin"]
}
