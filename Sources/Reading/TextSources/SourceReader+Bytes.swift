extension SourceReader {
    /// The bytes of a regular file as they are, checked like those that are read into a text.
    public func bytes(path: String) throws(TextSourceError) -> [UInt8] {
        try SourceFile.bytes(atPath: path, limit: byteLimit)
    }

    /// The bytes of an open file, pipe or terminal to its end; `name` stands for it in errors.
    public func bytes(descriptor: Int32, name: String) throws(TextSourceError) -> [UInt8] {
        try SourceFile.bytes(from: descriptor, limit: byteLimit, name: name)
    }
}
