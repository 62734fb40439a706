import Consultations
import Foundation
import Storage
import Testing

@testable import SQLiteStore

@Suite("SQLite when the disk fails")
struct DiskFailureTests {
    private func filled(_ folder: TemporaryFolder) throws -> (SQLiteRegisterStore, Chronicle) {
        let (store, chronicle) = try ProjectionTests.filled(.sqlite, folder, seed: 31, groups: 20)
        return (try #require(store as? SQLiteRegisterStore), chronicle)
    }

    @Test func `a full disk is told, and nothing of the append is there`() throws {
        let folder = try TemporaryFolder()
        let (store, begun) = try filled(folder)
        var chronicle = begun
        var acts = RandomActs(seed: 32)
        // The least number of pages that SQLite accepts is the number that the file has: it can't grow.
        try store.exclusively { connection throws(StoreError) in
            try connection.execute("PRAGMA max_page_count = 1")
        }
        let append = try chronicle.next(acts.next(400))
        #expect(throws: StoreError.full(path: store.path)) { try store.append(append) }
        #expect(try Chronicle.fold(store, begun.journal) == begun.register)
        #expect(try store.counters() == Counters(counting: begun.rows))
        #expect(try store.integrityFindings() == [])
        try store.exclusively { connection throws(StoreError) in
            try connection.execute("PRAGMA max_page_count = 1000000")
        }
        try store.append(append)
        #expect(try Chronicle.fold(store, begun.journal) == chronicle.register)
    }

    @Test func `another program's transaction makes the register busy, not wrong`() throws {
        let folder = try TemporaryFolder()
        let (store, begun) = try filled(folder)
        var chronicle = begun
        var acts = RandomActs(seed: 33)
        let append = try chronicle.next(acts.next(2))
        do {
            let other = try Connection.open(store.path, for: .writing)
            try other.execute("BEGIN IMMEDIATE")
            #expect(throws: StoreError.busy(path: store.path)) { try store.append(append) }
            #expect(try Chronicle.fold(store, begun.journal) == begun.register)
            try other.execute("ROLLBACK")
        }
        try store.append(append)
        #expect(try Chronicle.fold(store, begun.journal) == chronicle.register)
    }

    @Test func `after a power cut the acts are there up to some append, and none in halves`() throws {
        let folder = try TemporaryFolder()
        let (store, begun) = try filled(folder)
        var chronicle = begun
        var acts = RandomActs(seed: 34)
        var sizes = [0, RandomActs(seed: 0).openingCount]
        for group in 0..<20 { sizes.append((sizes.last ?? 0) + group % 4 + 1) }
        #expect(sizes.last == begun.size)
        for _ in 0..<5 {
            try store.append(chronicle.next(acts.next(3)))
            sizes.append(chronicle.size)
        }
        let file = try bytes(at: store.path)
        let log = try bytes(at: store.path + "-wal")
        var random = SeededGenerator(seed: 35)
        var met: Set<Int> = []
        for length in [0, 32] + (0..<60).map({ _ in Int.random(in: 0...log.count, using: &random) }) + [log.count] {
            let cut = folder.inside("cut-\(length)")
            try FileManager.default.createDirectory(atPath: cut, withIntermediateDirectories: true)
            try write(file, to: cut + "/register.sqlite")
            // What was being written when the power failed may hold anything.
            let torn = random.bytes(min(600, log.count - length))
            try write(Array(log.prefix(length)) + torn, to: cut + "/register.sqlite-wal")
            let after = try SQLiteRegisterStore.open(folder: cut, access: .writing, hashFile: StoreUnderTest.sha256)
            let size = try after.journals().first?.size ?? 0
            #expect(sizes.contains(size))
            met.insert(size)
            if size > 0 {
                let leaves = try after.leaves(of: begun.journal, from: 0, limit: size).map(\.bytes)
                #expect(leaves == Array(chronicle.leaves.prefix(size)))
            }
            #expect(try after.integrityFindings() == [])
        }
        #expect(met.contains(chronicle.size) && met.count > 3)
    }

    @Test func `a stop while a register or a copy is made leaves nothing in the way`() throws {
        let folder = try TemporaryFolder()
        for name in ["register", "backup"] {
            try FileManager.default.createDirectory(atPath: folder.inside(name), withIntermediateDirectories: true)
            for end in [".part", ".part-journal", ".part-wal"] {
                try write([1, 2, 3], to: folder.inside(name) + "/register.sqlite" + end)
            }
        }
        let (store, chronicle) = try filled(folder)
        try store.copy(to: folder.inside("backup"))
        #expect(
            try FileManager.default.contentsOfDirectory(atPath: folder.inside("backup")) == ["register.sqlite"]
        )
        let copy = try StoreUnderTest.sqlite.openForReading(folder.inside("backup"))
        #expect(try Chronicle.fold(copy, chronicle.journal) == chronicle.register)
    }

    @Test func `a file read as it stands is read anew when somebody has changed it`() throws {
        let folder = try TemporaryFolder()
        let register = folder.inside("register")
        var chronicle = try filled(folder).1
        try Stranger.lock(register)
        var reader: (any RegisterStore)?
        try Stranger.acting {
            let store = try StoreUnderTest.sqlite.openForReading(register)
            #expect(try store.journals().map(\.size) == [chronicle.size])
            reader = store
        }
        try FileManager.default.setAttributes([.posixPermissions: 0o755], ofItemAtPath: register)
        for name in try FileManager.default.contentsOfDirectory(atPath: register) {
            try FileManager.default.setAttributes([.posixPermissions: 0o644], ofItemAtPath: register + "/" + name)
        }
        var acts = RandomActs(seed: 36)
        try StoreUnderTest.sqlite.openForWriting(register).append(chronicle.next(acts.next(9)))
        try Stranger.lock(register)
        try Stranger.acting {
            let store = try #require(reader)
            #expect(try Chronicle.fold(store, chronicle.journal) == chronicle.register)
        }
    }
}
