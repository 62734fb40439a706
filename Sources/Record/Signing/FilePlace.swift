import CanonicalBytes
import Glibc

/// A path taken apart into its folder and the name in it.
struct FilePlace {
    let path: String
    let folder: String
    let name: String

    init(_ path: String) {
        self.path = path
        if let slash = path.utf8.lastIndex(of: UInt8(ascii: "/")) {
            folder = slash == path.utf8.startIndex ? "/" : String(path[..<slash])
            name = String(path[path.utf8.index(after: slash)...])
        } else {
            folder = "."
            name = path
        }
    }

    /// A name in the same folder that nobody else has: hidden, and recognisable if a power cut leaves it there.
    func temporary() -> String {
        "\(folder)/.\(name.utf8.count < 200 ? name : "file").\(Hexadecimal.encode(RandomBytes.make(8))).new"
    }

    /// Makes the names in the folder durable.
    func synchronizeFolder() throws(FileError) {
        let handle = open(folder, O_RDONLY | O_DIRECTORY | O_CLOEXEC)
        guard handle >= 0 else { throw FileError(path: folder, attempt: "synchronising the folder", code: errno) }
        defer { close(handle) }
        // File systems that can't synchronise a folder say EINVAL; there is nothing more to be had from them.
        if fsync(handle) != 0, errno != EINVAL {
            throw FileError(path: folder, attempt: "synchronising the folder", code: errno)
        }
    }
}
