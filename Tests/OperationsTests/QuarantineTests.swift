import CanonicalBytes
import Consultations
import Foundation
import Journal
import SQLiteStore
import Signing
import Storage
import Testing

@testable import Operations

@Suite("Never restore and sign")
struct QuarantineTests {
    @Test("what was written is there after opening again, signed, and the mark lies beside the key")
    func reopened() throws {
        let register = try TestRegister()
        try register.make()
        let node = try Node.open(register.folder)
        #expect(node.size == 5)
        let head = try #require(try node.signedHead())
        #expect(head.size == 5)
        #expect(try HeadMark(path: register.folder.headMark, journal: node.journal).read()?.head == head)
        #expect(try VerifyRegister(folder: register.folder).perform().isWhole)
    }

    @Test("a register that is behind its mark is read and not written")
    func behind() throws {
        let register = try TestRegister()
        try register.make()
        let database = register.folder.path + "/register.sqlite"
        _ = try BackUp(folder: register.folder, target: register.folder.path + "-copy").perform()
        let old = try register.bytes(of: register.folder.path + "-copy/register.sqlite")
        try NamePost(post: Post(id: try PostID("desk"), party: try PartyID("norvane"), names: register.names("Desk")))
            .perform(with: register.writer())
        for suffix in ["-wal", "-shm"] { try? FileManager.default.removeItem(atPath: database + suffix) }
        try register.put(old, at: database)
        let error = try #require(throws: OperationError.self) { _ = try register.writer() }
        #expect(error.quarantine == .behind(signed: 6, held: 5))
        #expect(try Node.open(register.folder).size == 5)
        #expect(try !VerifyRegister(folder: register.folder).perform().isWhole)
    }

    @Test("without its mark a register is not written until a person says that it is the latest")
    func lostMark() throws {
        let register = try TestRegister()
        try register.make()
        try FileManager.default.removeItem(atPath: register.folder.headMark)
        let error = try #require(throws: OperationError.self) { _ = try register.writer() }
        #expect(error.quarantine == .noMark)
        #expect(try VerifyRegister(folder: register.folder).perform().lacksMark)
        #expect(try TrustThisCopy(folder: register.folder).perform())
        _ = try register.writer()
        #expect(try !VerifyRegister(folder: register.folder).perform().lacksMark)
        #expect(try !TrustThisCopy(folder: register.folder).perform())
    }

    @Test("a copy with its keys is not written until a person says that the other one is stopped")
    func copied() throws {
        let register = try TestRegister()
        try register.make()
        _ = try register.writer()
        let copy = RegisterFolder(register.folder.path + "-moved")
        try FileManager.default.copyItem(atPath: register.folder.path, toPath: copy.path)
        func write(_ folder: RegisterFolder) throws {
            let writer = try Writer.open(folder, passphrase: register.passphrase, machine: TestRegister.machine())
            try NamePost(
                post: Post(id: try PostID("desk"), party: try PartyID("norvane"), names: register.names("Desk"))
            )
            .perform(with: writer)
        }
        let error = try #require(throws: OperationError.self) { try write(copy) }
        #expect(error.quarantine == .copied)
        #expect(try Node.open(copy).size == 5)
        // The one that was there before goes on, and a folder that is only renamed stays what it is.
        let renamed = RegisterFolder(register.folder.path + "-renamed")
        try FileManager.default.moveItem(atPath: register.folder.path, toPath: renamed.path)
        try write(renamed)
        try FileManager.default.moveItem(atPath: renamed.path, toPath: register.folder.path)
        #expect(try TrustThisCopy(folder: copy).perform())
        try write(copy)
        #expect(try !TrustThisCopy(folder: copy).perform())
    }

    @Test("a mark that a stop left behind goes forward at the next opening, so that an older backup is noticed")
    func laggingMark() throws {
        let register = try TestRegister()
        try register.make()
        let database = register.folder.path + "/register.sqlite"
        _ = try BackUp(folder: register.folder, target: register.folder.path + "-copy").perform()
        let old = try register.bytes(of: register.folder.path + "-copy/register.sqlite")
        let mark = try register.bytes(of: register.folder.headMark)
        let desk = NamePost(
            post: Post(id: try PostID("desk"), party: try PartyID("norvane"), names: try register.names("Desk"))
        )
        try desk.perform(with: register.writer())
        try register.put(mark, at: register.folder.headMark)
        _ = try register.writer()
        let journal = try Node.open(register.folder).journal
        #expect(try HeadMark(path: register.folder.headMark, journal: journal).read()?.head.size == 6)
        for suffix in ["-wal", "-shm"] { try? FileManager.default.removeItem(atPath: database + suffix) }
        try register.put(old, at: database)
        #expect(throws: OperationError.self) { _ = try register.writer() }
    }

    @Test("a mark on which the power failed is mended where the register is as announced, and refused elsewhere")
    func tornMark() throws {
        let register = try TestRegister()
        try register.make()
        let desk = NamePost(
            post: Post(id: try PostID("desk"), party: try PartyID("norvane"), names: try register.names("Desk"))
        )
        _ = try BackUp(folder: register.folder, target: register.folder.path + "-copy").perform()
        let old = try register.bytes(of: register.folder.path + "-copy/register.sqlite")
        try desk.perform(with: register.writer())
        let whole = try register.bytes(of: register.folder.headMark)
        let now = try TestRegister.machine().now()
        for place in [7, 4103] {
            var torn = whole
            torn[place] ^= 1
            try register.put(torn, at: register.folder.headMark)
            #expect(try VerifyRegister(folder: register.folder).perform().isWhole)
            let findings = CheckUp(folder: register.folder, now: now).perform()
            #expect(findings.contains { $0.point == .mark && $0.state == .attention })
            _ = try register.writer()
            let journal = try Node.open(register.folder).journal
            let kept = try #require(try HeadMark(path: register.folder.headMark, journal: journal).read())
            #expect(!kept.isDoubtful && kept.head.size == 6)
        }
        // An older backup under a mark of which only the older place is left.
        let database = register.folder.path + "/register.sqlite"
        for suffix in ["-wal", "-shm"] { try? FileManager.default.removeItem(atPath: database + suffix) }
        try register.put(old, at: database)
        for place in [7, 4103] {
            var torn = whole
            torn[place] ^= 1
            try register.put(torn, at: register.folder.headMark)
            #expect(throws: OperationError.self, "place \(place)") { _ = try register.writer() }
            #expect(try !VerifyRegister(folder: register.folder).perform().isWhole)
            #expect(throws: OperationError.self) { try TrustThisCopy(folder: register.folder).perform() }
        }
    }

    @Test("acts that somebody put into the store are never signed")
    func unannounced() throws {
        let register = try TestRegister()
        try register.make()
        try forge(in: register)
        let error = try #require(throws: OperationError.self) { _ = try register.writer() }
        #expect(error.quarantine == .unannounced(signed: 5, held: 6))
        let outcome = try VerifyRegister(folder: register.folder).perform()
        #expect(!outcome.isWhole)
    }

    @Test("acts that were announced and not yet signed are signed by the next opening")
    func announced() throws {
        let register = try TestRegister()
        try register.make()
        let head = try forge(in: register)
        let key = try SealedKeyFile(path: register.folder.logKey).open(passphrase: register.passphrase)
        try AnnouncedHead(path: register.folder.announcedHead).write(head, key: key)
        let before = try VerifyRegister(folder: register.folder).perform()
        #expect(before.isWhole)
        #expect(before.awaitingSignature == 1)
        let announcement = try register.bytes(of: register.folder.announcedHead)
        // Only what stands in the place of the latest announcement counts.
        let latest = try #require(announcement.firstRange(of: Array(head.root.base64.utf8))).lowerBound / 4096
        for place in stride(from: latest * 4096, to: latest * 4096 + 600, by: 1) {
            var bytes = announcement
            bytes[place] ^= 1
            try register.put(bytes, at: register.folder.announcedHead)
            #expect(try !VerifyRegister(folder: register.folder).perform().isWhole, "byte \(place)")
        }
        try register.put(announcement, at: register.folder.announcedHead)
        _ = try register.writer()
        let after = try VerifyRegister(folder: register.folder).perform()
        #expect(after.isWhole)
        #expect(after.awaitingSignature == 0)
        #expect(after.signed == 6)
    }

    @Test("acts that somebody put into the store and announced without the key are never signed")
    func announcedByOthers() throws {
        let register = try TestRegister()
        try register.make()
        let head = try forge(in: register)
        let path = register.folder.announcedHead
        try AnnouncedHead(path: path).write(head, key: .random(name: head.origin))
        let signed = try register.bytes(of: path)
        for announcement in [Array(head.text.utf8), signed, [UInt8](repeating: 0x41, count: 5000)] {
            try register.put(announcement, at: path)
            let error = try #require(throws: OperationError.self) { _ = try register.writer() }
            #expect(error.quarantine == .unannounced(signed: 5, held: 6))
            #expect(try !VerifyRegister(folder: register.folder).perform().isWhole)
        }
    }

    @Test("an announcement is no signed head")
    func announcementIsNoHead() throws {
        let register = try TestRegister()
        try register.make()
        let node = try Node.open(register.folder)
        let key = try SealedKeyFile(path: register.folder.logKey).verifierKey
        let bytes = try register.bytes(of: register.folder.announcedHead)
        #expect(try AnnouncedHead(path: register.folder.announcedHead).read(key: key) == node.signedHead())
        #expect(throws: CheckpointError.self) {
            try VerifiedCheckpoint(opening: bytes, of: node.journal, key: key, verifier: Ed25519())
        }
    }

    @Test("two programs do not write to one register at the same time")
    func busy() throws {
        let register = try TestRegister()
        try register.make()
        let first = try register.writer()
        let error = try #require(throws: OperationError.self) { _ = try register.writer() }
        guard case .store(.busy) = error else {
            Issue.record("\(error)")
            return
        }
        // The first goes on, and readers were never kept out.
        try NamePost(post: Post(id: try PostID("desk"), party: try PartyID("norvane"), names: register.names("Desk")))
            .perform(with: first)
        #expect(try Node.open(register.folder).size == 6)
    }

    @Test("the times of a journal do not run backwards, even where the clock does")
    func clock() throws {
        let register = try TestRegister()
        try register.make()
        try NamePost(post: Post(id: try PostID("desk"), party: try PartyID("norvane"), names: register.names("Desk")))
            .perform(with: register.writer(at: "2020-01-01T00:00:00Z"))
        #expect(try Node.open(register.folder).lastTime == Instant("2026-05-20T08:00:00Z"))
    }

    /// Puts a well-formed act into the store behind the program's back.
    ///
    /// Returns the head that would cover it.
    @discardableResult
    private func forge(in register: TestRegister) throws -> Checkpoint {
        let node = try Node.open(register.folder)
        let hashing = SHA256()
        let content = ActContent.post(
            Post(id: try PostID("forged"), party: try PartyID("norvane"), names: try register.names("Forged"))
        )
        let salt = try #require(BodySalt(bytes: [UInt8](repeating: 7, count: BodySalt.length)))
        let commitment = BodyCommitment.commitment(salt: salt, body: content.bytes, hashing: hashing)
        let time = try #require(Instant("2026-05-20T08:00:00Z"))
        let leaf = ActHeader(
            act: content.code,
            at: time,
            body: commitment,
            post: nil,
            journal: node.journal.description,
            number: node.size
        ).bytes
        let store = try SQLiteRegisterStore.open(
            folder: register.folder.path,
            access: .writing,
            hashFile: Node.sha256
        )
        let hashes = StoreHashes(store: store, journal: node.journal)
        var new: [StoredHash] = []
        var frontier: MerkleFrontier = try MerkleFrontier(size: UInt64(node.size), hashes: hashes)
        frontier.append(hashing.leaf(leaf), hashing: hashing) { new.append($0) }
        try store.append(
            JournalAppend(
                journal: node.journal,
                expectedSize: node.size,
                acts: [
                    .init(leaf: leaf, commitment: commitment, body: StoredBody(salt: salt.bytes, bytes: content.bytes))
                ],
                hashes: new.map { SubtreeHash(level: $0.place.level, index: $0.place.index, hash: $0.digest) },
                rows: []
            )
        )
        return Checkpoint(
            journal: node.journal,
            size: UInt64(node.size + 1),
            root: frontier.root(hashing: hashing)
        )
    }
}
