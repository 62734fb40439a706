/// A date with the precision that its source gives: a day, a month, a part of a year, a year, or an interval.
///
/// The form is the Extended Date/Time Format of ISO 8601-2:2019 (EDTF): `2026`, `2026-03`, `2026-03-31`, `2026-33` for
/// the first quarter (33 to 36), `2026-40` for the first half (40, 41), `2026-21` for spring (21 to 24), and
/// `2026-03/2026-05`, where one side may be `..` (open).
public struct ExtendedDate: Hashable, Sendable, CustomStringConvertible {
    /// The text in EDTF.
    public let edtf: String
    /// The first day that the date may mean, where it has one.
    public let firstDay: CalendarDay?
    /// The last day that the date may mean: the day on which a deadline has passed.
    ///
    /// Nothing where the end is open.
    public let lastDay: CalendarDay?

    /// Reads a date in EDTF.
    public init(_ text: String) throws(CalendarDayError) {
        let sides = text.split(separator: "/", omittingEmptySubsequences: false).map(String.init)
        switch sides.count {
        case 1:
            let (first, last) = try Self.bounds(of: text, whole: text)
            (firstDay, lastDay) = (first, last)
        case 2:
            guard sides != ["..", ".."] else { throw .notADate(text) }
            firstDay = sides[0] == ".." ? nil : try Self.bounds(of: sides[0], whole: text).0
            lastDay = sides[1] == ".." ? nil : try Self.bounds(of: sides[1], whole: text).1
            if let firstDay, let lastDay, firstDay > lastDay { throw .noSuchDay(text) }
        default:
            throw .notADate(text)
        }
        edtf = text
    }

    /// One day.
    public init(_ day: CalendarDay) {
        edtf = day.description
        firstDay = day
        lastDay = day
    }

    public var description: String { edtf }

    private static func bounds(of side: String, whole: String) throws(CalendarDayError) -> (CalendarDay, CalendarDay) {
        let parts = side.split(separator: "-", omittingEmptySubsequences: false)
        guard let year = digits(parts.first, count: 4), parts.count <= 3 else { throw .notADate(whole) }
        if parts.count == 3 {
            let day = try CalendarDay(iso8601: side)
            return (day, day)
        }
        var months = (1, 12)
        if parts.count == 2 {
            guard let part = digits(parts[1], count: 2) else { throw .notADate(whole) }
            switch part {
            case 1...12: months = (part, part)
            case 21...23: months = ((part - 21) * 3 + 3, (part - 21) * 3 + 5)
            case 24: return try days(from: (year, 12), to: (year + 1, 2), whole: whole)
            case 33...36: months = ((part - 33) * 3 + 1, (part - 33) * 3 + 3)
            case 40, 41: months = ((part - 40) * 6 + 1, (part - 40) * 6 + 6)
            default: throw .noSuchDay(whole)
            }
        }
        return try days(from: (year, months.0), to: (year, months.1), whole: whole)
    }

    private static func days(
        from first: (year: Int, month: Int),
        to last: (year: Int, month: Int),
        whole: String
    ) throws(CalendarDayError) -> (CalendarDay, CalendarDay) {
        guard let start = CalendarDay(year: first.year, month: first.month, day: 1),
            let end = CalendarDay(
                year: last.year,
                month: last.month,
                day: CalendarDay.days(inMonth: last.month, of: last.year)
            )
        else { throw .noSuchDay(whole) }
        return (start, end)
    }

    private static func digits(_ text: Substring?, count: Int) -> Int? {
        guard let text, text.utf8.count == count,
            text.utf8.allSatisfy({ UInt8(ascii: "0")...UInt8(ascii: "9") ~= $0 })
        else { return nil }
        return Int(text)
    }
}
