import Journal
import Signing

/// The head that the node is about to sign, kept beside the key while acts are written.
///
/// Power may fail after acts are durable and before their head is signed. At the next opening the node signs them if
/// this file announced exactly them, and only then: acts that somebody else put into the database are never signed.
struct AnnouncedHead {
    let path: String

    func read() throws(OperationError) -> Checkpoint? {
        let bytes: [UInt8]?
        do { bytes = try DurableFile.read(path, limit: 4096) } catch { throw .file(error) }
        guard let bytes else { return nil }
        // A damaged announcement announces nothing; what it stood for is then treated as unannounced.
        return String(validating: bytes, as: UTF8.self).flatMap { try? Checkpoint(text: $0) }
    }

    func write(_ head: Checkpoint) throws(OperationError) {
        do { try DurableFile.write(Array(head.text.utf8), to: path) } catch { throw .file(error) }
    }
}
