import CanonicalBytes
import Signing

extension VerifyRegister.Outcome {
    /// A short form of the signed head and its key, for paper and telephone: eight groups of four hexadecimal digits.
    ///
    /// It is the first half of the SHA-256 of three lines, each with a line feed: the verifying key, the number of
    /// signed acts, the root. Two copies with the same fingerprint hold the same signed acts. Empty where there is no
    /// signed head.
    public var fingerprint: String {
        guard !root.isEmpty, !key.isEmpty else { return "" }
        let digits = SHA256().digest(Array("\(key)\n\(signed)\n\(root)\n".utf8)).hexadecimal.prefix(32)
        return stride(from: 0, to: 32, by: 4).map { String(digits.dropFirst($0).prefix(4)) }.joined(separator: " ")
    }
}
