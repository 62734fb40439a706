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

    /// Writes the copy into a folder that is new or empty. Nobody else writes to the register meanwhile; readers go on.
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

    public init(backup: String, folder: RegisterFolder) {
        self.backup = backup
        self.folder = folder
    }

    public func perform() throws(OperationError) -> VerifyRegister.Outcome {
        let outcome = try VerifyRegister(folder: RegisterFolder(backup)).perform()
        guard outcome.isWhole else { throw .invalid(outcome.findings[0]) }
        do {
            let store = try SQLiteRegisterStore.open(folder: backup, access: .reading, hashFile: Node.sha256)
            try store.copy(to: folder.path)
        } catch { throw .store(error) }
        return try VerifyRegister(folder: folder).perform()
    }
}
