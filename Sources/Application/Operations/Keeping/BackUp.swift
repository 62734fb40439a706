import Glibc
import Journal
import SQLiteStore
import Signing
import Storage

/// Copies a register into a new folder: journals, bodies and files; neither keys nor private data.
///
/// The copy is checked before it gets its name, so a folder with that name is a whole backup.
public struct BackUp: Sendable {
    public var folder: RegisterFolder
    public var target: String

    public init(folder: RegisterFolder, target: String) {
        self.folder = folder
        self.target = target
    }

    /// Writes the copy into a folder that holds no register; a copy that was stopped can be begun again there.
    ///
    /// Nobody else writes to the register meanwhile, so that no act is copied before its head is signed; readers go on.
    /// Where the register can't be written to, nobody does, and it is only read.
    public func perform() throws(OperationError) -> VerifyRegister.Outcome {
        let store: SQLiteRegisterStore
        do { store = try open() } catch { throw .store(error) }
        let node = try Node(folder: folder, store: store)
        let signed = try node.signedHead().map { Int(clamping: $0.size) } ?? 0
        guard signed >= node.size else { throw .awaitingSignature(node.size - signed) }
        do { try store.copy(to: target) } catch { throw .store(error) }
        try Branches(folder: folder).copy(to: Branches(folder: RegisterFolder(target)))
        return try VerifyRegister(folder: RegisterFolder(target)).perform()
    }
}

extension BackUp {
    private func open() throws(StoreError) -> SQLiteRegisterStore {
        do {
            return try SQLiteRegisterStore.open(folder: folder.path, access: .writing, hashFile: Node.sha256)
        } catch {
            guard case .readOnly = error else { throw error }
            return try SQLiteRegisterStore.open(folder: folder.path, access: .reading, hashFile: Node.sha256)
        }
    }
}

/// Makes a register of a backup.
///
/// The backup is checked first. Keys come from where they were kept; the mark that lies beside them tells whether the
/// backup is the latest, and where it is not, the register only reads.
public struct Restore: Sendable {
    public var backup: String
    public var folder: RegisterFolder
    /// The folder of keys that was kept apart from the backup; nothing where they are put back by hand, or not at all.
    public var keys: String?

    public init(backup: String, folder: RegisterFolder, keys: String? = nil) {
        self.backup = backup
        self.folder = folder
        self.keys = keys
    }

    /// Verifies the backup, copies it into the folder, and verifies the copy; returns what the last check found.
    public func perform() throws(OperationError) -> VerifyRegister.Outcome {
        // What is there keeps its own keys.
        guard !folder.holdsRegister else { throw .store(.alreadyThere(path: folder.path)) }
        let outcome = try VerifyRegister(folder: RegisterFolder(backup)).perform()
        guard outcome.isWhole else { throw .notWhole(outcome.findings[0]) }
        if let keys { try copyKeys(from: keys) }
        do {
            let store = try SQLiteRegisterStore.open(folder: backup, access: .reading, hashFile: Node.sha256)
            try store.copy(to: folder.path)
        } catch { throw .store(error) }
        try Branches(folder: RegisterFolder(backup)).copy(to: Branches(folder: folder))
        return try VerifyRegister(folder: folder).perform()
    }

    /// Copies the sealed key, and the mark that tells which head it signed last: before the store, so that a stop in
    /// between leaves nothing that could be written to without its mark.
    ///
    /// Keys that are there stay as they are: the mark beside them may be later than the one that was kept elsewhere.
    private func copyKeys(from source: String) throws(OperationError) {
        let kept = RegisterFolder.Keys(path: source)
        var copies: [(bytes: [UInt8], path: String)] = []
        do throws(FileError) {
            for (from, to) in [
                (kept.headMark, folder.headMark), (kept.announcedHead, folder.announcedHead),
                (kept.logKey, folder.logKey),
            ] {
                if let bytes = try DurableFile.read(from, limit: 65_536) {
                    copies.append((bytes, to))
                } else if from == kept.logKey {
                    throw FileError(path: from, attempt: "reading", code: ENOENT)
                }
            }
        } catch { throw .file(error) }
        for (bytes, path) in copies {
            let there: [UInt8]?
            do { there = try DurableFile.read(path, limit: 65_536) } catch { throw .file(error) }
            guard there == nil || there == bytes else { throw .key(.alreadyThere(path: path)) }
        }
        do throws(FileError) {
            try DurableFile.makeFolder(folder.keys)
            for (bytes, path) in copies { try DurableFile.write(bytes, to: path, mode: 0o600) }
        } catch { throw .file(error) }
    }
}
