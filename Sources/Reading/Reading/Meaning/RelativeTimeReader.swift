import Consultations

/// Reads a word for a length of time («mois», "year") with the words around it; writes the time that they give, counted from
/// the day of the document.
///
/// What is counted from another act («dans les six mois suivant l’entrée en vigueur») has no date; neither has a rhythm, a
/// period of validity («pour 90 jours») or what lies behind.
struct RelativeTimeReader {
    let passage: Passage
    let words: TimeWords

    /// What stands to the left of the word.
    private struct Before {
        var start: Int?
        var low = 0
        var isPlural = false
        var count: Int?
        var ordinal: Int?
        var isEnd = false
        var isNext = false
        var isComing = false
        var isCurrent = false
        var isWithin = false
        /// «over two years»: how long something lasts.
        var isLasting = false
        var isUntil = false
        var hasArticle = false
    }

    func time(at index: Int, in tokens: Range<Int>) -> StatedTime? {
        let season = words.season(index)
        let unit = words.unit(index)
        guard unit != nil || season != nil else { return nil }
        guard var before = before(index, low: tokens.lowerBound) else { return nil }
        var high = index + 1
        // «à venir», «prochain»: behind the noun.
        while high < tokens.upperBound, high < index + 4 {
            if passage.token(high, in: .next) {
                before.isNext = true
            } else if passage.token(high, in: .coming) {
                before.isComing = true
            } else if passage.token(high, in: .current) {
                before.isCurrent = true
            } else if passage.token(high, in: .past) {
                return nil
            } else if high + 1 < tokens.upperBound, links(high),
                passage.token(high + 1, in: .coming) || passage.token(high + 1, in: .current)
            {
            } else {
                break
            }
            high += 1
        }
        guard let opener = before.start ?? bareStart(before, index: index, unit: unit, high: high, in: tokens) else {
            return nil
        }
        let start = TimeReader.elided(opener, in: tokens, passage: passage)
        if let season { return seasonal(season, before, start: start, high: high, limit: tokens.upperBound) }
        guard let unit else { return nil }
        if let ordinal = before.ordinal {
            return part(ordinal, of: unit, before, start: start, high: high, limit: tokens.upperBound)
        }
        if high < tokens.upperBound, words.year(high) != nil { return nil }
        if let end = tiedEnd(from: high, limit: tokens.upperBound), before.count != nil || before.isWithin {
            return StatedTime(text: passage.words(start..<end), edtf: nil)
        }
        guard let edtf = date(unit, before, index: index) else {
            let isOpen = (before.isNext || before.isComing) && unit != .day || before.isComing
            return isOpen && before.count == nil ? StatedTime(text: passage.words(start..<high), edtf: nil) : nil
        }
        guard let edtf else { return StatedTime(text: passage.words(start..<high), edtf: nil) }
        return StatedTime(text: passage.words(start..<high), edtf: edtf, basis: TimeReader.relative)
    }

    /// «à venir», «en cours».
    private func links(_ index: Int) -> Bool {
        passage.token(index, in: .to) || passage.token(index, in: .of) || passage.token(index, in: .inTime)
    }

    /// «this year», «l’année prochaine»: words that need no other before them.
    private func bareStart(
        _ before: Before,
        index: Int,
        unit: TimeWords.Unit?,
        high: Int,
        in tokens: Range<Int>
    ) -> Int? {
        guard before.isNext || before.isCurrent, before.count == nil, before.ordinal == nil,
            unit == nil || unit == .year || unit == .month, !passage.token(index, in: .plural)
        else { return nil }
        if high < tokens.upperBound, passage.tokens[high].joined { return nil }
        guard before.low > tokens.lowerBound, !passage.token(before.low - 1, in: .of) else { return nil }
        return before.low
    }

    /// The date of the words; outer nothing where they are no time, inner nothing where the document has no day.
    private func date(_ unit: TimeWords.Unit, _ before: Before, index: Int) -> String?? {
        let document = passage.documentDate
        if let count = before.count {
            if before.isLasting, !before.isNext, !before.isComing { return .some(nil) }
            return .some(document?.adding(count, unit))
        }
        let after = before.isNext || before.isComing ? 1 : 0
        if before.isEnd { return .some(document?.containing(unit, after: after)) }
        if before.isPlural || passage.token(index, in: .plural) || unit == .day { return nil }
        // «au cours de l’année à venir» is twelve months, «l’année prochaine» the next year of the calendar.
        if before.isComing, !before.isNext, before.isWithin || before.start != nil {
            return .some(document?.adding(1, unit))
        }
        if before.isNext || before.isCurrent { return .some(document?.containing(unit, after: after)) }
        if before.isWithin {
            return before.hasArticle
                ? .some(document?.containing(unit, after: 0)) : .some(document?.adding(1, unit))
        }
        return nil
    }

    private func before(_ index: Int, low: Int) -> Before? {
        var before = Before()
        var place = index
        while place > low, index - place < 10 {
            let previous = place - 1
            let shape = passage.tokens[previous].shape
            if passage.token(previous, in: .past) || passage.token(previous, in: .every) { return nil }
            if passage.token(previous, in: .within) {
                before.isWithin = true
                if passage.token(previous, in: .amount) { before.isLasting = true }
                before.start = previous
            } else if passage.token(previous, in: .until) {
                before.isUntil = true
                before.start = previous
            } else if passage.token(previous, in: .endOf), !isLink(previous) {
                before.isEnd = true
            } else if passage.token(previous, in: .next) {
                before.isNext = true
            } else if passage.token(previous, in: .coming) {
                before.isComing = true
            } else if passage.token(previous, in: .current) {
                before.isCurrent = true
                if passage.token(previous, in: .inTime) { before.start = previous }
            } else if passage.token(previous, in: .inTime) {
                before.start = previous
            } else if before.count == nil, before.ordinal == nil, !before.isEnd,
                let (count, first) = words.count(endingAt: previous, low: low)
            {
                if count > 1_000 { break }
                before.count = count
                place = first
                continue
            } else if before.count == nil, before.ordinal == nil, let ordinal = words.ordinal(previous) {
                before.ordinal = ordinal
            } else if passage.token(previous, in: .article) {
                before.hasArticle = true
            } else if passage.token(previous, in: .of) || passage.token(previous, in: .periodWord)
                || (before.count != nil && (shape == .open || shape == .close || shape == .number))
                || (before.count != nil && words.count(previous) == before.count)
            {
            } else if shape == .close || shape == .open {
                // «six (6) mois»
            } else {
                break
            }
            if passage.token(previous, in: .plural) { before.isPlural = true }
            place = previous
        }
        before.low = place
        if before.start == nil, passage.token(index, in: .inTime) { before.start = index }
        return before
    }

    /// A word that joins others and is listed among the ends and beginnings because it may stand between them.
    private func isLink(_ index: Int) -> Bool {
        passage.token(index, in: .article) || passage.token(index, in: .to) || passage.token(index, in: .of)
            || passage.token(index, in: .inTime) || passage.token(index, in: .next)
    }

    /// «au premier semestre 2027», "in the second half of next year".
    private func part(
        _ ordinal: Int,
        of unit: TimeWords.Unit,
        _ before: Before,
        start: Int,
        high: Int,
        limit: Int
    ) -> StatedTime? {
        let code: Int
        switch unit {
        case .quarter where 1...4 ~= ordinal: code = 32 + ordinal
        case .half where 1...2 ~= ordinal: code = 39 + ordinal
        default: return nil
        }
        let (year, end, basis) = year(from: high, limit: limit)
        let text = passage.words(start..<end)
        if let year { return StatedTime(text: text, edtf: "\(year)-\(code)", basis: basis) }
        guard let document = passage.documentDate, let month = document.month else {
            return StatedTime(text: text, edtf: nil)
        }
        let last = unit == .quarter ? ordinal * 3 : ordinal * 6
        return StatedTime(
            text: text,
            edtf: "\(last < month ? document.year + 1 : document.year)-\(code)",
            basis: TimeReader.relative
        )
    }

    private func seasonal(_ season: Int, _ before: Before, start: Int, high: Int, limit: Int) -> StatedTime? {
        let (year, end, basis) = year(from: high, limit: limit)
        let text = passage.words(start..<end)
        if let year { return StatedTime(text: text, edtf: "\(year)-\(season)", basis: basis) }
        guard before.isCurrent || before.isNext || before.isComing else { return nil }
        guard let document = passage.documentDate, let month = document.month else {
            return StatedTime(text: text, edtf: nil)
        }
        // The season in which the document lies is over for «next»; winter runs into the next year.
        let last = season == 24 ? 14 : (season - 21) * 3 + 5
        let passed = last < month || (before.isNext && (season - 21) * 3 + 3 <= month)
        return StatedTime(
            text: text,
            edtf: "\(passed ? document.year + 1 : document.year)-\(season)",
            basis: TimeReader.relative
        )
    }

    /// «2027», «of 2027», «of the year», «de l’année prochaine» behind a part of a year.
    private func year(from high: Int, limit: Int) -> (year: Int?, end: Int, basis: String) {
        var place = high
        var isNext = false
        var isCurrent = false
        while place < limit, place < high + 6 {
            if let year = words.year(place) {
                let named = place + 1 < limit && words.unit(place + 1) == .year
                return (year, named ? place + 2 : place + 1, TimeReader.explicit)
            }
            if words.unit(place) == .year {
                var end = place + 1
                if end < limit, passage.token(end, in: .next) {
                    isNext = true
                    end += 1
                }
                if end < limit, let year = words.year(end) { return (year, end + 1, TimeReader.explicit) }
                guard isNext || isCurrent else { return (nil, end, TimeReader.relative) }
                return (passage.documentDate.map { $0.year + (isNext ? 1 : 0) }, end, TimeReader.relative)
            }
            if passage.token(place, in: .next) {
                isNext = true
            } else if passage.token(place, in: .current) {
                isCurrent = true
            } else if !passage.token(place, in: .of), !passage.token(place, in: .article) {
                break
            }
            place += 1
        }
        return (nil, high, TimeReader.relative)
    }

    /// Where the words end that count from another act; nothing where they count from the document.
    private func tiedEnd(from high: Int, limit: Int) -> Int? {
        guard high + 1 < limit,
            passage.token(high, in: .anchor) || (passage.token(high, in: .to) && passage.token(high + 1, in: .anchor))
        else { return nil }
        var end = high
        while end < limit, end < high + 12, passage.tokens[end].isWord {
            if passage.token(end, in: .today) { return nil }
            if passage.token(end, in: .document), end > high, passage.token(end - 1, in: .current) { return nil }
            if passage.token(end, in: .and) { break }
            end += 1
        }
        return end
    }
}
