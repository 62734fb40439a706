import CanonicalBytes
import Consultations
import Foundation
import Journal
import Storage
import Testing

/// All that a store answers.
private struct Answers: Equatable {
    var journals: [StoredJournal]
    var leaves: [StoredLeaf] = []
    var bodies: [StoredBody?] = []
    var hashes: [Digest] = []
    var checkpoint: [UInt8]?
    var lists: [RowPage] = []
    var rows: [ConclusionRow?] = []
    var counters: Counters

    init(_ store: any RegisterStore, of chronicle: Chronicle) throws {
        journals = try store.journals()
        counters = try store.counters()
        leaves = try store.leaves(of: chronicle.journal, from: 0, limit: 10_000)
        checkpoint = try store.checkpoint(of: chronicle.journal)
        for commitment in chronicle.commitments { bodies.append(try store.body(commitment)) }
        for (level, hashes) in chronicle.table.levels.enumerated() {
            for index in hashes.indices {
                self.hashes.append(try store.hash(of: chronicle.journal, level: level, index: UInt64(index)))
            }
        }
        for order in ConclusionOrder.allCases {
            lists.append(try store.rows(ConclusionFilter(), order: order, offset: 0, limit: 10_000))
        }
        lists.append(try store.rows(ConclusionFilter(openOnly: true), order: .number, offset: 0, limit: 10_000))
        for row in chronicle.rows { rows.append(try store.row(row.number)) }
    }

    /// Whether something was answered that is another thing; what is missing is not.
    func contradicts(_ true: Answers) -> Bool {
        let wholes =
            zip(leaves, `true`.leaves).contains { $0 != $1 } || hashes != `true`.hashes
            || checkpoint != `true`.checkpoint || counters != `true`.counters || journals != `true`.journals
        let parts =
            zip(bodies, `true`.bodies).contains { $0 != nil && $0 != $1 }
            || zip(rows, `true`.rows).contains { $0 != nil && $0 != $1 }
        let known = Set(`true`.rows.compactMap { $0 })
        return wholes || parts || lists.contains { !known.isSuperset(of: $0.rows) }
    }
}

@Suite("Damage to a store")
struct DamageTests {
    /// A small register in one file, and what it answers.
    private static func whole(_ kind: StoreUnderTest, _ folder: TemporaryFolder) throws -> ([UInt8], Chronicle) {
        var chronicle = try Chronicle(seed: 21)
        var acts = RandomActs(seed: 21)
        let store = try kind.create(folder.inside("register"))
        try store.append(chronicle.next(acts.opening()))
        for _ in 0..<6 { try store.append(chronicle.next(acts.next(4))) }
        try store.keep(checkpoint: Array("a signed head".utf8), of: chronicle.journal)
        try store.copy(to: folder.inside("copy"))
        return (try bytes(at: folder.inside("copy") + "/" + kind.registerFile), chronicle)
    }

    @Test(arguments: StoreUnderTest.all)
    func `a flipped byte anywhere gives the same answers, an error or a finding, and never another answer`(
        _ kind: StoreUnderTest
    ) throws {
        let folder = try TemporaryFolder()
        let (whole, chronicle) = try Self.whole(kind, folder)
        let path = folder.inside("copy") + "/" + kind.registerFile
        let answers = try Answers(kind.openForReading(folder.inside("copy")), of: chronicle)
        var random = SeededGenerator(seed: 22)
        let step = 47
        let positions =
            Array(0..<100)
            + stride(from: 100, to: whole.count - step, by: step).map {
                $0 + Int.random(in: 0..<step, using: &random)
            }
        var (same, refused, found) = (0, 0, 0)
        for position in positions {
            var damaged = whole
            damaged[position] ^= random.chance(1, of: 2) ? 1 << UInt8.random(in: 0..<8, using: &random) : 0xFF
            try write(damaged, to: path)
            do {
                let store = try kind.openForReading(folder.inside("copy"))
                let now = try Answers(store, of: chronicle)
                #expect(!now.contradicts(answers), "byte \(position)")
                if now == answers {
                    same += 1
                } else {
                    #expect(try !store.integrityFindings().isEmpty, "byte \(position)")
                    found += 1
                }
            } catch is StoreError { refused += 1 }
        }
        // Each of the three must have been met, or the test has tested nothing.
        #expect(same > 0 && refused > 0)
        #expect(same + refused + found == positions.count)
    }

    @Test(arguments: StoreUnderTest.all)
    func `a file that was cut short, emptied or made of other bytes is refused`(_ kind: StoreUnderTest) throws {
        let folder = try TemporaryFolder()
        let (whole, chronicle) = try Self.whole(kind, folder)
        let path = folder.inside("copy") + "/" + kind.registerFile
        var random = SeededGenerator(seed: 23)
        let lengths = [0, 1, 15, 16, 100, 4095, 4096, whole.count / 2, whole.count - 4096, whole.count - 1]
        for damaged in lengths.map({ Array(whole.prefix($0)) }) + [random.bytes(8192), Array("SQLite format 3".utf8)] {
            try write(damaged, to: path)
            #expect(throws: StoreError.self, "\(damaged.count) bytes") {
                let store = try kind.openForReading(folder.inside("copy"))
                _ = try Answers(store, of: chronicle)
                let findings = try store.integrityFindings()
                if !findings.isEmpty { throw StoreError.damaged(path: path, reason: findings[0]) }
            }
        }
    }

    @Test(arguments: StoreUnderTest.all)
    func `a pipe or a folder in the place of the file is refused, and nobody waits`(_ kind: StoreUnderTest) throws {
        let folder = try TemporaryFolder()
        let path = folder.inside("copy") + "/" + kind.registerFile
        try FileManager.default.createDirectory(atPath: folder.inside("copy"), withIntermediateDirectories: false)
        let expected = StoreError.damaged(path: path, reason: "it is not a plain file")
        for make in [{ mkfifo(path, 0o600) }, { mkdir(path, 0o700) }] {
            try #require(make() == 0)
            #expect(throws: expected) { _ = try kind.openForReading(folder.inside("copy")) }
            #expect(throws: expected) { _ = try kind.openForWriting(folder.inside("copy")) }
            try FileManager.default.removeItem(atPath: path)
        }
    }

    @Test(arguments: StoreUnderTest.all)
    func `damage is told with the file and what to do`(_ kind: StoreUnderTest) throws {
        let folder = try TemporaryFolder()
        let (whole, chronicle) = try Self.whole(kind, folder)
        let path = folder.inside("copy") + "/" + kind.registerFile
        let leaf = try #require(Data(whole).range(of: Data(chronicle.leaves[8])))
        var damaged = whole
        damaged[leaf.lowerBound + 20] ^= 1
        try write(damaged, to: path)
        let store = try kind.openForReading(folder.inside("copy"))
        #expect(
            try store.leaves(of: chronicle.journal, from: 0, limit: 8).map(\.bytes) == Array(chronicle.leaves.prefix(8))
        )
        let expected =
            "\(path) is damaged (act 8 of \(chronicle.journal): a row does not have the check value of its columns); "
            + "restore it from a backup"
        #expect { try store.leaves(of: chronicle.journal, from: 8, limit: 1) } throws: { "\($0)" == expected }
        #expect(try store.integrityFindings() == [expected])
    }
}
