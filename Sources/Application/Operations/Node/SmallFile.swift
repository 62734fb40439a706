import Signing

/// A file that a person names on the command line and that has to be small.
public enum SmallFile {
    /// Reads it, up to a limit in bytes.
    public static func read(_ path: String, limit: Int) throws(OperationError) -> [UInt8] {
        let bytes: [UInt8]?
        do { bytes = try DurableFile.read(path, limit: limit) } catch { throw .file(error) }
        guard let bytes else { throw .noFile(path: path) }
        return bytes
    }
}
