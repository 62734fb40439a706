import Consultations

/// Sums with the day of a document, as exact as the document gives it; results in EDTF.
extension DocumentDate {
    /// The time that lies so many units after the document.
    ///
    /// A document that gives only its month or its year has no day to count from: then the result is as rough.
    func adding(_ count: Int, _ unit: TimeWords.Unit) -> String? {
        guard 1...4_000 ~= count else { return nil }
        switch unit {
        case .day, .week:
            guard let month, let day, let start = CalendarDay(year: year, month: month, day: day) else { return nil }
            let days = unit == .day ? count : 7 * count
            return CalendarDay(daysSinceEpoch: start.daysSinceEpoch + days)?.description
        case .month, .quarter, .half: return adding(months: count * (unit == .month ? 1 : unit == .quarter ? 3 : 6))
        case .year: return count <= 200 ? adding(months: 12 * count) : nil
        }
    }

    private func adding(months count: Int) -> String? {
        guard let month else { return count % 12 == 0 ? "\(year + count / 12)" : nil }
        let months = year * 12 + month - 1 + count
        let (newYear, newMonth) = (months / 12, months % 12 + 1)
        guard let day else { return Self.text(newYear, newMonth) }
        // 31 January and a month: the last day of February.
        let last = CalendarDay.days(inMonth: newMonth, of: newYear)
        return CalendarDay(year: newYear, month: newMonth, day: min(day, last))?.description
    }

    /// The unit in which the document lies, or one that follows it.
    func containing(_ unit: TimeWords.Unit, after: Int) -> String? {
        switch unit {
        case .day, .week: return nil
        case .year: return "\(year + after)"
        case .month:
            guard let month else { return nil }
            let months = year * 12 + month - 1 + after
            return Self.text(months / 12, months % 12 + 1)
        case .quarter:
            guard let month else { return nil }
            let quarters = year * 4 + (month - 1) / 3 + after
            return "\(quarters / 4)-\(33 + quarters % 4)"
        case .half:
            guard let month else { return nil }
            let halves = year * 2 + (month - 1) / 6 + after
            return "\(halves / 2)-\(40 + halves % 2)"
        }
    }

    /// The year in which a month comes next.
    func year(ofComing coming: Int) -> Int {
        guard let month else { return year }
        return coming < month ? year + 1 : year
    }

    static func text(_ year: Int, _ month: Int) -> String { "\(year)-" + (month < 10 ? "0" : "") + "\(month)" }
}
