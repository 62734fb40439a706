import Glibc
import Signing

/// A folder that is to be filled: it has to be new or empty, so that nothing that stands there is mixed up or lost.
struct NewFolder {
    let path: String

    /// Makes it where it is not there; refuses one that holds anything.
    func make() throws(OperationError) {
        if mkdir(path, 0o755) == 0 { return }
        guard errno == EEXIST else { throw .file(FileError(path: path, attempt: "making the folder", code: errno)) }
        guard let folder = opendir(path) else {
            throw .file(FileError(path: path, attempt: "opening the folder", code: errno))
        }
        defer { closedir(folder) }
        while let entry = readdir(folder) {
            let name = withUnsafePointer(to: &entry.pointee.d_name) { pointer in
                pointer.withMemoryRebound(to: CChar.self, capacity: 256) { String(cString: $0) }
            }
            guard name == "." || name == ".." else { throw .folderNotEmpty(path: path) }
        }
    }
}
