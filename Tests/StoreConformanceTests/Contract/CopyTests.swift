import Consultations
import Foundation
import Storage
import Testing

@Suite("Copies of a store")
struct CopyTests {
    @Test(arguments: StoreUnderTest.all)
    func `a copy holds the same, and so does the copy of a copy`(_ kind: StoreUnderTest) throws {
        let folder = try TemporaryFolder()
        let (store, chronicle) = try ProjectionTests.filled(kind, folder, seed: 1, groups: 30)
        try store.keep(checkpoint: [1, 2, 3], of: chronicle.journal)
        try store.keep(file: [4, 5], as: StoreUnderTest.sha256([4, 5]))
        try kind.openPrivate(folder.inside("register")).add(DraftDecision(bytes: [6]), to: StoreUnderTest.sha256([]))
        try store.copy(to: folder.inside("backup"))
        try kind.openForReading(folder.inside("backup")).copy(to: folder.inside("restored"))
        for copy in ["backup", "restored"] {
            let copied = try kind.openForWriting(folder.inside(copy))
            #expect(try Chronicle.fold(copied, chronicle.journal) == chronicle.register)
            #expect(try copied.checkpoint(of: chronicle.journal) == [1, 2, 3])
            #expect(try copied.file(StoreUnderTest.sha256([4, 5])) == [4, 5])
            #expect(try copied.files() == store.files())
            #expect(
                try copied.rows(ConclusionFilter(), order: .deadline, offset: 0, limit: 1000)
                    == store.rows(ConclusionFilter(), order: .deadline, offset: 0, limit: 1000)
            )
            #expect(try copied.counters() == store.counters())
            #expect(try copied.integrityFindings() == [])
            #expect(try kind.openPrivate(folder.inside(copy)).draft(of: StoreUnderTest.sha256([])) == [])
            var further = chronicle
            var acts = RandomActs(seed: 2)
            try copied.append(further.next(acts.next(5)))
            #expect(try Chronicle.fold(copied, chronicle.journal) == further.register)
        }
        #expect(try Chronicle.fold(store, chronicle.journal) == chronicle.register)
    }

    @Test(arguments: StoreUnderTest.all)
    func `a copy has neither keys nor private data nor left-overs`(_ kind: StoreUnderTest) throws {
        let folder = try TemporaryFolder()
        let (store, _) = try ProjectionTests.filled(kind, folder, seed: 3, groups: 3)
        _ = try kind.openPrivate(folder.inside("register"))
        try FileManager.default.createDirectory(
            atPath: folder.inside("register/keys"),
            withIntermediateDirectories: false
        )
        try write([1], to: folder.inside("register/keys/log.key"))
        try store.keep(file: [1], as: StoreUnderTest.sha256([1]))
        try store.copy(to: folder.inside("backup"))
        let names = try FileManager.default.contentsOfDirectory(atPath: folder.inside("backup"))
        #expect(names.sorted() == ["files", kind.registerFile])
    }

    @Test(arguments: StoreUnderTest.all, ["-wal", "-journal"])
    func `neither a copy nor a new register gets a name beside which the log of a lost one lies`(
        _ kind: StoreUnderTest,
        log: String
    ) throws {
        let folder = try TemporaryFolder()
        let (store, _) = try ProjectionTests.filled(kind, folder, seed: 6, groups: 3)
        let path = folder.inside("lost")
        let left = path + "/" + kind.registerFile + log
        try FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: false)
        try write([1], to: left)
        #expect(throws: StoreError.alreadyThere(path: left)) { try store.copy(to: path) }
        #expect(throws: StoreError.alreadyThere(path: left)) { _ = try kind.create(path) }
        #expect(try FileManager.default.contentsOfDirectory(atPath: path) == [kind.registerFile + log])
    }

    @Test(arguments: StoreUnderTest.all)
    func `a copy never lands on a register`(_ kind: StoreUnderTest) throws {
        let folder = try TemporaryFolder()
        let (store, chronicle) = try ProjectionTests.filled(kind, folder, seed: 4, groups: 3)
        let path = folder.inside("register")
        #expect(throws: StoreError.alreadyThere(path: path)) { try store.copy(to: path) }
        #expect(try Chronicle.fold(store, chronicle.journal) == chronicle.register)
    }

    @Test(arguments: StoreUnderTest.all)
    func `a register with a damaged file is not copied as if it were whole`(_ kind: StoreUnderTest) throws {
        let folder = try TemporaryFolder()
        let (store, _) = try ProjectionTests.filled(kind, folder, seed: 5, groups: 3)
        let digest = StoreUnderTest.sha256([1])
        try store.keep(file: [1], as: digest)
        try write([2], to: FileTests.path(of: digest, in: folder.inside("register")))
        #expect(throws: StoreError.self) { try store.copy(to: folder.inside("backup")) }
        #expect(throws: StoreError.absent(path: folder.inside("backup"))) {
            try kind.openForReading(folder.inside("backup"))
        }
    }

    @Test(arguments: StoreUnderTest.all)
    func `a copy can be read from a medium that nobody can write to`(_ kind: StoreUnderTest) throws {
        let folder = try TemporaryFolder()
        let (store, chronicle) = try ProjectionTests.filled(kind, folder, seed: 6, groups: 3)
        let path = folder.inside("backup ?#%41é")
        try store.copy(to: path)
        try Stranger.lock(path)
        try Stranger.acting {
            let copied = try kind.openForReading(path)
            #expect(try Chronicle.fold(copied, chronicle.journal) == chronicle.register)
            #expect(try copied.integrityFindings() == [])
        }
    }
}
