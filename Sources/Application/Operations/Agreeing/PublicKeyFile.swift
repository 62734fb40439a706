import CanonicalBytes
import Journal
import Signing

/// A public Ed25519 key as other programs write it.
enum PublicKeyFile {
    /// What stands before the 32 bytes of a key in a SubjectPublicKeyInfo (RFC 8410, section 4).
    private static let prefix: [UInt8] = [0x30, 0x2A, 0x30, 0x05, 0x06, 0x03, 0x2B, 0x65, 0x70, 0x03, 0x21, 0x00]

    /// The 32 bytes of the key; nothing where there is none.
    static func key(in bytes: [UInt8]) -> [UInt8]? {
        if let key = raw(bytes) { return key }
        guard bytes.count <= 4096, let text = String(validating: bytes, as: UTF8.self) else { return nil }
        let lines = text.split { $0.isNewline }.map(String.init)
        if lines.count == 1, let key = VerifierKey(lines[0], hashing: SHA256()), key.kind == .ed25519 {
            return key.publicKey
        }
        let body = lines.filter { !$0.hasPrefix("-----") }.joined()
        return [Base64.decode(body), Hexadecimal.decode(body)].compactMap { $0 }.compactMap(raw).first
    }

    private static func raw(_ bytes: [UInt8]) -> [UInt8]? {
        if bytes.count == 32 { return bytes }
        guard bytes.count == prefix.count + 32, bytes.starts(with: prefix) else { return nil }
        return Array(bytes.dropFirst(prefix.count))
    }
}
