import CanonicalBytes

/// One signature line of a note.
public struct NoteSignature: Hashable, Sendable {
    /// The name of the key.
    public let name: KeyName
    /// The id of the key.
    public let keyID: UInt32
    /// What the key made of the text; for a cosignature, eight bytes of time and the signature.
    public let signature: [UInt8]

    /// Makes a signature line, if the signature isn't empty.
    public init?(name: KeyName, keyID: UInt32, signature: [UInt8]) {
        guard !signature.isEmpty else { return nil }
        self.name = name
        self.keyID = keyID
        self.signature = signature
    }

    /// Reads a line without its line break.
    init?(line: Substring) {
        let prefix = "\u{2014} "
        guard line.utf8.starts(with: prefix.utf8) else { return nil }
        let parts = line.utf8.dropFirst(prefix.utf8.count).split(separator: 0x20, omittingEmptySubsequences: false)
        guard
            parts.count == 2, let name = KeyName(String(Substring(parts[0]))),
            let bytes = Base64.decode(String(Substring(parts[1]))), bytes.count > 4
        else { return nil }
        let keyID = bytes.prefix(4).reduce(0) { id, byte in id << 8 | UInt32(byte) }
        self.init(name: name, keyID: keyID, signature: Array(bytes.dropFirst(4)))
    }

    /// The line with its line break.
    public var line: String {
        "\u{2014} \(name) \(Base64.encode(keyID.bigEndianBytes + signature))\n"
    }
}
