package import CanonicalBytes
package import Consultations
package import Exchange
package import Journal
package import Signing
package import Storage

/// What a node keeps beside its store: the mark of the last signed head and the announcement of the next one, second
/// histories of journals, and the sealed key of what it agrees to.
///
/// They lie in files of the register's folder; a simulation keeps them elsewhere, and lets the power fail at each of
/// their writes.
package protocol NodeFiles: Sendable {
    /// The last head that the journal's key has signed; nothing where the mark is gone.
    func mark(of journal: JournalName) throws(OperationError) -> HeadMark.Kept?

    /// Sets the mark; it only goes forward.
    func setMark(_ head: Checkpoint, of journal: JournalName) throws(OperationError)

    /// The head that the key's holder announced.
    func announcedHead(key: VerifierKey) throws(OperationError) -> Checkpoint?

    /// Announces the head that is about to be signed.
    func announce(_ head: Checkpoint, key: SigningKey) throws(OperationError)

    /// Whether this is a copy of the node that signed last, with its keys.
    func isCopied() throws(OperationError) -> Bool

    /// The second histories that are kept.
    func branches() throws(OperationError) -> [JournalPart]

    /// Keeps a second history; says whether it was new.
    func keepBranch(_ part: JournalPart, root: Digest, store: any RegisterStore) throws(OperationError) -> Bool

    /// What members of the own party cleared; it never leaves the house.
    func clearances() throws(OperationError) -> ClearanceBook

    /// Opens the key with which the participant signs what it agrees to.
    func consentKey(of journal: JournalName, passphrase: String) throws(OperationError) -> SigningKey
}

extension RegisterFolder: NodeFiles {
    package func mark(of journal: JournalName) throws(OperationError) -> HeadMark.Kept? {
        do { return try HeadMark(path: headMark, journal: journal).read() } catch { throw .mark(error) }
    }

    package func setMark(_ head: Checkpoint, of journal: JournalName) throws(OperationError) {
        do { try HeadMark(path: headMark, journal: journal).record(head) } catch { throw .mark(error) }
    }

    package func announcedHead(key: VerifierKey) throws(OperationError) -> Checkpoint? {
        try AnnouncedHead(path: announcedHead).read(key: key)
    }

    package func announce(_ head: Checkpoint, key: SigningKey) throws(OperationError) {
        try AnnouncedHead(path: announcedHead).write(head, key: key)
    }

    package func isCopied() throws(OperationError) -> Bool { try KeyPlace(folder: self).isCopied() }

    package func branches() throws(OperationError) -> [JournalPart] { try Branches(folder: self).parts() }

    package func keepBranch(
        _ part: JournalPart,
        root: Digest,
        store: any RegisterStore
    ) throws(OperationError) -> Bool {
        try Branches(folder: self).keep(part, root: root, store: store)
    }

    package func clearances() throws(OperationError) -> ClearanceBook { try ClearanceLog(folder: self).read() }

    package func consentKey(of journal: JournalName, passphrase: String) throws(OperationError) -> SigningKey {
        try ConsentKey(folder: self, journal: journal).open(passphrase: passphrase)
    }
}
