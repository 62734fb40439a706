import Glibc

/// Lists the files of a folder and of the folders in it, in the order of their names.
///
/// Symbolic links are not followed, so that nothing is read from elsewhere and no path leads in a circle.
struct FolderWalk {
    /// How much of a folder is looked at.
    struct Limits {
        var depth = 64
        var files = 200_000
    }

    /// A regular file, as it stood when it was listed.
    struct Entry {
        let path: FolderPath
        let size: Int
        /// When it was last changed, in nanoseconds since 1970.
        let modified: Int
    }

    let root: [UInt8]
    let limits: Limits
    /// Files that belong to the reading itself, by device and number.
    private let own: Set<FileIdentity>
    private(set) var files: [Entry] = []
    private(set) var left: [LeftFile] = []
    private(set) var failures: [(path: FolderPath, code: Int32)] = []

    struct FileIdentity: Hashable {
        let device: UInt64
        let number: UInt64
    }

    init(root: String, own: [String], limits: Limits = Limits()) {
        self.root = Array(root.utf8)
        self.limits = limits
        self.own = Set(own.compactMap { Self.identity(Array($0.utf8)) })
    }

    /// Walks; answers the system's error where the folder itself can't be read.
    mutating func walk() -> Int32? { walk([], depth: 0) }

    private static func identity(_ path: [UInt8]) -> FileIdentity? {
        var status = stat()
        guard lstat(terminated(path), &status) == 0 else { return nil }
        return FileIdentity(device: UInt64(status.st_dev), number: UInt64(status.st_ino))
    }

    static func terminated(_ path: [UInt8]) -> [CChar] { (path + [0]).map { CChar(bitPattern: $0) } }

    private mutating func walk(_ folder: [UInt8], depth: Int) -> Int32? {
        let names: [[UInt8]]
        switch Self.names(in: folder.isEmpty ? root : root + [0x2F] + folder) {
        case .success(let found): names = found
        case .failure(let error): return error.code
        }
        for name in names {
            let path = folder.isEmpty ? name : folder + [0x2F] + name
            if files.count >= limits.files {
                leave(path, .tooMany)
                return nil
            }
            look(at: path, name: name, depth: depth)
        }
        return nil
    }

    private mutating func look(at path: [UInt8], name: [UInt8], depth: Int) {
        if name.first == UInt8(ascii: ".") { return leave(path, .hidden) }
        if Self.isOfSystem(name) { return leave(path, .ofSystem) }
        var status = stat()
        guard lstat(Self.terminated(root + [0x2F] + path), &status) == 0 else {
            failures.append((FolderPath(bytes: path), errno))
            return
        }
        switch status.st_mode & S_IFMT {
        case S_IFREG:
            let identity = FileIdentity(device: UInt64(status.st_dev), number: UInt64(status.st_ino))
            if own.contains(identity) { return leave(path, .own) }
            let modified = status.st_mtim
            let (seconds, overflow) = modified.tv_sec.multipliedReportingOverflow(by: 1_000_000_000)
            files.append(
                Entry(
                    path: FolderPath(bytes: path),
                    size: Int(status.st_size),
                    modified: overflow ? modified.tv_sec : seconds &+ modified.tv_nsec
                )
            )
        case S_IFDIR:
            guard depth + 1 < limits.depth else { return leave(path, .tooDeep) }
            if let code = walk(path, depth: depth + 1) { failures.append((FolderPath(bytes: path), code)) }
        case S_IFLNK: leave(path, .link)
        default: leave(path, .notAFile)
        }
    }

    /// How many files that are left aside are named; all are counted.
    static let mostNamed = 10_000

    private mutating func leave(_ path: [UInt8], _ cause: LeftFile.Cause) {
        left.append(LeftFile(path: FolderPath(bytes: left.count < Self.mostNamed ? path : []), cause: cause))
    }

    /// What desktops and word processors put beside the files of people.
    private static func isOfSystem(_ name: [UInt8]) -> Bool {
        let lowered = name.map { 0x41...0x5A ~= $0 ? $0 + 32 : $0 }
        return lowered == Array("thumbs.db".utf8) || lowered == Array("desktop.ini".utf8)
            || lowered.starts(with: "~$".utf8)
    }

    struct SystemError: Error { let code: Int32 }

    static func names(in folder: [UInt8]) -> Result<[[UInt8]], SystemError> {
        guard let stream = opendir(terminated(folder)) else { return .failure(SystemError(code: errno)) }
        defer { closedir(stream) }
        var names: [[UInt8]] = []
        while true {
            errno = 0
            guard let entry = readdir(stream) else { break }
            let name = withUnsafePointer(to: &entry.pointee.d_name) { pointer in
                pointer.withMemoryRebound(to: UInt8.self, capacity: 256) { bytes in
                    Array(UnsafeBufferPointer(start: bytes, count: strnlen(UnsafePointer(OpaquePointer(bytes)), 255)))
                }
            }
            if name != [0x2E], name != [0x2E, 0x2E] { names.append(name) }
        }
        guard errno == 0 else { return .failure(SystemError(code: errno)) }
        return .success(names.sorted { $0.lexicographicallyPrecedes($1) })
    }
}

/// A file of a folder that is not read, and why; this is no error.
public struct LeftFile: Hashable, Sendable {
    /// Why a file is not read.
    public enum Cause: String, CaseIterable, Hashable, Sendable {
        /// Its name begins with a full stop.
        case hidden
        /// A symbolic link.
        case link
        /// A pipe, a socket or a device.
        case notAFile = "not_a_file"
        /// What a desktop keeps for itself.
        case ofSystem = "of_system"
        /// The proposal, or the state of the reading.
        case own
        case tooDeep = "too_deep"
        /// The folder has more files than are read in one call.
        case tooMany = "too_many"
    }

    public let path: FolderPath
    public let cause: Cause
}
