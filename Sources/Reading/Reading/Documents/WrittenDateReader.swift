import Consultations

/// A date that stands in a text, in EDTF, and where.
struct WrittenDate {
    let edtf: String
    let tokens: Range<Int>
}

/// Reads a line or a sentence; writes the dates in it: «12 May 2026», «May 12, 2026», «12.05.2026», «mai 2026».
///
/// Of «12 and 13 May» it is the last day. Figures that may be read in two ways give no date.
struct WrittenDateReader {
    private let passage: Passage
    private let words: TimeWords

    init(passage: Passage) {
        self.passage = passage
        words = TimeWords(passage: passage)
    }

    func year(_ index: Int) -> Int? { words.year(index) }

    func first(in tokens: Range<Int>) -> WrittenDate? {
        var index = tokens.lowerBound
        while index < tokens.upperBound {
            if let found = date(at: index, in: tokens) { return found }
            index += 1
        }
        return nil
    }

    func all(in tokens: Range<Int>) -> [WrittenDate] {
        var found: [WrittenDate] = []
        var index = tokens.lowerBound
        while let next = first(in: index..<tokens.upperBound) {
            found.append(next)
            index = max(next.tokens.upperBound, index + 1)
        }
        return found
    }

    private func date(at index: Int, in tokens: Range<Int>) -> WrittenDate? {
        if let month = words.month(index) { return date(around: index, month: month, in: tokens) }
        guard let (year, month, day, high) = words.figures(at: index, end: tokens.upperBound),
            let date = CalendarDay(year: year, month: month, day: day)
        else { return nil }
        // 05/12/2026 is a day in May or in December.
        let isSlashed = passage.utf8[passage.tokens[index].end] == UInt8(ascii: "/")
        if isSlashed, words.year(index) == nil, day <= 12, day != month { return nil }
        return WrittenDate(edtf: date.description, tokens: index..<high)
    }

    private func date(around index: Int, month: Int, in tokens: Range<Int>) -> WrittenDate? {
        guard index + 1 < tokens.upperBound,
            let place = (index + 1..<min(index + 4, tokens.upperBound)).first(where: { words.year($0) != nil }),
            let year = words.year(place)
        else { return nil }
        var low = index
        if low - 1 > tokens.lowerBound, passage.token(low - 1, in: .monthLink) { low -= 1 }
        var day: Int?
        if low > tokens.lowerBound, let before = dayNumber(low - 1) {
            day = before
            low -= 1
        } else {
            low = index
            if place > index + 1 { day = dayNumber(index + 1) }
        }
        guard let day else {
            return WrittenDate(edtf: DocumentDate.text(year, month), tokens: index..<place + 1)
        }
        return CalendarDay(year: year, month: month, day: day).map {
            WrittenDate(edtf: $0.description, tokens: low..<place + 1)
        }
    }

    private func dayNumber(_ index: Int) -> Int? {
        (words.digits(index) ?? words.ordinal(index)).flatMap { 1...31 ~= $0 ? $0 : nil }
    }
}
