import CanonicalBytes
import Consultations
import Journal
import Signing

/// Signs a text where the key of one's consents lies, which may be a machine without register and without network.
///
/// Only texts that a participant agrees to are signed: proposals, cards and founding texts. The head of a journal or
/// anything else is refused, whoever asks.
public struct SignText: Sendable {
    /// The file with the text, as `--request` wrote it.
    public var path: String
    /// The file of the sealed key.
    public var key: String

    public init(path: String, key: String) {
        self.path = path
        self.key = key
    }

    /// What would be signed.
    public func kind() throws(OperationError) -> VerifyNote.Kind { VerifyNote.kind(of: try text()) }

    /// Signs it.
    ///
    /// - Returns: The text with the signature line: a C2SP signed note.
    public func perform(passphrase: String) throws(OperationError) -> [UInt8] {
        let text = try text()
        do {
            let key = try SealedKeyFile(path: key).open(passphrase: passphrase, path: key)
            var note = try SignedNote(text: text)
            try note.sign(with: key)
            return note.bytes
        } catch let error as KeyError { throw .key(error) } catch {
            throw .invalid("the text can't be signed: \(error)")
        }
    }

    private func text() throws(OperationError) -> String {
        let bytes = try SmallFile.read(path, limit: ConsentSignature.limit)
        guard let text = String(validating: bytes, as: UTF8.self) else { throw .agreement(.nothingToSign(path: path)) }
        switch VerifyNote.kind(of: text) {
        case .instrument, .card, .founding: return text
        case .head, .other: throw .agreement(.nothingToSign(path: path))
        }
    }
}
