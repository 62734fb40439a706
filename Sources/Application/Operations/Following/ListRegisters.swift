public import Consultations
import Glibc
import Signing

/// How every register below a folder stands: one install may hold hundreds of mechanisms.
///
/// Each register is opened by itself and closed before the next, so nothing of one can come into another. Links are not
/// followed, and within a register no other one is looked for.
public struct ListRegisters: Sendable {
    /// The folder below which registers lie.
    public var folder: String
    public var day: CalendarDay

    /// How deep registers are looked for; the folder itself is 0.
    private static let depth = 3

    public init(folder: String, day: CalendarDay) {
        self.folder = folder
        self.day = day
    }

    /// One register.
    public struct Entry: Sendable {
        /// Where it lies, seen from the folder; `.` for the folder itself.
        public let path: String
        /// How it stands, or why it can't be read; the others are listed all the same.
        public let standing: Result<Standing, OperationError>
    }

    /// How a register stands.
    public struct Standing: Sendable {
        public let status: RegisterStatus
        /// How many proposals await the own side's answer.
        public let awaiting: Int
        /// The session with the highest number.
        public var lastSession: Session? { status.sessions.last }
        /// How many conclusions are overdue.
        public var overdue: Int { status.flagged.count { $0.flags.contains(.overdue) } }
    }

    /// Opens one after the other, in the order of their paths, and hands each over as soon as it was read.
    public func perform(_ each: (Entry) -> Void) throws(OperationError) {
        var status = stat()
        guard stat(folder, &status) == 0 else {
            if errno == ENOENT { throw .noFile(path: folder) }
            throw .file(FileError(path: folder, attempt: "opening the folder", code: errno))
        }
        visit(".", depth: 0, each)
    }

    private func visit(_ path: String, depth: Int, _ each: (Entry) -> Void) {
        let place = path == "." ? folder : "\(folder)/\(path)"
        if RegisterFolder(place).holdsRegister { return each(Entry(path: path, standing: standing(of: place))) }
        guard depth < Self.depth else { return }
        switch FolderWalk.names(in: Array(place.utf8)) {
        case .success(let names):
            for name in names {
                guard let name = String(validating: name, as: UTF8.self), Self.isFolder("\(place)/\(name)"),
                    !name.hasPrefix(".")
                else { continue }
                visit(path == "." ? name : "\(path)/\(name)", depth: depth + 1, each)
            }
        case .failure(let error):
            // Registers may lie behind it: it is named, and the others are listed.
            let failure = FileError(path: place, attempt: "opening the folder", code: error.code)
            each(Entry(path: path, standing: .failure(.file(failure))))
        }
    }

    private func standing(of place: String) -> Result<Standing, OperationError> {
        do throws(OperationError) {
            let node = try Node.open(RegisterFolder(place))
            let awaiting =
                node.register.foundingText == nil
                ? 0 : Inbox(node.record).entries.count { $0.state == .awaitsUs }
            return .success(Standing(status: try node.status(on: day), awaiting: awaiting))
        } catch { return .failure(error) }
    }

    /// Whether it is a folder, and no link to one.
    private static func isFolder(_ place: String) -> Bool {
        var status = stat()
        return lstat(place, &status) == 0 && status.st_mode & S_IFMT == S_IFDIR
    }
}
