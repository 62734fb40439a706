import Consultations
import Storage
import Testing

@Suite("Projections in a store")
struct ProjectionTests {
    /// A store with acts drawn by a seed, appended in groups of several sizes.
    static func filled(
        _ kind: StoreUnderTest,
        _ folder: TemporaryFolder,
        seed: UInt64,
        groups: Int
    ) throws -> (any RegisterStore, Chronicle) {
        var chronicle = try Chronicle(seed: seed)
        var acts = RandomActs(seed: seed)
        let store = try kind.create(folder.inside("register"))
        try store.append(chronicle.next(acts.opening()))
        for group in 0..<groups { try store.append(chronicle.next(acts.next(group % 4 + 1))) }
        return (store, chronicle)
    }

    @Test(arguments: StoreUnderTest.withMemory, Array(1...8) as [UInt64])
    func `rows and counters are those of the fold after every append`(_ kind: StoreUnderTest, seed: UInt64) throws {
        let folder = try TemporaryFolder()
        var chronicle = try Chronicle(seed: seed)
        var acts = RandomActs(seed: seed)
        let store = try kind.create(folder.path)
        try store.append(chronicle.next(acts.opening()))
        for group in 0..<30 {
            try store.append(chronicle.next(acts.next(group % 4 + 1)))
            let rows = chronicle.rows
            #expect(
                try store.rows(ConclusionFilter(), order: .number, offset: 0, limit: 1000)
                    == RowPage(rows: rows, total: rows.count)
            )
            #expect(try store.counters() == Counters(counting: rows))
            for row in rows { #expect(try store.row(row.number) == row) }
        }
        #expect(chronicle.rows.count > 20)
        #expect(!chronicle.register.void.isEmpty)
        #expect(try Chronicle.fold(store, chronicle.journal).rows(seenBy: chronicle.party) == chronicle.rows)
        #expect(try store.integrityFindings() == [])
    }

    @Test(arguments: StoreUnderTest.withMemory, Array(1...4) as [UInt64])
    func `filters, orders and pages give what the pure filter and order give`(
        _ kind: StoreUnderTest,
        seed: UInt64
    ) throws {
        let folder = try TemporaryFolder()
        let (store, chronicle) = try Self.filled(kind, folder, seed: seed, groups: 60)
        let rows = chronicle.rows
        var random = SeededGenerator(seed: seed)
        var shown = 0
        for _ in 0..<200 {
            let filter = try RandomActs.filter(using: &random)
            let order = random.pick(ConclusionOrder.allCases)
            let expected = rows.filter(filter.matches).sorted(by: order.precedes)
            let offset = random.pick([0, 0, 1, 10, expected.count, Int.max])
            let limit = random.pick([0, 1, 10, 1000, Int.max])
            let page = try store.rows(filter, order: order, offset: offset, limit: limit)
            #expect(page.total == expected.count)
            #expect(page.rows == Array(expected.dropFirst(offset).prefix(limit)))
            shown += page.rows.count
        }
        #expect(shown > 200)
    }

    @Test(arguments: StoreUnderTest.withMemory)
    func `a page asked for below zero begins at zero`(_ kind: StoreUnderTest) throws {
        let folder = try TemporaryFolder()
        let (store, chronicle) = try Self.filled(kind, folder, seed: 3, groups: 5)
        let page = try store.rows(ConclusionFilter(), order: .number, offset: -5, limit: -5)
        #expect(page == RowPage(rows: [], total: chronicle.rows.count))
        #expect(
            try store.rows(ConclusionFilter(session: .max), order: .number, offset: 0, limit: 1)
                == RowPage(rows: [], total: 0)
        )
        #expect(
            try store.rows(ConclusionFilter(session: .min), order: .number, offset: 0, limit: 1)
                == RowPage(rows: [], total: 0)
        )
    }

    @Test(arguments: StoreUnderTest.withMemory)
    func `rebuilding finds equal what is equal`(_ kind: StoreUnderTest) throws {
        let folder = try TemporaryFolder()
        let (store, chronicle) = try Self.filled(kind, folder, seed: 11, groups: 40)
        let rows = chronicle.rows
        #expect(try store.rebuild(rows: rows) == RebuildOutcome(rows: rows.count, differing: []))
        #expect(
            try store.rows(ConclusionFilter(), order: .number, offset: 0, limit: 1000)
                == RowPage(rows: rows, total: rows.count)
        )
        #expect(try store.counters() == Counters(counting: rows))
        #expect(try store.integrityFindings() == [])
    }

    @Test(arguments: StoreUnderTest.withMemory)
    func `rebuilding names the rows that differed, were missing or too many`(_ kind: StoreUnderTest) throws {
        let folder = try TemporaryFolder()
        let (store, chronicle) = try Self.filled(kind, folder, seed: 12, groups: 40)
        var rows = chronicle.rows
        let extra = rows.removeLast()
        let changed = Self.altered(rows[3])
        rows[3] = changed
        let outcome = try store.rebuild(rows: rows)
        #expect(outcome == RebuildOutcome(rows: rows.count, differing: [changed.number, extra.number].sorted()))
        #expect(try store.row(extra.number) == nil)
        #expect(try store.row(changed.number) == changed)
        #expect(try store.counters() == Counters(counting: rows))
        let back = try store.rebuild(rows: chronicle.rows)
        #expect(back.differing == [changed.number, extra.number].sorted())
        #expect(try store.counters() == Counters(counting: chronicle.rows))
        #expect(try store.integrityFindings() == [])
    }

    private static func altered(_ row: ConclusionRow) -> ConclusionRow {
        ConclusionRow(
            number: row.number,
            kind: row.kind,
            strength: row.strength,
            domain: row.domain,
            actors: row.actors,
            words: row.words + "!",
            deadlineWords: row.deadlineWords,
            deadline: row.deadline,
            deadlineReadiness: row.deadlineReadiness,
            document: row.document,
            language: row.language,
            ours: row.ours,
            contact: row.contact,
            restates: row.restates
        )
    }
}
