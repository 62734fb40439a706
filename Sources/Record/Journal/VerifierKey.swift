import CanonicalBytes

/// A public key with its name, as one line of text: `<name>+<key id>+<base64>` (C2SP signed-note, "vkey").
public struct VerifierKey: Hashable, Sendable, CustomStringConvertible {
    /// What kind of signature a key makes; the number is part of the key id.
    public enum Kind: UInt8, Sendable {
        /// Ed25519 over the text of the note.
        case ed25519 = 0x01
        /// Ed25519 over a time and the text of a checkpoint (C2SP tlog-cosignature).
        case cosignature = 0x04
    }

    /// The name.
    public let name: KeyName
    /// What its signatures are over.
    public let kind: Kind
    /// The 32 bytes of the Ed25519 public key.
    public let publicKey: [UInt8]
    /// The first four bytes of SHA-256(name ‖ LF ‖ kind ‖ key), big-endian.
    public let keyID: UInt32

    /// Makes a key from its parts, if the public key has 32 bytes.
    ///
    /// Whether the bytes are a sound point of the curve is asked at enrolment, with the library that verifies.
    public init?(name: KeyName, kind: Kind = .ed25519, publicKey: [UInt8], hashing: some MerkleHashing) {
        guard publicKey.count == 32 else { return nil }
        self.name = name
        self.kind = kind
        self.publicKey = publicKey
        let content = Array(name.description.utf8) + [0x0A, kind.rawValue] + publicKey
        keyID = UInt32(truncatingIfNeeded: hashing.digest(content).words.0 >> 32)
    }

    /// Reads a key, and refuses one whose id doesn't fit its name and bytes.
    public init?(_ text: String, hashing: some MerkleHashing) {
        guard text.utf8.count <= 1024 else { return nil }
        // The name and the id have no "+"; base64 may.
        let parts = text.split(separator: "+", maxSplits: 2, omittingEmptySubsequences: false)
        guard
            parts.count == 3, let name = KeyName(String(parts[0])),
            let id = Hexadecimal.decode(String(parts[1])), id.count == 4,
            let key = Base64.decode(String(parts[2])), let kind = key.first.flatMap(Kind.init(rawValue:))
        else { return nil }
        self.init(name: name, kind: kind, publicKey: Array(key.dropFirst()), hashing: hashing)
        guard keyID.bigEndianBytes == id else { return nil }
    }

    /// The line of text.
    public var description: String {
        "\(name)+\(Hexadecimal.encode(keyID.bigEndianBytes))+\(Base64.encode([kind.rawValue] + publicKey))"
    }
}

extension UInt32 {
    /// The four bytes, highest first.
    var bigEndianBytes: [UInt8] {
        [24, 16, 8, 0].map { UInt8(truncatingIfNeeded: self >> $0) }
    }
}
