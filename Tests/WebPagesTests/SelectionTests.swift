import Consultations
import HTTPModel
import Testing
import WebPages

/// What a list shows, as its address says it.
@Suite("Selections")
struct SelectionTests {
    @Test(
        "An address and the selection that it means are the same thing",
        arguments: [
            "", "words=river%20police", "session=2", "kind=offer", "domain=SEC", "status=in_progress", "open=1",
            "overdue=1", "sort=deadline", "page=3",
            "words=%D0%BC%D0%BE%D1%81%D1%82&session=1&kind=commitment&domain=INF&status=completed&open=1&overdue=1&sort=status&page=2",
        ]
    )
    func roundTrip(query: String) throws {
        let selection = try ConclusionSelection(query: try FieldList(decoding: query.utf8))
        #expect(selection.query.encoded == query)
    }

    @Test("Overdue is what was due before today and is still open")
    func overdue() throws {
        let day = try CalendarDay(iso8601: "2026-03-01")
        var selection = ConclusionSelection()
        selection.overdueOnly = true
        let filter = try #require(selection.filter(on: day))
        #expect(filter.dueBy?.description == "2026-02-28")
        #expect(filter.openOnly)
    }

    @Test("A status is looked for among conclusions that are followed")
    func status() throws {
        let day = try CalendarDay(iso8601: "2026-03-01")
        var selection = ConclusionSelection()
        selection.status = .notReported
        #expect(selection.filter(on: day)?.kinds.allSatisfy { $0.following == .tracked } == true)
        #expect(selection.filter(on: day)?.kinds.count == 6)
        selection.kind = .position
        #expect(selection.filter(on: day) == nil)
    }

    @Test("Of a document the part is a number or the place of a conclusion")
    func parts() throws {
        #expect(try DocumentPart(query: FieldList()) == .number(1))
        #expect(try DocumentPart(query: FieldList([.init("part", "3")])) == .number(3))
        let number = try #require(ConclusionNumber("1/07"))
        #expect(try DocumentPart(query: FieldList([.init("conclusion", "1/07")])) == .around(number))
        #expect(throws: SelectionError.notUnderstood(field: "part", value: "0")) {
            try DocumentPart(query: FieldList([.init("part", "0")]))
        }
    }
}
