import CSodium
import CanonicalBytes
import Journal

/// The lines of a sealed key file, and their lengths.
enum SealedKeyText {
    static let form = "suivi/sealed-key/v"
    static let version = "1"
    static let longest = 4096
    static let nonceLength = Int(crypto_aead_xchacha20poly1305_ietf_NPUBBYTES)
    static let sealedLength = Int(crypto_sign_SEEDBYTES + crypto_aead_xchacha20poly1305_ietf_ABYTES)

    /// The lines that are bound to the sealed seed.
    static func header(key: VerifierKey, cost: SealedKeyFile.Cost, salt: [UInt8], nonce: [UInt8]) -> [UInt8] {
        Array(
            """
            \(form)\(version)
            key \(key)
            argon2id m=\(cost.memory >> 10) t=\(cost.passes) p=1 \(Base64.encode(salt))
            xchacha20-poly1305 \(Base64.encode(nonce))

            """.utf8
        )
    }

    /// The words of a line after its label, or nothing if it has another label or number of words.
    static func words(_ line: Substring, label: String, count: Int) -> [String]? {
        let words = line.split(separator: " ", omittingEmptySubsequences: false).map(String.init)
        return words.first == label && words.count == count + 1 ? Array(words.dropFirst()) : nil
    }

    /// The number after a sign, as in `m=65536`.
    static func number(_ word: String, after sign: String) -> Int? {
        word.hasPrefix(sign) ? Int(word.dropFirst(sign.count)) : nil
    }
}
