import Signing

/// A file that is written where none was: what is there is never replaced.
public struct NewFile: Hashable, Sendable {
    public let path: String

    public init(path: String) { self.path = path }

    /// Writes the file, readable by its owner only.
    public func write(_ bytes: [UInt8]) throws(OperationError) {
        do { try DurableFile.write(bytes, to: path, replacing: false) } catch { throw .file(error) }
    }
}
