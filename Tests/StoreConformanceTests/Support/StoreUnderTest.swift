import CanonicalBytes
import SQLiteStore
import Signing
import Storage
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

    static let all = [sqlite]

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

    static let sha256: @Sendable ([UInt8]) -> Digest = { SHA256().digest($0) }
}
