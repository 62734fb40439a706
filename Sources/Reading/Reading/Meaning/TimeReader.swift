import Consultations

/// Reads the words of a conclusion; writes the time that they give.
///
/// A date without a word of time before it is the date of something else («l’attaque du 3 mars») and no deadline.
struct TimeReader {
    let passage: Passage
    let words: TimeWords
    private let relatives: RelativeTimeReader

    static let explicit = "explicit"
    static let documentYear = "document_year"
    static let relative = "relative_to_document"

    init(passage: Passage) {
        self.passage = passage
        words = TimeWords(passage: passage)
        relatives = RelativeTimeReader(passage: passage, words: words)
    }

    /// The time that words give.
    ///
    /// - Parameters:
    ///   - tokens: the words.
    ///   - open: the times without a date in the sentence, in order.
    ///   - comes: whether a month without a year is one to come: a meeting that is arranged.
    /// - Returns: nothing where they give none.
    func time(in tokens: Range<Int>, open: ArraySlice<Head>, comes: Bool = false) -> StatedTime? {
        var inWords: StatedTime?
        for index in tokens
        where passage.tokens[index].marks.contains(.time) || passage.tokens[index].shape == .number {
            guard let (time, words) = time(at: index, in: tokens, comes: comes) else { continue }
            if time.edtf != nil {
                // «до вступления в силу до конца года»: the date of the other act.
                if let words, let tied = open.first(where: { isTied($0) && $0.tokens.upperBound == words.lowerBound }) {
                    return StatedTime(text: passage.words(tied.tokens.lowerBound..<words.upperBound), edtf: nil)
                }
                return time
            }
            if inWords == nil { inWords = time }
        }
        if let inWords { return inWords }
        for head in open
        where head.tokens.lowerBound >= tokens.lowerBound && head.tokens.upperBound <= tokens.upperBound {
            return StatedTime(text: passage.words(head.tokens), edtf: nil)
        }
        return nil
    }

    /// «After these steps, the Parties will…»: words before the subject that tie the conclusion to another act.
    func tied(_ lead: Range<Int>) -> StatedTime? {
        guard let first = lead.first, passage.token(first, in: .afterAct),
            !lead.contains(where: { passage.token($0, in: .meeting) || passage.token($0, in: .past) })
        else { return nil }
        var end = first + 1
        while end < lead.upperBound, end < first + 24, passage.tokens[end].shape != .comma { end += 1 }
        guard end < lead.upperBound || end - first > 2 else { return nil }
        return StatedTime(text: passage.words(first..<end), edtf: nil)
    }

    /// Whether a time of the lexicon is the time of another act.
    private func isTied(_ head: Head) -> Bool { passage.lexicon.formulas[head.formula].frame == .clause }

    private func time(at index: Int, in tokens: Range<Int>, comes: Bool) -> (StatedTime, Range<Int>?)? {
        if let month = month(index) { return monthDate(at: index, month: month, in: tokens, comes: comes) }
        if let date = words.figures(at: index, end: tokens.upperBound) {
            guard let start = opener(before: index, in: tokens),
                isAhead(year: date.year, month: date.month, day: date.day),
                let day = CalendarDay(year: date.year, month: date.month, day: date.day)
            else { return nil }
            let text = passage.words(start..<date.high)
            return (StatedTime(text: text, edtf: day.description, basis: Self.explicit), start..<date.high)
        }
        if let year = words.year(index), !near(month: index, in: tokens) {
            return yearDate(at: index, year: year, in: tokens)
        }
        return relatives.time(at: index, in: tokens).map { ($0, nil) }
    }

    private func monthDate(at index: Int, month: Int, in tokens: Range<Int>, comes: Bool) -> (StatedTime, Range<Int>?)?
    {
        var low = index
        var high = index + 1
        var day: Int?
        while low > tokens.lowerBound, passage.token(low - 1, in: .of), passage.token(low - 1, in: .monthLink) {
            low -= 1
        }
        if low > tokens.lowerBound, let number = words.digits(low - 1), 1...31 ~= number {
            day = number
            low -= 1
        } else {
            low = index
            if high < tokens.upperBound, let number = words.digits(high), 1...31 ~= number {
                day = number
                high += 1
            }
        }
        var year: Int?
        var basis = Self.explicit
        if let known = yearBehind(high, limit: tokens.upperBound) {
            (year, high, basis) = known
        }
        guard let start = opener(before: low, in: tokens, isMonth: true) else { return nil }
        // «décembre de la même année»: the year of what is told.
        if year == nil,
            let same = (high..<min(high + 4, tokens.upperBound)).first(where: { passage.token($0, in: .same) }),
            same + 1 < tokens.upperBound, words.unit(same + 1) == .year
        {
            return (StatedTime(text: passage.words(start..<same + 2), edtf: nil), start..<same + 2)
        }
        let text = passage.words(start..<high)
        if year == nil, let document = passage.documentDate {
            year = document.year
            basis = Self.documentYear
            let isUntil = (start..<low).contains { passage.token($0, in: .until) }
            if comes || isUntil, document.year(ofComing: month) != document.year, document.month != nil {
                year = document.year(ofComing: month)
                basis = Self.relative
            }
        }
        guard let year, isAhead(year: year, month: month, day: day) else {
            return year == nil ? (StatedTime(text: text, edtf: nil), start..<high) : nil
        }
        let monthText = DocumentDate.text(year, month)
        guard let day else { return (StatedTime(text: text, edtf: monthText, basis: basis), start..<high) }
        guard let exact = CalendarDay(year: year, month: month, day: day) else { return nil }
        return (StatedTime(text: text, edtf: exact.description, basis: basis), start..<high)
    }

    /// The year behind a month: «2027», «, 2027», «de 2027», «prochain», «of next year», «de este año».
    private func yearBehind(_ high: Int, limit: Int) -> (Int?, Int, String)? {
        guard high < limit else { return nil }
        var place = high
        var isNext = false
        var isCurrent = false
        while place < limit, place < high + 4 {
            if let year = words.year(place) {
                let end = place + 1 < limit && passage.token(place + 1, in: .yearWord) ? place + 2 : place + 1
                return (year, end, Self.explicit)
            }
            if words.unit(place) == .year, isNext || isCurrent, let document = passage.documentDate {
                return (document.year + (isNext ? 1 : 0), place + 1, Self.relative)
            }
            if passage.token(place, in: .next) {
                isNext = true
            } else if passage.token(place, in: .current) {
                isCurrent = true
            } else if !(passage.tokens[place].shape == .comma && place == high), !passage.token(place, in: .of) {
                break
            }
            place += 1
        }
        // «en mars prochain»
        if passage.token(high, in: .next), let document = passage.documentDate, let month = month(high - 1) {
            return (document.year(ofComing: month), high + 1, Self.relative)
        }
        return nil
    }

    private func yearDate(at index: Int, year: Int, in tokens: Range<Int>) -> (StatedTime, Range<Int>?)? {
        var high = index + 1
        if high < tokens.upperBound, passage.token(high, in: .yearWord) { high += 1 }
        // «2025–2027»: how long something runs.
        if index + 1 < tokens.upperBound, words.year(index + 1) != nil { return nil }
        if index + 2 < tokens.upperBound, passage.tokens[index + 1].shape == .dash, words.year(index + 2) != nil {
            return nil
        }
        // «the 2026 Dialogue»: which one, not when.
        if index > tokens.lowerBound, passage.token(index - 1, in: .article), high < tokens.upperBound,
            passage.tokens[high].isWord, passage.tokens[high].capital
        {
            return nil
        }
        guard let start = opener(before: index, in: tokens), isAhead(year: year, month: nil, day: nil) else {
            return nil
        }
        let isMiddle = (start..<index).contains { passage.token($0, in: .midOf) }
        let text = passage.words(start..<high)
        return (StatedTime(text: text, edtf: isMiddle ? "\(year)-06" : "\(year)", basis: Self.explicit), start..<high)
    }

    /// Where the words that make a date a time begin: «avant», «d’ici à», "by the end of".
    private func opener(before index: Int, in tokens: Range<Int>, isMonth: Bool = false) -> Int? {
        var place = index
        var found: Int?
        while place > tokens.lowerBound, index - place < 8 {
            let previous = place - 1
            let opens =
                passage.token(previous, in: .until) || passage.token(previous, in: .inTime)
                || (passage.token(previous, in: .within) && !passage.token(previous, in: .over))
            if opens { found = previous }
            let goesOn =
                opens || passage.token(previous, in: .endOf) || passage.token(previous, in: .of)
                || passage.token(previous, in: .article) || passage.token(previous, in: .monthWord)
                || passage.token(previous, in: .yearWord) || passage.token(previous, in: .dayWord)
                || (isMonth && passage.tokens[previous].shape == .number && passage.tokens[previous].length < 3)
                || (isMonth && (passage.token(previous, in: .and) || passage.tokens[previous].shape == .dash))
            guard goesOn else { break }
            place = previous
        }
        guard let first = found, !isHistory(before: first, in: tokens) else { return nil }
        return Self.elided(first, in: tokens, passage: passage)
    }

    /// «signé en 2027», "adopted in May": the time of something done, unless it is still to be done.
    private func isHistory(before opener: Int, in tokens: Range<Int>) -> Bool {
        guard opener > tokens.lowerBound, !passage.token(opener, in: .until),
            passage.token(opener - 1, in: .history)
        else { return false }
        return !(max(tokens.lowerBound, opener - 5)..<opener).contains { passage.token($0, in: .future) }
    }

    /// «d’ici»: the elided word belongs to it.
    static func elided(_ first: Int, in tokens: Range<Int>, passage: Passage) -> Int {
        if first > tokens.lowerBound, passage.token(first, in: .until) || passage.token(first, in: .within),
            passage.token(first - 1, in: .of) || passage.token(first - 1, in: .to), passage.tokens[first].joined
        {
            return first - 1
        }
        guard first - 1 >= tokens.lowerBound, first + 1 < tokens.upperBound else { return first }
        // «au plus tard», «a más tardar», "no later than"
        var lead = first
        while lead > tokens.lowerBound, first - lead < 2, passage.token(first, in: .until),
            passage.token(lead - 1, in: .untilLead)
        {
            lead -= 1
        }
        if lead < first { return lead }
        // «à l’horizon»
        if first - 2 >= tokens.lowerBound, passage.token(first, in: .within), passage.token(first - 1, in: .article),
            passage.token(first - 2, in: .to)
        {
            return first - 2
        }
        return first
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

    func month(_ index: Int) -> Int? { words.month(index) }
    func number(_ index: Int) -> Int? { words.digits(index) }
    func year(_ index: Int) -> Int? { words.year(index) }
}
