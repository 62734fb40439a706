import CanonicalBytes
import Signing

extension VerifyRegister.Outcome {
    /// A short form of the signed head and its key, for paper and telephone; see ``HeadFingerprint``.
    ///
    /// Empty where there is no signed head.
    public var fingerprint: String {
        root.isEmpty || key.isEmpty ? "" : HeadFingerprint.digits(key: key, signed: signed, root: root)
    }
}
