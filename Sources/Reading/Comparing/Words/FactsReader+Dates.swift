extension FactsReader {
    /// The dates of a passage: a day, a month or a year, in words or in digits.
    func dates(_ words: [ComparedWord], taken: inout Set<Int>) -> [DateMention] {
        var dates: [DateMention] = []
        for index in words.indices where !taken.contains(index) {
            if words[index].isNumber, let (date, used) = numeric(words, at: index) {
                dates.append(date)
                taken.formUnion(used)
            } else if let month = month(words, at: index) {
                let (date, used) = worded(words, month: month, at: index, taken: taken)
                dates.append(date)
                taken.formUnion(used)
            }
        }
        for index in words.indices where !taken.contains(index) {
            guard let year = year(words[index]), !isGrouped(words, at: index) else { continue }
            dates.append(DateMention(year: year, range: words[index].range))
            taken.insert(index)
        }
        return dates.sorted { $0.range.lowerBound < $1.range.lowerBound }
    }

    private func year(_ word: ComparedWord) -> Int? {
        guard word.isNumber, word.text.utf8.count == 4, let year = Int(word.text), 1800...2199 ~= year else {
            return nil
        }
        return year
    }

    /// A group of a longer number is no year.
    private func isGrouped(_ words: [ComparedWord], at index: Int) -> Bool {
        guard index + 1 < words.count, words[index + 1].isNumber else { return false }
        return touches(words[index], words[index + 1], by: 0x2C) || touches(words[index], words[index + 1], by: 0x2E)
    }

    private func month(_ words: [ComparedWord], at index: Int) -> Int? {
        let word = words[index]
        guard !word.isNumber, !language.months.isEmpty else { return nil }
        let found = language.months.firstIndex { names in
            names.contains { name in
                name.hasSuffix("*")
                    ? word.text.hasPrefix(name.dropLast())
                        && word.text.unicodeScalars.count <= name.unicodeScalars.count + 2
                    : word.text == name
            }
        }
        guard let found else { return nil }
        if language.doubtfulMonths.contains(word.text) {
            let before = words[..<index].last { !language.links.contains($0.text) }
            let after = words[(index + 1)...].first { !language.links.contains($0.text) }
            guard before?.isNumber == true || after?.isNumber == true else { return nil }
        }
        return found + 1
    }

    private func worded(
        _ words: [ComparedWord],
        month: Int,
        at index: Int,
        taken: Set<Int>
    ) -> (DateMention, Set<Int>) {
        var date = DateMention(month: month, range: words[index].range)
        var used: Set<Int> = [index]
        func day(_ place: Int) -> Int? {
            guard words.indices.contains(place), words[place].isNumber, !taken.contains(place),
                words[place].text.utf8.count <= 2, let day = Int(words[place].text), 1...31 ~= day
            else { return nil }
            return day
        }
        var place = index - 1
        while place >= max(0, index - 2), language.links.contains(words[place].text) { place -= 1 }
        if let day = day(place) {
            date.day = day
            used.formUnion(place..<index)
        }
        place = index + 1
        if date.day == nil, let day = day(place) {
            date.day = day
            used.insert(place)
            place += 1
        }
        while place < min(words.count, index + 3), language.links.contains(words[place].text) { place += 1 }
        if place < words.count, let year = year(words[place]) {
            date.year = year
            used.formUnion(index..<place + 1)
        }
        let places = used.sorted()
        if let first = places.first, let last = places.last {
            date.range = words[first].range.lowerBound..<words[last].range.upperBound
        }
        return (date, used)
    }

    /// `12.05.2026`, `12/05/2026`, `2026-05-12`.
    private func numeric(_ words: [ComparedWord], at index: Int) -> (DateMention, Set<Int>)? {
        guard index + 2 < words.count, words[index + 1].isNumber, words[index + 2].isNumber else { return nil }
        let separators: [UInt8] = [0x2E, 0x2F, 0x2D]
        guard
            let mark = separators.first(where: { touches(words[index], words[index + 1], by: $0) }),
            touches(words[index + 1], words[index + 2], by: mark)
        else { return nil }
        let parts = (0...2).map { words[index + $0].text }
        let values = parts.map { Int($0) ?? 0 }
        let range = words[index].range.lowerBound..<words[index + 2].range.upperBound
        let used = Set(index...index + 2)
        if parts[0].utf8.count == 4, year(words[index]) != nil, 1...12 ~= values[1], 1...31 ~= values[2] {
            return (DateMention(year: values[0], month: values[1], day: values[2], range: range), used)
        }
        guard year(words[index + 2]) != nil, 1...31 ~= values[0], 1...12 ~= values[1] else { return nil }
        return (DateMention(year: values[2], month: values[1], day: values[0], range: range), used)
    }
}
