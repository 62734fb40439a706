import CanonicalBytes
import Consultations
import Glibc
import Journal
import Signing

/// The key with which a participant signs what it agrees to: another one than that of its journal.
///
/// It lies sealed beside the journal's key. Who holds the machine that writes the journal, and not this key, can't agree
/// to anything in the participant's name.
struct ConsentKey {
    let folder: RegisterFolder
    let journal: JournalName

    private var path: String { folder.consentKey }

    /// The name in its signature lines.
    private var name: KeyName? { Self.name(for: journal) }

    /// The name of the key with which the owner of a journal signs what it agrees to.
    static func name(for journal: JournalName) -> KeyName? {
        KeyName("\(journal.participant)/\(journal.mechanism)/consent")
    }

    /// Opens the key.
    func open(passphrase: String) throws(OperationError) -> SigningKey {
        do { return try SealedKeyFile(path: path).open(passphrase: passphrase, path: path) } catch { throw .key(error) }
    }

    /// Opens the key, and makes it first where there is none.
    func openOrMake(passphrase: String) throws(OperationError) -> SigningKey {
        if RegisterFolder.exists(path) { return try open(passphrase: passphrase) }
        guard let name else { throw .invalid("no key can be named after \(journal)") }
        do {
            let key = try SigningKey.random(name: name)
            // As costly to try as the journal's key.
            let cost = try SealedKeyFile(path: folder.logKey).cost
            try SealedKeyFile(sealing: key, passphrase: passphrase, cost: cost).write(to: path)
            return key
        } catch { throw .key(error) }
    }
}

/// Signature lines under texts that are signed as notes.
enum SignatureLine {
    /// Signs a text and gives the line, without its line feed.
    static func make(under text: String, with key: SigningKey) throws(OperationError) -> String {
        do {
            var note = try SignedNote(text: text)
            try note.sign(with: key)
            guard let line = note.signatures.first?.line else { throw KeyError.signatureNotValid }
            return String(line.dropLast())
        } catch { throw .invalid("the text can't be signed: \(error)") }
    }

    /// Whether a line is the signature of a key under a text.
    static func isValid(_ line: String, under text: String, key vkey: String) -> Bool {
        guard let key = VerifierKey(vkey, hashing: SHA256()),
            let note = try? SignedNote(parsing: Array((text + "\n" + line + "\n").utf8)), note.text == text,
            note.signatures.count == 1
        else { return false }
        return (try? note.verified(by: [key], verifier: Ed25519()).count) == 1
    }
}
