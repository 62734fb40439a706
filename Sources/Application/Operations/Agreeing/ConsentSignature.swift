import CanonicalBytes
import Consultations
import Journal
import Signing

/// How the own side signs what it agrees to: with the sealed key beside the register, or with a key that lies elsewhere.
public enum ConsentSignature: Sendable {
    /// The sealed key in the folder of the register, opened with this passphrase.
    case passphrase(String)
    /// What was made where the key lies, on another machine or on a card: the signed text, its signature line alone, or the
    /// 64 bytes of an Ed25519 signature (RFC 8032) over the text, as they are, in hexadecimal or in base64.
    case made([UInt8])

    /// The largest file of a signature that is read, in bytes: it may hold the whole text.
    public static let limit = 32 << 20
}

extension Writer {
    /// The signature line of the own side under a text, which its consent key has to have made.
    ///
    /// The key is that of the founding text where nothing else is said.
    func signatureLine(
        under text: String,
        by signature: ConsentSignature,
        of consentKey: String? = nil
    ) throws(OperationError) -> String {
        switch signature {
        case .passphrase(let passphrase):
            let key = try files.consentKey(of: journal, passphrase: passphrase)
            return try SignatureLine.make(under: text, with: key)
        case .made(let bytes):
            guard let key = consentKey ?? record.register.card(of: journal.description)?.consentKey else {
                throw .refused(.notConstituted)
            }
            guard let line = SignatureLine.made(elsewhere: bytes, under: text, key: key) else {
                throw .agreement(.otherSignature(key: key))
            }
            return line
        }
    }
}

extension SignatureLine {
    /// The signature line of a key under a text, found in what was made elsewhere; nothing where it is not valid.
    static func made(elsewhere bytes: [UInt8], under text: String, key vkey: String) -> String? {
        guard let key = VerifierKey(vkey, hashing: SHA256()) else { return nil }
        return candidates(in: bytes, of: key).first { isValid($0, under: text, key: vkey) }
    }

    private static func candidates(in bytes: [UInt8], of key: VerifierKey) -> [String] {
        var found: [String] = []
        if bytes.count == 64 { found.append(line(of: bytes, by: key)) }
        guard let text = String(validating: bytes, as: UTF8.self) else { return found }
        // Tools of other systems end their lines with CR LF.
        let lines = text.split { $0.isNewline }.map(String.init)
        found += lines.suffix(16).filter { $0.hasPrefix("— ") }
        if lines.count == 1 {
            // 128 hexadecimal digits are base64, too, of another length.
            found += [Base64.decode(lines[0]), Hexadecimal.decode(lines[0])].compactMap { $0 }
                .filter { $0.count == 64 }.map { line(of: $0, by: key) }
        }
        return found
    }

    /// A line of a C2SP signed note: the name of the key, and its ID with the signature in base64.
    private static func line(of signature: [UInt8], by key: VerifierKey) -> String {
        "— \(key.name) \(Base64.encode(Self.bytes(of: key.keyID) + signature))"
    }

    private static func bytes(of number: UInt32) -> [UInt8] {
        [24, 16, 8, 0].map { UInt8(truncatingIfNeeded: number >> $0) }
    }
}
