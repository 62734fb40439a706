import CanonicalBytes
import MemoryStore
import SQLiteStore
import Signing
import Storage
import Synchronization
import Testing

/// A store that has to keep the contract: how it is made and opened.
///
/// Every conformance test runs over all of them.
struct StoreUnderTest: Sendable, CustomTestStringConvertible {
    let name: String
    /// Makes a register in a folder, open for writing.
    let create: @Sendable (String) throws(StoreError) -> any RegisterStore
    /// Opens it for writing, without waiting where another program writes.
    let openForWriting: @Sendable (String) throws(StoreError) -> any RegisterStore
    let openForReading: @Sendable (String) throws(StoreError) -> any RegisterStore
    /// Opens the store of what never leaves the house.
    let openPrivate: @Sendable (String) throws(StoreError) -> any PrivateStore
    /// The file of the register inside its folder.
    let registerFile: String

    var testDescription: String { name }

    /// Those that keep files on a disk.
    static let all = [sqlite]
    /// All of them, for the part of the contract that is about no disk.
    static let withMemory = [sqlite, memory]

    static let sqlite = StoreUnderTest(
        name: "SQLite",
        create: { folder throws(StoreError) in try SQLiteRegisterStore.create(folder: folder, hashFile: sha256) },
        openForWriting: { folder throws(StoreError) in
            try SQLiteRegisterStore.open(folder: folder, access: .writing, hashFile: sha256, patience: .zero)
        },
        openForReading: { folder throws(StoreError) in
            try SQLiteRegisterStore.open(folder: folder, access: .reading, hashFile: sha256)
        },
        openPrivate: { folder throws(StoreError) in try SQLitePrivateStore.open(folder: folder) },
        registerFile: "register.sqlite"
    )

    /// Registers in memory, by the folder in whose place each stands.
    static let memory: StoreUnderTest = {
        let shelf = MemoryShelf()
        return StoreUnderTest(
            name: "memory",
            create: { folder throws(StoreError) in try shelf.create(folder) },
            openForWriting: { folder throws(StoreError) in try shelf.open(folder) },
            openForReading: { folder throws(StoreError) in try shelf.open(folder) },
            openPrivate: { folder throws(StoreError) in throw .absent(path: folder) },
            registerFile: ""
        )
    }()

    static let sha256: @Sendable ([UInt8]) -> Digest = { SHA256().digest($0) }
}

/// Registers in memory that are opened by a path.
private final class MemoryShelf: Sendable {
    private let stores = Mutex<[String: MemoryRegisterStore]>([:])

    func create(_ path: String) throws(StoreError) -> MemoryRegisterStore {
        let store = MemoryRegisterStore(hashFile: StoreUnderTest.sha256)
        let isFree = stores.withLock { stores in
            guard stores[path] == nil else { return false }
            stores[path] = store
            return true
        }
        guard isFree else { throw .alreadyThere(path: path) }
        return store
    }

    func open(_ path: String) throws(StoreError) -> MemoryRegisterStore {
        guard let store = stores.withLock({ $0[path] }) else { throw .absent(path: path) }
        return store
    }
}
