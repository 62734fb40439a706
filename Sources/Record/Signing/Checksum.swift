import CanonicalBytes

/// The last line of the small text files beside a key: `sha256 <base64>` over all lines before it.
///
/// It finds damage, not malice: whoever changes the file on purpose can also write a new checksum.
enum Checksum {
    private static let label = Array("sha256 ".utf8)
    private static let lineLength = label.count + 44 + 1

    /// The lines with the checksum after them.
    static func append(to content: [UInt8]) -> [UInt8] {
        content + label + Array("\(SHA256().digest(content).base64)\n".utf8)
    }

    /// The lines before the checksum, or nothing if it doesn't fit them.
    static func content(of bytes: [UInt8]) -> [UInt8]? {
        let content = Array(bytes.dropLast(lineLength))
        return append(to: content) == bytes ? content : nil
    }
}
