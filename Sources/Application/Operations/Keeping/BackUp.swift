import Glibc
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

    /// Writes the copy into a folder that is new or empty.
    ///
    /// Nobody else writes to the register meanwhile; readers go on.
    public func perform() throws(OperationError) -> VerifyRegister.Outcome {
        do {
            let store = try SQLiteRegisterStore.open(folder: folder.path, access: .writing, hashFile: Node.sha256)
            try store.copy(to: target)
        } catch { throw .store(error) }
        return try VerifyRegister(folder: RegisterFolder(target)).perform()
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
        let outcome = try VerifyRegister(folder: RegisterFolder(backup)).perform()
        guard outcome.isWhole else { throw .notWhole(outcome.findings[0]) }
        do {
            let store = try SQLiteRegisterStore.open(folder: backup, access: .reading, hashFile: Node.sha256)
            try store.copy(to: folder.path)
        } catch { throw .store(error) }
        if let keys { try copyKeys(from: keys) }
        return try VerifyRegister(folder: folder).perform()
    }

    /// Copies the sealed key, and the mark that tells which head it signed last.
    private func copyKeys(from source: String) throws(OperationError) {
        let kept = RegisterFolder.Keys(path: source)
        guard mkdir(folder.keys, 0o700) == 0 || errno == EEXIST else {
            throw .file(FileError(path: folder.keys, attempt: "making the folder", code: errno))
        }
        do throws(FileError) {
            guard let key = try DurableFile.read(kept.logKey, limit: 65_536) else {
                throw FileError(path: kept.logKey, attempt: "reading", code: ENOENT)
            }
            try DurableFile.write(key, to: folder.logKey, mode: 0o600)
            for (from, to) in [(kept.headMark, folder.headMark), (kept.announcedHead, folder.announcedHead)] {
                guard let bytes = try DurableFile.read(from, limit: 65_536) else { continue }
                try DurableFile.write(bytes, to: to, mode: 0o600)
            }
        } catch { throw .file(error) }
    }
}
