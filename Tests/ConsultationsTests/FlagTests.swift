import Consultations
import Testing

@Suite("Flags and rows")
struct FlagTests {
    private func flags(_ deadline: Stated<Deadline>, on day: String) throws -> Set<Flag> {
        var register = try Samples.register()
        let number = try Samples.number("1/01")
        let content = ActContent.reading(number, Samples.reading(.commitment, deadline: deadline))
        register.receive(try Samples.act(register.journals[Samples.journal]?.size ?? 0, content))
        let conclusion = try Samples.required(register.conclusions[number])
        return register.flags(of: conclusion, seenBy: try PartyID("norvane"), on: try CalendarDay(iso8601: day))
    }

    @Test func `a deadline warns before and after its last day`() throws {
        let deadline = Stated.statedInText(Deadline(words: "in March 2027", date: try Samples.date("2027-03")))
        #expect(try flags(deadline, on: "2027-01-01") == [])
        #expect(try flags(deadline, on: "2027-03-01") == [.dueSoon])
        #expect(try flags(deadline, on: "2027-03-31") == [.dueSoon])
        #expect(try flags(deadline, on: "2027-04-01") == [.overdue])
    }

    @Test func `a proposed deadline never makes anything overdue`() throws {
        let deadline = Stated.proposed(Deadline(words: "in March 2027", date: try Samples.date("2027-03")))
        #expect(try flags(deadline, on: "2030-01-01") == [])
    }

    @Test func `silence is flagged, an agreement on none is not`() throws {
        #expect(try flags(.notStated, on: "2027-01-01") == [.noDeadline])
        #expect(try flags(.declined, on: "2027-01-01") == [.noDeadline])
        #expect(try flags(.noneAgreed, on: "2027-01-01") == [])
    }

    @Test func `a duty of a vacant post is an orphan`() throws {
        let register = try Samples.register()
        let conclusion = try Samples.required(register.conclusions[try Samples.number("1/01")])
        let party = try PartyID("norvane")
        #expect(
            register.flags(of: conclusion, seenBy: party, on: try CalendarDay(iso8601: "2026-01-15")).contains(.orphan)
        )
        #expect(
            !register.flags(of: conclusion, seenBy: party, on: try CalendarDay(iso8601: "2026-06-15")).contains(.orphan)
        )
    }

    @Test func `a filter shows what it says`() throws {
        let rows = try Samples.register().rows(seenBy: try PartyID("norvane"))
        func numbers(_ filter: ConclusionFilter) -> [String] { rows.filter(filter.matches).map(\.number.description) }
        #expect(numbers(ConclusionFilter()) == ["1/01", "1/02", "1/03"])
        #expect(numbers(ConclusionFilter(kinds: [.offer])) == ["1/02"])
        #expect(numbers(ConclusionFilter(openOnly: true)) == ["1/01", "1/02"])
        #expect(numbers(ConclusionFilter(words: "PARTIES agreed")) == ["1/01", "1/02", "1/03"])
        #expect(numbers(ConclusionFilter(words: "parties refused")) == [])
        #expect(numbers(ConclusionFilter(dueBy: try CalendarDay(iso8601: "2027-03-31"))) == ["1/01"])
        #expect(numbers(ConclusionFilter(dueBy: try CalendarDay(iso8601: "2027-03-30"))) == [])
        #expect(numbers(ConclusionFilter(session: 2)) == [])
        #expect(numbers(ConclusionFilter(statuses: [.inProgress])) == ["1/01"])
    }

    @Test func `the presidency is what the record says for the day, and nothing otherwise`() throws {
        let register = try Samples.register()
        let rivers = try PartyID("rivers")
        #expect(register.presidency(of: rivers, on: try CalendarDay(iso8601: "2026-06-01"))?.text == "alda")
        #expect(register.presidency(of: rivers, on: try CalendarDay(iso8601: "2027-01-01")) == nil)
    }
}
