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

    /// Makes it and fills it with files by their paths, in order.
    func write(_ files: [String: [UInt8]], mode: mode_t = 0o600) throws(OperationError) {
        try make()
        do throws(FileError) {
            var folders: Set<String> = []
            for (name, bytes) in files.sorted(by: { $0.key < $1.key }) {
                var folder = path
                for part in name.split(separator: "/").dropLast() {
                    folder += "/" + part
                    guard folders.insert(folder).inserted else { continue }
                    guard mkdir(folder, 0o755) == 0 || errno == EEXIST else {
                        throw FileError(path: folder, attempt: "making the folder", code: errno)
                    }
                }
                try DurableFile.write(bytes, to: path + "/" + name, mode: mode)
            }
        } catch { throw .file(error) }
    }
}
