import Consultations
import Foundation
import SQLiteStore
import Storage
import Testing

@testable import Operations

@Suite("What was begun and not finished can be begun again")
struct UnfinishedTests {
    @Test("a register whose making was stopped before its first act")
    func create() throws {
        let register = try TestRegister()
        _ = try SQLiteRegisterStore.create(folder: register.folder.path, hashFile: Node.sha256)
        try CreateRegister.checkFree(register.folder)
        try register.make()
        #expect(try VerifyRegister(folder: register.folder).perform().isWhole)
        #expect(throws: OperationError.self) { try CreateRegister.checkFree(register.folder) }
    }

    @Test("a key that lies there already is left as it is, and no store is made beside it")
    func keyThere() throws {
        let register = try TestRegister()
        try FileManager.default.createDirectory(atPath: register.folder.keys, withIntermediateDirectories: true)
        try register.put(Array("a key".utf8), at: register.folder.logKey)
        #expect(throws: OperationError.self) { try register.make() }
        #expect(try register.bytes(of: register.folder.logKey) == Array("a key".utf8))
        #expect(!FileManager.default.fileExists(atPath: register.folder.path + "/register.sqlite"))
    }

    @Test("a backup that was stopped between its files and its database")
    func backup() throws {
        let register = try TestRegister()
        try register.make()
        try register.deposit("The two Parties agreed to meet once a year.\n")
        let copy = register.folder.path + "-copy"
        _ = try BackUp(folder: register.folder, target: copy).perform()
        try FileManager.default.removeItem(atPath: copy + "/register.sqlite")
        #expect(try BackUp(folder: register.folder, target: copy).perform().isWhole)
    }

    @Test("a restore with the wrong folder of keys leaves nothing, and the right one can follow")
    func restore() throws {
        let register = try TestRegister()
        try register.make()
        let copy = register.folder.path + "-copy"
        let second = RegisterFolder(register.folder.path + "-second")
        _ = try BackUp(folder: register.folder, target: copy).perform()
        #expect(throws: OperationError.self) {
            _ = try Restore(backup: copy, folder: second, keys: copy + "/nowhere").perform()
        }
        #expect(!FileManager.default.fileExists(atPath: second.path))
        let keys = register.folder.keys
        #expect(try Restore(backup: copy, folder: second, keys: keys).perform().isWhole)
        // A register that is there keeps its own keys.
        let before = try register.bytes(of: second.logKey)
        #expect(throws: OperationError.self) {
            _ = try Restore(backup: copy, folder: second, keys: keys).perform()
        }
        #expect(try register.bytes(of: second.logKey) == before)
    }

    @Test("a restore with keys makes the folders above the register, as one without does")
    func restoreBelow() throws {
        let register = try TestRegister()
        try register.make()
        let copy = register.folder.path + "-copy"
        _ = try BackUp(folder: register.folder, target: copy).perform()
        let below = RegisterFolder(register.folder.path + "-new/a/b")
        #expect(try Restore(backup: copy, folder: below, keys: register.folder.keys).perform().isWhole)
        _ = try Writer.open(below, passphrase: register.passphrase, machine: TestRegister.machine())
    }

    @Test("a restore never puts an older mark in the place of a later one")
    func laterMark() throws {
        let register = try TestRegister()
        try register.make()
        let copy = register.folder.path + "-copy"
        let oldKeys = register.folder.path + "-keys"
        _ = try BackUp(folder: register.folder, target: copy).perform()
        try FileManager.default.copyItem(atPath: register.folder.keys, toPath: oldKeys)
        try NamePost(post: Post(id: try PostID("desk"), party: try PartyID("norvane"), names: register.names("Desk")))
            .perform(with: register.writer())
        let mark = try register.bytes(of: register.folder.headMark)
        // The database is lost, the folder of keys is not.
        try FileManager.default.removeItem(atPath: register.folder.path + "/register.sqlite")
        #expect(throws: OperationError.self) {
            _ = try Restore(backup: copy, folder: register.folder, keys: oldKeys).perform()
        }
        #expect(try register.bytes(of: register.folder.headMark) == mark)
        // With the keys that are there the backup comes back, and is known for an older one.
        #expect(try !Restore(backup: copy, folder: register.folder).perform().isWhole)
        let error = try #require(throws: OperationError.self) { _ = try register.writer() }
        #expect(error.quarantine == .behind(signed: 6, held: 5))
    }
}
