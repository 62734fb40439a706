public import Consultations
public import Journal
import SQLiteStore
public import Signing
import Storage

/// Makes a new register: a folder, a sealed key, and a journal with its founding act.
public struct CreateRegister: Sendable {
    public var folder: RegisterFolder
    /// The journal, for example `norvane.example/rivers/1`: participant, mechanism and a counter.
    public var journal: JournalName
    public var mechanism: MechanismID
    public var party: PartyID
    /// What opening the keys costs: by default what RFC 9106 §4 recommends where memory is scarce, which a small machine
    /// bears at each act.
    public var keyCost: SealedKeyFile.Cost

    public init(
        folder: RegisterFolder,
        journal: JournalName,
        mechanism: MechanismID,
        party: PartyID,
        keyCost: SealedKeyFile.Cost = .usual
    ) {
        self.folder = folder
        self.journal = journal
        self.mechanism = mechanism
        self.party = party
        self.keyCost = keyCost
    }

    /// Refuses a folder that holds a register or a key already, before anybody is asked for a passphrase.
    ///
    /// A register whose making was stopped before its first act holds nothing yet: it is made anew.
    public static func checkFree(_ folder: RegisterFolder) throws(OperationError) {
        guard folder.holdsRegister else {
            guard !RegisterFolder.exists(folder.logKey) else { throw .key(.alreadyThere(path: folder.logKey)) }
            return
        }
        let journals: [StoredJournal]
        do { journals = try journalsThere(folder) } catch { throw .store(error) }
        try checkUnfounded(folder, holding: journals)
    }

    private static func checkUnfounded(
        _ folder: RegisterFolder,
        holding journals: [StoredJournal]
    ) throws(OperationError) {
        guard journals.isEmpty, !RegisterFolder.exists(folder.headMark) else {
            throw .store(.alreadyThere(path: folder.path))
        }
    }

    private static func journalsThere(_ folder: RegisterFolder) throws(StoreError) -> [StoredJournal] {
        do {
            return try SQLiteRegisterStore.open(folder: folder.path, access: .reading, hashFile: Node.sha256).journals()
        } catch {
            // A stop while the store was made leaves a transaction that only a writer may roll back.
            guard case .readOnly = error else { throw error }
            return try SQLiteRegisterStore.open(folder: folder.path, access: .writing, hashFile: Node.sha256).journals()
        }
    }

    /// Makes the register.
    ///
    /// A folder that holds one already is left as it is.
    public func perform(passphrase: String, machine: Machine) throws(OperationError) -> Writer {
        try Self.checkFree(folder)
        do {
            let key = try SigningKey.random(name: KeyName(journal))
            let sealed = try SealedKeyFile(sealing: key, passphrase: passphrase, cost: keyCost)
            let isUnfinished = folder.holdsRegister
            let store =
                isUnfinished
                ? try SQLiteRegisterStore.open(folder: folder.path, access: .writing, hashFile: Node.sha256)
                : try SQLiteRegisterStore.create(folder: folder.path, hashFile: Node.sha256)
            // Another program may have founded it while this one sealed its key: only the holder of the lock knows.
            try Self.checkUnfounded(folder, holding: store.journals())
            try DurableFile.makeFolder(folder.keys)
            // The key of a register that was never founded has signed nothing.
            try sealed.write(to: folder.logKey, replacing: isUnfinished)
            let writer = Writer(founding: self, store: store, key: key, machine: machine)
            let founding = Founding(mechanism: mechanism, party: party, keys: ["\(key.verifierKey)"])
            try writer.record([.found(founding)])
            return writer
        } catch let error as StoreError {
            throw .store(error)
        } catch let error as KeyError {
            throw .key(error)
        } catch let error as FileError {
            throw .file(error)
        } catch let error as OperationError {
            throw error
        } catch { throw .invalid("\(error)") }
    }
}
