import Journal
import Signing

/// The head that the node is about to sign, kept beside the key while acts are written.
///
/// Power may fail after acts are durable and before their head is signed. At the next opening the node signs them if
/// this file announced exactly them, and only then: acts that somebody else put into the database are never signed.
/// So the announcement itself is signed: whoever can write the file, and not open the key, can announce nothing. Its
/// text begins with a line of its own and is no checkpoint, so it proves nothing about the journal.
struct AnnouncedHead {
    private static let version = "suivi/announced-head/v1\n"

    let path: String

    /// The head that the key's holder announced; nothing where the file is missing, damaged or made by somebody else.
    func read(key: VerifierKey) throws(OperationError) -> Checkpoint? {
        let bytes: [UInt8]?
        do { bytes = try DurableFile.read(path, limit: TwoPlaceFile.length) } catch {
            if case .tooLong = error.reason { return nil }
            throw .file(error)
        }
        // A file of one place held the note alone before; what can't be read is then treated as unannounced. Where one
        // place is torn the other has the announcement before, under which everything is signed.
        guard let bytes, let note = try? SignedNote(parsing: TwoPlaceFile.read(bytes)?.content ?? bytes),
            note.text.utf8.starts(with: Self.version.utf8),
            let head = try? Checkpoint(text: String(note.text.dropFirst(Self.version.count))), head.origin == key.name,
            (try? note.verified(by: [key], verifier: Ed25519())) != nil
        else { return nil }
        return head
    }

    func write(_ head: Checkpoint, key: SigningKey) throws(OperationError) {
        let note: SignedNote
        do {
            var signed = try SignedNote(text: Self.version + head.text)
            try signed.sign(with: key)
            note = signed
        } catch { throw .damaged(.signature(journal: head.origin.description, .notMade("\(error)"))) }
        do { try TwoPlaceFile(path: path).write(note.bytes) } catch { throw .file(error) }
    }
}
