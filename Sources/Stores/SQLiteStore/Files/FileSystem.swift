import Glibc
import Storage

/// What the store asks of the file system, with durable writes and errors that name the path.
enum FileSystem {
    /// The longest file that is kept or read, in bytes.
    static let longestFile = 1 << 30

    static func exists(_ path: String) -> Bool {
        var status = stat()
        return lstat(path, &status) == 0
    }

    /// Whether a path leads to a file, and not to a folder, a pipe or a device; a link counts as what it leads to.
    static func isPlainOrMissing(_ path: String) -> Bool {
        var status = stat()
        return stat(path, &status) != 0 || status.st_mode & S_IFMT == S_IFREG
    }

    /// Refuses a place where a database is, or the log of one: SQLite would play that into whatever gets the name.
    static func checkFree(_ database: String, in folder: String) throws(StoreError) {
        if exists(database) { throw .alreadyThere(path: folder) }
        for log in [database + "-journal", database + "-wal"] where exists(log) { throw .alreadyThere(path: log) }
    }

    /// What tells one state of a file from another without reading it.
    struct Stamp: Equatable, Sendable {
        let file: UInt64
        let size: Int
        let seconds: Int
        let nanoseconds: Int
    }

    static func stamp(of path: String) -> Stamp? {
        var status = stat()
        guard stat(path, &status) == 0 else { return nil }
        return Stamp(
            file: UInt64(status.st_ino),
            size: Int(status.st_size),
            seconds: status.st_mtim.tv_sec,
            nanoseconds: status.st_mtim.tv_nsec
        )
    }

    /// Whether the rights of this program, as they are in effect, let it write.
    static func mayWrite(to path: String) -> Bool { faccessat(AT_FDCWD, path, W_OK, AT_EACCESS) == 0 }

    /// Whether a file system has room for the index of a log, which has 32 KiB.
    static func hasRoom(in folder: String) -> Bool {
        var system = statvfs()
        guard statvfs(folder, &system) == 0 else { return true }
        return UInt64(system.f_bavail).multipliedReportingOverflow(by: UInt64(system.f_frsize)).partialValue >= 65_536
    }

    /// Makes a folder and those above it that are missing, readable by their owner only, and makes their names durable.
    static func makeFolder(_ path: String) throws(StoreError) {
        var missing: [String] = []
        var place = path
        while !exists(place) {
            missing.append(place)
            guard let parent = parent(of: place) else { break }
            place = parent
        }
        for folder in missing.reversed() {
            guard mkdir(folder, 0o700) == 0 || errno == EEXIST else {
                throw StoreError(errno: errno, path: folder, doing: "making the folder")
            }
            try syncFolder(parent(of: folder) ?? ".")
        }
    }

    /// The folder in which a path lies; nothing above the first.
    static func parent(of path: String) -> String? {
        var trimmed = path[...]
        while trimmed.utf8.count > 1, trimmed.hasSuffix("/") { trimmed.removeLast() }
        guard let slash = trimmed.lastIndex(of: "/") else { return trimmed == "." ? nil : "." }
        if slash == trimmed.startIndex { return trimmed.utf8.count == 1 ? nil : "/" }
        return String(trimmed[..<slash])
    }

    /// Makes the names in a folder durable.
    static func syncFolder(_ path: String) throws(StoreError) {
        let descriptor = Glibc.open(path, O_RDONLY | O_DIRECTORY | O_CLOEXEC)
        guard descriptor >= 0 else { throw StoreError(errno: errno, path: path, doing: "opening the folder") }
        defer { close(descriptor) }
        // Some network file systems can't sync a folder and say so with EINVAL.
        guard fsync(descriptor) == 0 || errno == EINVAL else {
            throw StoreError(errno: errno, path: path, doing: "writing to the folder")
        }
    }

    /// Makes the bytes of a file durable.
    static func syncFile(_ path: String) throws(StoreError) {
        let descriptor = Glibc.open(path, O_RDONLY | O_CLOEXEC | O_NOFOLLOW)
        guard descriptor >= 0 else { throw StoreError(errno: errno, path: path, doing: "opening") }
        defer { close(descriptor) }
        guard fsync(descriptor) == 0 else { throw StoreError(errno: errno, path: path, doing: "writing") }
    }

    /// Writes a file so that after a power cut it is there whole, or as it was before.
    static func write(_ bytes: [UInt8], to path: String, by temporary: String) throws(StoreError) {
        do {
            try writeAndSync(bytes, to: temporary)
            try rename(temporary, to: path)
        } catch {
            unlink(temporary)
            throw error
        }
    }

    /// Gives a file that is durable its name, and makes the name durable.
    static func rename(_ temporary: String, to path: String) throws(StoreError) {
        guard Glibc.rename(temporary, path) == 0 else { throw StoreError(errno: errno, path: path, doing: "naming") }
        try syncFolder(parent(of: path) ?? ".")
    }

    private static func writeAndSync(_ bytes: [UInt8], to path: String) throws(StoreError) {
        let descriptor = Glibc.open(path, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC | O_NOFOLLOW, 0o600)
        guard descriptor >= 0 else { throw StoreError(errno: errno, path: path, doing: "making") }
        defer { close(descriptor) }
        var done = 0
        while done < bytes.count {
            let written = bytes.withUnsafeBytes { buffer in
                Glibc.write(descriptor, buffer.baseAddress.map { $0 + done }, bytes.count - done)
            }
            if written < 0, errno == EINTR { continue }
            guard written > 0 else { throw StoreError(errno: errno, path: path, doing: "writing") }
            done += written
        }
        guard fsync(descriptor) == 0 else { throw StoreError(errno: errno, path: path, doing: "writing") }
    }

    /// Removes what a stop in the middle of making a database has left.
    static func removeDatabase(_ path: String) throws(StoreError) {
        for name in [path, path + "-journal", path + "-wal", path + "-shm"] {
            guard unlink(name) == 0 || errno == ENOENT else {
                throw StoreError(errno: errno, path: name, doing: "removing")
            }
        }
    }

    /// The bytes of a plain file; nothing where there is none.
    static func read(_ path: String) throws(StoreError) -> [UInt8]? {
        let descriptor = Glibc.open(path, O_RDONLY | O_CLOEXEC | O_NOFOLLOW | O_NONBLOCK)
        guard descriptor >= 0 else {
            if errno == ENOENT || errno == ENOTDIR { return nil }
            throw .system(path: path, doing: "opening", reason: String(cString: strerror(errno)))
        }
        defer { close(descriptor) }
        var status = stat()
        guard fstat(descriptor, &status) == 0, status.st_mode & S_IFMT == S_IFREG else {
            throw .system(path: path, doing: "reading", reason: "it is not a plain file")
        }
        guard status.st_size <= longestFile else {
            throw .system(path: path, doing: "reading", reason: "it is longer than \(longestFile >> 20) MiB")
        }
        let length = Int(status.st_size)
        var failure: Int32 = 0
        let bytes = [UInt8](unsafeUninitializedCapacity: length) { buffer, count in
            while count < length {
                let got = Glibc.read(descriptor, buffer.baseAddress.map { $0 + count }, length - count)
                if got < 0, errno == EINTR { continue }
                if got < 0 { failure = errno }
                guard got > 0 else { return }
                count += got
            }
        }
        guard failure == 0 else {
            throw .system(path: path, doing: "reading", reason: String(cString: strerror(failure)))
        }
        return bytes
    }

    /// The names in a folder, without `.` and `..`, in the order of their bytes; nothing where there is no folder.
    static func names(in path: String) throws(StoreError) -> [String]? {
        guard let stream = opendir(path) else {
            if errno == ENOENT { return nil }
            throw .system(path: path, doing: "reading the folder", reason: String(cString: strerror(errno)))
        }
        defer { closedir(stream) }
        var names: [String] = []
        while let entry = readdir(stream) {
            let name = withUnsafeBytes(of: entry.pointee.d_name) { bytes in
                String(decoding: bytes.prefix { $0 != 0 }, as: UTF8.self)
            }
            if name != ".", name != ".." { names.append(name) }
        }
        return names.sorted { $0.utf8.lexicographicallyPrecedes($1.utf8) }
    }
}
