import Glibc

extension DurableFile {
    /// Makes a folder and those above it that are missing, for its owner only, and makes their names durable.
    ///
    /// One that is there stays as it is; its name is made durable, since a stop may have come before that.
    public static func makeFolder(_ path: String) throws(FileError) {
        let place = FilePlace(path)
        if mkdir(path, 0o700) != 0 {
            guard errno == ENOENT, !place.name.isEmpty, place.folder != path else {
                guard errno == EEXIST else { throw FileError(path: path, attempt: "making the folder", code: errno) }
                return try place.synchronizeFolder()
            }
            try makeFolder(place.folder)
            guard mkdir(path, 0o700) == 0 || errno == EEXIST else {
                throw FileError(path: path, attempt: "making the folder", code: errno)
            }
        }
        try place.synchronizeFolder()
    }
}
