import Consultations
import Foundation
import Storage
import Testing

@testable import SQLiteStore

@Suite("The form of the SQLite files")
struct FormTests {
    /// Changes a register by hand, and says what opening it gives.
    private func opening(after change: SQL) throws -> StoreError? {
        let folder = try TemporaryFolder()
        let path = folder.inside("register/register.sqlite")
        do { _ = try ProjectionTests.filled(.sqlite, folder, seed: 41, groups: 2) }
        do { try Connection.open(path, for: .writing).execute(change) }
        do {
            _ = try StoreUnderTest.sqlite.openForWriting(folder.inside("register"))
            return nil
        } catch {
            return switch error {
            case .damaged(path, let reason): .damaged(path: "", reason: reason)
            case .newerForm(path, let form): .newerForm(path: "", form: form)
            default: error
            }
        }
    }

    @Test func `a newer form is refused by its number`() throws {
        #expect(try opening(after: "PRAGMA user_version = 2") == .newerForm(path: "", form: 2))
    }

    @Test func `a private file of the first form keeps its drafts and gets what later ones have`() throws {
        let folder = try TemporaryFolder()
        let document = StoreUnderTest.sha256([1])
        do {
            let store = try SQLitePrivateStore.open(folder: folder.path)
            try store.add(DraftDecision(bytes: [1, 2]), to: document)
        }
        do {
            let connection = try Connection.open(folder.inside("private.sqlite"), for: .writing)
            try connection.execute("DROP TABLE clearances")
            try connection.execute("DROP TABLE remarks")
            try connection.execute("PRAGMA user_version = 1")
        }
        let store = try SQLitePrivateStore.open(folder: folder.path)
        #expect(try store.draft(of: document) == [DraftDecision(bytes: [1, 2])])
        try store.add(clearance: [3])
        try store.add(clearance: [4])
        #expect(try SQLitePrivateStore.open(folder: folder.path).clearances() == [[3], [4]])
        #expect(try store.add(remark: [5]) == 1)
    }

    @Test func `a private file of the second form keeps its clearances and gets remarks`() throws {
        let folder = try TemporaryFolder()
        do { try SQLitePrivateStore.open(folder: folder.path).add(clearance: [3]) }
        do {
            let connection = try Connection.open(folder.inside("private.sqlite"), for: .writing)
            try connection.execute("DROP TABLE remarks")
            try connection.execute("PRAGMA user_version = 2")
        }
        let store = try SQLitePrivateStore.open(folder: folder.path)
        #expect(try store.clearances() == [[3]])
        #expect(try store.add(remark: [5]) == 1)
    }

    @Test func `a private file of the first form that has more than it had is refused`() throws {
        let folder = try TemporaryFolder()
        do { _ = try SQLitePrivateStore.open(folder: folder.path) }
        do {
            let connection = try Connection.open(folder.inside("private.sqlite"), for: .writing)
            try connection.execute("PRAGMA user_version = 1")
        }
        #expect(throws: StoreError.self) { try SQLitePrivateStore.open(folder: folder.path) }
    }

    @Test func `a file of another program is refused`() throws {
        #expect(
            try opening(after: "PRAGMA application_id = 7")
                == .damaged(path: "", reason: "it is not a file of this program")
        )
    }

    @Test(
        arguments: [
            "CREATE TABLE more (value TEXT)", "CREATE INDEX more ON bodies (salt)", "DROP INDEX conclusions_by_due",
            "CREATE TRIGGER more AFTER INSERT ON leaves BEGIN DELETE FROM leaves; END",
            "CREATE VIEW more AS SELECT * FROM leaves", "ALTER TABLE bodies RENAME COLUMN salt TO pepper",
        ] as [SQL]
    )
    func `tables other than the program's are refused`(_ change: SQL) throws {
        #expect(
            try opening(after: change) == .damaged(path: "", reason: "its tables are not those of this program")
        )
    }

    @Test func `connections are set to be durable and wary`() throws {
        let folder = try TemporaryFolder()
        let store = try #require(
            try ProjectionTests.filled(.sqlite, folder, seed: 42, groups: 2).0 as? SQLiteRegisterStore
        )
        func settings(_ connection: Connection) throws(StoreError) -> [String] {
            var values: [String] = []
            for pragma in [
                "PRAGMA journal_mode", "PRAGMA synchronous", "PRAGMA foreign_keys", "PRAGMA trusted_schema",
                "PRAGMA cell_size_check",
            ] as [SQL] {
                values += try connection.all(pragma) { row throws(StoreError) in
                    String(decoding: row.bytes(0), as: UTF8.self)
                }
            }
            return values
        }
        #expect(try store.exclusively(settings) == ["wal", "2", "1", "0", "1"])
        #expect(try store.readers.reading(settings) == ["wal", "2", "1", "0", "1"])
        // The schema can't be written to by statements, and a reader can't write at all.
        #expect(throws: StoreError.self) {
            try store.write { connection throws(StoreError) in
                try connection.execute("PRAGMA writable_schema = ON")
                try connection.execute("DELETE FROM sqlite_schema")
            }
        }
        #expect(throws: StoreError.readOnly(path: store.path)) {
            try store.readers.reading { connection throws(StoreError) in
                try connection.execute("DELETE FROM leaves")
            }
        }
    }

    @Test func `the private file has a form of its own`() throws {
        let folder = try TemporaryFolder()
        do { _ = try SQLitePrivateStore.create(folder: folder.path) }
        let path = folder.inside("private.sqlite")
        #expect(throws: StoreError.alreadyThere(path: path)) { try SQLitePrivateStore.create(folder: folder.path) }
        try FileManager.default.moveItem(atPath: path, toPath: folder.inside("register.sqlite"))
        #expect(
            throws: StoreError.damaged(
                path: folder.inside("register.sqlite"),
                reason: "it is not a file of this program"
            )
        ) { try StoreUnderTest.sqlite.openForReading(folder.path) }
    }
}
