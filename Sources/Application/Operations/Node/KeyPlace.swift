import CanonicalBytes
import Glibc
import Journal
import Signing

/// Where on which machine the keys of a node lie: a copy of the node, with its keys, is another place.
///
/// Two machines that sign with one key make two histories. A copy cannot be told from the original by what it holds, but
/// every copy of a folder has another number on its disk. So the first one to write notes that number and the machine's
/// own; where either differs, only a person can say that this is the one that goes on. An image of a whole disk is not
/// noticed here, but at the next exchange.
struct KeyPlace {
    private static let heading = "suivi/key-place/v1"

    let folder: RegisterFolder

    private var path: String { folder.keys + "/place" }

    /// Whether the keys lay elsewhere when this was noted; nothing where it was never noted.
    func isElsewhere() throws(OperationError) -> Bool? {
        do {
            guard let kept = try DurableFile.read(path, limit: 4096) else { return nil }
            return kept != (try current())
        } catch let error as FileError {
            if case .tooLong = error.reason { return true }
            throw .file(error)
        } catch let error as OperationError { throw error } catch { throw .invalid("\(error)") }
    }

    /// Notes the place where there is no note; says whether the note is that of another place.
    func isCopied() throws(OperationError) -> Bool {
        if let isElsewhere = try isElsewhere() { return isElsewhere }
        try note()
        return false
    }

    /// Notes that the keys belong here from now on.
    func note() throws(OperationError) {
        let bytes = try current()
        do { try DurableFile.write(bytes, to: path) } catch { throw .file(error) }
    }

    private func current() throws(OperationError) -> [UInt8] {
        var status = stat()
        guard stat(folder.keys, &status) == 0 else {
            throw .file(FileError(path: folder.keys, attempt: "reading the folder", code: errno))
        }
        // The machine's name is for its programs only, and leaves it as a hash, if at all.
        let machine = (try? DurableFile.read("/etc/machine-id", limit: 4096)) ?? []
        let name = Node.sha256(Array("\(Self.heading)\n".utf8) + machine).base64
        return Array("\(Self.heading)\n\(status.st_ino)\n\(name)\n".utf8)
    }
}
