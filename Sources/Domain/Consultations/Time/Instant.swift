/// A moment in Coordinated Universal Time, to the second, as acts claim it.
public struct Instant: Hashable, Sendable, Comparable, CustomStringConvertible {
    /// The seconds since 1 January 1970, 00:00 UTC, leap seconds not counted.
    public let secondsSinceEpoch: Int

    /// The moment that lies this many seconds after 1 January 1970; nothing outside of the years 1 to 9999.
    public init?(secondsSinceEpoch: Int) {
        guard CalendarDay(daysSinceEpoch: Self.floorDivide(secondsSinceEpoch, 86_400)) != nil else { return nil }
        self.secondsSinceEpoch = secondsSinceEpoch
    }

    private init(known seconds: Int) { secondsSinceEpoch = seconds }

    /// 1 January 1970, 00:00 UTC.
    public static let epoch = Instant(known: 0)

    /// Reads `2026-11-25T09:30:00Z`, the only form that acts use (RFC 3339 with `Z`, no fraction).
    public init?(_ text: String) {
        let bytes = Array(text.utf8)
        guard bytes.count == 20, bytes[10] == UInt8(ascii: "T"), bytes[13] == UInt8(ascii: ":"),
            bytes[16] == UInt8(ascii: ":"), bytes[19] == UInt8(ascii: "Z"),
            let day = try? CalendarDay(iso8601: String(text.prefix(10))), let hour = decimal(bytes[11..<13]),
            let minute = decimal(bytes[14..<16]), let second = decimal(bytes[17..<19]), hour < 24, minute < 60,
            second < 60
        else { return nil }
        secondsSinceEpoch = day.daysSinceEpoch * 86_400 + hour * 3600 + minute * 60 + second
    }

    /// The day, in UTC, on which the moment falls.
    public var day: CalendarDay? { CalendarDay(daysSinceEpoch: Self.floorDivide(secondsSinceEpoch, 86_400)) }

    public var description: String {
        let seconds = secondsSinceEpoch - Self.floorDivide(secondsSinceEpoch, 86_400) * 86_400
        let time = [seconds / 3600, seconds / 60 % 60, seconds % 60].map { padded($0, to: 2) }.joined(separator: ":")
        return "\(day?.description ?? "")T\(time)Z"
    }

    public static func < (left: Self, right: Self) -> Bool { left.secondsSinceEpoch < right.secondsSinceEpoch }

    private static func floorDivide(_ number: Int, _ divisor: Int) -> Int {
        number >= 0 ? number / divisor : -((-(number + 1)) / divisor) - 1
    }
}
