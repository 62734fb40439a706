import Consultations

/// Reads the words of a conclusion; writes the time that they give.
///
/// A date without a word of time before it is the date
/// of something else («l’attaque du 3 mars») and no deadline.
struct TimeReader {
    let passage: Passage
    private let months: [UInt16]

    init(passage: Passage) {
        self.passage = passage
        months = (1...12).map { passage.lexicon.atom("month.\($0)") ?? .max }
    }

    func time(in tokens: Range<Int>, open: [Head]) -> StatedTime? {
        if let dated = date(in: tokens) { return dated }
        for head in open
        where head.tokens.lowerBound >= tokens.lowerBound && head.tokens.upperBound <= tokens.upperBound {
            return StatedTime(text: passage.words(head.tokens), edtf: nil)
        }
        return nil
    }

    private func date(in tokens: Range<Int>) -> StatedTime? {
        for index in tokens {
            if let month = month(index) {
                if let time = monthDate(at: index, month: month, in: tokens) { return time }
            } else if let year = year(index), !near(month: index, in: tokens) {
                if let time = yearDate(at: index, year: year, in: tokens) { return time }
            }
        }
        return nil
    }

    private func monthDate(at index: Int, month: Int, in tokens: Range<Int>) -> StatedTime? {
        var low = index
        var high = index + 1
        var day: Int?
        if index > tokens.lowerBound, let number = number(index - 1), 1...31 ~= number {
            day = number
            low = index - 1
        } else if high < tokens.upperBound, let number = number(high), 1...31 ~= number {
            day = number
            high += 1
        }
        var year: Int?
        if let place = (high..<min(high + 2, tokens.upperBound)).first(where: { self.year($0) != nil }),
            high == place || passage.tokens[high].shape == .comma
        {
            year = self.year(place)
            high = place + 1
        }
        if high < tokens.upperBound, passage.token(high, in: .yearWord) { high += 1 }
        guard let start = opener(before: low, in: tokens) else { return nil }
        let text = passage.words(start..<high)
        var basis = "explicit"
        if year == nil, let document = passage.documentDate {
            year = document.year
            basis = "document_year"
        }
        guard let year, isAhead(year: year, month: month, day: day) else {
            return year == nil ? StatedTime(text: text, edtf: nil) : nil
        }
        let monthText = "\(year)-" + (month < 10 ? "0" : "") + "\(month)"
        guard let day else { return StatedTime(text: text, edtf: monthText, basis: basis) }
        guard (try? CalendarDay(iso8601: monthText + (day < 10 ? "-0" : "-") + "\(day)")) != nil else { return nil }
        return StatedTime(text: text, edtf: monthText + (day < 10 ? "-0" : "-") + "\(day)", basis: basis)
    }

    private func yearDate(at index: Int, year: Int, in tokens: Range<Int>) -> StatedTime? {
        var high = index + 1
        if high < tokens.upperBound, passage.token(high, in: .yearWord) { high += 1 }
        guard let start = opener(before: index, in: tokens), isAhead(year: year, month: nil, day: nil) else {
            return nil
        }
        return StatedTime(text: passage.words(start..<high), edtf: "\(year)", basis: "explicit")
    }

    /// Where the words that make a date a time begin: «avant», «d’ici à», "by the end of".
    private func opener(before index: Int, in tokens: Range<Int>) -> Int? {
        var place = index
        var found: Int?
        while place > tokens.lowerBound, index - place < 8 {
            let previous = place - 1
            let isUntil = passage.token(previous, in: .until)
            if isUntil || passage.token(previous, in: .inTime) { found = previous }
            let goesOn =
                isUntil || passage.token(previous, in: .endOf) || passage.token(previous, in: .of)
                || passage.token(previous, in: .article) || passage.token(previous, in: .monthWord)
                || passage.token(previous, in: .yearWord) || passage.token(previous, in: .inTime)
            guard goesOn else { break }
            place = previous
        }
        // «d’ici», «au plus tard»
        if let first = found, first > tokens.lowerBound, passage.token(first, in: .until),
            passage.token(first - 1, in: .of) && passage.tokens[first].joined
        {
            return first - 1
        }
        return found
    }

    /// A date before that of the document is no deadline.
    private func isAhead(year: Int, month: Int?, day: Int?) -> Bool {
        guard let document = passage.documentDate else { return true }
        if year != document.year { return year > document.year }
        guard let month, let documentMonth = document.month else { return true }
        if month != documentMonth { return month > documentMonth }
        guard let day, let documentDay = document.day else { return true }
        return day >= documentDay
    }

    private func near(month index: Int, in tokens: Range<Int>) -> Bool {
        (max(tokens.lowerBound, index - 3)..<index).contains { month($0) != nil }
    }

    func month(_ index: Int) -> Int? {
        guard passage.tokens[index].isWord, passage.tokens[index].atomCount > 0 else { return nil }
        return months.firstIndex { passage.has(index, $0) }.map { $0 + 1 }
    }

    func number(_ index: Int) -> Int? {
        let token = passage.tokens[index]
        guard token.shape == .number || token.isWord, token.length <= 4 else { return nil }
        var value = 0
        var digits = 0
        for byte in passage.utf8[token.range] {
            guard 0x30...0x39 ~= byte else { break }
            value = value * 10 + Int(byte - 0x30)
            digits += 1
        }
        return digits > 0 ? value : nil
    }

    func year(_ index: Int) -> Int? {
        guard passage.tokens[index].length == 4, let value = number(index), 1900...2200 ~= value else { return nil }
        return value
    }
}
