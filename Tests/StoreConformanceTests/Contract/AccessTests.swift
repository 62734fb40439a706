import Consultations
import Foundation
import Storage
import Testing

@Suite("Access to a store")
struct AccessTests {
    @Test(arguments: StoreUnderTest.all)
    func `no register is found where there is none`(_ kind: StoreUnderTest) throws {
        let folder = try TemporaryFolder()
        for path in [folder.path, folder.inside("nothing")] {
            #expect(throws: StoreError.absent(path: path)) { try kind.openForReading(path) }
            #expect(throws: StoreError.absent(path: path)) { try kind.openForWriting(path) }
        }
        #expect(try FileManager.default.contentsOfDirectory(atPath: folder.path).isEmpty)
    }

    @Test(arguments: StoreUnderTest.all)
    func `a register that is there is not made over`(_ kind: StoreUnderTest) throws {
        let folder = try TemporaryFolder()
        let (store, chronicle) = try ProjectionTests.filled(kind, folder, seed: 1, groups: 3)
        let path = folder.inside("register") + "/" + kind.registerFile
        #expect(throws: StoreError.alreadyThere(path: path)) { try kind.create(folder.inside("register")) }
        #expect(try Chronicle.fold(store, chronicle.journal) == chronicle.register)
    }

    @Test(arguments: StoreUnderTest.all)
    func `one program writes at a time, and others read on`(_ kind: StoreUnderTest) throws {
        let folder = try TemporaryFolder()
        let path = folder.inside("register")
        var chronicle: Chronicle
        do {
            let (store, begun) = try ProjectionTests.filled(kind, folder, seed: 2, groups: 3)
            chronicle = begun
            let busy = StoreError.busy(path: path + "/" + kind.registerFile)
            #expect(throws: busy) { try kind.openForWriting(path) }
            let reader = try kind.openForReading(path)
            #expect(try Chronicle.fold(reader, chronicle.journal) == chronicle.register)
            var acts = RandomActs(seed: 3)
            try store.append(chronicle.next(acts.next(3)))
            #expect(try Chronicle.fold(reader, chronicle.journal) == chronicle.register)
        }
        let next = try kind.openForWriting(path)
        var acts = RandomActs(seed: 4)
        try next.append(chronicle.next(acts.next(3)))
        #expect(try Chronicle.fold(next, chronicle.journal) == chronicle.register)
    }

    @Test(arguments: StoreUnderTest.all)
    func `a store for reading writes nothing`(_ kind: StoreUnderTest) throws {
        let folder = try TemporaryFolder()
        let (_, chronicle) = try ProjectionTests.filled(kind, folder, seed: 5, groups: 3)
        let store = try kind.openForReading(folder.inside("register"))
        let refusal = StoreError.readOnly(path: folder.inside("register") + "/" + kind.registerFile)
        var further = chronicle
        var acts = RandomActs(seed: 6)
        let append = try further.next(acts.next(1))
        #expect(throws: refusal) { try store.append(append) }
        #expect(throws: refusal) { try store.keep(checkpoint: [1], of: chronicle.journal) }
        #expect(throws: refusal) { try store.keep(file: [1], as: StoreUnderTest.sha256([1])) }
        #expect(throws: refusal) { try store.rebuild(rows: []) }
        #expect(try Chronicle.fold(store, chronicle.journal) == chronicle.register)
    }

    @Test(arguments: StoreUnderTest.all)
    func `a folder that can't be written to is read, and refused for writing`(_ kind: StoreUnderTest) throws {
        let folder = try TemporaryFolder()
        let path = folder.inside("register")
        let chronicle = try ProjectionTests.filled(kind, folder, seed: 7, groups: 3).1
        try Stranger.lock(path)
        try Stranger.acting {
            let store = try kind.openForReading(path)
            #expect(try Chronicle.fold(store, chronicle.journal) == chronicle.register)
            #expect(
                try store.rows(ConclusionFilter(), order: .kind, offset: 0, limit: 99).total == chronicle.rows.count
            )
            #expect(throws: StoreError.readOnly(path: path + "/" + kind.registerFile)) { try kind.openForWriting(path) }
            #expect(throws: StoreError.self) { try kind.create(path + "/new") }
        }
        #expect(!FileManager.default.fileExists(atPath: path + "/new"))
    }

    @Test(arguments: StoreUnderTest.withMemory)
    func `many threads read and one writes, and nobody sees half an append`(_ kind: StoreUnderTest) async throws {
        let folder = try TemporaryFolder()
        let (store, begun) = try ProjectionTests.filled(kind, folder, seed: 8, groups: 2)
        let writing = Task {
            var chronicle = begun
            var acts = RandomActs(seed: 9)
            for _ in 0..<60 { try store.append(chronicle.next(acts.next(4))) }
            return chronicle
        }
        try await withThrowingTaskGroup(of: Void.self) { group in
            for _ in 0..<4 {
                group.addTask {
                    for _ in 0..<40 {
                        let size = try #require(try store.journals().first).size
                        #expect(try store.leaves(of: begun.journal, from: 0, limit: size).count == size)
                        #expect((size - begun.size) % 4 == 0)
                        let page = try store.rows(ConclusionFilter(), order: .deadline, offset: 0, limit: 10_000)
                        #expect(page.rows.count == page.total)
                    }
                }
            }
            try await group.waitForAll()
        }
        let chronicle = try await writing.value
        #expect(try Chronicle.fold(store, chronicle.journal) == chronicle.register)
        #expect(try store.counters() == Counters(counting: chronicle.rows))
    }
}
