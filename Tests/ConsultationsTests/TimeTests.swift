import Consultations
import Testing

@Suite("Dates and moments")
struct TimeTests {
    @Test(
        "An EDTF date has a first and a last day",
        arguments: [
            ("2026", "2026-01-01", "2026-12-31"), ("2024-02", "2024-02-01", "2024-02-29"),
            ("2026-03-31", "2026-03-31", "2026-03-31"), ("2026-33", "2026-01-01", "2026-03-31"),
            ("2026-41", "2026-07-01", "2026-12-31"), ("2026-21", "2026-03-01", "2026-05-31"),
            ("2026-24", "2026-12-01", "2027-02-28"), ("2026-03/2026-05", "2026-03-01", "2026-05-31"),
            ("../2028", "", "2028-12-31"), ("2026-04-01/..", "2026-04-01", ""),
        ]
    )
    func bounds(text: String, first: String, last: String) throws {
        let date = try ExtendedDate(text)
        #expect(date.firstDay?.description ?? "" == first)
        #expect(date.lastDay?.description ?? "" == last)
        #expect(date.edtf == text)
    }

    @Test(arguments: [
        "", "26", "2026-13", "2026-02-30", "2026-3", "../..", "2026/2025", "2026-01-01-01", "2026-05/2026-04",
    ])
    func `what is not a date is refused`(text: String) {
        #expect(throws: CalendarDayError.self) { try ExtendedDate(text) }
    }

    @Test func `days are counted without gaps over four hundred years`() throws {
        let start = try CalendarDay(iso8601: "1900-01-01").daysSinceEpoch
        var previous = try CalendarDay(iso8601: "1899-12-31")
        for count in start..<start + 146_097 {
            let day = try #require(CalendarDay(daysSinceEpoch: count))
            #expect(day > previous && day.daysSinceEpoch == count)
            previous = day
        }
        #expect(previous.description == "2299-12-31")
    }

    @Test(
        "A moment is read and written in one form",
        arguments: [("1970-01-01T00:00:00Z", 0), ("2026-11-25T09:30:00Z", 1_795_599_000), ("1969-12-31T23:59:59Z", -1)]
    )
    func instants(text: String, seconds: Int) throws {
        let instant = try #require(Instant(text))
        #expect(instant.secondsSinceEpoch == seconds)
        #expect(instant.description == text)
    }

    @Test(arguments: [
        "2026-11-25T09:30:00", "2026-11-25T24:00:00Z", "2026-11-25 09:30:00Z", "2026-02-30T00:00:00Z", "",
    ])
    func `another form of a moment is refused`(text: String) {
        #expect(Instant(text) == nil)
    }

    @Test func `an error repeats the text and shows a right one`() {
        let error = #expect(throws: CalendarDayError.notADate("31.03.2026")) { try ExtendedDate("31.03.2026") }
        #expect(error?.description == "'31.03.2026' is not a date; write year-month-day, for example 2026-03-31")
    }

    @Test(
        "The number of a conclusion",
        arguments: [("1/07", "1/07"), ("1/7", "1/07"), ("12/123", "12/123")]
    )
    func numbers(text: String, printed: String) {
        #expect(ConclusionNumber(text)?.description == printed)
    }

    @Test(arguments: ["", "1", "0/1", "1/0", "1/2/3", "a/1", "1/99999", "-1/2", "1/ 2"])
    func `what is not a number of a conclusion is refused`(text: String) {
        #expect(ConclusionNumber(text) == nil)
    }
}
