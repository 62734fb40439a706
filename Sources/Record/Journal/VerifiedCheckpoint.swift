/// A head whose signature was checked; it can't be made otherwise.
public struct VerifiedCheckpoint: Hashable, Sendable {
    /// The head.
    public let checkpoint: Checkpoint
    /// The note, exactly as received, with every signature line.
    public let note: SignedNote
    /// Who cosigned and when, of the cosigners whose keys were given.
    public let cosignatures: [SignedNote.VerifiedSignature]

    /// Reads and checks the head of a journal.
    ///
    /// The key must be the journal's, of the journal's name. A line of one of the `cosigners` must be valid if it is there;
    /// a line of each of the `required` ones must be there.
    public init(
        opening bytes: [UInt8],
        of journal: JournalName,
        key: VerifierKey,
        cosigners: [VerifierKey] = [],
        required: [VerifierKey] = [],
        verifier: some SignatureVerifying
    ) throws(CheckpointError) {
        let keys = Array(Set([key] + cosigners + required))
        let verified: [SignedNote.VerifiedSignature]
        do throws(SignedNoteError) {
            note = try SignedNote(parsing: bytes)
        } catch {
            throw .note(error)
        }
        checkpoint = try Checkpoint(text: note.text)
        let origin = KeyName(journal)
        guard checkpoint.origin == origin else {
            throw .otherJournal(expected: journal, found: checkpoint.origin)
        }
        do throws(SignedNoteError) {
            verified = try note.verified(by: keys, verifier: verifier)
        } catch .noKnownSignature {
            throw .notSignedByItsJournal(origin)
        } catch {
            throw .note(error)
        }
        let isSigned = verified.contains { $0.key == key && key.kind == .ed25519 && key.name == origin }
        guard isSigned else { throw .notSignedByItsJournal(origin) }
        cosignatures = verified.filter { $0.key.kind == .cosignature }
        for key in required where !cosignatures.contains(where: { $0.key == key }) {
            throw .missingCosignature(key.name)
        }
    }
}
