/// Reads the classes of a lexicon that carry a number (`month.3`, `number.6`, `unit.month`); says for a token which it is.
struct TimeWords {
    /// A length of time for which a lexicon has words.
    enum Unit: Int, CaseIterable {
        case day = 1
        case week, month, quarter, half, year
    }

    private enum Role: Int {
        case month = 100
        case number = 200
        case ordinal = 400
        case unit = 500
        case season = 600
        static let width = 100
    }

    private let passage: Passage
    /// The role of each atom, as its hundred and its value; 0 where an atom tells nothing of time.
    private let roles: [UInt16]

    init(passage: Passage) {
        self.passage = passage
        roles = passage.lexicon.timeRoles
    }

    /// The role of each atom of a lexicon.
    static func roles(of lexicon: Lexicon.Parts) -> [UInt16] {
        var roles = [UInt16](repeating: 0, count: lexicon.atomNames.count)
        func note(_ name: String, _ role: Role, _ value: Int) {
            if let atom = lexicon.classes[name], Int(atom) < roles.count {
                roles[Int(atom)] = UInt16(role.rawValue + value)
            }
        }
        for value in 1...12 { note("month.\(value)", .month, value) }
        for value in 1...20 { note("ordinal.\(value)", .ordinal, value) }
        for value in Array(1...20) + [24, 30, 40, 45, 50, 60, 70, 80, 90, 100] {
            note("number.\(value)", .number, value)
        }
        for unit in Unit.allCases { note("unit.\(unit)", .unit, unit.rawValue) }
        for (value, season) in ["spring", "summer", "autumn", "winter"].enumerated() {
            note("season.\(season)", .season, value + 21)
        }
        return roles
    }

    private func value(_ index: Int, _ role: Role) -> Int? {
        let token = passage.tokens[index]
        guard token.marks.contains(.time) else { return nil }
        let width = role == .number ? 2 * Role.width : Role.width
        for place in Int(token.atoms)..<Int(token.atoms) + Int(token.atomCount) {
            let known = Int(roles[Int(passage.atoms[place])]) - role.rawValue
            if known > 0, known < width { return known }
        }
        return nil
    }

    /// The month, from 1 to 12.
    func month(_ index: Int) -> Int? { passage.tokens[index].isWord ? value(index, .month) : nil }

    func unit(_ index: Int) -> Unit? { value(index, .unit).flatMap(Unit.init) }

    /// The season by its code in EDTF: 21 for spring to 24 for winter.
    func season(_ index: Int) -> Int? { value(index, .season) }

    /// «first», «2e», «III».
    func ordinal(_ index: Int) -> Int? {
        if let known = value(index, .ordinal) { return known }
        let token = passage.tokens[index]
        guard token.isWord else { return nil }
        if let digits = digits(index), 1...20 ~= digits { return digits }
        switch Array(passage.utf8[token.range]) {
        case Array("I".utf8): return 1
        case Array("II".utf8): return 2
        case Array("III".utf8): return 3
        case Array("IV".utf8): return 4
        default: return nil
        }
    }

    /// A cardinal number, in digits or in words.
    func count(_ index: Int) -> Int? {
        if passage.tokens[index].shape == .number, let number = digits(index) { return number }
        return value(index, .number)
    }

    /// The number whose last word stands at a place, «quatre-vingt-dix» as one, and where it begins.
    func count(endingAt index: Int, low: Int) -> (value: Int, first: Int)? {
        guard let last = count(index) else { return nil }
        guard passage.tokens[index].joined else { return (last, index) }
        var parts = [last]
        var first = index
        while first > low, passage.tokens[first].joined, parts.count < 4, let part = count(first - 1) {
            first -= 1
            parts.insert(part, at: 0)
        }
        // Four times twenty, all else is added.
        var sum = 0
        for part in parts { sum = part == 20 && sum == 4 ? 80 : sum + part }
        return (sum, first)
    }

    /// The digits with which a token begins, four at most: «3», «1er».
    func digits(_ index: Int) -> Int? {
        let token = passage.tokens[index]
        guard token.shape == .number || token.isWord, token.length <= 8 else { return nil }
        var value = 0
        var digits = 0
        var place = Int(token.start)
        while place < token.end {
            let byte = passage.utf8[place]
            // U+0660 to U+0669: D9 A0 to D9 A9.
            let isArabic = byte == 0xD9 && place + 1 < token.end && 0xA0...0xA9 ~= passage.utf8[place + 1]
            guard 0x30...0x39 ~= byte || isArabic else { break }
            value = value * 10 + Int(isArabic ? passage.utf8[place + 1] - 0xA0 : byte - 0x30)
            digits += 1
            place += isArabic ? 2 : 1
        }
        return 1...4 ~= digits ? value : nil
    }

    func year(_ index: Int) -> Int? {
        let token = passage.tokens[index]
        guard token.shape == .number, token.length == 4 || token.length == 8, let value = digits(index),
            1900...2200 ~= value
        else {
            return nil
        }
        return value
    }

    /// «01.11.2021», «2021-11-01»: a date in figures and the token behind it.
    func figures(at index: Int, end: Int) -> (year: Int, month: Int, day: Int, high: Int)? {
        guard index + 2 < end, passage.tokens[index].shape == .number else { return nil }
        var parts: [Int] = []
        var place = index
        while parts.count < 3, place < end, passage.tokens[place].shape == .number {
            guard let value = digits(place) else { return nil }
            parts.append(value)
            if parts.count == 3 { break }
            if passage.touches(place), place + 1 < end,
                passage.tokens[place + 1].shape == .period || passage.tokens[place + 1].shape == .other,
                passage.touches(place + 1)
            {
                place += 2
            } else if place + 1 < end, passage.tokens[place + 1].joined {
                place += 1
            } else {
                return nil
            }
        }
        guard parts.count == 3 else { return nil }
        let (first, month, last) = (parts[0], parts[1], parts[2])
        guard 1...12 ~= month else { return nil }
        if 1900...2200 ~= first, 1...31 ~= last { return (first, month, last, place + 1) }
        if 1...31 ~= first, 1900...2200 ~= last { return (last, month, first, place + 1) }
        return nil
    }
}
