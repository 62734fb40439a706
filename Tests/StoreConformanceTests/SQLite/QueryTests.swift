import Consultations
import Storage
import Testing

@testable import SQLiteStore

@Suite("How SQLite answers lists")
struct QueryTests {
    private func plan(_ sql: SQL, _ arguments: [Argument], in store: SQLiteRegisterStore) throws -> [String] {
        try store.readers.reading { connection throws(StoreError) in
            try connection.all("EXPLAIN QUERY PLAN " + sql, arguments) { row throws(StoreError) in try row.text(3) }
        }
    }

    @Test(arguments: ConclusionOrder.allCases)
    func `a page walks the index of its order and sorts nothing`(_ order: ConclusionOrder) throws {
        let folder = try TemporaryFolder()
        let store = try #require(
            try ProjectionTests.filled(.sqlite, folder, seed: 51, groups: 20).0 as? SQLiteRegisterStore
        )
        for filter in [
            ConclusionFilter(), ConclusionFilter(openOnly: true), ConclusionFilter(session: 2, domains: [.energy]),
            ConclusionFilter(kinds: [.offer, .request], statuses: [.awaited], withoutRestatements: true),
            ConclusionFilter(dueBy: CalendarDay(year: 2027, month: 1, day: 1)),
        ] {
            let query = RowQuery(filter, order: order)
            let source = query.source(passing: 1000, of: 2000, upTo: 25)
            let steps = try plan(
                "SELECT number FROM " + source + query.condition + query.ordering + " LIMIT ? OFFSET ?",
                query.arguments + [.integer(25), .integer(0)],
                in: store
            )
            #expect(steps.allSatisfy { $0.contains("COVERING INDEX conclusions_by_") }, "\(steps)")
        }
    }

    @Test func `the index of the order is walked only where few steps fill the page`() {
        let query = RowQuery(ConclusionFilter(openOnly: true), order: .deadline)
        #expect(query.source(passing: 50_000, of: 100_000, upTo: 25) == "conclusions INDEXED BY conclusions_by_due")
        #expect(query.source(passing: 3, of: 100_000, upTo: 25) == "conclusions")
        #expect(query.source(passing: 50_000, of: 100_000, upTo: .max) == "conclusions")
        #expect(query.source(passing: 100_000, of: 100_000, upTo: .max) == "conclusions INDEXED BY conclusions_by_due")
        #expect(query.source(passing: 0, of: 0, upTo: -1) == "conclusions INDEXED BY conclusions_by_due")
    }

    @Test func `the length of a list is read from tallies, by the front of their key`() throws {
        let folder = try TemporaryFolder()
        let store = try #require(
            try ProjectionTests.filled(.sqlite, folder, seed: 52, groups: 20).0 as? SQLiteRegisterStore
        )
        for filter in [
            ConclusionFilter(), ConclusionFilter(session: 1), ConclusionFilter(domains: [.energy, .health]),
        ] {
            let query = RowQuery(filter, order: .number)
            let condition = try #require(query.tallyCondition)
            let steps = try plan("SELECT count FROM tallies" + condition, query.tallyArguments, in: store)
            #expect(steps == ["SEARCH tallies USING PRIMARY KEY (session=? AND domain=?)"])
        }
    }

    @Test func `a word stands in a text by its bytes as it does by its characters`() {
        var random = SeededGenerator(seed: 53)
        var (found, missed) = (0, 0)
        for _ in 0..<20_000 {
            let text = (0..<Int.random(in: 0...4, using: &random)).map { _ in random.pick(RandomActs.vocabulary) }
                .joined(separator: random.pick([" ", ""])).lowercased()
            var word = random.pick(RandomActs.vocabulary).lowercased()
            if random.chance(1, of: 2) { word = String(word.dropFirst().prefix(Int.random(in: 0...3, using: &random))) }
            if random.chance(1, of: 8), let scalar = word.unicodeScalars.last { word = String(scalar) }
            let stands = Array(text.utf8).withUnsafeBytes { SearchWord(word).stands(in: $0) }
            #expect(stands == text.contains(word), "'\(word)' in '\(text)'")
            if stands { found += 1 } else { missed += 1 }
        }
        #expect(found > 1000 && missed > 1000)
    }
}
