import CanonicalBytes
public import Consultations
import Signing

/// Short forms of a key and of a signed head, for paper and telephone.
public enum HeadFingerprint {
    /// Eight groups of four hexadecimal digits: the first half of the SHA-256 of three lines, each with a line feed, which
    /// are the verifying key, the number of signed acts, the root.
    ///
    /// Two copies with the same digits hold the same signed acts.
    public static func digits(key: String, signed: Int, root: String) -> String {
        let digits = SHA256().digest(Array("\(key)\n\(signed)\n\(root)\n".utf8)).hexadecimal.prefix(32)
        return stride(from: 0, to: 32, by: 4).map { String(digits.dropFirst($0).prefix(4)) }.joined(separator: " ")
    }

    /// The verifying key as words that can be read aloud: those of the SHA-256 of its line with a line feed.
    public static func words(key: String) -> String {
        SpokenDigest.words(SHA256().digest(Array("\(key)\n".utf8)))
    }

    /// The words of a verifying key: those of its card, which were read aloud at the founding, where the card is known and
    /// has this key; else those of the key alone.
    public static func words(key: String, card: ParticipantCard?) -> String {
        card.flatMap { $0.logKey == key ? $0.spokenKeys : nil } ?? words(key: key)
    }
}
