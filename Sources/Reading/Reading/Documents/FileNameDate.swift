import Consultations

/// Reads the date in a file's name: `2026-05-12`, `20260512`, `2026-05`, `2026`; two different ones give none.
enum FileNameDate {
    static func date(in name: [UInt8]) -> String? {
        var found: Set<String> = []
        var index = 0
        while index < name.count {
            guard isDigit(name[index]), index == 0 || !isDigit(name[index - 1]) else {
                index += 1
                continue
            }
            let (date, next) = date(at: index, in: name)
            if let date { found.insert(date) }
            index = max(next, index + 1)
        }
        return found.count == 1 ? found.first : nil
    }

    /// The first `2025-04-30` in bytes.
    static func isoDay(in bytes: ArraySlice<UInt8>) -> String? {
        let bytes = Array(bytes)
        var index = 0
        while index + 10 <= bytes.count {
            if bytes[index + 4] == UInt8(ascii: "-"), bytes[index + 7] == UInt8(ascii: "-"),
                let year = number(bytes, index, 4), let month = number(bytes, index + 5, 2),
                let day = number(bytes, index + 8, 2), 1900...2200 ~= year,
                let date = CalendarDay(year: year, month: month, day: day)
            {
                return date.description
            }
            index += 1
        }
        return nil
    }

    private static func date(at index: Int, in name: [UInt8]) -> (String?, Int) {
        let end = name[index...].firstIndex { !isDigit($0) } ?? name.count
        let length = end - index
        guard length == 4 || length == 8, let year = number(name, index, 4), 1900...2200 ~= year else {
            return (nil, end)
        }
        if length == 8 {
            guard let month = number(name, index + 4, 2), let day = number(name, index + 6, 2)
            else { return (nil, end) }
            return (CalendarDay(year: year, month: month, day: day)?.description, end)
        }
        guard let (month, afterMonth) = part(after: end, in: name), 1...12 ~= month else { return ("\(year)", end) }
        guard let (day, afterDay) = part(after: afterMonth, in: name) else {
            return (DocumentDate.text(year, month), afterMonth)
        }
        guard let date = CalendarDay(year: year, month: month, day: day) else { return ("\(year)", end) }
        return (date.description, afterDay)
    }

    /// Two digits behind a hyphen, a point or a low line.
    private static func part(after index: Int, in name: [UInt8]) -> (Int, Int)? {
        guard index + 2 < name.count, [0x2D, 0x2E, 0x5F].contains(name[index]), let value = number(name, index + 1, 2),
            index + 3 == name.count || !isDigit(name[index + 3])
        else { return nil }
        return (value, index + 3)
    }

    private static func isDigit(_ byte: UInt8) -> Bool { 0x30...0x39 ~= byte }

    private static func number(_ bytes: [UInt8], _ index: Int, _ count: Int) -> Int? {
        guard index + count <= bytes.count else { return nil }
        var value = 0
        for byte in bytes[index..<index + count] {
            guard isDigit(byte) else { return nil }
            value = value * 10 + Int(byte - 0x30)
        }
        return value
    }
}
