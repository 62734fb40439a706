import Consultations
import Journal
import SQLiteStore
import Signing
import Storage

/// Takes a register whose mark is missing, or that was copied, for the latest, because a person says so.
///
/// The mark beside the key tells whether the register is the latest. Where the mark is gone nobody but a person can
/// know. What the mark contradicts is never trusted: a register behind its mark stays closed for writing.
public struct TrustThisCopy: Sendable {
    public var folder: RegisterFolder

    public init(folder: RegisterFolder) { self.folder = folder }

    /// Sets the mark to the signed head, and no longer believes those who claim to have more of the own journal.
    ///
    /// Does nothing where there is a mark, set in this place, and nobody claims that.
    public func perform() throws(OperationError) -> Bool {
        let store: SQLiteRegisterStore
        do {
            store = try SQLiteRegisterStore.open(folder: folder.path, access: .writing, hashFile: Node.sha256)
        } catch { throw .store(error) }
        let node = try Node(folder: folder, store: store)
        let mark = HeadMark(path: folder.headMark, journal: node.journal)
        if let cited = node.record.ownCited, try cited > max(node.held, RefusedCitation(folder: folder).read()) {
            try RefusedCitation(folder: folder).write(cited)
            return true
        }
        do {
            if let kept = try mark.read() {
                if kept.isDoubtful { try requireWhole() }
                guard try KeyPlace(folder: folder).isElsewhere() == true else { return false }
                try KeyPlace(folder: folder).note()
                return true
            }
        } catch let error as HeadMarkError { throw .mark(error) } catch let error as OperationError {
            throw error
        } catch { throw .invalid("\(error)") }
        try requireWhole()
        guard let head = try node.signedHead() else {
            throw .damaged(.signature(journal: node.journal.description, .missing))
        }
        do { try mark.record(head) } catch { throw .mark(error) }
        try KeyPlace(folder: folder).note()
        return true
    }

    private func requireWhole() throws(OperationError) {
        let outcome = try VerifyRegister(folder: folder).perform()
        guard outcome.isWhole else { throw .notWhole(outcome.findings[0]) }
    }
}

extension Node {
    /// How many acts the journal holds.
    public var size: Int { register.journals[journal.description]?.size ?? 0 }

    /// The kept head of the journal with its signature checked; nothing before the first.
    func signedHead() throws(OperationError) -> Checkpoint? {
        let bytes: [UInt8]?
        do { bytes = try store.checkpoint(of: journal) } catch { throw .store(error) }
        guard let bytes else { return nil }
        guard let line = register.journals[journal.description]?.founding?.keys.first,
            let key = VerifierKey(line, hashing: SHA256())
        else { throw .damaged(.signature(journal: journal.description, .noKey)) }
        do {
            return try VerifiedCheckpoint(opening: bytes, of: journal, key: key, verifier: Ed25519()).checkpoint
        } catch { throw .damaged(.signature(journal: journal.description, .notOpened(error))) }
    }
}
