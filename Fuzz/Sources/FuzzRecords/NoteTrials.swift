import CanonicalBytes
import FuzzSupport
import Journal
import Signing

/// Readers of signed texts.
enum NoteTrials {
    static let all = [
        Trial("JSON of a header") { json($0, .act) },
        Trial("JSON of a body") { json($0, .body) },
        Trial("signed note", note),
        Trial("checkpoint", checkpoint),
        Trial("proof of an act", proof),
        Trial("public key", key),
    ]

    /// The key whose seed is one byte repeated, as in the example of `docs/record-format.md`; the seeds are signed by it.
    static let known = VerifierKey(
        "alda.example/rivers/1+6345c9b9+AYqI4910CfGV/VLbLTy6XXLKZwm/HZQSG/N0iAG0D29c",
        hashing: SHA256()
    )

    private static func json(_ bytes: [UInt8], _ limits: CanonicalJSON.Limits) -> Bool {
        do {
            let value = try CanonicalJSON.parse(bytes, limits: limits)
            demand(CanonicalJSON.print(value) == bytes, "JSON that is read prints to the same bytes")
            demand(bytes.count <= limits.bytes, "JSON is no longer than its limit")
            demand(depth(of: value) <= limits.depth, "JSON is no deeper than its limit")
            demand(!PrettyJSON.print(value).isEmpty, "JSON can be shown")
            return true
        } catch {
            demand((0...bytes.count).contains(error.offset), "an error of JSON names a place in it")
            // The comparison at the end only guards against a difference between reader and printer; there is none.
            demand(error.reason != .notCanonical, "the reader of JSON is as strict as its printer")
            return false
        }
    }

    private static func depth(of value: JSONValue) -> Int {
        switch value {
        case .object(let members): 1 + (members.values.map(depth).max() ?? 0)
        case .array(let elements): 1 + (elements.map(depth).max() ?? 0)
        default: 0
        }
    }

    private static func note(_ bytes: [UInt8]) -> Bool {
        do {
            let note = try SignedNote(parsing: bytes)
            demand(note.bytes == bytes, "a note that is read is written to the same bytes")
            demand(
                (1...SignedNote.mostSignatures).contains(note.signatures.count),
                "a note has signatures, not too many"
            )
            if let known {
                do {
                    let verified = try note.verified(by: [known], verifier: Ed25519())
                    demand(verified.count == 1, "a key is counted once")
                    demand(!note.text.isEmpty, "what is signed is something")
                } catch { demand(!error.description.isEmpty, "an error says what is wrong") }
            }
            // With keys of the names and ids that stand there, and signatures that all hold.
            let keys = note.signatures.compactMap {
                VerifierKey(name: $0.name, publicKey: [UInt8](repeating: 1, count: 32), hashing: SHA256())
            }
            _ = try? note.verified(by: keys, verifier: EveryoneSigned())
            return true
        } catch {
            demand(!error.description.isEmpty, "an error says what is wrong")
            return false
        }
    }

    private static func checkpoint(_ bytes: [UInt8]) -> Bool {
        if let known, let journal = JournalName("alda.example/rivers/1") {
            let head = try? VerifiedCheckpoint(opening: bytes, of: journal, key: known, verifier: EveryoneSigned())
            demand(head.map { $0.note.bytes == bytes } ?? true, "a head that is read is written to the same bytes")
        }
        guard let text = bytes.text else { return false }
        do {
            let checkpoint = try Checkpoint(text: text)
            demand(Array(checkpoint.text.utf8) == bytes, "a checkpoint that is read is written to the same bytes")
            demand(checkpoint.size > 0 || checkpoint.root == .emptyRoot, "nothing has one root")
            return true
        } catch {
            demand(!error.description.isEmpty, "an error says what is wrong")
            return false
        }
    }

    private static func proof(_ bytes: [UInt8]) -> Bool {
        do {
            let proof = try InclusionProofFile(parsing: bytes)
            demand(proof.bytes == bytes, "a proof that is read is written to the same bytes")
            demand(proof.proof.count <= 64, "a proof has 64 hashes at most")
            if let known, let journal = JournalName("alda.example/rivers/1") {
                _ = try? proof.verify(
                    leaf: [],
                    of: journal,
                    key: known,
                    hashing: SHA256(),
                    verifier: EveryoneSigned()
                )
            }
            return true
        } catch {
            if case .malformed(let line) = error { demand(line >= 1, "an error of a proof names its line") }
            return false
        }
    }

    private static func key(_ bytes: [UInt8]) -> Bool {
        guard let text = bytes.text, let key = VerifierKey(text, hashing: SHA256()) else { return false }
        demand(Array(key.description.utf8) == bytes, "a key that is read is written to the same bytes")
        demand(key.publicKey.count == 32, "a key has 32 bytes")
        return true
    }
}

/// Whatever is signed holds, so that inputs that are made up reach what is read behind the signature.
struct EveryoneSigned: SignatureVerifying {
    func isValid(signature: [UInt8], message: [UInt8], publicKey: [UInt8]) -> Bool { true }
}
