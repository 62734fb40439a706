import CanonicalBytes
import Consultations
import Journal
import Storage
import Testing

@Suite("Journals in a store")
struct JournalTests {
    @Test(arguments: StoreUnderTest.withMemory)
    func `a new store is empty`(_ kind: StoreUnderTest) throws {
        let folder = try TemporaryFolder()
        let store = try kind.create(folder.path)
        let journal = try Chronicle(seed: 1).journal
        #expect(try store.journals().isEmpty)
        #expect(try store.files().isEmpty)
        #expect(try store.counters() == Counters())
        #expect(try store.rows(ConclusionFilter(), order: .number, offset: 0, limit: 10) == RowPage(rows: [], total: 0))
        #expect(try store.row(#require(ConclusionNumber("1/01"))) == nil)
        #expect(try store.body(Digest(words: (0, 0, 0, 0))) == nil)
        #expect(try store.integrityFindings() == [])
        #expect(throws: StoreError.unknownJournal(journal.description)) { try store.checkpoint(of: journal) }
        #expect(throws: StoreError.unknownJournal(journal.description)) {
            try store.leaves(of: journal, from: 0, limit: 1)
        }
        #expect(throws: StoreError.unknownJournal(journal.description)) {
            try store.keep(checkpoint: [1], of: journal)
        }
    }

    @Test(arguments: StoreUnderTest.withMemory)
    func `what is appended is read back, by this store and by the next`(_ kind: StoreUnderTest) throws {
        let folder = try TemporaryFolder()
        let chronicle = try written(by: kind, folder)
        for opening in [kind.openForReading, kind.openForWriting] {
            let store = try opening(folder.path)
            #expect(try store.journals() == [StoredJournal(name: chronicle.journal, size: chronicle.size)])
            let leaves = try store.leaves(of: chronicle.journal, from: 0, limit: 1000)
            #expect(leaves.map(\.bytes) == chronicle.leaves)
            #expect(leaves.map(\.number) == Array(0..<chronicle.size))
            for (commitment, body) in chronicle.bodies { #expect(try store.body(commitment) == body) }
            for (level, hashes) in chronicle.table.levels.enumerated() {
                for (index, hash) in hashes.enumerated() {
                    #expect(try store.hash(of: chronicle.journal, level: level, index: UInt64(index)) == hash)
                }
            }
            #expect(try store.checkpoint(of: chronicle.journal) == Array("second".utf8))
            #expect(try Chronicle.fold(store, chronicle.journal) == chronicle.register)
        }
    }

    /// Writes a chronicle with a store that is let go of at the end.
    private func written(by kind: StoreUnderTest, _ folder: TemporaryFolder) throws -> Chronicle {
        var chronicle = try Chronicle(seed: 2)
        var acts = RandomActs(seed: 2)
        let store = try kind.create(folder.path)
        try store.append(chronicle.next(acts.opening()))
        for _ in 0..<9 { try store.append(chronicle.next(acts.next(3))) }
        try store.keep(checkpoint: Array("first".utf8), of: chronicle.journal)
        try store.keep(checkpoint: Array("second".utf8), of: chronicle.journal)
        return chronicle
    }

    @Test(arguments: StoreUnderTest.withMemory)
    func `leaves come in order, from any number on and at most as many as asked for`(_ kind: StoreUnderTest) throws {
        let folder = try TemporaryFolder()
        var chronicle = try Chronicle(seed: 3)
        var acts = RandomActs(seed: 3)
        let store = try kind.create(folder.path)
        try store.append(chronicle.next(acts.opening() + acts.next(6)))
        for from in [-1, 0, 5, chronicle.size - 1, chronicle.size, chronicle.size + 1, Int.max] {
            for limit in [-1, 0, 1, 7, Int.max] {
                let start = max(from, 0)
                let end = start >= chronicle.size ? start : start + min(max(limit, 0), chronicle.size - start)
                let leaves = try store.leaves(of: chronicle.journal, from: from, limit: limit)
                #expect(leaves.map(\.number) == Array(start..<end))
            }
        }
    }

    @Test(arguments: StoreUnderTest.withMemory)
    func `an append that leaves a gap or says a number twice is refused and changes nothing`(
        _ kind: StoreUnderTest
    ) throws {
        let folder = try TemporaryFolder()
        var chronicle = try Chronicle(seed: 4)
        var acts = RandomActs(seed: 4)
        let store = try kind.create(folder.path)
        let first = try chronicle.next(acts.opening())
        try store.append(first)
        let rows = chronicle.rows
        var later = chronicle
        _ = try later.next(acts.next(2))
        let beyond = try later.next(acts.next(2))
        for (append, expected) in [(first, 0), (beyond, chronicle.size + 2)] {
            #expect(
                throws: StoreError.conflict(
                    journal: chronicle.journal.description,
                    expected: expected,
                    found: chronicle.size
                )
            ) { try store.append(append) }
        }
        #expect(try store.leaves(of: chronicle.journal, from: 0, limit: 1000).map(\.bytes) == chronicle.leaves)
        #expect(try store.rows(ConclusionFilter(), order: .number, offset: 0, limit: 100).rows == rows)
        #expect(try store.integrityFindings() == [])
    }

    @Test(arguments: StoreUnderTest.withMemory)
    func `an append is done wholly or not at all`(_ kind: StoreUnderTest) throws {
        let folder = try TemporaryFolder()
        var chronicle = try Chronicle(seed: 5)
        var acts = RandomActs(seed: 5)
        let store = try kind.create(folder.path)
        try store.append(chronicle.next(acts.opening() + acts.next(20)))
        let before = chronicle
        let append = try chronicle.next(acts.next(5))
        // The hash of a subtree that is there already can't be another one: the last thing that is written fails.
        let broken = JournalAppend(
            journal: append.journal,
            expectedSize: append.expectedSize,
            acts: append.acts,
            hashes: append.hashes + [SubtreeHash(level: 0, index: 0, hash: Digest(words: (1, 2, 3, 4)))],
            rows: append.rows
        )
        #expect(throws: StoreError.self) { try store.append(broken) }
        #expect(try store.journals().map(\.size) == [before.size])
        #expect(try store.body(append.acts[0].commitment) == nil)
        #expect(try store.counters() == Counters(counting: before.rows))
        #expect(try Chronicle.fold(store, chronicle.journal) == before.register)
        try store.append(append)
        #expect(try Chronicle.fold(store, chronicle.journal) == chronicle.register)
    }

    @Test(arguments: StoreUnderTest.withMemory)
    func `journals keep apart, in the order in which they were begun`(_ kind: StoreUnderTest) throws {
        let folder = try TemporaryFolder()
        let store = try kind.create(folder.path)
        var north = try Chronicle(seed: 6, journal: "norvane.example/rivers/1")
        var south = try Chronicle(seed: 7, journal: "alda.example/rivers/1")
        let opening = try RandomActs(seed: 6).opening()
        try store.append(north.next(opening))
        try store.append(south.next(Array(opening.prefix(3))))
        try store.append(north.next(Array(opening.suffix(2))))
        #expect(try store.journals().map(\.name) == [north.journal, south.journal])
        #expect(try store.leaves(of: north.journal, from: 0, limit: 99).map(\.bytes) == north.leaves)
        #expect(try store.leaves(of: south.journal, from: 0, limit: 99).map(\.bytes) == south.leaves)
        #expect(try store.hash(of: south.journal, level: 1, index: 0) == south.table.levels[1][0])
        #expect(try store.checkpoint(of: south.journal) == nil)
    }

    @Test(arguments: StoreUnderTest.withMemory)
    func `a hash that is not there is missed by its place`(_ kind: StoreUnderTest) throws {
        let folder = try TemporaryFolder()
        var chronicle = try Chronicle(seed: 8)
        let store = try kind.create(folder.path)
        try store.append(chronicle.next(RandomActs(seed: 8).opening()))
        for (level, index) in [(0, UInt64(chronicle.size)), (63, 0), (-1, 0), (0, .max)] {
            #expect(
                throws: StoreError.missingHash(journal: chronicle.journal.description, level: level, index: index)
            ) { try store.hash(of: chronicle.journal, level: level, index: index) }
        }
    }

    @Test(arguments: StoreUnderTest.withMemory)
    func `a body that two acts share is kept once`(_ kind: StoreUnderTest) throws {
        let folder = try TemporaryFolder()
        var chronicle = try Chronicle(seed: 9)
        let store = try kind.create(folder.path)
        let append = try chronicle.next(RandomActs(seed: 9).opening())
        let twice = JournalAppend(
            journal: append.journal,
            expectedSize: 0,
            acts: [append.acts[0], append.acts[0]],
            hashes: [],
            rows: []
        )
        try store.append(twice)
        #expect(try store.journals().map(\.size) == [2])
        #expect(try store.body(append.acts[0].commitment) == append.acts[0].body)
    }
}
