/// How the encoding of a file is known.
public enum EncodingEvidence: String, Hashable, Sendable {
    /// The caller said so.
    case given
    /// The file opens with a byte order mark.
    case byteOrderMark
    /// The page declares it, and its bytes agree.
    case declared
    /// The bytes themselves show it.
    case detected
}
